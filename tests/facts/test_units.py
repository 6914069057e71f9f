"""Units: found as printed, converted exactly."""

from fractions import Fraction

import pytest

from heshu.facts import units


@pytest.mark.parametrize(
    ("unit", "dimension", "factor"),
    [
        ("公斤", "mass", 1),
        ("斤", "mass", Fraction(1, 2)),
        ("担", "mass", 50),
        ("吨", "mass", 1000),
        ("亩", "area", Fraction(2000, 3)),
        ("公顷", "area", 10000),
        ("千公顷", "area", 10**7),
        ("万元", "money.CNY", 10**4),
        ("度", "energy", 1),
        ("户", "household", 1),
        ("元/公斤", "money.CNY/mass", 1),
        ("元/斤", "money.CNY/mass", 2),
        ("吨/年", "mass/time", Fraction(1000, 31556952)),
        ("㎡", "area", 1),
        ("畝", "area", Fraction(2000, 3)),
    ],
)
def test_a_unit_knows_what_it_measures_and_its_factor(unit, dimension, factor):
    assert (units.dimension(unit), units.factor(unit)) == (dimension, factor)


def test_fifteen_mu_are_a_hectare():
    assert 15 * units.factor("亩") == units.factor("公顷")


def test_an_unknown_unit_has_no_dimension_and_no_factor():
    assert units.dimension("哔") == ""
    with pytest.raises(KeyError):
        units.factor("哔")


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        ("斤", "吨", True),
        ("元", "万元", True),
        ("元", "美元", False),
        ("户", "户", True),
        ("件", "家", False),
        ("亩", "公斤", False),
    ],
)
def test_only_like_units_convert(one, other, may):
    assert units.convertible(one, other) is may


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("平方公里的", "平方公里"),
        ("元/公斤，", "元/公斤"),
        ("吨/年矿山", "吨/年"),
        ("千瓦时", "千瓦时"),
        ("人次", "人次"),
        ("美元", "美元"),
        ("毫克/升", "毫克/升"),
    ],
)
def test_the_longest_unit_is_taken_with_what_it_is_per(text, name):
    assert units.match(text, 0).name == name


@pytest.mark.parametrize("text", ["户籍人口", "人均", "项目", "元旦", "家庭农场", "场所", "次产业"])
def test_the_head_of_another_word_is_no_unit(text):
    assert units.match(text, 0) is None


def test_every_line_of_the_table_can_be_found():
    lost = [name for name in units.TABLE if units.longest(name, 0) is None]
    assert lost == []


@pytest.mark.parametrize("unit", [")", "()", "(亩)", "/" * 3000, "万" * 3000, "亩/" * 3000])
def test_what_is_no_unit_has_no_dimension(unit: str) -> None:
    assert units.dimension(unit) == ""
