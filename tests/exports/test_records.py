"""What is written as a record reads back equal."""

from __future__ import annotations

import json
from dataclasses import fields
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heshu.exports import records
from heshu.model import Approx, Direction, Fact, FactKind, Finding, Judgement, Modality, Operand
from tests.exports import samples

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction


def again(value: Any) -> Any:
    """Through JSON text and back."""
    return json.loads(json.dumps(value, ensure_ascii=False))


@pytest.mark.parametrize(
    ("noun", "write", "read"),
    [
        (samples.SOURCE, records.source_record, records.read_source),
        (samples.ARTICLE, records.article_record, records.read_article),
        (samples.FINDING, records.finding_record, records.read_finding),
        (samples.EVENT, records.event_record, records.read_event),
        (samples.AREA.anchor, records.anchor_record, records.read_anchor),
        (None, records.anchor_record, records.read_anchor),
        *((fact, records.fact_record, records.read_fact) for fact in samples.FACTS),
    ],
)
def test_a_noun_reads_back_equal(
    noun: object, write: Callable[[Any], Any], read: Callable[[Any], Any]
) -> None:
    assert read(again(write(noun))) == noun


decimals = st.none() | st.decimals(allow_nan=False, allow_infinity=False)
facts = st.builds(
    Fact,
    start=st.integers(0),
    end=st.integers(0),
    exact=st.text(),
    kind=st.sampled_from(FactKind),
    value=decimals | st.text(),
    unit=st.text(),
    low=decimals,
    high=decimals,
    precision=decimals,
    qualifier=st.text(),
    approx=st.none() | st.sampled_from(Approx),
    direction=st.none() | st.sampled_from(Direction),
    indicator=st.text(),
    modality=st.none() | st.sampled_from(Modality),
    of=st.none() | st.sampled_from(FactKind),
    numeral=st.none() | st.tuples(st.integers(), st.integers()),
    field=st.text(),
    extractor=st.text(),
)


@given(facts)
def test_any_fact_reads_back_to_the_last_digit(fact: Fact) -> None:
    read = records.read_fact(again(records.fact_record(fact)))
    assert read == fact
    for field in fields(Fact):
        value = getattr(fact, field.name)
        assert type(getattr(read, field.name)) is type(value)
        if isinstance(value, Decimal):
            assert getattr(read, field.name).as_tuple() == value.as_tuple()


@given(facts, st.none() | st.fractions(), st.none() | st.tuples(*[st.none() | st.fractions()] * 2))
def test_any_finding_reads_back(
    fact: Fact, expected: Fraction | None, interval: tuple[Fraction | None, Fraction | None] | None
) -> None:
    finding = Finding(
        "sum", Judgement.BORDERLINE, Operand("d", 1, fact), expected=expected, interval=interval
    )
    assert records.read_finding(again(records.finding_record(finding))) == finding
