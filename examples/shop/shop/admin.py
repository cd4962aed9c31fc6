from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI
from sqlalchemy.orm import Session

from shop.database import get_db, seed
from shop.reports import SalesReport


@asynccontextmanager
async def lifespan(app: FastAPI):
    seed()
    yield


app = FastAPI(title="Shop office", lifespan=lifespan)
settings = {"best_sellers": 1}


@app.on_event("startup")
def load_settings():
    settings["best_sellers"] = 3


@app.get("/report")
def report(db: Session = Depends(get_db)):
    sales = SalesReport(db)
    return {
        "best sellers": sales.best_sellers(settings["best_sellers"]),
        "open orders": sales.open_orders(),
    }
