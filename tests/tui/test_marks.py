from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from heshu.model import Anchor, Channel, Judgement, VerdictLabel
from tests.tui import panes
from tui.layout import Layout
from tui.widgets.marks import Marks, inconsistent_anchors
from tui.widgets.spans import Spans

spans = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 20), st.integers(1, 9)).map(
        lambda one: (one[0], one[1], one[1] + one[2])
    ),
    max_size=20,
)


@given(spans, st.integers(0, 3), st.integers(0, 25), st.integers(1, 10))
def test_the_spans_over_a_line_are_those_that_share_a_character(
    laid: list[tuple[int, int, int]], block: int, start: int, length: int
) -> None:
    found = Spans((*one, number) for number, one in enumerate(laid))
    end = start + length
    expected = {
        number for number, (at, a, b) in enumerate(laid) if at == block and a < end and b > start
    }
    over = list(found.over(block, start, end))
    assert {one.number for one in over} == expected
    assert [(one.start, -one.end) for one in over] == sorted((one.start, -one.end) for one in over)
    assert {one.number for one in found.starting(block, start, end)} == {
        number for number, (at, a, _) in enumerate(laid) if at == block and start <= a < end
    }


@given(spans)
def test_the_outermost_spans_do_not_overlap(laid: list[tuple[int, int, int]]) -> None:
    found = Spans((*one, number) for number, one in enumerate(laid))
    for block in range(3):
        outer = list(found.outermost(block))
        assert all(a.end <= b.start for a, b in pairwise(outer))


def test_of_nested_facts_the_inner_one_is_at_a_character() -> None:
    article = panes.article(1)
    inner = next(fact for fact in panes.facts(article) if fact.exact == "6.5%")
    outer = replace(inner, start=inner.start - 6, end=inner.end + 2)
    marks = Marks(Layout(article), [outer, inner])
    block, within = marks.layout.find("text", inner.start) or (0, 0)
    assert marks.fact_at(block, within) == 1
    assert marks.fact_at(block, within - 1) == 0
    assert marks.fact_at(block, within + 40) is None


def test_each_change_tells_what_looks_different() -> None:
    article = panes.article(1)
    facts = panes.facts(article)
    marks = Marks(Layout(article), facts)
    a, b = facts[3], facts[4]
    assert marks.set_verdicts(panes.verdict(a)) == {a.anchor}
    assert marks.set_verdicts(panes.verdict(a)) == set()
    assert marks.set_verdicts(panes.verdict(a, VerdictLabel.WRONG)) == {a.anchor}
    assert marks.set_findings([panes.contradiction(b)]) == {b.anchor}
    assert marks.set_findings([]) == {b.anchor}
    span = Anchor("text", 2, 9)
    assert marks.set_annotations([panes.note(span), panes.note(None)]) == {span}
    assert marks.set_hits([span]) == {span}
    assert marks.set_hits([]) == {span}


def test_only_arithmetic_contradictions_are_loud() -> None:
    article = panes.article(1)
    fact, suspect = panes.facts(article)[:2]
    bad = panes.contradiction(fact)
    assert inconsistent_anchors([bad], article) == {fact.anchor}
    suspected = replace(bad, suspects=(replace(bad.printed, fact=suspect),))
    assert inconsistent_anchors([suspected], article) == {fact.anchor, suspect.anchor}
    assert not inconsistent_anchors([replace(bad, channel=Channel.NORMS)], article)
    assert not inconsistent_anchors([replace(bad, verdict=Judgement.BORDERLINE)], article)
    elsewhere = replace(bad, printed=replace(bad.printed, article=5))
    assert not inconsistent_anchors([elsewhere], article)
    assert inconsistent_anchors([elsewhere], None)
