from decimal import Decimal

from sqlalchemy import create_engine
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import StaticPool

from shop.models import Base, Customer, Product, Tag

engine = create_engine(
    "sqlite://",
    connect_args={"check_same_thread": False},
    poolclass=StaticPool,
)
SessionLocal = sessionmaker(bind=engine, autoflush=False)


def get_db():
    db = SessionLocal()
    try:
        yield db
    finally:
        db.close()


def get_or_create_tag(session: Session, name: str) -> Tag:
    tag = session.query(Tag).filter_by(name=name).one_or_none()
    if tag is None:
        tag = Tag(name=name)
        session.add(tag)
        session.flush()
    return tag


def seed():
    """Gives an empty shop something to sell."""
    Base.metadata.create_all(engine)
    with SessionLocal() as session:
        if session.query(Product).count():
            return
        session.add_all(
            [
                Product(
                    name="Teapot",
                    price=Decimal("24.90"),
                    tags=[get_or_create_tag(session, "kitchen"), get_or_create_tag(session, "gift")],
                ),
                Product(
                    name="Cup",
                    price=Decimal("7.50"),
                    tags=[get_or_create_tag(session, "kitchen")],
                ),
                Product(name="Lamp", price=Decimal("49.00"), in_stock=False),
                Customer(email="ada@example.com", full_name="Ada"),
            ]
        )
        session.commit()
