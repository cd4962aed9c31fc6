"""What becomes of a module's imports when names are added to them and taken from them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from inspect import cleandoc
from pathlib import Path

import pytest

from backlint_rules.edits import applied
from backlint_rules.facts.extract import read_piece
from backlint_rules.finding import Imported
from backlint_rules.imports import CannotChangeImports, Imports
from backlint_rules.syntax.document import Document

SELECT = Imported("sqlalchemy", "select")


def imports_of(text: str, line_length: int = 60) -> Imports:
    document = Document(text, read_piece)
    return Imports(document.pieces, document.lines, "app", line_length)


def changed(
    text: str,
    add: Sequence[Imported] = (),
    drop: Sequence[str] = (),
    needed_at: int | None = None,
) -> str:
    """The text with other imports; those that come are needed at a line, or at the end."""
    lines = Document(text, read_piece).lines
    line = len(lines) if needed_at is None else needed_at
    return applied(lines, imports_of(text).edits(dict.fromkeys(add, line), drop))


def case(
    name: str, before: str, after: str, add: Sequence[Imported] = (), drop: str = ""
) -> object:
    before, after = cleandoc(before) + "\n", cleandoc(after) + "\n"
    return pytest.param(before, after, add, drop.split(), id=name)


@pytest.mark.parametrize(
    ("before", "after", "add", "drop"),
    [
        case("into a line", "from sqlalchemy import String, text",
             "from sqlalchemy import String, select, text", [SELECT]),
        case("in the order of all letters", "from sqlalchemy import and_, String, text",
             "from sqlalchemy import and_, select, String, text", [SELECT]),
        case("without order behind the others", "from sqlalchemy import text, String, and_, Table",
             "from sqlalchemy import text, String, and_, Table, select", [SELECT]),
        case("a line that gets too long",
             "from sqlalchemy import Column, Integer, String, and_, text",
             """
             from sqlalchemy import (
                 Column,
                 Integer,
                 String,
                 and_,
                 select,
                 text,
             )
             """, [SELECT]),
        case("a line for each name",
             """
             from sqlalchemy import (
                 Column,  # of tables
                 text
             )
             """,
             """
             from sqlalchemy import (
                 Column,  # of tables
                 select,
                 text
             )
             """, [SELECT]),
        case("a line for each name, the last without a comma",
             """
             from sqlalchemy import (
                 Column,
                 func  # functions
             )
             """,
             """
             from sqlalchemy import (
                 Column,
                 func,  # functions
                 select,
             )
             """, [SELECT]),
        case("several names on a line in brackets",
             """
             from sqlalchemy import (Column,
                                     String, text)
             """,
             """
             from sqlalchemy import (
                 Column,
                 String,
                 select,
                 text,
             )
             """, [SELECT]),
        case("several names on a line with comments",
             """
             from sqlalchemy import (Column,  # of tables
                                     String, text)
             """,
             """
             from sqlalchemy import (Column,  # of tables
                                     String, text, select)
             """, [SELECT]),
        case("behind a backslash", "from sqlalchemy import Column, \\\n    text",
             """
             from sqlalchemy import (
                 Column,
                 select,
                 text,
             )
             """, [SELECT]),
        case("not into a star", "from sqlalchemy import *\nx = 1",
             "from sqlalchemy import *\nfrom sqlalchemy import select\nx = 1", [SELECT]),
        case("beside an alias", "from sqlalchemy import text as t",
             "from sqlalchemy import select, text as t", [SELECT]),
        case("in its section",
             """
             import os

             from fastapi import FastAPI
             from starlette import status

             from app.db import Base
             """,
             """
             import os

             from fastapi import FastAPI
             from sqlalchemy import select
             from starlette import status

             from app.db import Base
             """, [SELECT]),
        case("in a section of its own",
             """
             import os

             from app.db import Base
             """,
             """
             import os

             from sqlalchemy import select

             from app.db import Base
             """, [SELECT]),
        case("a first section", "from sqlalchemy import text",
             """
             import asyncio

             from sqlalchemy import text
             """, [Imported("asyncio")]),
        case("with the comment above an import",
             """
             import zlib

             # The application:
             from app.db import Base
             """,
             """
             import zlib

             from sqlalchemy import select

             # The application:
             from app.db import Base
             """, [SELECT]),
        case("below what a file begins with",
             """
             # Copyright
             import zlib
             """,
             """
             # Copyright
             import asyncio
             import zlib
             """, [Imported("asyncio")]),
        case("below a docstring", '"""A module."""\n\nx = 1',
             '"""A module."""\n\nimport asyncio\n\nx = 1', [Imported("asyncio")]),
        case("below a docstring and the future",
             '"""A module."""\nfrom __future__ import annotations\ndef f(): pass',
             '"""A module."""\nfrom __future__ import annotations\n\nimport asyncio\n\n\n'
             "def f(): pass",
             [Imported("asyncio")]),
        case("before the first code", "def f(): pass",
             "import asyncio\n\n\ndef f(): pass", [Imported("asyncio")]),
        *[
            case(f"below {docstring}", f"{docstring}\nx = 1",
                 f"{docstring}\n\nimport asyncio\n\nx = 1", [Imported("asyncio")])
            for docstring in (
                "'one' 'more'", "'one' \\\n'more'", "('one')", "(\n    'one'\n    r'more'\n)",
                "'one';", "'one'; y = 1", "'one'; from __future__ import annotations",
                "'one'; import os", "'one'\nfrom __future__ import annotations; y = 1",
            )
        ],
        *[
            case(f"above {text}, which is no docstring", text,
                 f"import asyncio\n\n{text}", [Imported("asyncio")])
            for text in ("b'one'", "f'one'", "'one'.strip()", "'one', 'two'", "()")
        ],
        case("below the encoding",
             """
             #!/usr/bin/python
             # -*- coding: utf-8 -*-
             # Copyright
             x = 1
             """,
             """
             #!/usr/bin/python
             # -*- coding: utf-8 -*-
             # Copyright

             import asyncio

             x = 1
             """, [Imported("asyncio")]),
        case("below a whole line of statements",
             """
             import os; x = [
                 1]
             y = 1
             """,
             """
             import os; x = [
                 1]

             from sqlalchemy import select

             y = 1
             """, [SELECT]),
        *[
            case(f"beside others of its package, for which {code} may prepare",
                 f"""
                 import os
                 {code}

                 # Only now:
                 from sqlalchemy.orm import Session
                 """,
                 f"""
                 import os
                 {code}

                 from sqlalchemy import select
                 # Only now:
                 from sqlalchemy.orm import Session
                 """, [SELECT])
            for code in (
                "monkey.patch_all()", "os.environ['DEBUG'] = '1'", "x = patched()",
            )
        ],
        case("where imports begin, if code among them only names things",
             """
             import os
             revision = 1
             from sqlalchemy.orm import Session
             """,
             """
             import os

             from sqlalchemy import select

             revision = 1
             from sqlalchemy.orm import Session
             """, [SELECT]),
        case("two new statements of two sections", "x = 1",
             "import asyncio\n\nfrom sqlalchemy import select\n\nx = 1",
             [SELECT, Imported("asyncio")]),
        case("two names of a new statement", "import os",
             "import os\n\nfrom sqlalchemy import func, select",
             [SELECT, Imported("sqlalchemy", "func")]),
        case("out of a line", "from sqlalchemy import Column, String, text",
             "from sqlalchemy import Column, text", drop="String"),
        case("out of a line, and something in", "from sqlalchemy import Column",
             "from sqlalchemy import select", [SELECT], drop="Column"),
        case("out of lines",
             """
             from sqlalchemy import (
                 Column,
                 String as Str,
                 text,
             )
             """,
             """
             from sqlalchemy import (
                 Column,
                 text,
             )
             """, drop="Str"),
        case("the whole statement", "import os\nimport time\nx = 1", "import os\nx = 1",
             drop="time"),
        case("out of several modules", "import os, time, zlib", "import os, zlib", drop="time"),
        case("out of several modules on two lines", "import os, \\\n    time, zlib",
             "import os, zlib", drop="time"),
    ],
)  # fmt: skip
def test_changes(before: str, after: str, add: Sequence[Imported], drop: Sequence[str]) -> None:
    assert changed(before, add, drop) == after
    compile(after, "after", "exec")


def test_the_encoding_stays_where_it_counts() -> None:
    text = "\n# -*- coding: latin-1 -*-\nimport zlib\n"
    assert changed(text, [Imported("asyncio")]) == text.replace("import", "import asyncio\nimport")


def test_a_string_that_reads_like_a_comment_is_none() -> None:
    text = 'print("""\n# one""")\nfrom sqlalchemy.orm import Session\n'
    assert changed(text, [SELECT]) == text.replace("from", "from sqlalchemy import select\nfrom")


