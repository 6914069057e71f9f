"""All that is known of the current fact, and the working of what was found about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content

from heshu.model import BODY, Channel, Judgement
from tui.findings import FindingGroup
from tui.locale import text, word
from tui.visible import visible_line
from tui.widgets import signs
from tui.widgets.wording import bounds, figure, known, value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshu.model import Fact, Verdict
    from tui.findings import Judged

_LOOKS: Final = {Judgement.INCONSISTENT: "bold $text-error", Judgement.BORDERLINE: "$text-warning"}

Row = tuple[str, str]
"""A label and what stands after it."""


def fact_lines(
    fact: Fact, findings: Sequence[Judged], verdict: Verdict | None
) -> Iterator[Content]:
    """One fact in full: value, unit, bounds, indicator, owner, period, verdict, workings.

    Args:
        fact: a fact of the article.
        findings: those it takes part in, the weightiest first.
        verdict: what was said of it.
    """
    kind = word("kind", fact.kind) + (f" · {word('kind', fact.of)}" if fact.of else "")
    yield Content.assemble((visible_line(fact.exact), "bold"), "  ", (kind, "$text-secondary"))
    if verdict:
        yield from _verdict(verdict)
    yield from map(_finding, findings)
    for label, said in _rows(fact):
        if said:
            yield row(label, said)


def row(label: str, said: str) -> Content:
    """A quiet label and what stands after it."""
    return Content.assemble((f"{label}  ", "$text-secondary"), visible_line(said))


def _rows(fact: Fact) -> Iterator[Row]:
    yield text("fact.value"), value(fact)
    yield text("fact.bounds"), bounds(fact)
    yield text("fact.indicator"), fact.indicator
    yield text("fact.owner"), fact.owner
    yield text("fact.period"), known(fact.period)
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
    yield row(text("fact.verdict"), said)
    evidence = verdict.evidence
    proof = " · ".join(filter(None, (evidence.title, evidence.date, evidence.url, evidence.quote)))
    for label, what in (
        ("corrected", verdict.corrected),
        ("note", verdict.note),
        ("evidence", proof),
    ):
        if what:
            yield row(text(f"fact.{label}"), what)


def _finding(judged: Judged) -> Content:
    finding = judged.finding
    said = visible_line(finding.working or finding.reason)
    return Content.assemble(finding_head(judged), "  ", said)


def finding_head(judged: Judged) -> Content:
    """Sign, relation and judgement of a finding; quiet when somebody has set it aside."""
    finding = judged.finding
    relation = visible_line(word("relation", finding.relation))
    head = f"{signs.JUDGEMENTS[finding.verdict]} {relation}"
    if finding.channel is not Channel.NORMS:
        head += f" {word('judgement', finding.verdict)}"
    if judged.word is not None:
        head += f" · {word('finding_verdict', judged.word.label)}"
    quiet = judged.group is not FindingGroup.LOUD
    return Content.styled(head, "" if quiet else _LOOKS.get(finding.verdict, ""))
