"""``backlint check``: finds what is wrong in files."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import click

from backlint.batch import WorkerDied, check_files
from backlint.checking import Engine, FileReport, Problem, check_source
from backlint.cli.progress import progress
from backlint.cli.reports import Format, Summary
from backlint.cli.terminal import ERROR, Failure, Style, write, write_bytes, write_error
from backlint.config.schema import SEVERITIES
from backlint.discovery import python_files
from backlint.fixing import FixOptions
from backlint.folders import absolute, shown
from backlint.source import SourceError, decode_source
from backlint.workspace import Workspace, WorkspaceOptions

FINDINGS = 1
"""The exit code where there are findings (with ``--diff``, changes); 0 is for a clean run."""

_ADD_IGNORE = "--add-ignore"
OVERRIDES = "the command line"

_Command = TypeVar("_Command", bound=Callable[..., Any])


def _split(_context: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> list[str]:
    return [part for value in values for part in map(str.strip, value.split(",")) if part]


def _rules_option(name: str, help: str) -> Callable[[_Command], _Command]:
    return click.option(name, multiple=True, metavar="RULES", callback=_split, help=help)


_HELP = """Check Python files, and those in folders (by default in the current one).

\b
Exit codes:
  0  nothing found (or, with --diff, nothing to change)
  1  findings (or, with --diff, changes)
  2  wrong options or settings, or a file or rule that could not be checked
"""


class _CheckCommand(click.Command):
    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """A reason is given with an equals sign only: what else follows is a path."""
        return super().parse_args(ctx, [f"{a}=" if a == _ADD_IGNORE else a for a in args])


@click.command(help=_HELP, short_help="Check Python files and folders.", cls=_CheckCommand)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))
@_rules_option("--select", "Check only these rules or families (separated by commas), or all.")
@_rules_option("--extend-select", "Check these rules or families, too.")
@_rules_option("--ignore", "Do not check these rules or families.")
@click.option(
    "--output-format", type=click.Choice(["text", "concise", "json"]), default="text",
    show_default=True, help="How to write down the findings.",
)  # fmt: skip
@click.option("--statistics", is_flag=True, help="Count the findings of each rule instead.")
@click.option(
    "--stdin-filename", type=click.Path(path_type=Path), metavar="FILE",
    help="The file that standard input (-) is the text of.",
)  # fmt: skip
@click.option(
    "--config", "settings_file", type=click.Path(path_type=Path), metavar="FILE",
    help="Use this settings file instead of the nearest one.",
)  # fmt: skip
@click.option("--isolated", is_flag=True, help="Use no settings file at all.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even if there are findings.")
@click.option(
    "--fail-on", type=click.Choice(list(SEVERITIES)), metavar="SEVERITY",
    help="Exit with 1 only for findings at least so severe: error, warning, information, hint.",
)  # fmt: skip
@click.option("--fix", is_flag=True, help="Apply safe fixes, and report what is left.")
@click.option("--diff", is_flag=True, help="Show what --fix would change instead of changing it.")
@click.option(
    "--unsafe-fixes", is_flag=True,
    help="With --fix or --diff: also fixes that may change behaviour.",
)  # fmt: skip
@click.option("--show-fixes", is_flag=True, help="With --fix or --diff: list the fixes.")
@click.option(
    _ADD_IGNORE, metavar="[=REASON]",
    help="Add comments to the files that keep all findings quiet, with this reason.",
)  # fmt: skip
@click.option("-q", "--quiet", is_flag=True, help="Write findings and errors, nothing else.")
@click.pass_context
def check(context: click.Context, /, paths: tuple[Path, ...], **options: Any) -> None:
    """Runs the command."""
    # Tests bring an engine of their own.
    engine = context.obj if isinstance(context.obj, Engine) else Engine()
    context.exit(_Check(engine, options).run(paths or (Path(),)))


class _Check:
    def __init__(self, engine: Engine, options: dict[str, Any]) -> None:
        self._options = options
        self._engine = engine
        self._workspace_options = WorkspaceOptions(
            overrides={
                key: options[key.replace("-", "_")]
                for key in ("select", "extend-select", "ignore", "fail-on")
                if options[key.replace("-", "_")]
            },
            overrides_name=OVERRIDES,
            settings_file=options["settings_file"],
            isolated=options["isolated"],
        )
        self._workspace = open_workspace(self._workspace_options, engine)
        self._format = self._chosen_format()
        self._quiet = options["quiet"] or options["output_format"] == "json"
        self._fix = self._fix_options()
        self._changes = False
        self._write = write

    def run(self, paths: tuple[Path, ...]) -> int:
        """Checks, writes, and returns the exit code."""
        summary = Summary()
        if paths == (Path("-"),):
            self._check_stdin(summary)
        elif self._options["stdin_filename"]:
            raise Failure("--stdin-filename is about standard input: name `-` to have it checked")
        elif Path("-") in paths:
            raise Failure("standard input (-) cannot be checked together with files")
        else:
            self._check_paths(paths, summary)
        if not self._options["diff"]:
            self._write(self._format.end(summary))
        _write_problems(summary.problems, self._workspace.root)
        if summary.problems:
            return ERROR
        if self._options["diff"]:
            return FINDINGS if self._changes and not self._options["exit_zero"] else 0
        return FINDINGS if summary.fails and not self._options["exit_zero"] else 0

    def _check_paths(self, paths: tuple[Path, ...], summary: Summary) -> None:
        files = list(python_files(paths, self._workspace.settings_for))
        for file in files:
            self._workspace.settings_for(file.parent)
        stop_at_wrong_settings(self._workspace)
        if not files and not self._quiet:
            click.echo("warning: no Python files were found there", err=True)
        reports = check_files(
            files, self._workspace, self._workspace_options, self._engine, fix=self._fix
        )
        with progress(len(files), enabled=not self._quiet) as shown_progress:
            try:
                for report in reports:
                    shown_progress.advance()
                    if text := self._take(report, summary):
                        shown_progress.write(text)
            except WorkerDied as error:
                raise Failure(str(error)) from None

    def _take(self, report: FileReport, summary: Summary) -> str:
        summary.add(report)
        self._changes |= bool(report.diff)
        fixes = self._format.fixes(report) if self._options["show_fixes"] and report.fixed else ""
        if self._options["diff"]:
            return fixes + report.diff
        return fixes + (self._format.file(report) if report.findings else "")

    def _check_stdin(self, summary: Summary) -> None:
        """Checks standard input; fixed, it goes to standard output, and all else to the error's."""
        path = absolute(self._options["stdin_filename"] or Path("-"))
        self._workspace.settings_for(path.parent)
        stop_at_wrong_settings(self._workspace)
        try:
            source = decode_source(sys.stdin.buffer.read())
        except SourceError as error:
            problem = Problem(path, error.message, error.line)
            self._write(self._take(FileReport(path, problems=(problem,)), summary))
            return
        report = check_source(source, path, self._workspace, self._engine, self._fix)
        if self._fix.write:
            text = source.text if report.fixed_text is None else report.fixed_text
            write_bytes(text.encode(source.encoding))
            self._write = partial(click.echo, nl=False, err=True)
        self._write(self._take(report, summary))

    def _fix_options(self) -> FixOptions:
        options = self._options
        fix, diff, ignore = options["fix"], options["diff"], options["add_ignore"]
        if fix and diff:
            raise Failure("--fix changes files and --diff does not: choose one of them")
        if ignore is not None and fix:
            raise Failure("--fix and --add-ignore are two ways to be rid of findings: choose one")
        for name in ("unsafe_fixes", "show_fixes"):
            if options[name] and not fix and not diff:
                raise Failure(f"--{name.replace('_', '-')} needs --fix or --diff")
        is_json = options["output_format"] == "json"
        return FixOptions(
            applies=(fix or diff) and ignore is None,
            unsafe=options["unsafe_fixes"],
            write=fix or (ignore is not None and not diff),
            shows=not options["statistics"] and options["output_format"] in ("text", "json"),
            with_imports=is_json,
            ignore=ignore,
        )

    def _chosen_format(self) -> Format:
        options, root = self._options, self._workspace.root
        style = Style.of(sys.stdout)
        # Each is imported where it is chosen.
        if options["output_format"] == "json":
            from backlint.cli.reports.json import JsonFormat

            return JsonFormat(root, options["statistics"])
        if options["statistics"]:
            from backlint.cli.reports.statistics import StatisticsFormat

            return StatisticsFormat(style, options["quiet"])
        if options["output_format"] == "concise":
            from backlint.cli.reports.concise import ConciseFormat

            return ConciseFormat(root, style, options["quiet"])
        from backlint.cli.reports.text import TextFormat

        return TextFormat(root, style, self._engine.catalogue.rules, options["quiet"])


