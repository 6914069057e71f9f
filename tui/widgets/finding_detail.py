"""One finding in full: what it says, the working, every figure with its number and place."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from textual.content import Content

from heshu.contract import decimal_string
from heshu.model import Judgement
from tui.findings import figures
from tui.locale import text, word
from tui.theme import operand_color
from tui.visible import visible_line
from tui.widgets import signs
from tui.widgets.fact_detail import finding_head, row
from tui.widgets.wording import figure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from fractions import Fraction

    from heshu.finding_verdicts import FindingVerdict
    from heshu.model import Finding, Operand
    from tui.findings import Judged

_MAGNITUDES: Final = {"万亿": 10**12, "亿": 10**8, "万": 10**4}
"""Magnitudes a figure is printed in, the longest first."""

_DIGITS: Final = 4
"""Decimal places of what the operands give; the working has the printed digits."""


def finding_lines(judged: Judged, place: Callable[[Operand], str]) -> Iterator[Content]:
    """All that is known of a finding.

    Args:
        judged: the finding with the word on it.
        place: says where a figure stands, in a few words.
    """
    finding = judged.finding
    yield finding_head(judged)
    if judged.word is not None:
        yield _said(judged.word)
    if finding.working:
        yield _working(finding)
    suspects = {_address(operand) for operand in finding.suspects}
    for number, operand in enumerate(figures(finding)):
        yield _figure(number, operand, place(operand), suspect=_address(operand) in suspects)
    if finding.verdict is not Judgement.CONSISTENT and (said := _expected(finding)):
        yield row(text("finding.expected"), said)
    if finding.reason:
        yield row(text("finding.reason"), finding.reason)
    if finding.candidates > 1:
        yield row(text("finding.candidates"), str(finding.candidates))
    if finding.strength:
        yield row(text("finding.strength"), f"{finding.strength * 100:.0f}%")


def _address(operand: Operand) -> tuple[str, int, object]:
    return operand.document, operand.article, operand.fact.anchor


def _said(verdict: FindingVerdict) -> Content:
    said = f"{signs.FINDING_VERDICTS[verdict.label]} {word('finding_verdict', verdict.label)}"
    about = "  ".join(filter(None, (verdict.reviewer, verdict.note)))
    return row(text("fact.verdict"), f"{said}  {about}".rstrip())


def _figure(number: int, operand: Operand, place: str, *, suspect: bool) -> Content:
    sign = signs.operand_sign(number)
    return Content.assemble(
        (f"{sign} ", "bold"),
        (visible_line(operand.fact.exact), f"bold underline {operand_color(number)}"),
        (f" {text('finding.suspect')}" if suspect and number else "", "$text-warning"),
        (f"  {visible_line(place)}", "$text-secondary"),
    )


def _working(finding: Finding) -> Content:
    """The working in one line, its figures in the colours they have in the text."""
    said = visible_line(finding.working)
    content = Content(said)
    taken = [False] * len(said)
    wanted = list(enumerate(figures(finding)))
    # The longest first: 20 must not colour the head of 2024.
    for number, operand in sorted(wanted, key=lambda item: -len(item[1].fact.exact)):
        exact = visible_line(operand.fact.exact)
        at = said.find(exact)
        while at >= 0:
            if not any(taken[at : at + len(exact)]):
                taken[at : at + len(exact)] = [True] * len(exact)
                content = content.stylize(operand_color(number), at, at + len(exact))
            at = said.find(exact, at + len(exact))
    return content


def _expected(finding: Finding) -> str:
    """What the operands give, and what their printed digits allow, written like the figure."""
    if finding.expected is None:
        return ""
    fact = finding.printed.fact
    magnitude = next((one for one in _MAGNITUDES if one in fact.exact), "")
    unit = magnitude + fact.unit
    size = _MAGNITUDES.get(magnitude, 1)
    said = f"{_number(finding.expected / size)} {unit}".rstrip()
    low, high = finding.interval or (None, None)
    if low is None or high is None or low == high:
        return said
    return f"{said}  ({_number(low / size)} – {_number(high / size)})"


def _number(value: Fraction) -> str:
    return figure(Decimal(decimal_string(round(value, _DIGITS)) or 0))
