from fastapi import FastAPI

from shop.database import engine, seed
from shop.routers import orders, products

app = FastAPI(title="Shop")
app.include_router(products.router)
app.include_router(orders.router)


@app.on_event("startup")
def prepare_database():
    seed()


@app.on_event("shutdown")
async def close_connections():
    engine.dispose()


@app.get("/health")
async def health():
    return {"ok": True}
