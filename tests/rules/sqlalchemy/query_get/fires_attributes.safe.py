# versions: sqlalchemy>=2.0
"""A session that is an attribute may be another one: of a subclass, or set from elsewhere."""

from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from app.models import User


class Memory:
    def query(self, model):
        return self

    def get(self, key):
        return key


class Repository:
    def __init__(self):
        self.session = Session(create_engine("sqlite://"))

    def user(self, key):
        return self.session.query(User).get(key)


class MemoryRepository(Repository):
    def __init__(self):
        self.session = Memory()


def made_here(key):
    session = Session(create_engine("sqlite://"))
    return session.get(User, key)
