"""Facts: coverage of the real pages, the marked document, the public cases, and speed.

    SPECS=../shared/gold/specs python -m zhbench.score benchmarks.facts:extract

The adapter gives the scorer what it asks for: for a case about bare numbers every numeral
(`heshu.facts.plain`), for one about dates those of `benchmarks._zhbench_dates`, else the facts
themselves with the bound words of their spans cut off, as the public cases mark them.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from heshu.contract import decimal_string
from heshu.facts import approximation, plain, units
from heshu.facts import extract as facts_of
from heshu.facts.extraction import numeric
from heshu.facts.figures import EXACT_COUNTS
from heshu.facts.shadow import Shadow
from heshu.model import Approx, FactKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from heshu.model import Fact

SHARED = Path(__file__).parents[2] / "shared"
DATED = {FactKind.DATE, FactKind.TIME, FactKind.PERIOD, FactKind.DURATION}
TIMES = frozenset(
    ["date", "daterange", "time", "timerange", "datetime", "datetimerange", "duration", "set"]
)
_MEASURES = frozenset({"money", "quantity", "temperature"})
_OPEN = {Approx.ABOVE, Approx.AT_LEAST, Approx.UNDER, Approx.AT_MOST}
"""What leaves one side open, so that the record has one bound."""
_KINDS = {
    "percentage_point": "percent",
    "rank": "ordinal",
    "multiple": "multiple",
    "ratio": "proportion",
}


def _any(words: dict[str, Approx]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_TO = re.compile("[到至~-]")
_BEFORE = re.compile(rf"(?:{_any(approximation.BEFORE)})+")
_AFTER = re.compile(rf"(?:{_any(approximation.AFTER)})$")


def extract(
    text: str, ref: str | None = None, kinds: frozenset[str] = frozenset()
) -> list[dict[str, object]]:
    """The facts of a text as the scorer's records."""
    if kinds and kinds <= TIMES:
        from benchmarks import _zhbench_dates as dates

        return dates.extract(text, ref)
    shadow = Shadow(text)
    if kinds == {"number"}:
        return [_plain(shadow, number) for number in plain.find(shadow)]
    if kinds == {"ordinal"}:
        return [_plain(shadow, number) | {"kind": "ordinal"} for number in plain.ordinals(shadow)]
    if kinds == {"range"} or (kinds == {"range", "number"} and _TO.search(shadow.text)):
        return [_range(shadow, bounded) for bounded in plain.comparisons(shadow)]
    if kinds and kinds <= _MEASURES:
        found = plain.measures(shadow)
    else:
        found = numeric(shadow, ref or "")
        if "range" in kinds:
            found += plain.vague(shadow)
    return [_record(fact, kinds) for fact in found if not _uncounted(fact, kinds)]


def _uncounted(fact: Fact, kinds: frozenset[str]) -> bool:
    """The cases about measures leave out people and things that are counted one by one."""
    return kinds == {"quantity"} and units.dimension(fact.unit) in EXACT_COUNTS


def _plain(shadow: Shadow, number: plain.Plain) -> dict[str, object]:
    start, end = shadow.span(number.start, number.end)
    value = number.value
    shown = decimal_string(value) if isinstance(value, Fraction) else value
    if value and abs(value) < Fraction(1, 10**6):
        shown = f"{float(value):.15g}"
    return {"start": start, "end": end, "kind": "number", "value": shown}


def _range(shadow: Shadow, bounded: plain.Bounded) -> dict[str, object]:
    start, end = shadow.span(bounded.start, bounded.end)
    return {
        "start": start, "end": end, "kind": "range",
        "min": decimal_string(bounded.low), "max": decimal_string(bounded.high),
    }  # fmt: skip


