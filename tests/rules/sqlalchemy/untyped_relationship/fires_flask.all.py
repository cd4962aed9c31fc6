# versions: python>=3.10
from __future__ import annotations

from typing import Optional

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.orm import Mapped

db = SQLAlchemy()


class User(db.Model):
    __tablename__ = "users"
    id = db.Column(db.Integer, primary_key=True)
    letters = db.relationship("Letter", backref="user", lazy=True)
    last_letter_id = db.Column(db.ForeignKey("letters.id"))
    last_letter: Mapped[Optional["Letter"]] = db.relationship(
        "Letter", foreign_keys=[last_letter_id], post_update=True
    )


class Letter(db.Model):
    __tablename__ = "letters"
    id = db.Column(db.Integer, primary_key=True)
    user_id = db.Column(db.ForeignKey("users.id"), nullable=False)
    stamps: Mapped[list["Stamp"]] = db.relationship(
        "Stamp", back_populates="letter", cascade="all, delete-orphan"
    )


class Stamp(db.Model):
    __tablename__ = "stamps"
    id = db.Column(db.Integer, primary_key=True)
    letter_id = db.Column(db.ForeignKey(Letter.id), nullable=True)
    letter: Mapped[Letter | None] = db.relationship(Letter, back_populates="stamps")
