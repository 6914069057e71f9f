"""What carries over to a changed text, and what changed in it."""

import pytest

from heshu.facts import extract_article
from heshu.intake import read
from heshu.model import Anchor
from heshu.revising import Kind, aligned, carried, changes, match

OLD = """溪口县一季度经济简报

一季度，溪口县生产总值52亿元，同比增长5.0%。其中第一产业增加值8亿元，增长3.1%。

全县修建农村公路36公里，投资2400万元。完成绿化300亩。
"""
NEW = OLD.replace("5.0%", "5.2%").replace("36公里", "38公里")


def article(text, name="x.txt"):
    (one,) = read(text.encode(), name=name)
    return one


def compared(old, new):
    before, after = article(old), article(new)
    found = changes(before, after, extract_article(before), extract_article(after))
    return [(c.kind, c.old and c.old.exact, c.new and c.new.exact) for c in found]


def anchor_of(of, words):
    start = of.text.index(words)
    return Anchor("text", start, start + len(words))


def test_a_changed_figure_is_shown_old_and_new():
    assert compared(OLD, NEW) == [
        (Kind.CHANGED, "5.0%", "5.2%"),
        (Kind.CHANGED, "36公里", "38公里"),
    ]


def test_the_same_text_has_no_change():
    assert compared(OLD, OLD) == []


def test_figures_that_come_and_go_are_told():
    found = compared(
        OLD, OLD.replace("完成绿化300亩。", "").replace("投资2400万元", "投资2400万元，惠及12个村")
    )
    assert (Kind.ADDED, None, "12个") in found
    assert (Kind.REMOVED, "300亩", None) in found
    assert all(kind is not Kind.CHANGED for kind, *_ in found)


def test_a_paragraph_in_another_place_is_no_change_of_its_figures():
    first, second = OLD.split("\n\n", 1)[1].strip().split("\n\n")
    moved = f"溪口县一季度经济简报\n\n{second}\n\n{first}\n"
    assert all(kind is not Kind.CHANGED for kind, *_ in compared(OLD, moved))


@pytest.mark.parametrize("words", ["8亿元", "3.1%", "300亩"])
def test_a_figure_in_an_identical_sentence_carries_over(words):
    old, new = article(OLD), article(NEW.replace("一季度，", "今年一季度，"))
    moved = carried(old, new, anchor_of(old, words))
    assert moved is not None
    assert new.text[moved.start : moved.end] == words


@pytest.mark.parametrize("words", ["5.0%", "52亿元", "36公里", "2400万元"])
def test_a_figure_never_carries_over_to_another_sentence(words):
    old, new = article(OLD), article(NEW)
    assert carried(old, new, anchor_of(old, words)) is None


def test_a_sentence_printed_twice_carries_nothing_unless_its_paragraph_is_unique():
    old = article("通报\n\n甲村收入增加。增长5%。\n\n乙村收入减少。增长5%。\n")
    new = article("通报\n\n丙村新增。\n\n甲村收入增加。增长5%。\n\n乙村收入减少。增长5%。\n")
    first = carried(old, new, Anchor("text", 9, 11))
    assert first is not None
    assert new.text[: first.start].endswith("甲村收入增加。增长")
    other = article("通报\n\n丙村新增。增长5%。\n\n乙村收入减少，增长5%。\n")
    assert carried(old, other, Anchor("text", 9, 11)) is None


def test_a_short_sentence_inside_a_longer_one_is_another_sentence():
    old, new = article("通报\n\n天晴。增长5%。\n"), article("通报\n\n天晴。丙地比上年增长5%。\n")
    assert carried(old, new, anchor_of(old, "5%")) is None


def test_articles_are_matched_by_title_or_by_their_sentences():
    a, b = article(OLD), article("白露乡开通公交\n\n白露乡昨日开通公交两条。票价2元。\n")
    c = article("白露乡公交开通了\n\n白露乡昨日开通公交三条。票价2元。\n")
    assert match([a, b], [c, article(NEW)]) == [(1, 0), (0, 1)]
    assert match([a], [b]) == []


def paired(old, new):
    before, after = article(old), article(new)
    found = aligned(before, after, extract_article(before), extract_article(after))
    return [(c.kind, c.old and c.old.exact, c.new and c.new.exact) for c in found]


def test_aligned_texts_tell_every_figure():
    found = paired(OLD, NEW)
    assert (Kind.SAME, "52亿元", "52亿元") in found
    assert [pair for pair in found if pair[0] is not Kind.SAME] == compared(OLD, NEW)


def test_two_texts_are_paired_by_what_they_measure_wherever_it_stands():
    one = "溪口县简报\n\n2023年，溪口县粮食总产量12万吨。\n\n2023年，溪口县财政收入3.1亿元。\n"
    other = (
        "溪口县快讯\n\n去年收成好。2023年，溪口县财政收入3.3亿元，亮点多。\n\n粮食总产量12万吨。\n"
    )
    assert (Kind.CHANGED, "3.1亿元", "3.3亿元") in paired(one, other)


def test_a_sentence_that_moved_keeps_its_figures():
    words = "2023年，溪口县财政收入3.1亿元。"
    head, tail = "溪口县简报\n\n", "\n\n修建公路36公里。\n\n绿化300亩。\n"
    found = compared(f"{head}{words}{tail}", f"{head}春耕已经开始。{tail}\n{words}\n")
    assert not [pair for pair in found if "3.1亿元" in pair]
