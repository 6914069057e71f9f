from dataclasses import replace
from decimal import Decimal

import pytest

from heshu.exports.records import fact_record
from heshu.model import Fact, FactKind
from heshu.sheets import FactSheet, anchors_of, kinds_of

FACTS = [
    Fact(0, 5, "3200亩", FactKind.QUANTITY, value=Decimal(3200), unit="亩"),
    Fact(6, 10, "6.5%", FactKind.PERCENT, value=Decimal("6.5"), unit="%"),
    Fact(0, 3, "云溪县", FactKind.PLACE, value="云溪县", field="title"),
]


@pytest.fixture(params=["records", "facts"])
def sheet(request: pytest.FixtureRequest) -> FactSheet:
    if request.param == "records":
        return FactSheet(map(fact_record, FACTS))
    return FactSheet.of(FACTS)


def test_a_sheet_holds_the_facts_it_was_made_of(sheet: FactSheet) -> None:
    assert sheet == FACTS
    assert sheet[-1] == FACTS[-1]
    assert sheet[:2] == FACTS[:2]
    assert sheet != [replace(FACTS[0], unit="公顷"), *FACTS[1:]]


def test_places_and_kinds_are_known_without_the_facts(sheet: FactSheet) -> None:
    assert anchors_of(sheet) == anchors_of(FACTS)
    assert kinds_of(sheet) == kinds_of(FACTS)
    assert sheet.of_kinds(frozenset({FactKind.PERCENT})) == {FACTS[1].anchor}


def test_another_order_keeps_the_facts(sheet: FactSheet) -> None:
    first = sheet[0]
    turned = sheet.in_order([2, 0, 1])
    assert turned == [FACTS[2], FACTS[0], FACTS[1]]
    assert turned[1] is first


def test_there_is_no_fact_beyond_the_last(sheet: FactSheet) -> None:
    with pytest.raises(IndexError):
        sheet[3]
