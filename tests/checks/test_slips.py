"""One-symbol slips: what a figure would say had one key been hit wrongly."""

from fractions import Fraction

from heshu import facts
from heshu.checks import slips
from heshu.checks.context import Context
from tests.checks.reading import article


def values(text: str) -> set[Fraction]:
    page = article(text)
    context = Context([page], {(page.document, page.index): facts.extract_article(page)})
    (figure,) = context.figures()
    return {(box.low + box.high) / 2 for box in slips.boxes(figure) if box.low and box.high}


def test_digits_replaced_swapped_and_the_point_moved_or_lost():
    told = values("产量42.5吨。")
    kilos = {Fraction(n) * 1000 for n in ("42.6", "24.5", "425", "4.25", "45.2")}
    assert kilos <= told


def test_the_magnitudes_are_taken_for_one_another():
    assert Fraction(3 * 10**8) in values("投资3万元。")


def test_a_rough_figure_has_no_slips():
    assert values("约300吨。") == set()
