"""What can be done about the findings of a document, as edits of its text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from difflib import unified_diff

from backlint.fixing import STYLE
from backlint.lsp.documents import Document
from backlint_rules import ignoring
from backlint_rules.edits import TextEdit, applied, line_edits
from backlint_rules.finding import Finding, Fix, Safety
from backlint_rules.fixing import CannotFix, edits_for, fix_text
from backlint_rules.syntax.text import split_lines


def edits_of_fix(document: Document, finding: Finding) -> list[TextEdit]:
    """What the fix of a finding means. Raises ``CannotFix``."""
    if finding.fix is None:
        raise CannotFix(finding.no_fix or "there is no such finding")
    return edits_for(document.check, document.configuration.environment, finding, STYLE)


def edits_of_all(document: Document, is_wanted: Callable[[Finding], bool]) -> list[TextEdit]:
    """What the wanted fixes of a document mean, until there are no more."""
    check, configuration = document.check, document.configuration
    rules, environment = configuration.rules, configuration.environment
    fixed = fix_text(check.text, rules, environment, is_wanted, STYLE)
    return line_edits(check.lines, split_lines(fixed.text))


def is_safe(finding: Finding) -> bool:
    """Whether a fix may be made without anybody looking at it."""
    return finding.fix is not None and finding.fix.safety is Safety.SAFE


def is_of_rule(rule: str) -> Callable[[Finding], bool]:
    """What tells the findings of a rule with fixes that keep what the code means to do."""

    def tell(finding: Finding) -> bool:
        fix = finding.fix
        return finding.rule == rule and fix is not None and fix.safety is not Safety.REFACTOR

    return tell


def edits_to_ignore(document: Document, finding: Finding, in_file: bool) -> list[TextEdit]:
    """The comment that keeps a finding quiet. Raises ``CannotFix`` where none can."""
    lines = document.check.lines
    if in_file:
        return [ignoring.in_file(lines, finding.rule)]
    try:
        return [ignoring.on_its_lines(lines, finding.range, [finding.rule], "")]
    except ValueError as error:
        raise CannotFix(str(error)) from None


def difference(document: Document, edits: Sequence[TextEdit]) -> str:
    """What edits change, line by line, as ``diff`` shows it, without the names of files."""
    first = min(edit.range.line for edit in edits)
    end = max(edit.range.end_line for edit in edits) + 1
    before = [line.rstrip("\r\n") for line in document.check.lines[first:end]]
    here = [edit._replace(range=edit.range.moved(-first)) for edit in edits]
    text = applied(document.check.lines[first:end], here)
    after = [line.rstrip("\r\n") for line in split_lines(text)]
    compared = unified_diff(before, after, n=1, lineterm="")
    return "\n".join(line for line in compared if not line.startswith(("---", "+++", "@@")))


def open_premises(fix: Fix) -> Iterator[str]:
    """What has to be so for a fix to be right, and is not certain."""
    for premise in fix.premises:
        if not premise.proven:
            yield premise.text
