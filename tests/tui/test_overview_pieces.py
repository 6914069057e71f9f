"""What the screens beside the reader are made of, without a screen."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from heshu.checks.agreeing import measured
from heshu.facts import extract, extract_article
from heshu.intake import read
from heshu.model import Anchor
from tests.store.test_indicators import desk  # noqa: F401 - a fixture
from tui import plots
from tui.amounts import Unit, amount, base_unit, number, unit_of
from tui.comparing import Comparison, Side, Standing, compare
from tui.indicators import Dots, dots, groups, legend, ticks
from tui.widgets.article_pieces import Pieces

if TYPE_CHECKING:
    from store import Store


def figures(*words: str):
    found = [extract(one)[-1] for one in words]
    return [(fact, measured(fact)) for fact in found]


def test_values_are_shown_in_the_unit_most_are_printed_in() -> None:
    found = figures("投资12.5亿元", "投资13600万元", "投资9亿元")
    unit = unit_of(found)
    assert unit.name == "亿元"
    assert [amount(one, unit) for _, one in found] == ["12.5", "1.36", "9"]


def test_areas_in_other_units_are_converted() -> None:
    found = figures("桑园320亩", "桑园150亩", "桑园10公顷")
    unit = unit_of(found)
    assert unit == Unit("亩", Fraction(2000, 3))
    assert [amount(one, unit) for _, one in found] == ["320", "150", "150"]


def test_a_share_is_never_counted_in_ten_thousands() -> None:
    assert unit_of(figures("增长20000%")).name == "%"


def test_a_number_without_an_end_says_so() -> None:
    assert number(Fraction(1, 3)) == "≈0.3333"
    assert number(Fraction(25, 2)) == "12.5"
    assert number(Fraction(-1234567)) == "-1,234,567"


@pytest.mark.parametrize(
    ("measure", "unit"),
    [("money", "元"), ("area", "平方米"), ("count:户", "户"), ("percent", "%"), ("bare", None),
     ("point", "个百分点"), ("money/mass", "元/公斤")],
)  # fmt: skip
def test_values_for_programs_are_in_base_units(measure: str, unit: str | None) -> None:
    assert base_unit(measure) == unit


def side(number: int, words: str) -> Side:
    (article,) = read(words.encode(), name=f"{number}.txt")
    return Side(number, article, extract_article(article))


ONE = "松泉县简报\n\n2023年，松泉县财政收入3.2亿元。\n\n新建桑园3.2万亩。完成绿化300亩。\n"
OTHER = "松泉县快讯\n\n2023年，松泉县财政收入3.3亿元。\n\n新建桑园32000亩。修路18公里。\n"


def told(comparison: Comparison) -> dict[str, Standing]:
    return {
        (row.left or row.right).exact: row.standing  # type: ignore[union-attr]
        for row in comparison.rows
    }


def test_a_pair_is_the_same_or_agrees_or_differs_or_is_alone() -> None:
    found = told(Comparison(side(1, ONE), side(2, OTHER), deliveries=False))
    assert found["3.2亿元"] is Standing.DIFFERS
    assert found["3.2万亩"] is Standing.AGREES
    assert found["300亩"] is Standing.LEFT
    assert found["18公里"] is Standing.RIGHT
    assert found["2023年"] is Standing.SAME


def test_between_two_articles_only_pairs_tell_something() -> None:
    comparison = Comparison(side(1, ONE), side(2, OTHER), deliveries=False)
    assert {row.standing for row in comparison.shown()} == {"=", "~", "!"}
    assert comparison.shown(everything=True) == comparison.rows
    assert [row.left.exact for row in comparison.rows if comparison.is_difference(row)] == [
        "3.2亿元"
    ]


def test_between_two_deliveries_what_came_and_went_counts() -> None:
    comparison = Comparison(side(1, ONE), side(2, OTHER), deliveries=True)
    found = {row.standing for row in comparison.rows if comparison.is_difference(row)}
    assert found == {"!", "<", ">"}
    assert Standing.SAME not in {row.standing for row in comparison.shown()}


def test_two_shares_are_apart_by_points() -> None:
    one, other = "2023年，松泉县财政收入增长5.0%。", "2023年，松泉县财政收入增长5.6%。"
    comparison = Comparison(
        side(1, f"甲\n\n{one}\n"), side(2, f"乙\n\n{other}\n"), deliveries=False
    )
    (row,) = [row for row in comparison.rows if comparison.is_difference(row)]
    assert row.apart() == "+0.6 points"
    assert "财政收入" in row.subject


def test_the_earlier_delivery_stands_at_the_left(desk: Store, tmp_path) -> None:  # noqa: F811
    from store import import_paths

    path = tmp_path / "1-2022.txt"
    path.write_text(path.read_text("utf-8").replace("12.5", "12.6"), "utf-8")
    before = desk.article_ids()[0]
    import_paths(desk, [path])
    now = desk.later(before)
    for pair in ((now, before), (before, now)):
        comparison = compare(desk, *pair)
        assert [one.id for one in comparison.sides] == [before, now]
        assert comparison.deliveries


def test_levels_and_rates_stand_apart_and_targets_have_their_own_dot(desk: Store) -> None:  # noqa: F811
    found = groups(desk.indicator("固定资产投资"))
    assert [(one.unit.name, len(one.values)) for one in found] == [("亿元", 5), ("%", 2)]
    drawn = dots(found[0], found[0].values[0])
    assert [(one.sign, one.owner, len(one.points)) for one in drawn] == [
        ("*", "松泉县", 3), ("+", "云溪县", 1), ("o", "", 1), ("!", "", 2),
    ]  # fmt: skip
    assert [sign for sign, _ in legend(drawn)] == ["*", "+", "o", "!"]
    assert [name for _, name in ticks(found[0], found[0].values[0])] == ["2022", "2023", "2024"]


def test_a_plot_is_plain_lines_as_wide_as_asked() -> None:
    drawn = [Dots("*", "甲", [(2021.5, 3.0), (2022.5, 4.0)], joined=True)]
    lines = plots.scatter(drawn, [(2021.5, "2021"), (2022.5, "2022")], 60, 8)
    assert sum(line.count("*") for line in lines) == 2
    assert "2021" in lines[-1]
    assert max(map(len, lines)) <= 60
    assert len(lines) == 8
    assert not any("\x1b" in line for line in lines)


def test_there_is_no_plot_without_values_or_room() -> None:
    assert plots.scatter([], [], 60, 8) == []
    assert plots.scatter([Dots("*", "", [(1.0, 1.0)], joined=True)], [], 10, 8) == []
    assert plots.bars([], [], 60, 8) == []


def test_bars_stand_on_the_ground_and_name_the_last_day() -> None:
    lines = plots.bars([f"11-{day:02}" for day in range(1, 30)], list(range(29)), 60, 8)
    assert "11-29" in lines[-1]
    assert any("█" in line for line in lines)


def test_a_span_is_found_again_in_its_paragraph() -> None:
    (article,) = read(ONE.encode(), name="1.txt")
    pieces = Pieces(article)
    start = article.text.index("300亩")
    piece, a, b = pieces.mark(Anchor("text", start, start + 4))
    ruled = pieces.ruled({Anchor("text", start, start + 4): "!"})
    assert ruled[piece].text[a:b] == "300亩"
    assert [one.sign for one in ruled].count("!") == 1
    assert pieces.mark(Anchor("title", 0, 3)) == (0, 0, 3)
    assert ruled[0].text == "松泉县简报"


@pytest.mark.parametrize("height", range(6, 20))
def test_the_ticks_of_a_plot_stand_equally_far_apart(height: int) -> None:
    drawn = [Dots("*", "", [(1.0, 13.6), (2.0, 14.1)], joined=True)]
    lines = plots.scatter(drawn, [(1.0, "2021"), (2.0, "2022")], 60, height)
    ticks = [(at, float(line.partition("┤")[0])) for at, line in enumerate(lines) if "┤" in line]
    lines_between = {after[0] - before[0] for before, after in pairwise(ticks)}
    steps = [before[1] - after[1] for before, after in pairwise(ticks)]
    assert len(ticks) >= 2
    assert len(lines_between) == 1
    assert max(steps) - min(steps) <= 0.0201  # what rounding to a hundredth can do


def test_a_value_that_never_changes_has_one_tick() -> None:
    lines = plots.scatter([Dots("*", "", [(1.0, 5.0), (2.0, 5.0)], joined=True)], [], 60, 8)
    assert [line.partition("┤")[0].strip() for line in lines if "┤" in line] == ["5"]


def test_bars_count_in_whole_numbers() -> None:
    lines = plots.bars(["11-02", "11-03"], [3, 7], 60, 9)
    ticks = [line.partition("┤")[0].strip() for line in lines if "┤" in line]
    assert ticks[-1] == "0"
    assert all(tick.isdigit() for tick in ticks)
