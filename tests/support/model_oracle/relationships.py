"""Random relationships between a model and a class of its own, ``{name}Part``."""

from __future__ import annotations

import random
from typing import NamedTuple


class Related(NamedTuple):
    """What relationships need: lines above the model, in its body and below it."""

    above: str
    body: tuple[str, ...]
    below: str
    features: tuple[str, ...]


NONE = Related("", (), "", ())
_COLLECTIONS = (
    "collection_class=set",
    "collection_class=list",
    'collection_class=attribute_keyed_dict("name")',
    'collection_class=ordering_list("position")',
)
_OPTIONS = (
    'order_by="{name}Part.id.desc()"',
    'cascade="all, delete-orphan"',
    "passive_deletes=True",
    'lazy="joined"',
    'lazy="selectin"',
    'lazy="dynamic"',
    'lazy="write_only"',
    "uselist=False",
    "uselist=True",
    "viewonly=True",
    *_COLLECTIONS,
)


def relationships(source: random.Random, key: str) -> Related:
    """Relationships of a model; ``key`` is the name of its primary key's column."""
    return _Writer(source, key).related()


class _Writer:
    def __init__(self, source: random.Random, key: str) -> None:
        self._source = source
        self._key = key
        self._features: set[str] = set()
        self._above = ""
        self._body: list[str] = []
        self._part = [
            "class {name}Part(Base):",
            '    __tablename__ = "parts_of_{table}"',
            "    id = Column(Integer, primary_key=True)",
            "    name = Column(String(20))",
            "    position = Column(Integer)",
        ]

    def related(self) -> Related:
        direction = self._source.choice([self._to_many, self._to_one, self._through_table])
        direction()
        if self._chance(0.3, "self-referential"):
            self._to_itself()
        if self._chance(0.3, "of another class"):
            self._to_thing()
        below = "\n\n\n" + "\n".join(self._part) + "\n"
        return Related(self._above, tuple(self._body), below, tuple(sorted(self._features)))

    def _chance(self, probability: float, feature: str) -> bool:
        happens = self._source.random() < probability
        if happens:
            self._features.add(feature)
        return happens

    def _foreign_key(self) -> str:
        nullable = self._source.choice(["", "", ", nullable=True", ", nullable=False"])
        if self._chance(0.1, "mapped_column()") and not nullable:
            return f'mapped_column(ForeignKey("{{table}}.{self._key}"))'
        return f'Column(ForeignKey("{{table}}.{self._key}"){nullable})'

    def _relationship(self, name: str, target: str, options: list[str]) -> str:
        text = ", ".join([f'"{target}"', *options])
        if self._chance(0.1, "relationship on several lines"):
            text = "\n        " + text.replace(", ", ",\n        ", 1) + ",\n    "
        return f"    {name} = relationship({text})"

    def _options(self, *, allowed: tuple[str, ...] = _OPTIONS) -> list[str]:
        chosen: list[str] = []
        for option in self._source.sample(allowed, self._source.choice([0, 1, 1, 2])):
            keyword = option.partition("=")[0]
            is_alone = "viewonly" in option or "lazy" in option or "uselist=F" in option
            if chosen and (is_alone or any(keyword in o for o in chosen)):
                continue
            if any("viewonly" in o or "lazy" in o or "uselist=F" in o for o in chosen):
                continue
            chosen.append(option)
            self._features.add(keyword + "=")
        return chosen

    def _to_many(self) -> None:
        """The foreign key is that of the part."""
        self._features.add("one to many")
        self._part.append(f"    whole_id = {self._foreign_key()}")
        options = self._options()
        if self._chance(0.2, "foreign_keys="):
            self._part.append(f"    other_id = {self._foreign_key()}")
            options.append(
                self._source.choice(
                    ['foreign_keys="{name}Part.whole_id"', 'foreign_keys="[{name}Part.whole_id]"']
                )
            )
            self._body.append(self._relationship("parts", "{name}Part", options))
            return
        if "viewonly=True" in options:
            self._body.append(self._relationship("parts", "{name}Part", options))
        elif self._chance(0.3, "backref="):
            options.append('backref="whole"')
            self._body.append(self._relationship("parts", "{name}Part", options))
        else:
            both = self._chance(0.5, "back_populates=")
            there = ['back_populates="parts"'] if both else ["viewonly=True"]
            here = ['back_populates="whole"'] if both else []
            self._body.append(self._relationship("parts", "{name}Part", [*options, *here]))
            self._part.append(self._relationship("whole", "{name}", there))

    def _to_one(self) -> None:
        """The foreign key is that of the model."""
        self._features.add("many to one")
        nullable = self._source.choice(["", ", nullable=True"])
        self._body.append(f'    part_id = Column(ForeignKey("parts_of_{{table}}.id"){nullable})')
        options = self._options(allowed=('lazy="joined"', 'lazy="selectin"', "uselist=False"))
        if self._chance(0.3, "foreign_keys="):
            text = self._source.choice(["[part_id]", "part_id", '"{name}.part_id"'])
            options.append(f"foreign_keys={text}")
            if self._chance(0.3, "primaryjoin="):
                options.append('primaryjoin="{name}.part_id == {name}Part.id"')
        elif self._chance(0.5, "back_populates="):
            options.append('back_populates="wholes"')
            there = ['back_populates="part"']
            self._part.append(self._relationship("wholes", "{name}", there))
        self._body.append(self._relationship("part", "{name}Part", options))

    def _through_table(self) -> None:
        self._features.add("secondary=")
        self._above = (
            '{name}_links = sa.Table("links_of_{table}", Base.metadata,\n'
            f'    Column("whole", ForeignKey("{{table}}.{self._key}")),\n'
            '    Column("part", ForeignKey("parts_of_{table}.id")))\n\n\n'
        )
        secondary = self._source.choice(
            ["secondary={name}_links", 'secondary="links_of_{table}"', "{name}_links"]
        )
        allowed = tuple(o for o in _OPTIONS if "cascade" not in o and "write_only" not in o)
        options = [secondary, *self._options(allowed=allowed)]
        if len(options) == 1 and self._chance(0.5, "backref="):
            options.append('backref="wholes"')
        self._body.append(self._relationship("parts", "{name}Part", options))

    def _to_itself(self) -> None:
        self._body.append(f'    up_id = Column(ForeignKey("{{table}}.{self._key}"))')
        side = self._source.choice(["[id]", "id", '"{name}.id"'])
        match self._source.choice(["up", "down", "both"]):
            case "up":
                self._body.append(self._relationship("up", "{name}", [f"remote_side={side}"]))
            case "down":
                remote = self._source.choice([[], ["remote_side=[up_id]"]])
                self._body.append(self._relationship("down", "{name}", remote))
            case _:
                down = ['back_populates="up"']
                self._body.append(self._relationship("down", "{name}", down))
                up = [f"remote_side={side}", 'back_populates="down"']
                self._body.append(self._relationship("up", "{name}", up))

    def _to_thing(self) -> None:
        nullable = self._source.choice(["", ", nullable=True"])
        self._body.append(f'    thing_id = Column(Integer, ForeignKey("things.id"){nullable})')
        target = self._source.choice(["Thing", '"Thing"'])
        self._body.append(f"    thing = relationship({target}, foreign_keys=[thing_id])")
