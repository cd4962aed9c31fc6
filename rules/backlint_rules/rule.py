"""How a rule is declared.

A rule is a generator function over one kind of fact, in a module named after it::

    @rule(on=Call, named="query", needs=[Needs("sqlalchemy", lowest="1.4", highest="2.0")])
    def legacy_query(call: Call) -> Iterator[Finding]:
        if call.receiver_is("sqlalchemy.orm.Session"):
            yield Finding(call.name_range, "...")

Its id (``sqlalchemy-legacy-query``) is its folder and its name; its documentation is the
module's docstring.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from backlint_rules.documentation import RuleDocs
from backlint_rules.environment import Environment
from backlint_rules.finding import Finding, Fix, Premise, Severity, Tag
from backlint_rules.versions import VersionRange

#: From a whole file (a ``facts.file_view.FileView``) and a finding to a fix.
Rewrite = Callable[[Any, Finding], Fix]
_F = TypeVar("_F", bound=Callable[[Any], Iterator[Finding]])


@dataclass(frozen=True, slots=True)
class Needs:
    """A version gate: what a project has to allow before a rule speaks.

    ``lowest``: every allowed version is at least this one (what the rule recommends exists
    everywhere). ``highest``: some allowed version is at least this one (the old way is old
    somewhere). A project that does not say which versions it allows passes.
    """

    distribution: str
    lowest: str | None = None
    highest: str | None = None

    def met_by(self, versions: VersionRange | None) -> bool:
        """Whether a project with these versions of the distribution passes the gate."""
        if versions is None:
            return True
        if self.lowest and not versions.may_be_all_at_least(self.lowest):
            return False
        return not self.highest or versions.may_be_at_least(self.highest)


@dataclass(frozen=True, eq=False)
class Rule:
    """One guideline, as the engine, the command line and the editors see it.

    ``on`` is the class of the facts that ``check`` takes; ``named`` the names without which it
    cannot fire (the last name of a call's callee). ``fix_needs`` is what its fixes need beside what
    the rule ``needs``. ``modernises``: it recommends a newer way to write what still works, so it
    is quiet in frozen files. ``rewrite`` makes the fix of a finding (both with lines of the file)
    where that needs the whole file, or gives the one that it has; or it raises ``Left``. ``tag``
    says what all of its findings are.
    """

    id: str
    family: str
    check: Callable[[Any], Iterator[Finding]]
    on: type[Any]
    named: frozenset[str]
    libraries: frozenset[str]
    needs: tuple[Needs, ...]
    severity: Severity
    default: bool
    modernises: bool
    renamed_from: tuple[str, ...]
    fix_needs: tuple[Needs, ...] = ()
    rewrite: Rewrite | None = None
    tag: Tag | None = None

    def findings(self, fact: Any) -> list[Finding]:
        """What the rule finds in a fact, complete with its id and a severity."""
        return [
            finding._replace(rule=self.id, severity=finding.severity or self.severity)
            for finding in self.check(fact)
        ]

    def with_allowed_fix(self, finding: Finding, environment: Environment) -> Finding:
        """A finding with a fix only if the versions that the project allows can do with it."""
        fix = finding.fix
        if fix is None:
            return finding
        for needs in self.fix_needs:
            versions = environment.versions.get(needs.distribution)
            wanted = f"{needs.distribution} {needs.lowest} or newer"
            if versions is None:
                premise = Premise(f"The project has {wanted}", proven=False)
                fix = fix._replace(premises=(*fix.premises, premise))
            elif not needs.met_by(versions):
                reason = f"it needs {wanted}, and the project allows older ones"
                return finding._replace(fix=None, no_fix=reason)
        return finding._replace(fix=fix)

    def applies_in(self, environment: Environment) -> bool:
        """Whether the versions that a project allows, and the kind of file, leave it a say.

        How a library is used is no question for the library's own code.
        """
        if self.modernises and environment.frozen:
            return False
        if environment.own_package in self.libraries:
            return False
        versions = environment.versions
        return all(needs.met_by(versions.get(needs.distribution)) for needs in self.needs)

    def may_fire_in(self, text: str) -> bool:
        """Whether the words that the rule cannot do without are in a text."""
        return (not self.named or any(word in text for word in self.named)) and (
            not self.libraries or any(library in text for library in self.libraries)
        )

    @cached_property
    def docs(self) -> RuleDocs:
        """The rule's page: hover text, ``backlint rule`` and documentation alike."""
        return RuleDocs.parse(sys.modules[self.check.__module__].__doc__ or "", self.id)


class RuleFailure(Exception):
    """A rule raised: which one, and where. The other rules' findings stand."""

    def __init__(self, rule: str, module: str, line: int, error: Exception) -> None:
        super().__init__(f"rule {rule} failed in {module}, line {line + 1}: {error!r}")
        self.rule = rule
        self.module = module
        self.line = line
        self.error = error


def rule(
    *,
    on: type[Any],
    named: str | Sequence[str] = (),
    libraries: str | Sequence[str] = (),
    needs: Sequence[Needs] = (),
    fix_needs: Sequence[Needs] = (),
    severity: Severity = Severity.WARNING,
    default: bool = True,
    modernises: bool = False,
    renamed_from: Sequence[str] = (),
    rewrite: Rewrite | None = None,
    tag: Tag | None = None,
) -> Callable[[_F], _F]:
    """Declares the decorated generator function as the rule of its module.

    ``libraries`` are the top-level modules that the rule is about; a file that can have
    nothing to do with any of them is not even parsed.
    """

    def declare(check: _F) -> _F:
        family, name = check.__module__.split(".")[-2:]
        if check.__name__ != name:
            raise ValueError(
                f"rule {check.__name__}() must be in a module of that name, not {name}"
            )
        check.rule = Rule(  # type: ignore[attr-defined]
            id=f"{family}-{name}".replace("_", "-"),
            family=re.sub("_", "-", family),
            check=check,
            on=on,
            named=_set(named),
            libraries=_set(libraries),
            needs=tuple(needs),
            severity=severity,
            default=default,
            modernises=modernises,
            renamed_from=tuple(renamed_from),
            fix_needs=tuple(fix_needs),
            rewrite=rewrite,
            tag=tag,
        )
        return check

    return declare


def _set(words: str | Sequence[str]) -> frozenset[str]:
    return frozenset([words] if isinstance(words, str) else words)
