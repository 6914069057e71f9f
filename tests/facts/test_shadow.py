"""The shadow: layout noise out, look-alikes folded, and a way back to every character."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heshu.facts.shadow import Shadow, fold


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("产值60.5\n亿元", "产值60.5亿元"),
        ("种 茶 面 积 3 4 7 亩", "种茶面积347亩"),
        ("收购 90 %的鲜叶", "收购90%的鲜叶"),
        ("产茶7342. 5公斤", "产茶7342.5公斤"),
        ("产茶7342 .5公斤", "产茶7342.5公斤"),
        ("今\n年二季度", "今年二季度"),
        ("40\n余户", "40余户"),
        ("投资12 000元", "投资12000元"),
        ("投资12\u2009345元", "投资12345元"),
        (
            "截至去年底全镇共有农业户籍人口12\n345人，其中",
            "截至去年底全镇共有农业户籍人口12345人，其中",
        ),
    ],
)
def test_layout_inside_a_figure_is_taken_out(printed, read):
    assert Shadow(printed).text == read


@pytest.mark.parametrize(
    "printed",
    [
        "12 34",
        "云岭村 三组\n\n2024年",
        "全年收官。\n3月开工",
        "1. 2024年",
        "松坪镇2023年\n10月13日（星期五）开秤，全镇交售烟叶",
    ],
)
def test_what_separates_two_numbers_stays(printed):
    assert [c for c in Shadow(printed).text if c in " \n"]


def test_every_line_end_of_a_reading_text_separates():
    assert Shadow("种茶3\n万元", wrapped=False).text == "种茶3\n万元"


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("１９９２．５％", "1992.5%"),
        ("１，２３４户", "1,234户"),
        ("三萬兩千畝", "三万两千亩"),
        ("⼆〇⼆四年⽉", "二〇二四年月"),
        ("3：7∶2", "3:7:2"),
        ("5～8", "5~8"),
    ],
)
def test_look_alikes_have_one_form(printed, read):
    assert fold(printed) == read


def test_a_span_counts_the_whitespace_inside_it_and_not_around_it():
    text = "完成 50.8 \n 亿元 。"
    shadow = Shadow(text)
    start = shadow.text.index("5")
    assert shadow.span(start, start + 6) == (3, 12)
    assert text[3:12] == "50.8 \n 亿元"


ANY = st.text(alphabet=st.sampled_from("一二亿元亩12.,5% \n　：～年月ab（）。"), max_size=60)


@given(ANY)
def test_folding_keeps_offsets(text):
    assert len(fold(text)) == len(text)


@given(ANY)
def test_every_character_of_a_shadow_knows_where_it_stands(text):
    shadow = Shadow(text)
    folded = fold(text)
    assert [folded[shadow.offset(i)] for i in range(len(shadow.text))] == list(shadow.text)
    assert all(shadow.position(shadow.offset(i)) == i for i in range(len(shadow.text)))


@given(st.text(max_size=80))
def test_any_text_has_a_shadow(text):
    assert len(Shadow(text).text) <= len(text)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("收入 3 500 元", "收入3500元"),
        ("收入 12 345.6 万元", "收入12345.6万元"),
        ("面积 1 234 567 平方米", "面积1234567平方米"),
        ("产量 1 500—2 000 吨", "产量1500—2000吨"),
        ("占地 2 300 km2", "占地2300 km2"),
        ("收入 3\u2006500 元", "收入3500元"),
    ],
)
def test_digits_grouped_by_blanks_are_one_number_before_a_measure(text, read):
    assert Shadow(text).text == read


@pytest.mark.parametrize(
    "text",
    [
        "共有 45 3 500 元", "年份 2024 500 元", "甲村 12 345 67 890 元", "编号 3 500",
        "见表 3 500 元",        "收入 3  500 元", "收入 3\t500 元", "男 3 500 女",
    ],
)  # fmt: skip
def test_figures_side_by_side_stay_apart(text):
    digits = re.findall(r"[0-9]+", text)
    assert re.findall(r"[0-9]+", Shadow(text).text) == digits


@given(
    st.lists(st.sampled_from(["松坪镇增收3.2万元。", "占 6 成，\n", "x" * 9, "\n\n", "2 6 8亿元"]))
)
def test_the_pieces_are_the_shadow(parts):
    shadow = Shadow("".join(parts))
    pieces = list(shadow.pieces(16))
    assert "".join(piece.text for piece in pieces) == shadow.text
    at = 0
    for piece in pieces:
        for place in range(len(piece.text)):
            assert piece.span(place, place + 1) == shadow.span(at + place, at + place + 1)
            assert piece.position(piece.offset(place)) == place
        at += len(piece.text)
