import boto3
import pandas as pd
import requests
from google.cloud import bigquery
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from sqlalchemy.orm import Query, Session, sessionmaker

from app.models import User
from app.store import Session as StoreSession
from app.store import get_session

SessionLocal = sessionmaker()
AsyncLocal = async_sessionmaker()


def get_has_a_rule_of_its_own(session: Session):
    session.query(User).get(1)
    session.query(User).get(1).addresses.all()
    print(session.query(User).get(1).name)
    return session.query(User).options(lazy).populate_existing().get(1)


def queries_that_no_session_makes(user: User, session):
    # Which session they belong to, is in no file that uses them.
    User.query.filter_by(name="ann").first()
    User.query.get(1)
    # A dynamic relationship
    user.addresses.filter(User.id == 1).count()
    user.addresses.filter(User.id == 1).delete()
    user.addresses.all()
    Query([User]).filter(User.id == 1).with_session(session).all()


def a_query_that_a_function_makes(context, model_query):
    model_query(context, User).filter_by(id=1).first()


class Listing:
    @classmethod
    def all(cls):
        return cls.query.all()

    def first(self):
        return self.query.filter_by(id=1).first()


def the_new_style(session: Session):
    return session.scalars(select(User)).all()


def look_alikes(session, db, client, collection, index):
    session.query("text")
    db.query("SELECT 1")
    client.query(embedding=[1])
    collection.query(query_texts=["a"], n_results=3)
    index.query(vector=[0.1])
    pd.DataFrame().query("a > 1")
    bigquery.Client().query("SELECT 1")
    boto3.resource("dynamodb").Table("users").query(Limit=1)
    requests.Session().query(User)


def same_name_elsewhere(session: StoreSession):
    session.query(User)


def unknown_factory():
    with get_session() as session:
        session.query(User)


async def asynchronous(session: AsyncSession):
    session.query(User)
    async with AsyncLocal() as other:
        other.query(User)


def rebound(session: Session, client):
    session = client
    session.query(User)


def perhaps_something_else(session: Session, client, flag: bool):
    if flag:
        session = client
    session.query(User)


def in_a_loop(session: Session, clients):
    for client in clients:
        session.query(User)
        session = client


def shadowed(session: Session):
    def inner(session):
        return session.query(User)

    return inner, [session.query(User) for session in range(3)], lambda session: session.query(User)


class Session2:
    def query(self, model):
        return model


class Store:
    session = None

    def __init__(self, session):
        self.session = session
        self.query = session.query

    def query(self, text):
        return self.session.query(text)

    def own(self):
        return Session2().query(User)


class Mixed:
    def __init__(self, session: Session):
        self.session = session

    def replace(self, client):
        self.session = client

    def run(self):
        self.session.query(User)


def not_called(session: Session):
    return session.query


def a_query_is_no_session(query: Query):
    return query.filter(User.id).all()


def union(session: Session | Session2):
    session.query(User)


class OwnSession(Session):
    def query(self, *what):
        return Search(self, what)


def with_a_query_of_its_own(session: OwnSession):
    session.query("anything")
    OwnSession().query("anything")


def guarded(db, other):
    if not isinstance(db, Session):
        return db.query(User).all()
    if not isinstance(other, (Session, scoped_session)):
        raise TypeError(other.query(User).all())
    return None
