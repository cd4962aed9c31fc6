"""Flask's extensions, as far as they give what other libraries define."""

_DB = "flask_sqlalchemy.SQLAlchemy()"

MODULES: dict[str, str] = {"flask_sqlalchemy.extension": "flask_sqlalchemy"}
NAMES: dict[str, str] = {}
#: What Flask-SQLAlchemy's object has of SQLAlchemy's module, as far as columns are made of it.
_OF_SQLALCHEMY = (
    "ARRAY BigInteger Boolean CheckConstraint Column Computed Date DateTime Double Enum Float"
    " ForeignKey Identity Integer Interval JSON LargeBinary Numeric PickleType Sequence"
    " SmallInteger String Text Time Unicode UnicodeText Uuid"
)
KINDS: dict[str, str] = {
    **{f"{_DB}.{name}": f"sqlalchemy.{name}" for name in _OF_SQLALCHEMY.split()},
    _DB + ".relationship": "sqlalchemy.orm.relationship",
    _DB + ".session": "sqlalchemy.orm.scoped_session()",
    _DB + ".Model": "sqlalchemy.orm.DeclarativeBase",
}
BASES: dict[str, tuple[str, ...]] = {"flask_sqlalchemy.SQLAlchemy": ("builtins.object",)}
