"""Articles as lines of text: whole, or one a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from heshu.model import BODY, Judgement
from tui.locale import text as say
from tui.locale import word
from tui.plain.findings import JUDGEMENT_STYLES
from tui.plain.headings import heading
from tui.tables import Column, one_line, table
from tui.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from heshu.model import Article, Finding, Source


def article_lines(
    article: Article, findings: Sequence[Finding] = (), source: Source | None = None
) -> Iterator[Text]:
    """The article as it would be read aloud: header parts, then paragraphs.

    Figures that a loud finding speaks of are coloured on a terminal. With the source it is said
    in which encoding that was found.
    """
    kind = word("article", article.kind.value)
    yield Text(f"# {heading(article)}", style="bold")
    about = [f"{article.document} #{article.index}", kind, article.issued, article.issuer]
    about += [source.encoding] if source else []
    yield Text(one_line(" · ".join(item for item in about if item)), style="dim")
    for name, part in article.each_part():
        if name not in (BODY, "title"):
            label = name.removeprefix("metadata.")
            label = label if name.startswith("metadata.") else word("part", name)
            yield Text(one_line(f"{label}：{part.text}"), style="dim")
    yield Text()
    yield from _body_lines(article, _loud_spans(article, findings))


def _loud_spans(article: Article, findings: Sequence[Finding]) -> list[tuple[int, int, str]]:
    return [
        (operand.fact.start, operand.fact.end, JUDGEMENT_STYLES[finding.verdict])
        for finding in findings
        if finding.verdict in (Judgement.BORDERLINE, Judgement.INCONSISTENT)
        for operand in (finding.printed, *finding.operands)
        if (operand.document, operand.article, operand.fact.field)
        == (article.document, article.index, BODY)
    ]


def _body_lines(article: Article, spans: Sequence[tuple[int, int, str]]) -> Iterator[Text]:
    headings = {s.paragraph: s for s in article.sections if not s.run_in}
    start = 0
    for number, paragraph in enumerate(article.paragraphs):
        if number in headings:
            yield Text(one_line(headings[number].title), style="bold")
        line = Text(visible(paragraph))
        end = start + len(paragraph)
        for low, high, style in spans:
            if low < end and high > start:
                line.stylize(style, max(low - start, 0), min(high, end) - start)
        yield line
        start = end + 1


def article_table(articles: Iterable[Article], width: int | None) -> Iterator[Text]:
    """One line an article: index, kind, date, length, title, file."""
    columns = (
        Column(say("command.column.index"), right=True),
        Column(say("command.column.kind")),
        Column(say("command.column.issued")),
        Column(say("command.column.length"), right=True),
        Column(say("command.column.title"), most=50),
        Column(say("command.column.document")),
        Column(say("command.column.doubts")),
    )
    rows = (
        (
            str(article.index),
            word("article", article.kind.value),
            article.issued or "—",
            str(len(article.text)),
            heading(article),
            article.document,
            " ".join(sorted({doubt.what for doubt in article.doubts})),
        )
        for article in articles
    )
    return table(columns, rows, width)
