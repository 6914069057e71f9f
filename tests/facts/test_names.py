from __future__ import annotations

import itertools
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heshu.errors import InputError
from heshu.facts import names, segmentation
from heshu.model import FactKind

if TYPE_CHECKING:
    from pathlib import Path


def of_kind(text: str, kind: FactKind) -> list[str]:
    return [fact.exact for fact in names.find(text) if fact.kind is kind]


def places(text: str) -> list[str]:
    return of_kind(text, FactKind.PLACE)


def orgs(text: str) -> list[str]:
    return of_kind(text, FactKind.ORG)


def persons(text: str) -> list[str]:
    return of_kind(text, FactKind.PERSON)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("柳泉县粮食丰收", ["柳泉县"]),
        ("走进坪坝镇采访", ["坪坝镇"]),
        ("云岭乡去年种茶", ["云岭乡"]),
        ("他从昆明到北京出差", ["昆明", "北京"]),
        ("产品销往泰国、越南", ["泰国", "越南"]),
        ("金川区、临江县、河东区收入增长", ["金川区", "临江县", "河东区"]),
    ],
)
def test_a_place_is_known_by_its_suffix_or_from_the_gazetteer(text: str, found: list[str]) -> None:
    assert places(text) == found


def test_a_place_is_told_with_the_places_above_it() -> None:
    assert places("大理州云溪县石坪镇今年增收") == ["大理州云溪县石坪镇"]


def test_villages_before_a_count_are_places_and_so_are_their_later_mentions() -> None:
    text = "松坪、柳塘、石鼓3个收购点开秤，松坪点最早"
    assert places(text) == ["松坪", "柳塘", "石鼓", "松坪"]


@pytest.mark.parametrize(
    "text",
    [
        "建设优秀县城",
        "贫困村摘帽",
        "全县上下",
        "示范区建设",
        "城市更新",
        "产值突破亿元大关",
        "新建大棚",
    ],
)
def test_a_kind_of_place_is_no_place(text: str) -> None:
    assert places(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("石坪镇烟叶工作站介绍", ["石坪镇烟叶工作站"]),
        ("镇烟办测算", ["镇烟办"]),
        ("县委、县政府印发通知", ["县委", "县政府"]),
        ("柳泉县人民政府公告", ["柳泉县人民政府"]),
        ("市统计局发布数据", ["市统计局"]),
        ("柳泉县人力资源和社会保障局通报", ["柳泉县人力资源和社会保障局"]),
        ("云南绿谷农业科技有限公司投资", ["云南绿谷农业科技有限公司"]),
        ("州发改委、州人民医院参加", ["州发改委", "州人民医院"]),
    ],
)
def test_an_organisation_reaches_from_whose_it_is_to_its_ending(
    text: str, found: list[str]
) -> None:
    assert orgs(text) == found


@pytest.mark.parametrize(
    "text",
    ["各部门密切配合", "召开社会大会", "干部队伍建设", "公司效益提升", "全部完成", "客厅宽敞"],
)
def test_a_kind_of_organisation_is_no_name(text: str) -> None:
    assert orgs(text) == []


def test_a_place_inside_an_organisation_is_part_of_its_name() -> None:
    found = names.find("柳泉县人民政府")
    assert [(f.exact, f.kind) for f in found] == [("柳泉县人民政府", FactKind.ORG)]


@pytest.mark.parametrize(
    ("text", "found", "title"),
    [
        ("镇长王 鹏作报告", "王 鹏", "镇长"),
        ("记者 李雪梅", "李雪梅", "记者"),
        ("县委副书记张建国主持", "张建国", "副书记"),
    ],
)
def test_a_person_is_found_with_the_title_before_the_name(
    text: str, found: str, title: str
) -> None:
    (fact,) = [f for f in names.find(text) if f.kind is FactKind.PERSON]
    assert (fact.exact, fact.qualifier) == (found, title)


@pytest.mark.parametrize(
    "text", ["树立文明新风", "发展康养产业", "参保率巩固率双提升", "种植桂花和柳树"]
)
def test_common_words_that_begin_with_a_surname_are_no_persons(text: str) -> None:
    assert persons(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("岚江县农业局局长王某某介绍", ["岚江县农业局"]),
        ("中共岚江市委书记致辞", ["中共岚江市委"]),
        ("红星纺织厂恢复生产", ["红星纺织厂"]),
        ("由市商务局牵头", ["市商务局"]),
        ("受镇人民政府委托", ["镇人民政府"]),
        ("县委县人民政府高度重视", ["县委", "县人民政府"]),
        ("被评为省级特级文化站", []),
        ("各村（居）民委员会、社区居民委员会", []),
    ],
)
def test_an_organisation_begins_after_the_preposition_and_ends_before_the_office(
    text: str, found: list[str]
) -> None:
    assert orgs(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("英国首相抵达", ["英国"]),
        ("在洞庭湖畔", ["洞庭湖"]),
        ("蓄水的青云水库", ["青云水库"]),
        ("代表团来到大庆慰问", ["大庆"]),
        ("五十年大庆活动", []),
        ("山水林田湖草系统治理", []),
        ("发展旅居村", []),
    ],
)
def test_a_place_is_cut_out_of_a_longer_word_of_the_dictionary(text: str, found: list[str]) -> None:
    assert places(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("被告人李某、王某某上诉", ["李某", "王某某"]),
        ("村民张大山说", ["张大山"]),
        ("局长程远山今天到任", ["程远山"]),
        ("推行林长制和河长制", []),
        ("村民高兴地收下", []),
        ("群众安全度汛", []),
    ],
)
def test_a_name_needs_a_cue_when_its_characters_are_ordinary(text: str, found: list[str]) -> None:
    assert persons(text) == found


def test_a_name_over_a_line_break_keeps_its_place_in_the_source() -> None:
    text = "会上，柳泉县人力资源和\n社会保障局负责人介绍了情况，与会代表进行了交流"
    (fact,) = [f for f in names.find(text) if f.kind is FactKind.ORG]
    assert fact.exact == text[fact.start : fact.end]
    assert fact.value == "柳泉县人力资源和社会保障局"


def test_names_do_not_overlap_and_are_in_order() -> None:
    found = names.find("柳泉县人民政府县长张建国到石坪镇云岭村调研，记者李雪梅报道")
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="县镇村市委局公司王李张记者长的、，0129 \n在新建一", max_size=40))
def test_no_text_raises(text: str) -> None:
    for fact in names.find(text):
        assert fact.exact == text[fact.start : fact.end]


def test_loading_is_silent_and_the_cache_is_private(tmp_path: Path) -> None:
    code = "from heshu.facts import names; print(len(names.find('柳泉县')))"
    result = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"XDG_CACHE_HOME": str(tmp_path), "HOME": str(tmp_path), "PATH": ""},
    )
    assert (result.stdout, result.stderr) == ("1\n", "")
    folder = tmp_path / "heshu" / "jieba"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_an_unreadable_user_dictionary_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="user dictionary"):
        segmentation.use_dictionary(tmp_path / "missing.txt")
