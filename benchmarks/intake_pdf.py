"""Newspaper pages and reports printed as PDF, to measure how their layout is read back.

    python -m benchmarks.intake_pdf [--pages 60] [--seed 1] [--worst 3]

Stories of the sample corpus are set as broadsheet pages of many makes (see `_pdf_press`) and must
come back: paragraphs word for word, each article's first and last words together, every title.
PDFium's plain text split at blank lines is the floor; the same text through the rules for printed
text, without geometry, is in the table too.
"""

from __future__ import annotations

import random
import re
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks._pdf_office import make_report
from benchmarks._pdf_press import Truth, make_newspaper
from benchmarks.intake_pages import Tally, options, print_table, squeeze
from heshu.errors import InputError
from heshu.intake import read
from heshu.intake.page import split
from heshu.intake.readers import pdf

if TYPE_CHECKING:
    from collections.abc import Sequence

EDGE = 12
"""Characters by which the first and last words of an article are known."""


@dataclass
class Told:
    """What a way of reading gives for a file."""

    paragraphs: list[str]
    articles: list[tuple[str, list[str]]]
    """Title and paragraphs of each."""


def by_layout(data: bytes) -> Told:
    return _told(split(pdf.read(data, "page.pdf")).articles)


def _told(articles: Sequence[object]) -> Told:
    found = [(squeeze(a.title), [squeeze(p) for p in a.paragraphs]) for a in articles]  # type: ignore[attr-defined]
    return Told([p for _, paragraphs in found for p in paragraphs], found)


def plain_text(data: bytes) -> str:
    """PDFium's own text of a file."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return "\n\n".join(texts).replace("\r\n", "\n")


def by_text_rules(data: bytes) -> Told:
    try:
        return _told(read(plain_text(data).encode(), name="page"))
    except InputError:
        return Told([], [])


def by_blank_lines(data: bytes) -> Told:
    """Blocks between blank lines, each an article; a short one without a stop heads the next."""
    articles, title = [], ""
    for block in re.split(r"\n\s*\n", plain_text(data)):
        text = squeeze(block)
        if text and len(text) <= 34 and not text.endswith("。"):
            title = text
        elif text:
            articles.append((title, [text]))
            title = ""
    return Told([p for _, paragraphs in articles for p in paragraphs], articles)


WAYS = {"heshu": by_layout, "text rules": by_text_rules, "blank lines": by_blank_lines}


def score(told: Told, truths: list[Truth], tallies: Sequence[Tally]) -> float:
    """Count one file; its own sum of three scores."""
    paragraphs, articles, titles = tallies
    wanted = {squeeze(p) for t in truths for p in t.paragraphs}
    total = paragraphs.add(set(told.paragraphs), set(wanted))
    edges = {e for t in truths for e in _edges([squeeze(p) for p in t.paragraphs])}
    claimed = {e for _, paragraphs in told.articles for e in _edges(paragraphs)}
    total += articles.add(set(claimed), set(edges))
    of = {(title, e) for title, paragraphs in told.articles for e in _edges(paragraphs)[:1]}
    right = {(squeeze(t.title), e) for t in truths if t.title
        for e in _edges([squeeze(p) for p in t.paragraphs])[:1]}  # fmt: skip
    return total + titles.add(set(of & right), set(right))


def _edges(paragraphs: list[str]) -> list[tuple[str, str]]:
    if not paragraphs:
        return []
    return [("S", paragraphs[0][:EDGE]), ("E", paragraphs[-1][-EDGE:])]


def measure(
    pages: int, seed: int, ways: Sequence[str] = tuple(WAYS)
) -> tuple[dict[str, tuple[Tally, Tally, Tally]], list[tuple[float, int]], float]:
    """Tallies by way, each file's score, and the seconds a page that reading takes."""
    tallies = {way: (Tally(), Tally(), Tally()) for way in ways}
    scores, spent, printed = [], 0.0, 0
    for number in range(pages):
        data, truths = make_newspaper(random.Random(f"pdf/{seed}/{number}"))
        flat = [truth for page in truths for truth in page]
        printed += len(truths)
        for way in ways:
            begun = time.process_time()
            told = WAYS[way](data)
            if way == "heshu":
                spent += time.process_time() - begun
            got = score(told, flat, tallies[way])
            if way == "heshu":
                scores.append((got, number))
    return tallies, scores, spent / max(printed, 1)


def measure_reports(pages: int, seed: int) -> tuple[Tally, Tally, Tally]:
    """Paragraphs with table rows, titles, and numbered headings of office reports."""
    tallies = (Tally(), Tally(), Tally())
    for number in range(pages):
        data, truth = make_report(random.Random(f"report/{seed}/{number}"))
        articles = split(pdf.read(data, "report.pdf")).articles
        tallies[0].add({p for a in articles for p in a.paragraphs}, set(truth.paragraphs))
        tallies[1].add({a.title for a in articles}, {truth.title})
        own = {s.title for a in articles for s in a.sections if not s.run_in}
        tallies[2].add(set(own), set(truth.headings))
    return tallies


def main() -> int:
    given = options(__doc__)
    tallies, scores, seconds = measure(given.pages, given.seed)
    print(f"{given.pages} newspapers printed as PDF, seed {given.seed}, {seconds:.3f} s a page")
    print_table(tallies)
    paragraphs, titles, headings = measure_reports(given.pages, given.seed)
    print(f"{given.pages} reports: paragraph F1 {paragraphs.f1:.3f}, ", end="")
    print(f"title F1 {titles.f1:.3f}, heading F1 {headings.f1:.3f}")
    for got, number in sorted(scores)[: given.worst]:
        print(f"--- file {number}, {got / 3:.3f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