def _record(fact: Fact, kinds: frozenset[str]) -> dict[str, object]:
    kind = fact.of or fact.kind if kinds <= _MEASURES else fact.kind
    kind = _KINDS.get(kind.value, kind.value)
    unit, start, end = fact.unit, fact.start, fact.end
    before, after = _BEFORE.match(fact.exact), _AFTER.search(fact.exact)
    # A bound word is cut off as the public cases mark it, but not from a query that is all figure.
    alone = kinds <= _MEASURES and (kinds != {"quantity"} or fact.start == 0)
    if not alone:
        start += before.end() if before else 0
        end -= len(after[0]) if after else 0
    value: object = decimal_string(fact.value)
    if unit == "‱":
        value, unit = decimal_string(Fraction(fact.value or 0) / 100), "%"
    if fact.kind is FactKind.PERCENTAGE_POINT:
        unit = "%"
    if units.dimension(unit).startswith("temperature") or (
        kinds == {"temperature"} and unit in ("度", "°")
    ):
        kind = "temperature"
        unit = unit if re.search("[摄华CFcf℃℉]", fact.exact) else "度"
    record: dict[str, object] = {
        "start": start, "end": end, "kind": kind, "value": value, "unit": unit,
    }  # fmt: skip
    if fact.kind is FactKind.RANGE or fact.approx in _OPEN:
        record |= {"min": decimal_string(fact.low), "max": decimal_string(fact.high)}
    return record


def coverage() -> None:
    """How many digit numerals of the real pages lie in a typed fact."""
    total = covered = dated = 0
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        facts = facts_of(text, "2025-03-28")
        for numeral in re.finditer(r"\d+(?:\.\d+)?", text):
            total += 1
            covered += any(f.start <= numeral.start() and numeral.end() <= f.end for f in facts)
        dated += sum(f.kind in DATED and bool(re.fullmatch(r"[\d.\s]+", f.exact)) for f in facts)
    print(f"real pages: {covered} of {total} digit numerals lie in a fact")
    print(f"real pages: {dated} bare numbers read as dates")


def marked() -> None:
    """The scorer's table for the marked documents."""
    reports = SHARED / "gold" / "reports"
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8", delete=False) as out:
        for path in sorted((reports / "docs").glob("*.txt")):
            for fact in facts_of(path.read_text(encoding="utf-8")):
                line = {
                    "doc": path.stem, "start": fact.start, "end": fact.end, "kind": fact.kind.value,
                    "value": decimal_string(fact.value), "unit": fact.unit,
                    "low": decimal_string(fact.low), "high": decimal_string(fact.high),
                    "approx": fact.approx, "direction": fact.direction,
                }  # fmt: skip
                out.write(json.dumps(line, ensure_ascii=False) + "\n")
    subprocess.run([sys.executable, str(reports / "score_facts.py"), out.name], check=False)
    Path(out.name).unlink()


def public_cases() -> None:
    """The scorer's table for the public cases."""
    root = Path(__file__).parents[1]
    env = os.environ | {
        "SPECS": str(SHARED / "gold" / "specs"),
        "PYTHONPATH": os.pathsep.join([str(SHARED / "tools"), str(root)]),
    }
    command = [sys.executable, "-m", "zhbench.score", "benchmarks.facts:extract", "--groups", "e2e"]
    subprocess.run(command, check=False, env=env, cwd=root)


PROSE = (
    "一季度，青石镇完成固定资产投资3.2亿元，同比增长12.5%；新建高标准农田1.98万亩，"
    "带动1200余户农户户均增收3600元以上，占全镇农户的六成。"
)


def speed() -> None:
    """Characters a second in one process, and on inputs made to hurt."""
    facts_of(PROSE)  # loads the dictionaries
    text = PROSE * 1000
    readers = {
        "figures and dates": lambda: numeric(Shadow(text)),
        "with names and context": lambda: facts_of(text),
    }
    for name, read in readers.items():
        rate = len(text) / min(_seconds(read) for _ in range(_TIMES))
        print(f"{name:25} {rate:9,.0f} characters a second")
    for name, char in {"one digit": "7", "一": "一", "spaces": " ", "brackets": "（"}.items():
        start = time.perf_counter()
        numeric(Shadow(char * 10**6))
        rate = 10**6 / (time.perf_counter() - start)
        print(f"a megabyte of {name:10} {rate:9,.0f} characters a second")


_TIMES = 5
"""The best of so many: other work on the machine only ever adds."""


def _seconds(read: Callable[[], object]) -> float:
    start = time.perf_counter()
    read()
    return time.perf_counter() - start


def main() -> None:
    """Every table; those on shared gold only when it is there."""
    if SHARED.is_dir():
        coverage()
        marked()
        public_cases()
    speed()


if __name__ == "__main__":
    main()