def open_workspace(options: WorkspaceOptions, engine: Engine) -> Workspace:
    """The workspace of the current folder; ends the command where the options are wrong."""
    try:
        workspace = Workspace(Path.cwd(), options, engine.catalogue)
    except OSError as error:
        raise Failure(f"{error.filename}: cannot be read: {error.strerror}") from None
    stop_at_wrong_settings(workspace)
    return workspace


def stop_at_wrong_settings(workspace: Workspace) -> None:
    """Ends the command where settings that were looked at are wrong."""
    if workspace.errors:
        for error in workspace.errors:
            path = error.path and Path(shown(absolute(error.path), workspace.root))
            write_error(str(error._replace(path=path)))
        raise click.exceptions.Exit(ERROR)


def _write_problems(problems: list[Problem], root: Path) -> None:
    """Each file that cannot be read; each rule that fails, and each other defect, once."""
    defects: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.is_defect:
            defects.setdefault(problem.rule or problem.message, []).append(problem)
        else:
            write_error(_located(problem, root))
    for equal in defects.values():
        others = len({problem.path for problem in equal}) - 1
        more = f" (and in {others} other file{'s' * (others > 1)})" if others else ""
        write_error(f"{_located(equal[0], root)}{more}")


def _located(problem: Problem, root: Path) -> str:
    line = "" if problem.line is None else f":{problem.line + 1}"
    return f"{shown(problem.path, root)}{line}: {problem.message}"
