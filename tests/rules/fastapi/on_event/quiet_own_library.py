# module: fastapi.applications
from starlette.applications import Starlette

app = Starlette()
app.add_event_handler("startup", print)
