"""SQLAlchemy, SQLModel and the factories that give their sessions."""

_ORM = "sqlalchemy.orm."
_ASYNC = "sqlalchemy.ext.asyncio."

SESSION = _ORM + "Session()"
SCOPED_SESSION = _ORM + "scoped_session()"
ASYNC_SESSION = _ASYNC + "AsyncSession()"
QUERY = _ORM + "Query()"

MODULES: dict[str, str] = {
    "sqlalchemy.orm.session": "sqlalchemy.orm",
    "sqlalchemy.orm.scoping": "sqlalchemy.orm",
    "sqlalchemy.orm.query": "sqlalchemy.orm",
    "sqlalchemy.orm.decl_api": "sqlalchemy.orm",
    "sqlalchemy.ext.asyncio.session": "sqlalchemy.ext.asyncio",
    "sqlalchemy.ext.asyncio.scoping": "sqlalchemy.ext.asyncio",
    "sqlalchemy.ext.asyncio.engine": "sqlalchemy.ext.asyncio",
    "sqlalchemy.engine.base": "sqlalchemy.engine",
    "sqlalchemy.engine.result": "sqlalchemy.engine",
    "sqlalchemy.schema": "sqlalchemy",
    "sqlalchemy.sql.schema": "sqlalchemy",
}
NAMES: dict[str, str] = {
    "sqlalchemy.ext.declarative.declarative_base": _ORM + "declarative_base",
    "sqlalchemy.ext.declarative.as_declarative": _ORM + "as_declarative",
    "sqlalchemy.ext.declarative.declared_attr": _ORM + "declared_attr",
    "sqlalchemy.ext.declarative.api.declarative_base": _ORM + "declarative_base",
    "sqlalchemy.ext.declarative.api.declared_attr": _ORM + "declared_attr",
    "sqlalchemy.engine.Engine": "sqlalchemy.Engine",
    "sqlalchemy.engine.Connection": "sqlalchemy.Connection",
    "sqlalchemy.engine.Result": "sqlalchemy.Result",
    "sqlalchemy.engine.create_engine": "sqlalchemy.create_engine",
    "sqlalchemy.engine.create.create_engine": "sqlalchemy.create_engine",
    "sqlmodel.create_engine": "sqlalchemy.create_engine",
    "sqlmodel.Session": "sqlmodel.orm.session.Session",
    "sqlmodel.Column": "sqlalchemy.Column",
}
_EXPRESSIONS = (
    "alias all_ and_ any_ asc between bindparam case cast column delete desc distinct except_"
    " except_all exists extract false func insert intersect intersect_all join lateral literal"
    " literal_column not_ null nulls_first nulls_last or_ outerjoin over select table text true"
    " tuple_ type_coerce union union_all update values within_group"
)
for _name in _EXPRESSIONS.split():
    NAMES[f"sqlalchemy.sql.{_name}"] = f"sqlalchemy.{_name}"
    NAMES[f"sqlalchemy.sql.expression.{_name}"] = f"sqlalchemy.{_name}"
KINDS: dict[str, str] = {
    # Calling these gives classes, so what they give counts as the class that it behaves like.
    _ORM + "declarative_base()": _ORM + "DeclarativeBase",
    _ORM + "registry().generate_base()": _ORM + "DeclarativeBase",
    "sqlalchemy.ext.automap.automap_base()": _ORM + "DeclarativeBase",
    _ORM + "sessionmaker()()": SESSION,
    _ORM + "sessionmaker().begin()": f"contextlib.AbstractContextManager()[{SESSION}]",
    _ORM + "scoped_session()()": SESSION,
    _ORM + "object_session()": SESSION,
    _ORM + "Session.object_session()": SESSION,
    _ORM + "Session().query()": QUERY,
    _ORM + "scoped_session().query()": QUERY,
    _ORM + "Session().__enter__()": SESSION,
    _ORM + "Session().connection()": "sqlalchemy.Connection()",
    _ORM + "Session().begin()": _ORM + "SessionTransaction()",
    _ORM + "Session().begin_nested()": _ORM + "SessionTransaction()",
    _ORM + "Session().execute()": "sqlalchemy.Result()",
    _ORM + "Session().scalars()": "sqlalchemy.engine.ScalarResult()",
    "sqlmodel.orm.session.Session().__enter__()": "sqlmodel.orm.session.Session()",
    _ASYNC + "async_sessionmaker()()": ASYNC_SESSION,
    _ASYNC + "async_sessionmaker().begin()": (
        f"contextlib.AbstractAsyncContextManager()[{ASYNC_SESSION}]"
    ),
    _ASYNC + "async_scoped_session()()": ASYNC_SESSION,
    _ASYNC + "AsyncSession().__aenter__()": f"collections.abc.Coroutine()[{ASYNC_SESSION}]",
    _ASYNC + "create_async_engine()": _ASYNC + "AsyncEngine()",
    "sqlalchemy.create_engine()": "sqlalchemy.Engine()",
    "sqlalchemy.Engine().connect()": "sqlalchemy.Connection()",
    "sqlalchemy.Engine().begin()": "contextlib.AbstractContextManager()[sqlalchemy.Connection()]",
    "sqlalchemy.Connection().__enter__()": "sqlalchemy.Connection()",
}
_GENERATIVE_METHODS = (
    "add_column add_columns autoflush correlate distinct enable_eagerloads except_ except_all"
    " execution_options filter filter_by from_statement group_by having intersect intersect_all"
    " join limit offset options order_by outerjoin params populate_existing prefix_with"
    " reset_joinpoint select_from slice suffix_with union union_all where with_entities"
    " with_for_update with_hint with_labels with_parent with_session with_statement_hint"
    " with_transformation yield_per"
)
for _method in _GENERATIVE_METHODS.split():
    KINDS[f"{QUERY}.{_method}()"] = QUERY

BASES: dict[str, tuple[str, ...]] = {
    _ORM + "Session": ("builtins.object",),
    _ORM + "scoped_session": ("builtins.object",),
    _ORM + "sessionmaker": ("builtins.object",),
    _ORM + "Query": ("builtins.object",),
    _ORM + "DeclarativeBase": ("builtins.object",),
    _ORM + "DeclarativeBaseNoMeta": (_ORM + "DeclarativeBase",),
    _ORM + "MappedAsDataclass": ("builtins.object",),
    _ASYNC + "AsyncSession": ("builtins.object",),
    _ASYNC + "AsyncAttrs": ("builtins.object",),
    _ASYNC + "AsyncEngine": ("builtins.object",),
    _ASYNC + "async_sessionmaker": ("builtins.object",),
    _ASYNC + "async_scoped_session": ("builtins.object",),
    "sqlalchemy.Column": ("builtins.object",),
    "sqlalchemy.Connection": ("builtins.object",),
    "sqlalchemy.Engine": ("builtins.object",),
    "sqlmodel.orm.session.Session": (_ORM + "Session",),
    "sqlmodel.ext.asyncio.session.AsyncSession": (_ASYNC + "AsyncSession",),
}
