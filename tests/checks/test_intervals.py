"""Exact boxes over printed digits."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from heshu.checks import exactly
from heshu.checks.intervals import Interval, boxes, combine
from heshu.model import Approx, Fact, FactKind


def fact(exact: str, value: str, precision: str, approx: Approx | None = None) -> Fact:
    kind = FactKind.QUANTITY
    return Fact(
        0,
        len(exact),
        exact,
        kind,
        Decimal(value),
        "公斤",
        precision=Decimal(precision),
        approx=approx,
    )


def ends(interval: Interval) -> tuple[Fraction | None, Fraction | None]:
    return interval.low, interval.high


def test_a_rounded_figure_spans_half_a_unit_of_its_last_digit():
    half, full = boxes(fact("80万公斤", "800000", "10000"))
    assert ends(half) == (795000, 805000)
    assert ends(full) == (790000, 810000)


def test_a_count_to_the_last_unit_has_no_width():
    half, full = boxes(fact("742户", "742", "0"))
    assert ends(half) == ends(full) == (742, 742)


def test_nearly_reaches_ten_per_cent_down():
    half, _ = boxes(fact("近5000公斤", "5000", "1", Approx.BELOW))
    assert ends(half) == (4500, 5000)


def test_more_than_a_round_figure_is_open_by_its_last_digit_only():
    half, _ = boxes(fact("1340多公斤", "1340", "1", Approx.ABOVE))
    assert ends(half) == (1340, 1350)


def test_a_bound_word_leaves_one_side_open():
    half, _ = boxes(fact("超过25公斤", "25", "1", Approx.ABOVE))
    assert ends(half) == (25, None)
    assert not half.bounded


def test_each_addend_brings_its_own_rounding():
    one, other = fact("12公斤", "12", "1"), fact("3公斤", "3", "1")
    total = combine(exactly.total, [boxes(one)[1], boxes(other)[1]])
    assert total is not None
    assert ends(total) == (13, 17)


@given(st.lists(st.fractions(-999, 999), min_size=2), st.fractions(Fraction(1, 9), 99))
def test_one_step_gives_what_many_steps_give(numbers, per):
    one, other = numbers[:2]
    assert exactly.total(numbers) == sum(numbers)
    assert exactly.less(one, other) == one - other
    assert exactly.product(one, other, per) == one / per * other
    assert exactly.quotient(one, per, 100) == one / per * 100
    assert exactly.growth(one, per) == (one / per - 1) * 100


def test_rough_numbers_stay_rough():
    assert exactly.total((1.5, 2.0)) == 3.5
    assert isinstance(exactly.quotient(3.0, 2.0, 100), float)


def test_an_open_operand_and_a_division_by_nothing_give_no_interval():
    ten = Interval.around(Fraction(10), Fraction(1))
    assert combine(lambda x: x[0] + x[1], [ten, Interval(Fraction(1), None)]) is None
    across = Interval(Fraction(0), Fraction(1))
    assert combine(lambda x: x[0] / x[1], [ten, across]) is None


@given(st.fractions(1, 1000), st.fractions(1, 1000), st.fractions(0, 1), st.fractions(-1, 1))
def test_the_hull_of_a_quotient_holds_every_quotient_within(a, b, slack, share):
    boxed = [Interval.around(v, slack / 2) for v in (a, b)]
    hull = combine(lambda x: x[0] / x[1], boxed)
    inside = (a + share * slack / 2) / (b - share * slack / 2)
    assert hull is not None
    assert hull.low is not None
    assert hull.high is not None
    assert hull.low <= inside <= hull.high
