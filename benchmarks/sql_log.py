"""A pytest plugin that counts the SQL statements that SQLAlchemy sends, for ``projects``.

It runs in the projects' own environments, so it imports nothing of ours. The names that a result's
columns are given are left out: a ``Query`` writes `users.id AS users_id`, a ``select()`` does not.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

_LABELS = re.compile(r' AS "?\w+"?')
_statements: Counter[str] = Counter()


@event.listens_for(Engine, "before_cursor_execute")  # type: ignore[untyped-decorator]
def _note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
    if statement.lstrip().startswith("CREATE TABLE"):  # the constraints of a table are a set
        statement = "\n".join(sorted(line.rstrip(", ") for line in statement.split("\n")))
    _statements[_LABELS.sub("", statement)] += 1


def pytest_unconfigure() -> None:
    """Writes the counts to the file that the environment names."""
    Path(os.environ["SQL_LOG"]).write_text(json.dumps(_statements), encoding="utf-8")
