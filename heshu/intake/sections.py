"""The sections of an article: numbered headings and the leads that open paragraphs.

Official reports number their parts 一、（一）1.; below that, and in news features, the
first short sentence of a paragraph is its heading, often set in bold: 严守粮食安全。
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from heshu.intake.numbering import ITEM, label_of
from heshu.intake.shadow import shadow
from heshu.model import ArticleKind, Section
from heshu.spans import SourceMap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshu.model import Part

LEAD = (5, 21)
"""Shortest and longest lead inside a paragraph, its full stop counted."""
OPENING = (8, 36)
"""Shortest and longest first sentence that heads its paragraph."""
LONG = 60
"""A paragraph with a lead has at least this many characters."""
HEADING = 60
"""A numbered heading is at most this long."""

_STOP = re.compile(r"[。！？!?]+[”’」』）)]*")
_ADDRESS = re.compile(r"^(?:各位|同志们|女士们|朋友们|大家)")
_OPEN_BRACKET = re.compile(r"[（(][^）)]*$")
_DASH = re.compile("-{2,4}(?=[\u3400-\u9fff“])")
"""The sign before the items of a review: ——产业升级步伐加快。"""
_SPEECH = re.compile(
    r"(?:说|表示|介绍|认为|指出|强调|告诉记者|回忆|感慨|说道|问道)[。：:]?$|^(?:据|记者|“)"
)


class _Sentence(NamedTuple):
    start: int
    """In the paragraph."""
    text: str


def _sentences(paragraph: str) -> list[_Sentence]:
    sentences, start = [], 0
    for stop in _STOP.finditer(paragraph):
        sentences.append(_Sentence(start, paragraph[start : stop.end()]))
        start = stop.end()
    return sentences


def _plain(text: str) -> bool:
    """Words only: no figure, quotation of speech or address."""
    return not (any(c.isdigit() for c in text) or _ADDRESS.match(text) or _SPEECH.search(text))


def is_opening(sentence: str, paragraph: str) -> bool:
    """Whether a paragraph's first sentence could be its heading."""
    low, high = OPENING
    return (
        low <= len(sentence) <= high
        and len(paragraph) >= max(LONG, 2 * len(sentence))
        and sentence.endswith("。")
        and _plain(sentence)
        and sentence.count("，") + sentence.count(",") <= 3
        and "：" not in sentence
        and "；" not in sentence
    )


def is_lead(sentence: str) -> bool:
    """Whether a sentence inside a paragraph is short and bare enough to head what follows."""
    low, high = LEAD
    return (
        low <= len(sentence) <= high
        and sentence.endswith("。")
        and _plain(sentence)
        and not re.search(r"[，,、；;：:]", sentence)
    )


def run_in_sections(body: Part, own: Sequence[Section], kind: ArticleKind) -> Iterator[Section]:
    """The headings that open or stand inside the paragraphs of an article.

    Args:
        body: the reading text.
        own: its headings on lines of their own.
        kind: captions and introductions have none; leads inside paragraphs only reports.
    """
    if kind in (ArticleKind.CAPTION, ArticleKind.INTRO):
        return
    paragraphs = body.text.split("\n") if body.text else []
    openings = _openings(paragraphs, own)
    outermost = min((section.level for section in own), default=0)
    at = 0
    for number, paragraph in enumerate(paragraphs):
        depth = outermost if any(s.paragraph <= number for s in own) else 0
        for section in _of_paragraph(paragraph, number, depth, openings, kind):
            begin = at + section.start
            runs = body.source.runs(begin, begin + len(section.title))
            yield Section(
                section.level, section.label, section.title, number, _map_of(runs), run_in=True
            )
        at += len(paragraph) + 1


def _map_of(runs: Sequence[tuple[int, int]]) -> SourceMap:
    return SourceMap.of_runs(runs)


class _Found(NamedTuple):
    start: int
    level: int
    label: str
    title: str


def _openings(paragraphs: Sequence[str], own: Sequence[Section]) -> frozenset[int]:
    """The paragraphs whose first sentence is a heading: several of them, or none.

    One short first sentence is just a sentence. A row of them is a design.
    """
    counted = [i for i, text in enumerate(paragraphs) if (i or own) and not _numbered(text)]
    found = {
        i
        for i in counted
        if (sentences := _sentences(paragraphs[i])) and is_opening(sentences[0].text, paragraphs[i])
    }
    long = sum(len(paragraphs[i]) >= LONG for i in counted)
    items = {i for i in counted if _is_item(paragraphs[i])}
    if len(items) >= 2:
        found, long = found | items, long - len(items - found)
    return frozenset(found) if len(found) >= 2 and len(found) * 3 >= long else frozenset()


def _is_item(paragraph: str) -> bool:
    """Whether a paragraph is an item behind a dash: a heading of one sentence, and its text."""
    sentences = _sentences(paragraph)
    return (
        bool(_DASH.match(shadow(paragraph[:8])))
        and len(sentences) > 1
        and len(sentences[0].text) <= OPENING[1]
        and sentences[0].text.endswith("。")
        and _plain(sentences[0].text)
    )


def _numbered(paragraph: str) -> bool:
    plain = shadow(paragraph[:12])
    return bool(label_of(plain) or ITEM.match(plain))


def _of_paragraph(
    paragraph: str, number: int, depth: int, openings: frozenset[int], kind: ArticleKind
) -> Iterator[_Found]:
    sentences = _sentences(paragraph)
    plain = shadow(paragraph)
    label = label_of(plain)
    head = 0
    if label and (title := _numbered_title(paragraph, sentences)):
        head = label.level
        yield _Found(0, head, paragraph[: label.end], title)
    elif number in openings and (dash := _DASH.match(plain)):
        head = depth + 1
        yield _Found(0, head, paragraph[: dash.end()], sentences[0].text)
    elif number in openings:
        head = depth + 1
        yield _Found(0, head, "", sentences[0].text)
    yield from _items(paragraph, plain, (head or depth) + 1)
    if head and (kind is not ArticleKind.NEWS) and (depth or label):
        for sentence, following in pairwise(sentences[1:]):
            item = ITEM.match(shadow(sentence.text[:4]))
            if is_lead(sentence.text) and not item and len(following.text) > LEAD[0]:
                yield _Found(sentence.start, head + 1, "", sentence.text)


def _numbered_title(paragraph: str, sentences: Sequence[_Sentence]) -> str:
    """The heading of a numbered paragraph; empty when the paragraph is one whole clause."""
    if not sentences:
        return ""
    first = sentences[0].text
    colon = re.search("[：:]", first)
    if colon and _OPEN_BRACKET.search(first[: colon.start()]):
        # （电话：…）: it introduces what is in the bracket.
        colon = None
    if colon and colon.end() <= HEADING // 2 and colon.end() < len(paragraph):
        return first[: colon.end()]
    return first if len(first) <= HEADING and len(first) < len(paragraph) else ""


def _items(paragraph: str, plain: str, level: int) -> Iterator[_Found]:
    """一是…。 二是…： inside or at the head of a paragraph, at least where two share a text."""
    starts = [m.start() for m in re.finditer(rf"(?:^|(?<=[。；;：:！!]))(?={ITEM.pattern})", plain)]
    for start in starts:
        match = ITEM.match(plain, start)
        stop = re.compile("[。：:；;]").search(plain, start)
        if match is None or stop is None or not plain[start : match.end()].endswith("是"):
            continue
        title = paragraph[start : stop.end()]
        if stop.group() in "；;" or len(title) > LEAD[1] + 4 or stop.end() == len(paragraph):
            continue
        yield _Found(start, level, paragraph[start : match.end()], title)
