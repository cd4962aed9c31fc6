"""FastAPI and Starlette."""

MODULES: dict[str, str] = {
    "fastapi.applications": "fastapi",
    "fastapi.routing": "fastapi",
    "fastapi.param_functions": "fastapi",
    "fastapi.background": "fastapi",
}
NAMES: dict[str, str] = {
    "fastapi.params.Depends": "fastapi.Depends",
    "fastapi.requests.Request": "starlette.requests.Request",
    "fastapi.Request": "starlette.requests.Request",
}
KINDS: dict[str, str] = {
    "fastapi.FastAPI().router": "fastapi.APIRouter()",
    "starlette.applications.Starlette().router": "starlette.routing.Router()",
}
BASES: dict[str, tuple[str, ...]] = {
    "fastapi.FastAPI": ("starlette.applications.Starlette",),
    "fastapi.APIRouter": ("starlette.routing.Router",),
    "starlette.applications.Starlette": ("builtins.object",),
    "starlette.routing.Router": ("builtins.object",),
    "starlette.requests.Request": ("builtins.object",),
}
