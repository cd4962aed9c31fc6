"""What the values of a column are in Python: the type that its attribute is annotated with."""

from __future__ import annotations

import re

from backlint_rules.facts.call import Call
from backlint_rules.facts.model import Argument, Attribute, Chain, Expression, Literal, Name
from backlint_rules.finding import Imported, Premise
from backlint_rules.leaving import leave
from backlint_rules.sqlalchemy._annotated import ANY, Parts, builtin, generic
from backlint_rules.sqlalchemy._declarative import BASE

_DECIMAL: Parts = (Imported("decimal", "Decimal"),)
_FLOAT: Parts = (builtin("float"),)
_STR: Parts = (builtin("str"),)
_UUID: Parts = (Imported("uuid", "UUID"),)

_NAMES_BY_TYPE: dict[Parts, str] = {
    _STR: (
        "String Unicode Text UnicodeText CHAR VARCHAR NCHAR NVARCHAR CLOB TEXT TINYTEXT MEDIUMTEXT"
        " LONGTEXT NTEXT CITEXT INET CIDR MACADDR TSVECTOR"
    ),
    (builtin("int"),): (
        "Integer BigInteger SmallInteger INTEGER INT BIGINT SMALLINT TINYINT MEDIUMINT YEAR"
    ),
    (builtin("bool"),): "Boolean BOOLEAN",
    _FLOAT: "Float Double FLOAT DOUBLE DOUBLE_PRECISION REAL",
    _DECIMAL: "Numeric NUMERIC DECIMAL",
    (Imported("datetime", "datetime"),): "DateTime DATETIME DATETIME2 TIMESTAMP",
    (Imported("datetime", "date"),): "Date DATE",
    (Imported("datetime", "time"),): "Time TIME",
    (Imported("datetime", "timedelta"),): "Interval INTERVAL",
    (
        builtin("bytes"),
    ): "LargeBinary BLOB BINARY VARBINARY BYTEA TINYBLOB MEDIUMBLOB LONGBLOB IMAGE",
    _UUID: "Uuid UUID UNIQUEIDENTIFIER",
}
#: How many positional arguments of these types say for certain nothing about what values are;
#: which of the next ones does depends on the dialect, but for UUIDs.
_POSITIONAL = {_FLOAT: 1, _DECIMAL: 2, _UUID: 0}
#: By the last name of the type, whichever module of SQLAlchemy it comes from.
PYTHON_TYPES = {name: parts for parts, names in _NAMES_BY_TYPE.items() for name in names.split()}
#: Named like a type above, but not giving the same.
_DIFFERENT = frozenset(
    [f"sqlalchemy.dialects.mysql.{name}" for name in ("DOUBLE", "REAL", "BIT")]
    + ["sqlalchemy.dialects.mssql.TIMESTAMP", "sqlalchemy.dialects.oracle.DATE"]
)
_MUTABLE: dict[str, tuple[str, Parts]] = {
    f"sqlalchemy.ext.mutable.{mutable}.as_mutable()": parts
    for mutable, parts in {
        "MutableDict": ("dict", (builtin("str"), ", ", *ANY)),
        "MutableList": ("list", ANY),
        "MutableSet": ("set", ANY),
    }.items()
}
_DOTTED_NAME = re.compile(r"[^\W\d][\w.]*").fullmatch
#: What may stand beside a type in a column.
_NO_TYPES = frozenset(
    f"sqlalchemy.{name}()"
    for name in ("CheckConstraint", "Computed", "ForeignKey", "Identity", "Sequence")
)


def column_type(column: Call) -> Expression | None:
    """The type that a column is given, if it is given one. Raises ``Left`` if nobody knows.

    All other positional arguments are then certain to be constraints and the like.
    """
    positional = [argument.value for argument in column.arguments if argument.keyword is None]
    if positional and _is_string(positional[0]):
        positional.pop(0)
    given = column.keyword("type_")
    if given is None and positional and not _is_none(positional[0]):
        kind = column.kind_of(positional[0])
        if kind not in _NO_TYPES:
            type_ = positional.pop(0)
            if not _may_be_type(type_, kind):
                leave("what type the column has is not certain")
            _check_constraints(column, positional)
            return type_
    elif given is None and positional:
        positional.pop(0)
    _check_constraints(column, positional)
    return given.value if given is not None and not _is_none(given.value) else None


def _check_constraints(column: Call, expressions: list[Expression]) -> None:
    if any(column.kind_of(expression) not in _NO_TYPES for expression in expressions):
        leave("an argument of the column is not known")


def _is_string(expression: Expression) -> bool:
    return isinstance(expression, Literal) and expression.kind == "builtins.str()"


def _is_none(expression: Expression) -> bool:
    return isinstance(expression, Literal) and expression.text == "None"


