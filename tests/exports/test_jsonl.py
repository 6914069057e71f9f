"""The native format: one object a line, sources before articles, everything on it."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import Any

from heshu import exports
from tests.exports import samples


def lines_of(*bundles: exports.Bundle, loose: tuple[exports.Event, ...] = ()) -> list[Any]:
    out = io.BytesIO()
    loss = exports.get("jsonl").write(bundles, out, loose=loose)
    assert loss.lines() == []
    return [json.loads(line) for line in out.getvalue().decode().split("\n")[:-1]]


def test_the_first_line_names_the_format() -> None:
    assert lines_of() == [{"record": "heshu", "format": 1}]


def test_a_source_comes_once_and_before_its_articles() -> None:
    other = replace(samples.BARE, source=replace(samples.SOURCE, sha256="cd" * 32))
    kinds = [line["record"] for line in lines_of(samples.BUNDLE, samples.BARE, other)]
    article = ["article", "facts", "findings"]
    assert kinds == ["heshu", "source", *article, "event", "place", *article, "source", *article]


def test_an_article_carries_what_people_said_of_it() -> None:
    _, _, article, *_ = lines_of(samples.BUNDLE)
    assert article["body"]["text"] == samples.TEXT
    assert article["state"] == "in_review"
    assert [tag["name"] for tag in article["tags"]] == ["茶", "+增产"]
    (verdict,) = article["verdicts"]
    assert (verdict["field"], verdict["start"], verdict["end"]) == ("text", 5, 12)
    assert verdict["evidence"]["title"] == "公报"
    (word,) = article["finding_verdicts"]
    assert (word["finding"], word["label"], word["start"]) == ("k" * 32, "explained", 16)
    note, reply = article["annotations"]
    assert "start" not in note
    assert reply["reply_to"] == "n1"


def test_loose_events_come_last() -> None:
    *_, last = lines_of(samples.BARE, loose=(samples.EVENT,))
    assert last["record"] == "event"
    assert last["id"] == samples.EVENT.id


def test_no_line_break_in_a_text_breaks_a_line() -> None:
    odd = replace(samples.SOURCE, text="a\u2028b\u2029c\x85d\re")
    assert lines_of(replace(samples.BUNDLE, source=odd))[1]["text"] == odd.text
