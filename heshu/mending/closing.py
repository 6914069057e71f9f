"""Sheets back to articles: sections, tables, date and doubts follow the blocks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from heshu.intake.dates import iso_date
from heshu.intake.sections import run_in_sections
from heshu.intake.shadow import shadow
from heshu.mending.sheet import DROPPED, HEADING, TEXT, joined
from heshu.model import PRINTED_PARTS, Row, Section, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from heshu.mending.sheet import Block, Sheet
    from heshu.model import Article, Doubt, Part

_DATED = ("date", "dateline", "subtitle")
"""The parts an article is dated by, as in `heshu.intake.building`."""


def close(sheets: Sequence[Sheet]) -> list[Article]:
    """The articles of the sheets, numbered in their order; those nothing touched as they were."""
    found = [
        replace(_article(sheet) if sheet.changes else sheet.base, index=index)
        for index, sheet in enumerate(sheets)
    ]
    return _with_doubts(sheets, found)


def _article(sheet: Sheet) -> Article:
    base = sheet.base
    paragraphs = [block for block in sheet.blocks if block.role == TEXT]
    body = joined([block.part for block in paragraphs], "\n")
    own = tuple(_headings(sheet.blocks))
    sections = sorted(
        (*own, *run_in_sections(body, own, base.kind)),
        key=lambda section: (section.paragraph, section.run_in, _at(section)),
    )
    parts = {b.role: b.part for b in sheet.blocks if b.role in PRINTED_PARTS}
    return replace(
        base,
        body=body,
        parts={name: parts[name] for name in PRINTED_PARTS if name in parts},
        metadata={
            block.role.removeprefix("metadata."): block.part
            for block in sheet.blocks
            if block.role.startswith("metadata.")
        },
        issued=_issued(base, parts),
        sections=tuple(sections),
        tables=tuple(_tables(paragraphs)),
    )


def _at(section: Section) -> int:
    segments = section.source.segments
    return segments[0].start if segments else 0


def _headings(blocks: Iterable[Block]) -> Iterable[Section]:
    paragraph = 0
    for block in blocks:
        if block.role.startswith(HEADING + "."):
            _, level, label = block.role.split(".", 2)
            part = block.part
            yield Section(int(level), label, part.text, paragraph, part.source)
        paragraph += block.role == TEXT


def _tables(paragraphs: Iterable[Block]) -> Iterable[Table]:
    at, rows = 0, list[Row]()
    for number, block in enumerate(paragraphs):
        if block.cells:
            rows.append(Row(number, tuple((at + start, at + end) for start, end in block.cells)))
        elif rows:
            yield Table(tuple(rows))
            rows = []
        at += len(block.part.text) + 1
    if rows:
        yield Table(tuple(rows))


def _issued(base: Article, parts: Mapping[str, Part]) -> str:
    """The date of the header, where the article was dated by it; else the one it had."""
    if base.issued and base.issued != _dated(base.parts):
        return base.issued
    return _dated(parts) or base.issued


def _dated(parts: Mapping[str, Part]) -> str:
    for name in _DATED:
        if name in parts and (iso := iso_date(shadow(parts[name].text))):
            return iso
    return ""


def _with_doubts(sheets: Sequence[Sheet], found: list[Article]) -> list[Article]:
    """Each doubt goes with the text it is about; those that were answered are gone."""
    if not any(sheet.changes for sheet in sheets):
        return found
    doubts: list[list[Doubt]] = [[] for _ in sheets]
    for number, sheet in enumerate(sheets):
        for doubt in sheet.base.doubts:
            owner = number if not sheet.changes else _owner(sheets, doubt, number)
            if all(one != doubt for one in doubts[owner]):
                doubts[owner].append(doubt)
    settled = [range(*span) for sheet in sheets for span in sheet.settled]
    return [
        replace(article, doubts=tuple(d for d in own if not _answered(d, settled)))
        for article, own in zip(found, doubts, strict=True)
    ]


def _owner(sheets: Sequence[Sheet], doubt: Doubt, default: int) -> int:
    order = [default, *(number for number in range(len(sheets)) if number != default)]
    for number in order:
        for block in sheets[number].blocks:
            if block.role != DROPPED and _overlaps(block, doubt):
                return number
    return default


def _overlaps(block: Block, doubt: Doubt) -> bool:
    end = max(doubt.end, doubt.start + 1)
    return any(
        start < end and start + length > doubt.start
        for _, start, length in block.part.source.segments
    )


def _answered(doubt: Doubt, settled: Sequence[range]) -> bool:
    return any(doubt.start in span for span in settled)
