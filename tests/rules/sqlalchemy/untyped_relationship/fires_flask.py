# versions: python>=3.10
from __future__ import annotations

from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()


class User(db.Model):
    __tablename__ = "users"
    id = db.Column(db.Integer, primary_key=True)
    letters = db.relationship("Letter", backref="user", lazy=True)
#                ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`. No fix: more than one foreign key between the two classes was found in the file.
    last_letter_id = db.Column(db.ForeignKey("letters.id"))
    last_letter = db.relationship("Letter", foreign_keys=[last_letter_id], post_update=True)
#                    ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`.


class Letter(db.Model):
    __tablename__ = "letters"
    id = db.Column(db.Integer, primary_key=True)
    user_id = db.Column(db.ForeignKey("users.id"), nullable=False)
    stamps = db.relationship("Stamp", back_populates="letter", cascade="all, delete-orphan")
#               ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`.


class Stamp(db.Model):
    __tablename__ = "stamps"
    id = db.Column(db.Integer, primary_key=True)
    letter_id = db.Column(db.ForeignKey(Letter.id), nullable=True)
    letter = db.relationship(Letter, back_populates="stamps")
#               ^^^^^^^^^^^^ sqlalchemy-untyped-relationship: This `relationship()` leaves it open whether it gives one object or many: annotate it with `Mapped[…]`.
