"""Tables of plain text: total rows, growth and share columns."""

from tests.checks.reading import alarms, findings, of

TABLE = """梅岭县各镇收入（单位：万元、%）
镇名 2023年 2022年 增长 占比
上河镇 1234 1120 10.2 30.9
下河镇 956 901 6.1 24.0
石桥镇 1322 1254 5.4 33.2
竹园镇 476 452 5.3 11.9
合计 3988 3727 7.0 100.0
以上为快报数。"""


def test_a_sound_table_is_recognised_and_not_alarmed():
    found = findings(TABLE)
    assert alarms(TABLE) == []
    assert len(of(found, "growth")) == 5
    assert len(of(found, "share")) == 5
    assert len(of(found, "sum_of_parts")) == 2


def test_a_swapped_digit_in_a_cell_breaks_its_sum_its_growth_and_its_share():
    told = alarms(TABLE.replace("1322", "1232"))
    assert any("= 3898 ≠ 3988" in working for working in told)
    assert len(told) == 3


def test_columns_that_never_agreed_are_no_table():
    text = "行程 1\n甲 12 40 7\n乙 35 11 9\n丙 18 26 3\n合计 70 90 50"
    assert alarms(text) == []