def test_what_is_imported_further_down_is_imported_above() -> None:
    text = "import os\nx = 1\nfrom sqlalchemy import text\ny = 2\n"
    assert changed(text, [SELECT], needed_at=3) == text.replace("text", "select, text")
    assert changed(text, [SELECT], needed_at=1) == (
        "import os\n\nfrom sqlalchemy import select\n\nx = 1\nfrom sqlalchemy import text\ny = 2\n"
    )


@pytest.mark.parametrize("text", ["import os; x = 1\n", "'docstring'; x = 1\n"])
def test_no_import_comes_above_what_shares_its_line_with_the_first_ones(text: str) -> None:
    with pytest.raises(CannotChangeImports, match="stands above the place"):
        changed(text, [SELECT], needed_at=0)


def test_line_ends_of_the_file() -> None:
    assert changed("import os\r\nx = 1\r\n", [SELECT]) == (
        "import os\r\n\r\nfrom sqlalchemy import select\r\n\r\nx = 1\r\n"
    )


@pytest.mark.parametrize(
    ("text", "drop"),
    [
        ("import time  # for later\n", "time"),
        ("from a import (\n    b,  # for later\n    c,\n)\n", "b"),
        ("from a import (b,  # for later\n  c)\n", "b"),
        ("import os; import time\n", "os"),
    ],
)
def test_what_cannot_be_dropped_without_loss(text: str, drop: str) -> None:
    with pytest.raises(CannotChangeImports):
        changed(text, drop=[drop])


