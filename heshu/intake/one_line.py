"""A whole report on one line, cut back into its headings and paragraphs.

Some sites give a report without a single line break. What is left to cut at are the
salutation, the numbered headings in their order, dash items, wide gaps after a full stop,
and the page marks that were printed between two words.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from heshu.intake.blocks import Block, BlockKind
from heshu.intake.datelines import POSTS, lead_of
from heshu.intake.metadata import labels_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshu.intake.lines import Line

_PAGE_MARK = re.compile(
    r" *(?:第 ?\d{1,3} ?页[ ,，/]*共 ?\d{1,3} ?页|(?<=[\u3400-\u9fff。，；]) - \d{1,3} - )"
)
_NUMERALS = "一二三四五六七八九十"
_PART = re.compile(
    rf"(?:^|(?<=[。！？!?；”）) ]))(?:[{_NUMERALS}]{{1,3}}、|\([{_NUMERALS}]{{1,3}}\))"
)
_ADDRESS = re.compile(
    r"(?:^|(?<=[。！？!? ）)]))(?:各位[\u3400-\u9fff]{2,4}|同志们)(?P<colon>[:：])?"
)
_DASH = re.compile(r"(?<=[。；：:;])(?=-{2}[\u3400-\u9fff])")
_GAP = re.compile(r"(?<=[。！？!?：:]) {2,}(?! |$)")
_SIGNATURE = re.compile(r"(?<=[。！]) *(?=[\u3400-\u9fff]{4,24} ?\d{4}年\d{1,2}月\d{1,2}日 *$)")
_VALUE = re.compile(r" *(?:\d{4}-\d{1,2}-\d{1,2}(?: \d{1,2}:\d{2}(?::\d{2})?)?|[^ ，。]{1,40}) +")
_DATED = re.compile(
    r"(?<= )(?:19|20)\d{2}[-./年]\d{1,2}[-./月]\d{1,2}日?(?: \d{1,2}:\d{2}(?::\d{2})?)?(?= )"
)
_WORD_GAP = re.compile(r" +")
_STORY = re.compile(
    r"(?:^|(?<=[ 。！？”]))(?=\[?(?:本[报网刊台]|新华|中新|中国|人民|央视|综合|据"
    r"|[\u3400-\u9fff]{2,10}(?:网|报|社|讯)))"
)
"""Where a dateline may begin."""
_LEAD = 80
_HEADING = 50
_SHORT = 60
"""A line narrower than this, in ems, is a block already."""
_HEAD = 300
"""The labels of a header stand in so many first characters."""


def blocks_of_dump(lines: Sequence[Line]) -> list[Block]:
    """The blocks of a page most of which is one line, in order."""
    blocks: list[Block] = []
    for line in lines:
        if line.width < _SHORT:
            blocks.append(Block(BlockKind.TEXT, [line]))
        else:
            blocks += _cut(line)
    return blocks


def _cut(line: Line) -> Iterator[Block]:
    """One long line as blocks; page marks come out as blocks of their own."""
    marks = [m.span() for m in _PAGE_MARK.finditer(line.shadow)]
    # A page mark is no gap: the sentence or the paragraph goes on behind it.
    plain = _PAGE_MARK.sub(lambda mark: "\x1f" * (len(mark.group()) - 1) + " ", line.shadow)
    places = sorted({0, *_places(plain), len(line.text)})
    for start, end in pairwise(places):
        pieces, at = [], start
        for left, right in (mark for mark in marks if start <= mark[0] < end):
            pieces.append(line.slice(at, left))
            yield Block(BlockKind.MARGIN, [line.slice(left, right)])
            at = right
        pieces.append(line.slice(at, end))
        if kept := [piece for piece in pieces if piece.text]:
            yield Block(BlockKind.TEXT, kept, score=0.6)


def _places(text: str) -> Iterator[int]:
    """Where to cut, as offsets."""
    yield from (m.end() for m in _GAP.finditer(text))
    yield from _label_places(text)
    yield from (m.start() for m in _DASH.finditer(text))
    yield from (m.end() for m in _SIGNATURE.finditer(text))
    for match in _ADDRESS.finditer(text):
        yield match.start()
        if match["colon"]:
            yield match.end()
    first = len(text)
    for match in _STORY.finditer(text):
        if lead_of(text[match.start() : match.start() + _LEAD]):
            first = min(first, match.start())
            yield match.start()
    for start in _parts(text):
        first = min(first, start)
        yield start
        gap = _WORD_GAP.search(text, start + 4, start + _HEADING)
        if gap and "。" not in text[start : gap.start()]:
            yield gap.end()
    yield from _title_places(text, first)


def _label_places(text: str) -> Iterator[int]:
    """Before each label of the header, and where the last value ends."""
    sentence = re.search("[。！？]", text)
    labels = labels_in(text[: min(_HEAD, sentence.start() if sentence else _HEAD)])
    yield from (start for start, _ in labels)
    if labels:
        value = _VALUE.match(text, labels[-1][1])
        if value:
            yield value.end()


def _parts(text: str) -> Iterator[int]:
    """The numbered headings that come in their order; 一、 inside a list of words does not."""
    wanted = {"part": 1, "point": 1}
    for match in _PART.finditer(text):
        label = match.group()
        name = "point" if label.startswith("(") else "part"
        number = _number(label.strip("()、"))
        if number in (1, wanted[name]):
            wanted[name] = number + 1
            if name == "part":
                wanted["point"] = 1
            yield match.start()


def _number(numeral: str) -> int:
    tens, found, ones = numeral.partition("十")
    if not found:
        return _NUMERALS.index(numeral) + 1 if len(numeral) == 1 else 0
    return 10 * (_NUMERALS.index(tens) + 1 if len(tens) == 1 else 1) + (
        _NUMERALS.index(ones) + 1 if len(ones) == 1 else 0
    )


def _title_places(text: str, first: int) -> Iterator[int]:
    """The gaps between the lines of the title, which stand before the first sentence."""
    address = _ADDRESS.search(text)
    stop = min(first, address.start() if address else first, 300)
    sentence = re.search("[。！？]", text[:stop])
    if sentence:
        stop = 0 if sentence.start() > 120 else text.rfind(" ", 0, sentence.start()) + 1
    dates = [m.span() for m in _DATED.finditer(text, 0, max(stop, 0))]
    yield from (at for span in dates for at in span)
    for gap in _WORD_GAP.finditer(text, 0, max(stop, 0)):
        if any(start <= gap.start() < end for start, end in dates):
            continue
        before, after = text[: gap.start()].split(" ")[-1], text[gap.end() :].split(" ", 1)[0]
        if not before.endswith(POSTS) and len(before) > 1 and len(after) > 1:
            yield gap.end()
