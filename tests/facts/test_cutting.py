"""The text is cut into the words jieba cuts it into."""

import jieba
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heshu.facts import segmentation

WORDS = st.sampled_from([
    "松坪", "县", "人民政府", "研究", "研究生", "命", "起源", "的", "结合成", "分子", "时",
    "3.5", "万元", "GDP", "a_b", " ", "\r\n", "、", "·", "买买提", "乒乓球", "拍卖", "完了",
])  # fmt: skip


@settings(deadline=None)  # the first example loads the dictionary
@given(st.lists(WORDS, max_size=14).map("".join))
def test_the_words_are_those_of_jieba(text):
    assert segmentation.words(text) == list(jieba.cut(text))


@settings(deadline=None)
@given(st.text(max_size=40))
def test_the_words_together_are_the_text(text):
    assert "".join(segmentation.words(text)) == text


@pytest.mark.parametrize("text", ["", "县", "…", "\r\n\r\n", "龘龘龘"])
def test_a_text_of_one_kind_is_cut_as_well(text):
    assert segmentation.words(text) == list(jieba.cut(text))
