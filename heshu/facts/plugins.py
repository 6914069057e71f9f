"""Facts from other packages, through the entry-point group `heshu.extractors`.

An extractor is a function of a text and its issued date that gives facts (`docs/extending.md`).
It is other people's code and runs on hostile texts: whatever it does wrong is one warning line
and its facts are left out, while those of the engine stand. It is looked for at the first text.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from heshu import settings
from heshu.errors import InputError
from heshu.facts import resolve
from heshu.model import BODY, Fact

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "heshu.extractors"
"""The entry-point group; the name of the entry point becomes `Fact.extractor`."""

Extract = Callable[[str, str], Iterable[Fact]]
"""`extract(text, issued)`: `issued` is an ISO day, month or year, or empty."""

_LOG = logging.getLogger("heshu.facts")


@dataclass(slots=True)
class Extractor:
    """One installed extractor; a fault ends its part in this process."""

    point: EntryPoint
    function: Extract | None = field(default=None, init=False)
    broken: bool = field(default=False, init=False)

    @property
    def label(self) -> str:
        """Name and version, which the facts depend on."""
        version = self.point.dist.version if self.point.dist else ""
        return f"{self.point.name}-{version}"

    def find(self, text: str, issued: str) -> list[Fact]:
        """Its facts of a text, under its name; none once it has failed."""
        if self.broken:
            return []
        try:
            self.function = self.function or self.point.load()
            return [self._owned(fact, text) for fact in self.function(text, issued)]
        except Exception as error:  # noqa: BLE001 - code of other people may raise anything
            self.broken = True
            what = " ".join(f"{type(error).__name__}: {error}".split())
            _LOG.warning(
                "heshu: extractor %s: %s; its facts are left out", self.point.name, what[:300]
            )
            return []

    def _owned(self, fact: Any, text: str) -> Fact:
        if not isinstance(fact, Fact):
            msg = f"gave {type(fact).__name__} where a heshu.model.Fact is due"
            raise TypeError(msg)
        if not 0 <= fact.start < fact.end <= len(text):
            msg = f"gave a fact at {fact.start}–{fact.end} of a text of {len(text)} characters"
            raise ValueError(msg)
        exact = text[fact.start : fact.end]
        return replace(fact, exact=exact, extractor=self.point.name, field=BODY)


def _is_offered() -> bool:
    """Whether any installed package names the group.

    Reading all metadata takes ten times as long, and the reader asks on its way to the first paint.
    """
    for entry in map(Path, sys.path):
        if entry.is_file():  # an archive, which only the import system can look into
            return True
        for told in entry.glob("*-info/entry_points.txt"):
            if GROUP.encode() in told.read_bytes():
                return True
    return False


@cache
def installed() -> tuple[Extractor, ...]:
    """The extractors of this environment by name, without those the settings leave out."""
    if not _is_offered():
        return ()
    from importlib.metadata import entry_points

    points = sorted(entry_points(group=GROUP), key=lambda point: point.name)
    try:
        without = frozenset(settings.current().facts.without) if points else frozenset()
    except InputError as error:
        _LOG.warning("heshu: %s", error)
        without = frozenset()
    return tuple(Extractor(point) for point in points if point.name not in without)


def signature() -> str:
    """What the facts of this environment depend on besides the engine; empty without extractors."""
    return "".join(f"+{extractor.label}" for extractor in installed())


def added(facts: list[Fact], text: str, issued: str) -> list[Fact]:
    """The engine's facts (sorted) and those that extractors add, sorted.

    Figures, dates and terms are one layer, names another. Within a layer nothing overlaps: what
    the engine has found stands, and of two extractors the first by name.
    """
    for extractor in installed():
        more = sorted(extractor.find(text, issued), key=lambda fact: (fact.start, -fact.end))
        for names in (False, True):
            layer = [fact for fact in facts if (fact.kind in resolve.NAMES) is names]
            mine = [fact for fact in more if (fact.kind in resolve.NAMES) is names]
            end = 0
            for fact in mine:
                if fact.start >= end and not resolve.overlapping(layer, fact):
                    facts.append(fact)
                    end = fact.end
        facts.sort(key=lambda fact: (fact.start, -fact.end))
    return facts
