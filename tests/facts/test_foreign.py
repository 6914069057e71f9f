"""Foreign and minority names, and places of one character."""

import pytest

from heshu.facts import names
from heshu.model import FactKind


def named(text: str, kind: FactKind) -> list[str]:
    return [fact.exact for fact in names.find(text) if fact.kind is kind]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("外长汉斯·克劳泽表示欢迎", "汉斯·克劳泽"),
        ("总统让·杜邦举行会谈", "让·杜邦"),
        ("赛福鼎·艾则孜同志出席", "赛福鼎·艾则孜"),
        ("行长佐藤光夫抵达", "佐藤光夫"),
    ],
)
def test_pieces_of_a_foreign_name_are_put_together(text: str, name: str) -> None:
    assert named(text, FactKind.PERSON) == [name]


@pytest.mark.parametrize("text", ["走进中国·大理", "数字经济·云南"])
def test_a_dot_alone_makes_no_person(text: str) -> None:
    assert named(text, FactKind.PERSON) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("中美两国元首举行会谈", ["中", "美"]),
        ("鲁豫两省交界处", ["鲁", "豫"]),
        ("下周访华", ["华"]),
        ("京津冀三地协同发展", ["京津冀"]),
        ("在华山脚下", ["华山"]),
    ],
)
def test_one_character_is_a_place_only_in_company(text: str, places: list[str]) -> None:
    assert named(text, FactKind.PLACE) == places


@pytest.mark.parametrize(
    ("text", "org"),
    [
        ("青澜市图书馆昨日开馆", "青澜市图书馆"),
        ("鹭鸣镇政府组织下村", "鹭鸣镇政府"),
        ("由兴农种植专业合作社收购", "兴农种植专业合作社"),
        ("上海市第六人民医院院长", "上海市第六人民医院"),
    ],
)
def test_an_organisation_begins_with_its_unknown_name(text: str, org: str) -> None:
    assert named(text, FactKind.ORG) == [org]


def test_a_place_named_with_its_level_is_found_without_it() -> None:
    assert named("玉湖县与金湾区结对，玉湖烤烟畅销。", FactKind.PLACE) == [
        "玉湖县",
        "金湾区",
        "玉湖",
    ]
