"""The facts on the real pages and the marked documents kept beside the repository."""

import json
import re
from pathlib import Path

import pytest

from heshu.contract import decimal_string
from heshu.facts import extract
from heshu.facts.extraction import numeric
from heshu.facts.shadow import Shadow
from heshu.model import FactKind

SHARED = Path(__file__).parents[3] / "shared"
pytestmark = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the shared facts are not beside this clone"
)

DATED = (FactKind.DATE, FactKind.TIME, FactKind.PERIOD, FactKind.DURATION)
GOLD_KINDS = {"rank": "ordinal_rank", "duration": "period", "time": "date", "fraction": "ratio"}


def seeds():
    return [path.read_text(encoding="utf-8") for path in sorted((SHARED / "seeds").glob("*.txt"))]


def test_every_digit_numeral_of_the_real_pages_lies_in_a_fact():
    lost = []
    for text in seeds():
        facts = extract(text, "2025-03-28")
        lost += [
            text[numeral.start() - 5 : numeral.end() + 5]
            for numeral in re.finditer(r"\d+(?:\.\d+)?", text)
            if not any(f.start <= numeral.start() and numeral.end() <= f.end for f in facts)
        ]
    assert lost == []


def test_no_bare_number_of_the_real_pages_is_a_date():
    for text in seeds():
        dated = [f.exact for f in numeric(Shadow(text)) if f.kind in DATED]
        assert [d for d in dated if re.fullmatch(r"[\d.\s]+", d)] == []


def test_the_marked_document_is_read_as_marked():
    reports = SHARED / "gold" / "reports"
    lines = (reports / "facts_gold.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [json.loads(line) for line in lines]
    text = (reports / "docs" / "15_tobacco_town.txt").read_text(encoding="utf-8")
    read = {
        (f.start, f.end): (GOLD_KINDS.get(f.kind, f.kind.value), decimal_string(f.value))
        for f in extract(text)
    }
    numbers = [g for g in gold if g["kind"] not in ("org", "place")]
    wrong = [
        g["text"]
        for g in numbers
        if read.get((g["start"], g["end"]))
        != (g["kind"], None if g["value"] is None else str(g["value"]))
    ]
    assert len(wrong) <= 0.05 * len(numbers), wrong


def test_numbers_that_are_names_are_never_figures():
    reports = SHARED / "gold" / "reports"
    figures = {FactKind.NUMBER, FactKind.QUANTITY, FactKind.MONEY, FactKind.PERCENT, FactKind.RANK}
    for line in (reports / "code_like.jsonl").read_text(encoding="utf-8").splitlines():
        code = json.loads(line)
        text = (reports / "docs" / f"{code['doc']}.txt").read_text(encoding="utf-8")
        touching = [f for f in extract(text) if f.start < code["end"] and code["start"] < f.end]
        assert [f.exact for f in touching if f.kind in figures] == []
