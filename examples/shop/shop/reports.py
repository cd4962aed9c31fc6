from sqlalchemy import func
from sqlalchemy.orm import Session

from shop.models import Order, OrderItem, Product


class SalesReport:
    def __init__(self, session: Session):
        self.session = session

    def best_sellers(self, limit=3):
        sold = func.sum(OrderItem.quantity)
        rows = (
            self.session.query(Product.name, sold)
            .join(OrderItem, OrderItem.product_id == Product.id)
            .group_by(Product.name)
            .order_by(sold.desc())
            .limit(limit)
        )
        return [{"product": name, "sold": count} for name, count in rows]

    def open_orders(self):
        return self.session.query(Order).filter(Order.paid.is_(False)).count()
