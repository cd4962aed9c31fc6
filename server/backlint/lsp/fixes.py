"""What can be done about the findings of a document, as edits of its text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from backlint.fixing import style_for
from backlint.lsp.modules import Document
from backlint_rules import ignoring
from backlint_rules.edits import TextEdit, applied, line_edits
from backlint_rules.finding import Finding, Fix, Safety
from backlint_rules.fixing import CannotFix, edits_for, fix_text
from backlint_rules.syntax.text import split_lines


def edits_of_fix(document: Document, finding: Finding) -> list[TextEdit]:
    """What the fix of a finding means. Raises ``CannotFix``."""
    if finding.fix is None:
        raise CannotFix(finding.no_fix or "there is no such finding")
    configuration = document.configuration
    return edits_for(
        document.check, configuration.environment, finding, style_for(configuration.file)
    )


def in_hunks(document: Document, edits: Sequence[TextEdit]) -> list[TextEdit]:
    """What edits of a document's module change, as few edits of whole lines."""
    lines = document.check.lines
    return line_edits(lines, split_lines(applied(lines, edits)))


def edits_of_all(document: Document, is_wanted: Callable[[Finding], bool]) -> list[TextEdit]:
    """What the wanted fixes of a document mean, until there are no more."""
    check, configuration = document.check, document.configuration.file
    fixed = fix_text(
        check.text,
        configuration.rules,
        configuration.environment,
        lambda finding: is_wanted(configuration.judged(finding)),
        style_for(configuration),
    )
    return line_edits(check.lines, split_lines(fixed.text))


def with_fix(document: Document, finding: Finding) -> Finding:
    """A finding of the document with its fix, as safe as the settings say, or the reason why it
    has none.
    """
    return document.configuration.file.judged(document.check.with_fix(finding))


def is_safe(finding: Finding) -> bool:
    """Whether a fix may be made without anybody looking at it."""
    return finding.fix is not None and finding.fix.safety is Safety.SAFE


def is_for_saving(document: Document) -> Callable[[Finding], bool]:
    """What tells the findings that are fixed when a document is saved."""
    may_fix = document.configuration.file.fixes_on_save
    return lambda finding: is_safe(finding) and may_fix(finding)


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
    edits = ignoring.on_their_lines(lines, [finding])
    if not edits:
        raise CannotFix("no comment can stand on its lines")
    return edits


def open_premises(fix: Fix) -> Iterator[str]:
    """What has to be so for a fix to be right, and is not certain."""
    for premise in fix.premises:
        if not premise.proven:
            yield premise.text
