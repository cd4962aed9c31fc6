from elsewhere import declarative_base
from sqlalchemy.orm import DeclarativeBase, registry

Foreign = declarative_base()


class Base(DeclarativeBase):
    pass


Generated = registry().generate_base()
