"""Dates in the form of the zhbench scorer: an adapter, and its score on the public cases.

    python -m zhbench.score benchmarks.dates:extract

Everyday text is read wide (`heshu.facts.dates.find(..., wide=True)`): the public cases are
queries, not reports. An unresolved value gets the readings of the years around the reference.
"""

from __future__ import annotations

import re
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from heshu.facts import dates
from heshu.facts.intervals import bounds
from heshu.facts.shadow import Shadow

if TYPE_CHECKING:
    from heshu.model import Fact

_ISO = {
    "年": "P{}Y", "月": "P{}M", "周": "P{}W", "天": "P{}D", "工作日": "P{}D", "小时": "PT{}H",
    "分钟": "PT{}M", "秒": "PT{}S", "季度": "P{}Q", "世纪": "P{}00Y",
}  # fmt: skip
_PARTS = {
    "DA": ("04:00", "08:00"), "MO": ("08:00", "12:00"), "MI": ("11:00", "13:00"),
    "AF": ("12:00", "16:00"), "EV": ("16:00", "20:00"), "NI": ("20:00", "23:59:59"),
}  # fmt: skip


def extract(text: str, ref: str | None = None) -> list[dict[str, object]]:
    """The dates and times of a text as the scorer's records."""
    return [record(fact, ref) for fact in dates.find(Shadow(text), ref, wide=True)]


def record(fact: Fact, ref: str | None) -> dict[str, object]:
    """One fact as a record with a TIMEX string and every reading of its value."""
    value = fact.value
    if isinstance(value, Decimal):
        value = _ISO.get(fact.unit, "P{}D").format(f"{value.normalize():f}")
    value = str(value).removeprefix("L")
    kind = fact.kind.value
    if value.startswith("R/"):
        kind, value = "set", value[2:]
    timex = (
        value.strip("/")
        if value.count("/") == 1 and (value[0] == "/" or value[-1] == "/")
        else value
    )
    if re.fullmatch(r"W\d", timex):
        timex = f"XXXX-WXX-{timex[1]}"
    return {
        "start": fact.start, "end": fact.end, "text": fact.exact, "kind": kind,
        "value": value, "timex": timex, "values": readings(value, ref),
    }  # fmt: skip


def readings(value: str, ref: str | None) -> list[object]:
    """Every value the scorer may compare: unknown years filled from around the reference."""
    if "XXXX" not in value and not value.startswith("XX"):
        return [reading(value)]
    if value.startswith("XX") and not value.startswith("XXXX"):
        return [reading(century + value[2:]) for century in ("19", "20")]
    year = datetime.fromisoformat(ref).year if ref else 2000
    found: list[object] = []
    for shift in (0, -1, 1, 2, -2, -3, -4):
        filled = value.replace("XXXX", f"{year + shift:04d}")
        first, slash, last = filled.partition("/")
        if slash and first and last and last < first and "XXXX" in value.partition("/")[2]:
            last = value.partition("/")[2].replace("XXXX", f"{year + shift + 1:04d}")
        found.append(reading(first + slash + last))
    return found


def reading(value: str) -> object:
    """One value as the scorer reads it: a pair of ends, or a string it can parse."""
    first, slash, last = value.partition("/")
    if slash:
        return [_end(first), _end(last, closing=True)]
    part = re.fullmatch(r"([\d-]*)T([A-Z]{2})", value)
    if part:
        start, end = _PARTS[part[2]]
        return [f"{part[1]} {start}".strip() if part[1] else f"T{start}",
                f"{part[1]} {end}".strip() if part[1] else f"T{end}"]  # fmt: skip
    days = bounds(value)
    if days and not re.fullmatch(r"\d{4}(-\d\d){0,2}", value):
        return [days[0].isoformat(), days[1].isoformat()]
    return value


def _end(value: str, *, closing: bool = False) -> str | None:
    if not value:
        return None
    days = bounds(value)
    if days is None:
        return value.replace("T", " ", 1) if value[0] != "T" else value
    if closing and not re.fullmatch(r"\d{4}(-\d\d){0,2}", value):
        return days[1].isoformat()
    return days[0].isoformat()
