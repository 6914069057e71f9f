"""All values of one indicator over the articles of a store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from heshu.model import VerdictLabel
from heshu.observing import Clash
from store import Store, import_paths

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXTS = {
    "1-2022.txt": "松泉县2022年统计公报\n\n2022年，全县固定资产投资12.5亿元，增长8.3%。\n",
    "2-2023.txt": "松泉县2023年统计公报\n\n2023年，全县固定资产投资13.6亿元，增长8.8%。\n",
    "3-note.txt": "松泉县投资简讯\n\n2023年，全县固定资产投资14.1亿元。\n\n"
    "2024年，全县固定资产投资力争达到15亿元。\n",
    "4-works.txt": "松泉县工业\n\n2023年，全县工业固定资产投资53000万元。\n",
    "5-other.txt": "云溪县简报\n\n2023年，全县固定资产投资9亿元。\n",
}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Store]:
    for name, words in TEXTS.items():
        (tmp_path / name).write_text(words, "utf-8")
    with Store.open(tmp_path / "desk.db", reviewer="li") as store:
        assert not import_paths(store, sorted(tmp_path.glob("*.txt"))).failed
        yield store


def told(store: Store, **asked: object) -> list[tuple[str, str, str, Clash]]:
    found = store.indicator("固定资产投资", **asked)
    assert not found.more
    return [
        (one.observed.fact.period, one.observed.whose.name, one.observed.fact.exact, one.clash)
        for one in found.values
    ]


def test_values_come_by_what_they_measure_then_by_time(desk: Store) -> None:
    assert told(desk) == [
        ("2022", "松泉县", "12.5亿元", Clash.NONE),
        ("2023", "云溪县", "9亿元", Clash.NONE),
        ("2023", "松泉县", "13.6亿元", Clash.CERTAIN),
        ("2023", "松泉县", "14.1亿元", Clash.CERTAIN),
        ("2024", "松泉县", "15亿元", Clash.NONE),
        ("2022", "松泉县", "8.3%", Clash.NONE),
        ("2023", "松泉县", "8.8%", Clash.NONE),
    ]


def test_one_owner_alone(desk: Store) -> None:
    assert [exact for _, _, exact, _ in told(desk, owner="云溪")] == ["9亿元"]


def test_similar_indicators_come_too_when_asked_for(desk: Store) -> None:
    assert "53000万元" not in [exact for _, _, exact, _ in told(desk)]
    assert "53000万元" in [exact for _, _, exact, _ in told(desk, similar=True)]


def test_the_newest_articles_are_shown_when_there_are_too_many(desk: Store) -> None:
    found = desk.indicator("固定资产投资", limit=2)
    assert (len(found.values), found.more) == (2, True)
    assert desk.article_ids()[-1] in {one.article_id for one in found.values}


def test_a_value_carries_the_verdict_on_it(desk: Store) -> None:
    number = desk.article_ids()[4]
    fact = next(fact for fact in desk.facts(number) if fact.exact == "9亿元")
    desk.give_verdict(number, fact, VerdictLabel.WRONG)
    labels = {one.observed.fact.exact: one.label for one in desk.indicator("固定资产投资").values}
    assert labels["9亿元"] == "wrong"
    assert labels["13.6亿元"] == ""


def test_nothing_is_found_for_what_no_text_names(desk: Store) -> None:
    assert desk.indicator("渔业产值").values == []
    assert desk.indicator(" ").values == []


def test_names_are_offered_the_most_common_first(desk: Store) -> None:
    assert desk.indicators()[0][::2] == ("固定资产投资", 4)
    names = [one.indicator for one in desk.indicators("投资")]
    assert names[0] == "固定资产投资"
    assert all("投资" in name for name in names)
    assert len(names) > 1


def test_articles_to_compare_with_are_those_that_tell_the_same(desk: Store) -> None:
    first, second, third, *_ = desk.article_ids()
    offered = desk.akin(first)
    assert offered[0].article_id == second
    assert (offered[0].why, offered[0].shared) == ("figures", 2)
    assert third in [one.article_id for one in offered]


def test_a_delivery_comes_before_all_others(desk: Store, tmp_path: Path) -> None:
    path = tmp_path / "1-2022.txt"
    path.write_text(TEXTS["1-2022.txt"].replace("12.5", "12.6"), "utf-8")
    before = desk.article_ids()[0]
    assert not import_paths(desk, [path]).failed
    now = desk.later(before)
    assert desk.akin(now)[0][:2] == (before, "earlier")
    assert desk.akin(before)[0][:2] == (now, "later")
    printed = {one.observed.fact.exact for one in desk.indicator("固定资产投资").values}
    assert "12.6亿元" in printed
    assert "12.5亿元" not in printed
