"""The standard library and typing_extensions."""

MODULES: dict[str, str] = {
    "_asyncio": "asyncio",
    "typing_extensions": "typing",
}
NAMES: dict[str, str] = {
    "typing.List": "builtins.list",
    "typing.Dict": "builtins.dict",
    "typing.Set": "builtins.set",
    "typing.FrozenSet": "builtins.frozenset",
    "typing.Tuple": "builtins.tuple",
    "typing.Type": "builtins.type",
    "typing.Iterable": "collections.abc.Iterable",
    "typing.Iterator": "collections.abc.Iterator",
    "typing.Generator": "collections.abc.Generator",
    "typing.Sequence": "collections.abc.Sequence",
    "typing.MutableSequence": "collections.abc.MutableSequence",
    "typing.Collection": "collections.abc.Collection",
    "typing.AbstractSet": "collections.abc.Set",
    "typing.Mapping": "collections.abc.Mapping",
    "typing.Awaitable": "collections.abc.Awaitable",
    "typing.Coroutine": "collections.abc.Coroutine",
    "typing.AsyncIterable": "collections.abc.AsyncIterable",
    "typing.AsyncIterator": "collections.abc.AsyncIterator",
    "typing.AsyncGenerator": "collections.abc.AsyncGenerator",
    "typing.ContextManager": "contextlib.AbstractContextManager",
    "typing.AsyncContextManager": "contextlib.AbstractAsyncContextManager",
}
KINDS: dict[str, str] = {}
BASES: dict[str, tuple[str, ...]] = {
    "builtins.object": (),
    "builtins.Exception": ("builtins.object",),
    "abc.ABC": ("builtins.object",),
    "typing.Generic": ("builtins.object",),
    "typing.Protocol": ("builtins.object",),
    "typing.NamedTuple": ("builtins.tuple",),
    "typing.TypedDict": ("builtins.dict",),
    "enum.Enum": ("builtins.object",),
    "enum.IntEnum": ("builtins.int", "enum.Enum"),
    "enum.StrEnum": ("builtins.str", "enum.Enum"),
    "builtins.int": ("builtins.object",),
    "builtins.str": ("builtins.object",),
    "builtins.dict": ("builtins.object",),
    "builtins.list": ("builtins.object",),
    "builtins.tuple": ("builtins.object",),
}

#: Decorators that leave a function what it is to its callers.
TRANSPARENT_DECORATORS = frozenset(
    [
        "abc.abstractmethod",
        "functools.cache",
        "functools.lru_cache",
        "functools.lru_cache()",
        "typing.final",
        "typing.no_type_check",
        "typing.override",
        "typing.deprecated()",
        "warnings.deprecated()",
    ]
)
