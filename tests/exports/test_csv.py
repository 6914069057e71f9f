"""CSV: one row a verdict or annotation, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heshu import exports
from heshu.exports.csv import COLUMNS, guarded, plain
from heshu.model import Fact, FactKind
from tests.exports import samples


def rows_of(*bundles: exports.Bundle, **options: object) -> list[dict[str, str]]:
    out = io.BytesIO()
    exports.get("csv", **options).write(bundles, out)
    text = out.getvalue().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_file_is_utf8_with_a_mark_and_windows_line_ends() -> None:
    out = io.BytesIO()
    exports.get("csv").write([], out)
    assert out.getvalue() == ("\ufeff" + ",".join(COLUMNS) + "\r\n").encode()


def test_a_verdict_is_a_row_with_its_figure() -> None:
    row, *_ = rows_of(samples.BUNDLE)
    assert (row["record"], row["article"]) == ("verdict", "u" * 32)
    assert (row["field"], row["start"], row["end"]) == ("text", "5", "12")
    assert row["exact"] == samples.TEXT[5:12]
    assert (row["kind"], row["value"], row["unit"]) == ("quantity", "12000", "亩")
    assert (row["verdict"], row["confidence"]) == ("wrong", "high")
    assert row["evidence"] == "https://example.org | 公报 | 2025 | 引文"
    assert row["sha256"] == samples.ARTICLE.sha256
    assert row["tags"] == "茶; +增产"
    assert row["state"] == "in_review"


def test_an_annotation_is_a_row_with_its_label_and_body() -> None:
    *_, note, reply = rows_of(samples.BUNDLE)
    assert (note["record"], note["start"], note["kind"]) == ("annotation", "", "memo")
    assert (reply["start"], reply["exact"], reply["note"]) == ("16", samples.RANGE.exact, "答")


def test_a_word_on_a_finding_is_a_row_with_its_relation() -> None:
    _, word, *_ = rows_of(samples.BUNDLE)
    assert (word["record"], word["kind"], word["verdict"]) == ("finding", "growth", "explained")
    assert (word["start"], word["exact"]) == ("16", samples.RANGE.exact)
    assert (word["note"], word["reviewer"]) == ("'+口径不同", "'=乙")


def test_what_would_run_as_a_formula_is_text() -> None:
    verdict, _, note, _ = rows_of(samples.BUNDLE)
    assert verdict["corrected_value"] == "'＝1.3万亩"
    assert verdict["reviewer"] == "'@甲"
    assert verdict["note"] == "'-见\r\n'公报'"
    assert note["note"] == "'=cmd|'/c'!A1"


@pytest.mark.parametrize(
    "text",
    ["=1", "+1", "-1", "@a", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠a", "'a",
     "202412310001234567", "007", "3-5", "2024/1", "1-2-2024"],
)  # fmt: skip
def test_a_text_that_a_spreadsheet_would_change_is_guarded(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "5.0%", "1200", "0.5", "3－5", "约3-5天", "a=1", "2024年"])
def test_other_texts_stay(text: str) -> None:
    assert guarded(text) == text


@given(st.text())
def test_guarding_can_be_taken_off(text: str) -> None:
    assert plain(guarded(text)) == text


def test_a_number_with_more_digits_than_a_spreadsheet_keeps_is_text() -> None:
    def value(number: str) -> str:
        fact = Fact(0, 3, "𠮷田村", FactKind.NUMBER, value=Decimal(number))
        verdict = replace(samples.VERDICT, anchor=fact.anchor)
        (row,) = rows_of(replace(samples.BARE, facts=(fact,), verdicts=(verdict,)))
        return row["value"]

    assert value("123456789012345") == "123456789012345"
    assert value("1234567890123456") == "'1234567890123456"
    assert value("-5.20") == "-5.2"


def test_facts_without_a_verdict_are_counted_or_on_request_written() -> None:
    exporter = exports.get("csv")
    loss = exporter.write([samples.BUNDLE], io.BytesIO())
    assert loss.lines() == [
        "3 facts that nobody has judged",
        "1 findings",
        "1 replies written without what they reply to",
    ]
    kinds = [row["record"] for row in rows_of(samples.BUNDLE, facts=True)]
    assert kinds == ["verdict", "finding", "annotation", "annotation", "fact", "fact", "fact"]


def test_tags_alone_have_a_row() -> None:
    tagged = replace(samples.BARE, tags=samples.BUNDLE.tags)
    (row,) = rows_of(tagged)
    assert (row["record"], row["tags"]) == ("article", "茶; +增产")
    assert rows_of(samples.BARE) == []
