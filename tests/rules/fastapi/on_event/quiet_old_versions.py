# versions: fastapi>=0.75
from fastapi import FastAPI

app = FastAPI()


@app.on_event("startup")
def up(): ...