def _may_be_type(expression: Expression, kind: str | None) -> bool:
    """Whether an argument is a type, or an instance of one: SQLAlchemy's own, or it looks so."""
    if kind is not None and kind.startswith(("builtins.", "sqlalchemy.")):
        return kind.startswith("sqlalchemy.")
    match expression:
        case Name(id=name):
            return name[:1].isupper()
        case Chain(root=Name(id=root), links=links):
            names = [root, *[link.name for link in links if isinstance(link, Attribute)]]
            return any(name[:1].isupper() for name in names)
    return False


def type_premises(column: Call) -> tuple[Premise, ...]:
    """That a name in capitals from another file is a type, and no string that names the column."""
    match column.arguments:
        case (Argument(keyword=None, value=Name(id=name) as first), *_) if name.isupper():
            kind = column.kind_of(first) or ""
            if not kind.startswith("sqlalchemy.") and not column.is_of_file(kind):
                return (Premise(f"`{name}` is a type", proven=False),)
    return ()


def python_type(column: Call, type_: Expression) -> Parts:
    """What values of a column of this type are; ``Any`` if nobody knows."""
    kind = column.kind_of(type_) or ""
    if kind in _MUTABLE:
        name, inner = _MUTABLE[kind]
        return (generic(column, name), "[", *inner, "]")
    path, _, method = kind.partition("()")
    if not path.startswith("sqlalchemy.") or method not in ("", ".with_variant()"):
        return ANY
    made = column.call_in(type_)
    name = path.rpartition(".")[2]
    if not method and name in ("Enum", "ENUM"):
        return _enum(column, made)
    if not method and name == "ARRAY":
        return _array(column, made)
    found = PYTHON_TYPES.get(name, ANY) if path not in _DIFFERENT else ANY
    if made is None or found not in (_FLOAT, _DECIMAL, _UUID):
        return found
    if method:
        return ANY  # the options of the type are not those of the last call
    as_decimal = made.keyword("asdecimal")
    option = as_decimal.value if as_decimal is not None else None
    if found is _UUID:
        option = made.argument(0, "as_uuid")
    if option is None:
        return found if _is_plain(made, _POSITIONAL[found]) else ANY
    match option:
        case Literal(text="True"):
            return _UUID if found is _UUID else _DECIMAL
        case Literal(text="False"):
            return _STR if found is _UUID else _FLOAT
    return ANY


def _is_plain(made: Call, positional: int) -> bool:
    """Whether a type is made with so many positional arguments at most, and nothing unknown."""
    given = [argument.keyword for argument in made.arguments]
    return given.count(None) <= positional and not {"*", "**"} & {*given}


def _enum(column: Call, made: Call | None) -> Parts:
    """The class of an enumeration, if an annotation may name it as the column does, or strings."""
    if made is None or not made.arguments or made.arguments[0].keyword is not None:
        return ANY
    first = made.arguments[0].value
    if _is_string(first):
        return _STR
    text = made.text(made.arguments[0].range)
    is_only_one = all(argument.keyword is not None for argument in made.arguments[1:])
    if not is_only_one or not _DOTTED_NAME(text):
        return ANY
    path = column.kind_of(first)
    is_class = column.is_class(path, "enum.Enum") if path is not None else None
    if is_class is False or (is_class is None and not _looks_like_class(text)):
        return ANY
    root = first.root if isinstance(first, Chain) else first
    return (text,) if isinstance(root, Name) and _means_the_same(column, root) else ANY


def _looks_like_class(text: str) -> bool:
    """Whether a dotted name is that of a class, and not that of a constant or of a member."""
    *around, name = text.split(".")
    return name[:1].isupper() and not name.isupper() and all(part.islower() for part in around)


def _means_the_same(column: Call, root: Name) -> bool:
    """Whether an annotation certainly has by a name what the arguments of the column have by it.

    It is evaluated when a function is defined, so names of the file may come too late; of a class
    that is not mapped itself perhaps only when one that derives from it is, which has other names.
    """
    name, cls, function = root.id, column.body_class, column.function
    if cls is not None:
        is_mapped = cls.derives_from(BASE) is True and not cls.may_define("__abstract__")
        is_target = name in {target.name for target in column.targets}
        return not is_target and (is_mapped or not cls.may_define(name))
    cls, path = column.method_class, column.kind_of(root)
    if cls is None or cls.path is None or function is None or path is None:
        return False
    return (
        not column.is_of_file(path) and name not in function.bindings and not cls.may_define(name)
    )


def _array(column: Call, made: Call | None) -> Parts:
    if made is None or len(made.arguments) != 1 or made.arguments[0].keyword is not None:
        return ANY
    inner = python_type(column, made.arguments[0].value)
    return (generic(column, "list"), "[", *inner, "]")
