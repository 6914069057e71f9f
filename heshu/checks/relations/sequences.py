"""Labels that count: 一是…二是…三是…, 一、 二、, （一）（二）.

A list of labels goes up by one. A list complete from its first label is told; a gap or a
doubled label is told only of 一是…二是 within one paragraph, since headings may be lost where
pages were cut. 首届 and 第二届 of one event carry one name: the same characters in another order
are shown as a doubt, never as an error.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from heshu.checks import standins
from heshu.checks.candidates import Candidate, Family, Formula, Tie
from heshu.checks.names import Name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshu.checks.context import Context
    from heshu.checks.passage import Figure, Passage

FAMILIES = (
    Family("sequence", Decimal("0.9"), weak=True),
    Family("ordinal", Decimal("0.2"), weak=True),
    Family("name", Decimal("0.5")),
)

COUNT = Formula(lambda x: x[0], "")
_NUMERAL = "[一二三四五六七八九十]{1,3}"
STYLES = {
    "是": re.compile(
        rf"(?:^|(?<=[。；;：:，,\n”\"]))\s*(?P<label>(?P<n>{_NUMERAL})是)", re.MULTILINE
    ),
    "、": re.compile(rf"^\s*(?P<label>(?P<n>{_NUMERAL})、)", re.MULTILINE),
    "()": re.compile(rf"^\s*(?P<label>[(（](?P<n>{_NUMERAL})[)）])", re.MULTILINE),
}
"""The forms of labels; headings stand at the start of a line."""
LEAST = 3
"""Labels a list needs to be told."""
_DIGITS = {char: at for at, char in enumerate("零一二三四五六七八九十")}
_EDITION = re.compile(
    r"(?P<label>首届|第(?P<n>[一二三四五六七八九十]{1,3}|\d{1,3})届)"
    r"(?P<name>[^，。；、：:\s（）()]{3,18}?(?:节|博览会|运动会|论坛|大赛|交易会|艺术周|展销会|洽谈会))"
)


def number(numeral: str) -> int:
    """A Chinese numeral below a hundred, or digits, as a number; 0 for none."""
    if numeral.isdigit():
        return int(numeral)
    tens, mark, ones = numeral.partition("十")
    if not mark:
        return _DIGITS.get(numeral, 0)
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


class Label:
    """A label, the number it says and where it stands."""

    def __init__(self, passage: Passage, start: int, end: int, value: int) -> None:
        self.passage, self.value = passage, value
        self.name = Name(start, end, passage.text[start:end].strip())

    @property
    def paragraph(self) -> tuple[int, int]:
        """Its passage and paragraph."""
        return id(self.passage), self.passage.count(self.passage.paragraphs, self.name.start)

    def figure(self) -> Figure:
        """The stand-in that shows its place."""
        return standins.named(self.passage, [self.name])[0]


def _labels(passages: Sequence[Passage], style: re.Pattern[str]) -> Iterator[Label]:
    for page in passages:
        for found in style.finditer(page.text):
            yield Label(page, found.start("label"), found.end("label"), number(found["n"]))


def _lists(labels: Iterator[Label]) -> Iterator[list[Label]]:
    """The lists the labels make: each begins with a first label."""
    current: list[Label] = []
    for label in labels:
        if label.value == 1:
            if current:
                yield current
            current = [label]
        elif current:
            current.append(label)
    if current:
        yield current


def _told(labels: list[Label], style: str) -> Iterator[Candidate]:
    said = [label.value for label in labels]
    complete = said == list(range(1, len(said) + 1))
    together = style == "是" and len({label.paragraph for label in labels}) == 1
    if len(labels) < LEAST or not (complete or together):
        return
    figures = [label.figure() for label in labels]
    shown = "、".join(label.name.text for label in labels)
    wanted = said[-1] if complete else said[-1] + 1
    note = f"{shown}：{'序号连续' if complete else '序号有缺漏或重复'}"
    *before, last = figures
    yield Candidate(
        "sequence", last, tuple(before), COUNT, Tie.WORDED, "条目序号依次递增",
        expected=last.value if complete else Fraction(wanted + 1), weak=complete, note=note,
        slot=("sequence", last.start, id(last.passage)),
    )  # fmt: skip


def _editions(passages: Sequence[Passage]) -> Iterator[Candidate]:
    """首届…节 and 第二届…节: the name must not change its order."""
    told: list[tuple[Label, str]] = []
    for page in passages:
        for found in _EDITION.finditer(page.text):
            value = number(found["n"]) if found["n"] else 1
            told.append((Label(page, found.start("label"), found.end(), value), found["name"]))
    for at, (later, name) in enumerate(told):
        for earlier, other in told[:at]:
            if earlier.value == later.value or sorted(name) != sorted(other):
                continue
            note = f"{earlier.name.text} — {later.name.text}"
            figures = later.figure(), (earlier.figure(),)
            place = later.name.start, earlier.name.start
            yield Candidate(
                "ordinal", *figures, COUNT, Tie.WORDED, "同一活动的届次依次",
                expected=Fraction(1), weak=True, note=note, slot=("edition", *place),
            )  # fmt: skip
            if name != other:
                yield Candidate(
                    "name", *figures, COUNT, Tie.WORDED, "同一活动的名称",
                    "两处名称用字相同而次序不同", expected=Fraction(2), note=note,
                    slot=("name", *place),
                )  # fmt: skip


def candidates(context: Context) -> Iterator[Candidate]:
    """Every list of labels and every pair of editions of each article."""
    by_article: dict[int, list[Passage]] = {}
    for page in context.passages:
        by_article.setdefault(id(page.article), []).append(page)
    for passages in by_article.values():
        for style, pattern in STYLES.items():
            for labels in _lists(_labels(passages, pattern)):
                yield from _told(labels, style)
        yield from _editions(passages)
