from fastapi import APIRouter, Depends, HTTPException
from sqlalchemy import func
from sqlalchemy.orm import Session, joinedload

from shop.database import get_db
from shop.models import Product, Tag

router = APIRouter(prefix="/products", tags=["products"])

@router.get("/")
def list_products(q: str = "", limit: int = 20, db: Session = Depends(get_db)):
    products = db.query(Product).filter(Product.in_stock.is_(True))
    if q:
        products = products.filter(Product.name.ilike(f"%{q}%"))
    return [
        {"id": product.id, "name": product.name, "tags": [tag.name for tag in product.tags]}
        for product in products.options(joinedload(Product.tags)).order_by(Product.name).limit(limit)
    ]


@router.get("/prices")
def prices(db: Session = Depends(get_db)):
    lowest, highest = db.query(func.min(Product.price), func.max(Product.price)).one()
    return {"lowest": lowest, "highest": highest}


@router.get("/tags/{name}")
def products_with_tag(name: str, db: Session = Depends(get_db)):
    tagged = db.query(Product).join(Product.tags).filter(Tag.name == name)
    return [product.name for product in tagged.order_by(Product.name)]


@router.get("/{product_id}")
def get_product(product_id: int, db: Session = Depends(get_db)):
    product = db.query(Product).filter(Product.id == product_id).first()
    if product is None:
        raise HTTPException(404, "There is no such product")
    return {"id": product.id, "name": product.name, "price": product.price}
