from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException
from pydantic import BaseModel
from sqlalchemy.orm import Session

from shop.database import get_db
from shop.models import Customer, Order, OrderItem, Product

router = APIRouter(prefix="/orders", tags=["orders"])

DB = Annotated[Session, Depends(get_db)]

outbox: list[str] = []


@router.on_event("shutdown")
def send_confirmations():
    while outbox:
        print(f"Thank you for your order, {outbox.pop()}!")


class NewOrder(BaseModel):
    email: str
    quantities: dict[int, int]


@router.post("/", status_code=201)
def place_order(new: NewOrder, db: DB):
    customer = db.query(Customer).filter_by(email=new.email).first()
    if customer is None:
        raise HTTPException(404, "There is no such customer")
    wanted = (
        db.query(Product)
        .filter(Product.id.in_(new.quantities), Product.in_stock.is_(True))
        .order_by(Product.id)
        .all()
    )
    if len(wanted) < len(new.quantities):
        raise HTTPException(409, "Some of that is not in stock")
    items = [OrderItem(product=product, quantity=new.quantities[product.id]) for product in wanted]
    order = Order(customer=customer, items=items)
    db.add(order)
    db.commit()
    outbox.append(customer.full_name)
    return {"id": order.id, "total": order.total}


@router.post("/{order_id}/payment")
def pay(order_id: int, db: DB):
    paid = db.query(Order).filter(Order.id == order_id, Order.paid.is_(False)).update({"paid": True})
    db.commit()
    return {"paid": bool(paid)}


@router.get("/{order_id}")
def get_order(order_id: int, db: DB):
    order = db.get(Order, order_id)
    if order is None:
        raise HTTPException(404, "There is no such order")
    return {"customer": order.customer.email, "paid": order.paid, "total": order.total}
