"""All that is known of the current fact, and the working of what was found about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.widgets import Static

from heshu.model import BODY, Channel, Judgement
from tui.locale import text, word
from tui.visible import visible_line
from tui.widgets import signs
from tui.widgets.wording import bounds, figure, value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshu.model import Fact, Finding, Verdict

_MOST_TELLING_FIRST: Final = (
    Judgement.INCONSISTENT,
    Judgement.BORDERLINE,
    Judgement.UNDECIDED,
    Judgement.CONSISTENT,
)

_LOOKS: Final = {Judgement.INCONSISTENT: "bold $text-error", Judgement.BORDERLINE: "$text-warning"}

Row = tuple[str, str]
"""A label and what stands after it."""


def about(fact: Fact, findings: Sequence[Finding]) -> list[Finding]:
    """The findings that a fact takes part in, contradictions first, usage rules last."""
    here = (fact.anchor, fact.exact)
    mine = [
        finding
        for finding in findings
        for operand in (finding.printed, *finding.operands, *finding.suspects)
        if (operand.fact.anchor, operand.fact.exact) == here
    ]
    unique = {id(finding): finding for finding in mine}.values()
    return sorted(
        unique,
        key=lambda one: (one.channel is Channel.NORMS, _MOST_TELLING_FIRST.index(one.verdict)),
    )


class FactDetail(Static):
    """One fact in full: value, unit, bounds, indicator, owner, period, verdict, workings."""

    def __init__(
        self,
        *,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - the name every Textual widget has
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes, markup=False)

    def show(
        self, fact: Fact | None, findings: Sequence[Finding] = (), verdict: Verdict | None = None
    ) -> None:
        """Show a fact with the findings of its article (those about it are picked out)."""
        lines = [] if fact is None else list(_lines(fact, findings, verdict))
        self.update(Content("\n").join(lines), layout=False)


def _lines(fact: Fact, findings: Sequence[Finding], verdict: Verdict | None) -> Iterator[Content]:
    kind = word("kind", fact.kind) + (f" · {word('kind', fact.of)}" if fact.of else "")
    yield Content.assemble((visible_line(fact.exact), "bold"), "  ", (kind, "$text-secondary"))
    if verdict:
        yield from _verdict(verdict)
    for finding in about(fact, findings):
        yield _finding(finding)
    for label, said in _rows(fact):
        if said:
            yield _row(label, said)


def _row(label: str, said: str) -> Content:
    return Content.assemble((f"{label}  ", "$text-secondary"), visible_line(said))


def _rows(fact: Fact) -> Iterator[Row]:
    yield text("fact.value"), value(fact)
    yield text("fact.bounds"), bounds(fact)
    yield text("fact.indicator"), fact.indicator
    yield text("fact.owner"), fact.owner
    yield text("fact.period"), fact.period
    yield text("fact.direction"), word("direction", fact.direction) if fact.direction else ""
    yield text("fact.modality"), word("modality", fact.modality) if fact.modality else ""
    yield text("fact.qualifier"), fact.qualifier
    if fact.precision:
        yield text("fact.precision"), figure(fact.precision)
    if fact.field != BODY:
        part, _, label = fact.field.partition(".")
        yield text("fact.field"), label if part == "metadata" else word("part", part)


def _verdict(verdict: Verdict) -> Iterator[Content]:
    said = f"{signs.VERDICTS[verdict.label]} {word('verdict', verdict.label)}  {verdict.reviewer}"
    yield _row(text("fact.verdict"), said)
    evidence = verdict.evidence
    proof = " · ".join(filter(None, (evidence.title, evidence.date, evidence.url, evidence.quote)))
    for label, what in (
        ("corrected", verdict.corrected),
        ("note", verdict.note),
        ("evidence", proof),
    ):
        if what:
            yield _row(text(f"fact.{label}"), what)


def _finding(finding: Finding) -> Content:
    sign = signs.JUDGEMENTS[finding.verdict]
    relation = visible_line(word("relation", finding.relation))
    head = f"{sign} {relation} {word('judgement', finding.verdict)}"
    said = finding.working or finding.reason
    return Content.assemble((head, _LOOKS.get(finding.verdict, "")), "  ", visible_line(said))
