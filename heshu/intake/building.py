"""Drafts to articles: texts put together, and the promise kept that no figure is lost.

Whatever printed text ends up neither in a part, a section heading nor among the declared
drops becomes the `margin` of the nearest article; so does every dropped line with a digit.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from heshu.intake import reflow
from heshu.intake.blocks import Dropped
from heshu.intake.dates import iso_date
from heshu.intake.lines import INVISIBLE, lines_of
from heshu.intake.sections import run_in_sections
from heshu.intake.shadow import shadow
from heshu.model import Article, Row, Section, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from heshu.intake.blocks import Draft, Drafts, Heading
    from heshu.intake.lines import Line
    from heshu.model import Part, Source

MARGIN = "margin"
_LINE = re.compile(r"[^\n]+")


def build(
    source: Source, drafts: Drafts, aside: Sequence[Dropped] = ()
) -> tuple[tuple[Article, ...], tuple[Dropped, ...]]:
    """The articles of a source, numbered, and what none of them holds.

    Args:
        source: with its text.
        drafts: the articles in the making, and what the rules dropped on the way.
        aside: what the format itself sets apart: kept as dropped even with figures in it.
    """
    articles = [_article(source, draft, index) for index, draft in enumerate(drafts.articles)]
    covered = _covered(source.text, articles)
    apart = _claim(covered, aside)
    dropped = _claim(covered, drafts.dropped)
    kept = [*apart, *(drop for drop in dropped if not _has_digit(source.text, drop))]
    lost = [drop for drop in dropped if _has_digit(source.text, drop)]
    rest = list(_uncovered(source.text, covered))
    kept += [drop for drop in rest if drop.reason != MARGIN]
    lost += [drop for drop in rest if drop.reason == MARGIN]
    if articles and lost:
        articles = _with_margins(source.text, articles, sorted(lost, key=lambda d: d.start))
    return tuple(articles), tuple(sorted(kept, key=lambda drop: drop.start))


def _article(source: Source, draft: Draft, index: int) -> Article:
    body = reflow.body(draft.paragraphs)
    own = tuple(_section(heading) for heading in draft.headings)
    sections = sorted(
        (*own, *run_in_sections(body, own, draft.kind)),
        key=lambda section: (section.paragraph, section.run_in, _at(section)),
    )
    parts = {
        name: reflow.phrase(lines, joint="" if name in draft.run_on else " ")
        for name, lines in draft.parts.items()
    }
    return Article(
        document=source.path,
        index=index,
        kind=draft.kind,
        body=body,
        parts=parts,
        metadata={label: reflow.phrase(lines) for label, lines in draft.metadata.items()},
        issued=draft.issued or _issued(parts),
        issuer=draft.issuer,
        sections=tuple(sections),
        tables=tuple(_tables(draft.paragraphs)),
        doubts=tuple(draft.doubts),
    )


def _tables(paragraphs: Iterable[Sequence[Line]]) -> Iterator[Table]:
    """The tables among the paragraphs of a body, made as `reflow.body` makes it."""
    printed = [lines for lines in paragraphs if any(line.text for line in lines)]
    if not any(lines[0].cells for lines in printed):
        return
    at, rows = 0, list[Row]()
    for number, lines in enumerate(printed):
        row = lines[0].cells if len(lines) == 1 else ()
        if row:
            rows.append(Row(number, tuple((at + start, at + end) for start, end in row)))
        elif rows:
            yield Table(tuple(rows))
            rows = []
        at += len(reflow.running(lines).text) + 1
    if rows:
        yield Table(tuple(rows))


def _issued(parts: Mapping[str, Part]) -> str:
    for name in ("date", "dateline", "subtitle"):
        if name in parts and (iso := iso_date(shadow(parts[name].text))):
            return iso
    return ""


def _section(heading: Heading) -> Section:
    part = reflow.running(heading.lines)
    return Section(heading.level, heading.label, part.text, heading.paragraph, part.source)


def _at(section: Section) -> int:
    segments = section.source.segments
    return segments[0].start if segments else 0


def _covered(text: str, articles: Iterable[Article]) -> bytearray:
    """One byte a character of the source: 1 where an article or a section heading holds it."""
    covered = bytearray(len(text))
    for article in articles:
        maps = [part.source for _, part in article.each_part()]
        maps += [section.source for section in article.sections]
        for segment in (segment for source in maps for segment in source.segments):
            covered[segment.start : segment.start + segment.length] = b"\x01" * segment.length
    return covered


def _claim(covered: bytearray, drops: Iterable[Dropped]) -> list[Dropped]:
    """The stretches of these drops that no article holds; they count as covered from here on."""
    free = [run for drop in drops for run in _free(covered, drop)]
    for run in free:
        covered[run.start : run.end] = b"\x01" * (run.end - run.start)
    return free


def _free(covered: bytearray, drop: Dropped) -> Iterable[Dropped]:
    """The stretches of a drop that no article holds after all."""
    for held, group in groupby(range(drop.start, drop.end), key=covered.__getitem__):
        if not held:
            places = list(group)
            yield replace(drop, start=places[0], end=places[-1] + 1)


def _has_digit(text: str, drop: Dropped) -> bool:
    return any(char.isdigit() for char in text[drop.start : drop.end])


_BRACKETS = frozenset(
    "#()（）[]［］【】〔〕｛｝{}<>《》〈〉|｜:：-—―–、，,;；■▲●◎◆▶►▷◥◤▌▎｝}》〉·•*．.。"
)


def _uncovered(text: str, covered: bytearray) -> Iterable[Dropped]:
    """What nobody claims: signs around a name or label are dropped, anything else is margin."""
    for line in _LINE.finditer(text):
        for held, group in groupby(range(*line.span()), key=covered.__getitem__):
            places = list(group)
            printed = text[places[0] : places[-1] + 1]
            if held or printed.isspace():
                continue
            yield Dropped(places[0], places[-1] + 1, _reason(printed))


def _reason(printed: str) -> str:
    signs = {char for char in printed if not char.isspace()}
    if signs <= INVISIBLE:
        return "invisible"
    return "bracket" if signs <= _BRACKETS | INVISIBLE else MARGIN


def _with_margins(text: str, articles: Sequence[Article], lost: Sequence[Dropped]) -> list[Article]:
    """Give each lost stretch to the last article that begins above it, else to the first."""
    owned: dict[int, list[Line]] = {}
    starts = [_start(article) for article in articles]
    for drop in lost:
        owner = sum(start <= drop.start for start in starts) - 1
        for line in lines_of(text[drop.start : drop.end], markup=False):
            moved = replace(line, start=drop.start + line.start, end=drop.start + line.end)
            owned.setdefault(max(owner, 0), []).append(moved)
    return [
        replace(article, parts={**article.parts, MARGIN: reflow.phrase(owned[i], joint="\n")})
        if i in owned
        else article
        for i, article in enumerate(articles)
    ]


def _start(article: Article) -> int:
    # The label of a package may stand far from its stories.
    parts = [part for name, part in article.each_part() if name != "column"]
    segments = [s for part in parts for s in part.source.segments]
    return min((segment.start for segment in segments), default=0)
