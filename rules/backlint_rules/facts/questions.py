"""What may be asked about the world outside of a piece.

=============================  ==========================================================
``app.db.Session``             the kind of this path, in its one canonical form
``=pkg.name``                  the kind of a path in some other form: relative, or not canonical
``app.Repo.<body>.session``    the kind of a name in the body of a class, as the body sees it;
                               ``False`` if the body does not bind it
``isa app.User pkg.Base``      whether the class is the other or derives from it
``base app.Mixin pkg.Base``    whether some class derives from both (``True``) or not
``made app.main.app``          what call made this value, see ``Making``
``read app.User.<body>.id``    the attributes that the body of a class reads of one of its names,
                               among them ``""`` if it reads the name at all
``parameters app.Repo``        the names of the type parameters of a class and those around it
``@().session``                as above, ``@`` being the class in whose body the piece stands
=============================  ==========================================================

An answer is plain data, compared by value; ``None`` where nothing is known.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Making(NamedTuple):
    """The call that made a value: the kind of what was called and the names of its keyword
    arguments with the kind of each; ``complete`` if there was no ``**``.
    """

    callee: str
    keywords: tuple[tuple[str, str | None], ...]
    complete: bool


Answer = str | bool | Making | frozenset[str] | None
Ask = Callable[[str], Answer]
