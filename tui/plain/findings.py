"""Findings as a checker reads them: the claim, the working, the sentences, the suspects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from heshu.contract import decimal_string
from heshu.finding_verdicts import FindingLabel
from heshu.model import Channel, Finding, Judgement, Operand
from tui.locale import text as say
from tui.locale import word
from tui.plain.headings import heading
from tui.plain.sentences import around, quoted
from tui.tables import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from heshu.finding_verdicts import FindingVerdict
    from tui.plain.desk import Desk

JUDGEMENT_STYLES = {
    Judgement.INCONSISTENT: "bold red",
    Judgement.BORDERLINE: "yellow",
    Judgement.UNDECIDED: "cyan",
    Judgement.CONSISTENT: "green",
}
"""The loudest first."""

LABEL_STYLES = {
    FindingLabel.REAL_ERROR: "bold red",
    FindingLabel.FALSE_ALARM: "dim",
    FindingLabel.EXPLAINED: "green",
}


def finding_lines(
    finding: Finding, desk: Desk, word_on_it: FindingVerdict | None = None
) -> Iterator[Text]:
    """The verdict and place, the working, the sentences it rests on, the suspects.

    Last comes what a reviewer said of it, if anybody has.
    """
    article = desk.articles[finding.printed.document, finding.printed.article]
    style = JUDGEMENT_STYLES[finding.verdict]
    head = Text()
    head.append(word("judgement", finding.verdict.value), style=style)
    if finding.channel is Channel.NORMS:
        head.append(f" {word('channel', finding.channel.value)}")
    head.append(f"  {word('relation', finding.relation)}", style="bold")
    head.append(f"  {one_line(desk.place(finding.printed))}", style="dim")
    head.append(f"  {heading(article)}", style="dim")
    yield head
    if finding.working:
        yield Text(f"    {one_line(finding.working)}")
    elif finding.expected is not None:
        yield Text(f"    {_expectation(finding)}")
    yield from _quotes(finding, desk)
    if finding.suspects:
        names = say("command.and").join(
            one_line(operand.fact.exact) for operand in finding.suspects
        )
        yield Text(f"    {say('command.suspects', names=names)}")
    if finding.reason:
        yield Text(f"    {one_line(finding.reason)}", style="dim")
    if word_on_it is not None:
        yield _word_line(word_on_it)


def _word_line(said: FindingVerdict) -> Text:
    line = Text("    → ")
    line.append(word("finding_verdict", said.label.value), style=LABEL_STYLES[said.label])
    about = (said.note, f"({said.reviewer} {said.time})")
    line.append("  " + one_line("  ".join(item for item in about if item)), style="dim")
    return line


def _expectation(finding: Finding) -> str:
    expected = decimal_string(finding.expected and round(finding.expected, 6))
    printed = one_line(finding.printed.fact.exact)
    return say("command.expected", printed=printed, expected=expected)


def _quotes(finding: Finding, desk: Desk) -> Iterator[Text]:
    """Each sentence that holds a figure of the finding, once, with its figures marked."""
    sentences: dict[tuple[str, int, str, tuple[int, int]], list[Operand]] = {}
    for operand in (finding.printed, *finding.operands):
        fact = operand.fact
        article = desk.articles[operand.document, operand.article]
        span = around(article.part(fact.field).text, fact.start, fact.end)
        key = (operand.document, operand.article, fact.field, span)
        sentences.setdefault(key, []).append(operand)
    home = desk.place(finding.printed)
    for (document, index, part, _), operands in sentences.items():
        printed_text = desk.articles[document, index].part(part).text
        spans = [(operand.fact.start, operand.fact.end) for operand in operands]
        place = desk.place(operands[0])
        line = Text("    ")
        if place != home:
            line.append(f"{one_line(place)} ", style="dim")
        yield line + quoted(printed_text, spans, JUDGEMENT_STYLES[finding.verdict])


def findings_part(
    findings: Sequence[Finding], desk: Desk, words: Mapping[Finding, FindingVerdict | None]
) -> Iterator[Text]:
    """The findings of one article under a heading, or a line that there are none."""
    if not findings:
        yield Text(say("command.no_findings"), style="green")
        return
    yield Text(say("command.findings"), style="bold")
    for finding in findings:
        for line in finding_lines(finding, desk, words.get(finding)):
            yield Text("  ") + line