def test_how_an_import_is_spelled() -> None:
    imports = imports_of(
        "import sqlalchemy as sa\nimport os.path\nfrom sqlalchemy import func as f\nx = 1\n"
    )
    assert imports.spelled(SELECT, above=3) == "sa.select"
    assert imports.spelled(Imported("sqlalchemy", "func"), above=3) == "sa.func"
    assert imports.spelled(Imported("os.path", "join"), above=3) == "os.path.join"
    assert imports.spelled(Imported("os"), above=3) is None
    assert imports.spelled(SELECT, above=0) is None


def test_ruff_has_nothing_to_sort(tmp_path: Path) -> None:
    """Where the imports are sorted as ruff sorts them, they still are."""
    blocks = [
        "", "import os\n", "from __future__ import annotations\n", "from pathlib import Path\n",
        "from fastapi import FastAPI\n", "from sqlalchemy import Column, String\n",
        "from sqlalchemy.orm import Session\n", "from app.db import Base\n",
        "from .db import Base\n",
    ]  # fmt: skip
    added = [SELECT, Imported("asyncio"), Imported("contextlib", "asynccontextmanager")]
    for number in range(1 << len(blocks)):
        text = "".join([block for bit, block in enumerate(blocks) if number >> bit & 1])
        (tmp_path / f"m{number}.py").write_text(f"{text}x = 1\n")
    ruff = [sys.executable, "-m", "ruff", "check", "--isolated", "--select", "I", "-q"]
    ruff += ["--config", 'src = ["."]', "--config", 'lint.isort.known-first-party = ["app"]']
    subprocess.run([*ruff, "--fix", str(tmp_path)], check=True)
    for path in tmp_path.glob("*.py"):
        text = path.read_text()
        for length in range(1, len(added) + 1):
            target = path.with_name(f"{path.stem}_{length}.py")
            target.write_text(changed(text, added[:length]))
    done = subprocess.run([*ruff, str(tmp_path)], capture_output=True, text=True)
    assert done.stdout == ""
