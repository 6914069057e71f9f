"""Values of one indicator in several texts: whose they are, when, and which contradict."""

from __future__ import annotations

import pytest

from heshu.facts import extract
from heshu.observing import Clash, Observed, Whose, clashes, grain, moment, whose

YUNXI = Whose("云溪县", told=True)


def seen(article: int, words: str, whose: Whose = YUNXI) -> Observed:
    """The last figure of a sentence."""
    return Observed(article, extract(words)[-1], whose)


@pytest.mark.parametrize(
    ("owner", "issuer", "title", "found"),
    [
        ("全镇", "松泉县石桥镇人民政府", "", Whose("松泉县石桥镇", told=True)),
        ("全县", "松泉县石桥镇人民政府", "", Whose("松泉县", told=True)),
        ("全县", "", "松泉县", Whose("松泉县", told=True)),
        ("全市", "松泉县人民政府", "", Whose("全市", told=False)),
        ("", "松泉县统计局", "", Whose("松泉县", told=False)),
        ("", "", "", Whose("", told=False)),
        ("石桥镇", "松泉县人民政府", "", Whose("石桥镇", told=True)),
        ("市图书馆", "", "", Whose("市图书馆", told=True)),
    ],
)
def test_the_whole_county_is_that_of_the_text(owner, issuer, title, found) -> None:
    assert whose(owner, issuer, title) == found


def test_two_texts_that_print_different_values_of_one_thing_contradict() -> None:
    values = [
        seen(1, "2023年，固定资产投资12.5亿元"),
        seen(2, "2023年，固定资产投资125123万元"),
        seen(3, "2023年，固定资产投资12.9亿元"),
    ]
    assert clashes(values) == [Clash.CERTAIN] * 3
    assert clashes(values[:2]) == [Clash.NONE] * 2


@pytest.mark.parametrize(
    "other",
    [
        "2024年，固定资产投资12.9亿元",
        "固定资产投资12.9亿元",
        "2023年，固定资产投资增长12.9%",
        "2023年，固定资产投资力争达到12.9亿元",
        "2023年，工业固定资产投资12.9亿元",
    ],
)
def test_other_years_rates_targets_and_indicators_contradict_nothing(other: str) -> None:
    assert clashes([seen(1, "2023年，固定资产投资12.5亿元"), seen(2, other)]) == [Clash.NONE] * 2


def test_places_of_one_name_in_two_counties_are_two_places() -> None:
    one, other = "2023年，财政收入3.1亿元", "2023年，财政收入3.9亿元"
    here, there = Whose("松泉县城关镇", told=True), Whose("云溪县城关镇", told=True)
    somewhere = Whose("城关镇", told=True)
    assert clashes([seen(1, one, here), seen(2, other, there)]) == [Clash.NONE] * 2
    assert clashes([seen(1, one, here), seen(2, other, somewhere)]) == [Clash.CERTAIN] * 2


def test_an_owner_that_is_not_told_leaves_it_possible() -> None:
    unsaid = Whose("云溪县", told=False)
    values = [seen(1, "2023年，财政收入3.1亿元"), seen(2, "2023年，财政收入3.9亿元", unsaid)]
    assert clashes(values) == [Clash.POSSIBLE] * 2
    nobody = [
        seen(1, "2023年，财政收入3.1亿元", Whose("", told=False)),
        seen(2, "2023年，财政收入3.9亿元", Whose("", told=False)),
    ]
    assert clashes(nobody) == [Clash.NONE] * 2


def test_several_values_in_one_text_may_be_several_things() -> None:
    values = [
        seen(1, "2023年，财政收入3.1亿元"),
        seen(1, "2023年，财政收入3.9亿元"),
        seen(2, "2023年，财政收入3.9亿元"),
    ]
    assert clashes(values) == [Clash.POSSIBLE, Clash.POSSIBLE, Clash.NONE]


def test_many_texts_that_agree_are_held_against_each_other_at_once() -> None:
    values = [seen(number, "2023年，财政收入3.1亿元") for number in range(800)]
    assert set(clashes(values)) == {Clash.NONE}


@pytest.mark.parametrize(
    ("period", "found"),
    [
        ("2023", 2023.5),
        ("2023-end", 2024.0),
        ("2023-Q1", 2023.125),
        ("2023-H2", 2023.75),
        ("2023-06", 2023 + 5.5 / 12),
        ("2024-01/2024-06", 2024.25),
        ("2021/2023", 2022.5),
        ("XXXX-Q1", None),
        ("", None),
    ],
)
def test_a_period_has_its_place_on_the_axis(period: str, found: float | None) -> None:
    assert moment(period) == (found if found is None else pytest.approx(found))


def test_quarters_are_no_years() -> None:
    assert grain("2023") == grain("2019") != grain("2023-Q1")
