"""Names of places, organisations and persons: the door to everything that tells who and where.

The text is cut into words once. Longer names win over those inside them: the place in an
organisation's name is part of the name. The measures are in `docs/facts.md`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from heshu.facts import abbreviations, organisations, persons, places
from heshu.facts.segmentation import own_names
from heshu.facts.shadow import Shadow
from heshu.facts.tokens import clauses
from heshu.model import Fact, FactKind

if TYPE_CHECKING:
    from collections.abc import Iterable

Named = tuple[int, int, FactKind]

_TITLE = re.compile(rf"(?:{'|'.join(sorted(persons.TITLES, key=len, reverse=True))})$")
_RANK = {FactKind.ORG: 0, FactKind.PERSON: 1, FactKind.PLACE: 2}


def find(text: str | Shadow) -> list[Fact]:
    """The names of a text, without overlaps, in order.

    `value` is the name without layout, and the `qualifier` of a person the title before it.
    """
    shadow = Shadow(text) if isinstance(text, str) else text
    found: list[Named] = [(*span, FactKind.PLACE) for span in places.listed(shadow.text)]
    found += [(*span, FactKind.PLACE) for span in abbreviations.find(shadow.text)]
    for start, end in persons.rosters(shadow.original):
        found.append((shadow.position(start), shadow.position(end - 1) + 1, FactKind.PERSON))
    pattern, kinds = own_names()
    if pattern:
        found += [(*own.span(), kinds[own[0]]) for own in pattern.finditer(shadow.text)]
    for tokens in clauses(shadow.text):
        located = list(places.find(tokens, shadow.text))
        found += [(*span, FactKind.PLACE) for span in located]
        found += [(*span, FactKind.ORG) for span in organisations.find(tokens, located)]
        found += [(*span, FactKind.PERSON) for span in persons.find(tokens, shadow.text)]
    located = [(start, end) for start, end, kind in found if kind is FactKind.PLACE]
    found += [(*span, FactKind.PLACE) for span in places.again(shadow.text, located)]
    return [_fact(named, shadow) for named in _longest(found)]


def _longest(found: Iterable[Named]) -> list[Named]:
    kept: list[Named] = []
    for named in sorted(found, key=lambda n: (n[0], -n[1], _RANK[n[2]])):
        if not kept or named[0] >= kept[-1][1]:
            kept.append(named)
        elif (
            named[1] > kept[-1][1] and named[2] is FactKind.ORG and kept[-1][2] is not FactKind.ORG
        ):
            kept[-1] = named
    return kept


def _fact(named: Named, shadow: Shadow) -> Fact:
    first, last, kind = named
    start, end = shadow.span(first, last)
    title = ""
    if kind is FactKind.PERSON:
        match = _TITLE.search(shadow.text, max(first - 8, 0), first)
        title = match[0] if match else ""
    name = shadow.text[first:last]
    return Fact(start, end, shadow.original[start:end], kind, value=name, qualifier=title)
