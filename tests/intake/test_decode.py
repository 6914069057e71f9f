"""Every encoding a desk receives comes out as the same text."""

import pytest

from heshu.intake.decode import decode

TEXT = "青禾县2024年粮食产量12.6万吨，比上年增长1.1%。\n村民朱镕喆说：“收成好。”——本报记者"
TRADITIONAL = "東平鄉本年度總收入3280萬元，比上年增加210萬元，增長6.8%。\n各項支出合計3105萬元。"


@pytest.mark.parametrize(
    ("codec", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
def test_a_simplified_text_is_read_in_any_encoding(codec, found):
    decoded = decode(TEXT.encode(codec))
    assert decoded is not None
    assert (decoded.text, decoded.encoding) == (TEXT, found)


@pytest.mark.parametrize("codec", ["big5", "utf-8", "utf-16"])
def test_a_traditional_text_is_read_in_any_encoding(codec):
    decoded = decode(TRADITIONAL.encode(codec))
    assert decoded is not None
    assert decoded.text == TRADITIONAL


def test_the_dash_of_a_gb2312_file_stays_a_chinese_dash():
    decoded = decode("——在石桥镇的大会上，全镇工作有了新的进展。".encode("gbk"))
    assert decoded is not None
    assert decoded.text.startswith("——")


def test_a_short_headline_in_gbk_is_not_taken_for_another_script():
    decoded = decode("石桥镇三座桥通车，群众出行方便了。".encode("gbk"))
    assert decoded is not None
    assert decoded.text.startswith("石桥镇")


def test_newlines_become_plain_and_nothing_else_changes():
    decoded = decode("一\r\n二\r三\n\u3000四\t五".encode())
    assert decoded is not None
    assert decoded.text == "一\n二\n三\n\u3000四\t五"


def test_nul_and_lone_surrogates_become_replacement_characters_one_for_one():
    decoded = decode("产量\x0012吨".encode())
    assert decoded is not None
    assert decoded.text == "产量\ufffd12吨"
    lone = decode(b"\xff\xfe" + "产量".encode("utf-16-le") + b"\x00\xd8")
    assert lone is not None
    assert lone.text == "产量\ufffd"


def test_a_file_cut_in_mid_character_is_still_read():
    decoded = decode(TEXT.encode()[:-1])
    assert decoded is not None
    assert "12.6万吨" in decoded.text


@pytest.mark.parametrize("seed", range(8))
def test_random_bytes_are_no_text(seed):
    import random

    assert decode(random.Random(seed).randbytes(4096)) is None
