from sqlalchemy.orm import DeclarativeBase, declarative_base

Documented = declarative_base()
Named = declarative_base()
Typed = declarative_base()


class Listed(DeclarativeBase):
    pass


print(Documented.__doc__, Named.__name__, Listed.__subclasses__())


class Meta(type(Typed)):
    pass
