"""Flask's extensions, as far as they give what other libraries define."""

_DB = "flask_sqlalchemy.SQLAlchemy()"

MODULES: dict[str, str] = {"flask_sqlalchemy.extension": "flask_sqlalchemy"}
NAMES: dict[str, str] = {}
KINDS: dict[str, str] = {
    _DB + ".session": "sqlalchemy.orm.scoped_session()",
    _DB + ".Model": "sqlalchemy.orm.DeclarativeBase",
    _DB + ".Column": "sqlalchemy.Column",
}
BASES: dict[str, tuple[str, ...]] = {"flask_sqlalchemy.SQLAlchemy": ("builtins.object",)}
