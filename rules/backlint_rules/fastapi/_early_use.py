"""Whether an application may run before all its handlers are registered.

It would run without the last ones, whereas a `lifespan` calls them all, even those that are not
defined yet. Whoever runs it has to have it: as long as code only reads its attributes, nobody else
does, wherever a function may be left.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from backlint_rules.facts.file_view import FileView, PlacedWord, Variable
from backlint_rules.facts.scoping import OUTER
from backlint_rules.leaving import leave

Position = tuple[int, int]


def check_early_use(
    file: FileView, variable: Variable, last: Position, handlers: Collection[Position]
) -> None:
    """Raises ``Left`` if anything may get hold of the application in a variable above the last
    registration.

    ``handlers`` are the places in which registrations name functions.
    """
    for placed in _reads(file, variable, last):
        if placed.word.after == ".":
            continue
        function = _function_around(file, placed, variable)
        if function is None or any(
            used.position not in handlers for used in _reads(file, function, last)
        ):
            leave(f"`{variable.name}` is used before all handlers are registered")


def _reads(file: FileView, variable: Variable, last: Position) -> Iterator[PlacedWord]:
    """Where code above a place has a variable, or may have it, but for what only has its name."""
    bound = {(place.line + binding.line, binding.column) for binding, place in variable.bindings}
    for placed in file.words(variable.name):
        if placed.position >= last:
            break
        word, place = placed.word, placed.place
        is_of_class = (
            place.piece.owner is not None
            and place.scope == OUTER
            and variable.name in place.piece.facts.scopes[OUTER].bindings
        )
        if (
            word.before not in (".", "global", "nonlocal")
            and word.after not in ("=", "import")
            and placed.position not in bound
            and not is_of_class
            and file.variable(variable.name, place) == variable
        ):
            yield placed


def _function_around(file: FileView, placed: PlacedWord, variable: Variable) -> Variable | None:
    """What names the function in which a word stands, of those that see a variable and are not in
    another one; ``None`` if the word stands in none, or in a method.
    """
    place = placed.place
    own = OUTER if variable.function is None else variable.function.scope
    scopes = place.piece.facts.scopes
    scope = scopes[place.scope]
    if place.piece.owner is not None or place.scope == own:
        return None
    while scope.parent != own:
        scope = scopes[scope.parent]
    function = scope.function
    return file.variable(function.name, place._replace(scope=own)) if function else None
