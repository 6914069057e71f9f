"""Which lines of a page are the article: its header, its text and its tail.

Boilerplate detection is a guess: it names the element the text stands in, and everything in
that element is kept, so that a table or a short line with a figure is never taken for a frame.
What stands above is the header from the title or the first labels on; what stands right below
is the tail, as far as it is a signature, a date, an editor or an attachment. The rest is kept
as dropped text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from heshu.intake.assignment import bigrams
from heshu.intake.datelines import byline_of, credit_of
from heshu.intake.dates import is_date_line
from heshu.intake.furniture import is_chrome, is_links, is_site
from heshu.intake.header import ORG, dated_line
from heshu.intake.metadata import is_labelled
from heshu.intake.punctuation import is_closed
from heshu.intake.readers.html.guess import guessed
from heshu.intake.readers.html.tags import FRAME
from heshu.intake.readers.html.told import squeezed
from heshu.intake.shadow import shadow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.intake.readers.html.printing import Box, Printed
    from heshu.intake.readers.html.told import Told

_SHARE = 0.97
"""The element that holds so much of the text holds the article."""
_SENTENCE = 18
_LINK = 0.6
"""A line with so large a share of links is one."""
_TAIL = 10
_HEADER = 40
"""A title stands at most so many lines above the text."""
_LEAST_TITLE = 2.0
_IN_LINE = frozenset(("p", "pre", "td", "th", "tr", "tbody", "li", "blockquote", "dd", "h1", "h2"))
"""Elements smaller than an article."""
_FRAME_WORDS = (
    "breadcrumb", "crumb", "share", "copyright", "footer", "foot-", "qrcode", "related",
    "recommend", "sidebar", "toolbar", "pager", "navbar", "xgwz", "xgyd", "xglj", "hotnews",
)  # fmt: skip
_TITLE_WORDS = ("title", "tit", "headline", "bt", "biaoti", "subject")
_ATTACHED = (
    "附件",
    "附表",
    ".doc",
    ".docx",
    ".pdf",
    ".xls",
    ".xlsx",
    ".wps",
    ".zip",
    ".rar",
    ".ofd",
)


@dataclass(slots=True)
class Main:
    """What of a page is the article."""

    kept: list[bool]
    """For each line."""
    title: list[int]
    """The lines of the title, as far as the page tells."""
    body: int
    """The first line of the element the text stands in."""


def main_content(rows: Sequence[Printed], page: str, told: Told) -> Main:
    """The lines that are the article.

    Args:
        rows: the lines of the page.
        page: its markup.
        told: what its head says.
    """
    weights = _weights(rows, page)
    headline = next((i for i, r in enumerate(rows) if r.heading == 1 and told.names(r.text)), 0)
    # Cells above the title are a header's or the numbers of a channel's readers.
    weights[:headline] = [
        0 if row.cells else weight for row, weight in zip(rows[:headline], weights, strict=False)
    ]
    box = _container(rows, weights)
    inside = [_within(row.box, box) for row in rows]
    linked = [_is_link(row) for row in rows]
    framed = [_is_framed(row, weight) for row, weight in zip(rows, weights, strict=True)]
    prose = [i for i, weight in enumerate(weights) if weight and inside[i]]
    if not prose:
        kept = [not frame for frame in framed]
        return Main(kept if any(kept) else [True] * len(rows), [], 0)
    first, last = prose[0], prose[-1]
    body = inside.index(True)
    title = _title(rows, min(first, len(rows) - 1), told, linked)
    begin = _header_start(rows, min(body, first), title, linked, framed)
    kept = [
        begin <= i and (inside[i] or i < body) and not framed[i]
        and (first <= i <= last or not linked[i] or _is_attachment(rows[i]))
        for i in range(len(rows))
    ]  # fmt: skip
    _cut_links(rows, kept, last)
    _keep_tail(rows, kept, max(last, _last(inside)), linked, framed)
    return Main(kept, title, body)


def _last(flags: Sequence[bool]) -> int:
    return len(flags) - 1 - list(reversed(flags)).index(True)


def _weights(rows: Sequence[Printed], page: str) -> list[int]:
    """How much running text each line holds; only lines the guess takes, when it takes enough."""
    own = [_prose(row) for row in rows]
    taken = guessed(page, len(rows))
    if not taken:
        return own
    theirs = [
        weight if weight and squeezed(row.text) in taken else 0
        for row, weight in zip(rows, own, strict=True)
    ]
    return theirs if sum(theirs) * 3 >= sum(own) else own


def _prose(row: Printed) -> int:
    """The characters of a line that are sentences or figures in a table, else 0."""
    size = len(squeezed(row.text))
    if row.linked * 2 > size or any(box.tag in FRAME for box in row.box.around()):
        return 0
    plain = shadow(row.text)
    if is_chrome(plain) or is_labelled(plain):
        return 0
    if row.cells:
        return size
    sentence = is_closed(row.text) or "，" in row.text or size >= 2 * _SENTENCE
    return size if size >= _SENTENCE and sentence else 0


def _container(rows: Sequence[Printed], weights: Sequence[int]) -> Box | None:
    """The innermost element that holds nearly all of the text."""
    total = sum(weights)
    held: dict[int, int] = {}
    boxes: dict[int, Box] = {}
    for row, weight in zip(rows, weights, strict=True):
        if not weight:
            continue
        for box in row.box.around():
            held[id(box)] = held.get(id(box), 0) + weight
            boxes[id(box)] = box
    enough = [boxes[key] for key, weight in held.items() if weight >= _SHARE * total]
    found: Box | None = max(enough, key=lambda box: box.depth, default=None)
    while found and found.parent and found.tag in _IN_LINE:
        found = found.parent
    return found


def _within(box: Box, container: Box | None) -> bool:
    return container is None or any(around is container for around in box.around())


def _is_link(row: Printed) -> bool:
    size = len(squeezed(row.text))
    return row.linked >= _LINK * size and not (is_closed(row.text) and size > 2 * _SENTENCE)


def _is_framed(row: Printed, weight: int) -> bool:
    """Whether a line stands in what surrounds an article, by the tag or the name of a box."""
    boxes = list(row.box.around())
    if any(box.tag in FRAME for box in boxes):
        return True
    if weight or any(char.isdigit() for char in row.text):
        return False
    return any(word in box.words for box in boxes[:3] for word in _FRAME_WORDS)


def _is_attachment(row: Printed) -> bool:
    text = row.text.lower()
    return text.startswith(_ATTACHED[:2]) or text.endswith(_ATTACHED[2:])


def _title(rows: Sequence[Printed], first: int, told: Told, linked: Sequence[bool]) -> list[int]:
    """The lines of the title: the ones nearest above the text that the page itself names."""
    best, found = 0.0, -1
    for i in range(first, max(first - _HEADER, -1), -1):
        score = _title_score(rows[i], told, linked=linked[i])
        if score > best:
            best, found = score, i
    if best < _LEAST_TITLE:
        return []
    title = [found]
    for step in (-1, 1):
        i = found + step
        while 0 <= i <= first and _same_title(rows, i, found, told) and not linked[i]:
            title.append(i)
            i += step
    return sorted(title)


def _title_score(row: Printed, told: Told, *, linked: bool) -> float:
    size = len(squeezed(row.text))
    plain = shadow(row.text)
    if linked or not 4 <= size <= 90 or row.cells or _is_small_print(plain):
        return 0.0
    named = 3.0 * told.names(row.text)
    tag = max(0.0, 2.5 - row.heading / 2) if row.heading else 0.0
    words = {word for box in list(row.box.around())[:2] for word in box.words.split()}
    styled = any(word.startswith(_TITLE_WORDS) for word in words)
    return named + tag + styled


def _is_small_print(plain: str) -> bool:
    """Whether a line is a date, labels, a menu or a site's name: never a title."""
    return bool(
        is_chrome(plain) or is_site(plain) or is_date_line(plain) or dated_line(plain)
        or is_labelled(plain) or is_links(plain)
    )  # fmt: skip


def _same_title(rows: Sequence[Printed], i: int, found: int, told: Told) -> bool:
    """Whether line `i` is another line of the title: a piece of it that the head names too."""
    if rows[i].box is rows[found].box and rows[i].heading:
        return True
    if _is_small_print(shadow(rows[i].text)):
        return False
    one, other = squeezed(rows[i].text), squeezed(rows[found].text)
    whole = [*told.titles, told.window]
    if one in other:
        return False
    joined = one + other if i < found else other + one
    return any(
        one + other in t or other + one in t or _like(joined, t) > max(_like(other, t), 0.75)
        for t in whole
    )


def _like(text: str, title: str) -> float:
    """The share of a title's character pairs that a text has, 0 where the text has many others."""
    own, wanted = bigrams(text), bigrams(title)
    shared = len(own & wanted)
    return shared / len(wanted) if wanted and shared >= 0.6 * len(own) else 0.0


def _header_start(
    rows: Sequence[Printed],
    body: int,
    title: Sequence[int],
    linked: Sequence[bool],
    framed: Sequence[bool],
) -> int:
    """The first line of the header: the labels or the title, whichever stands higher."""
    begin = min([body, *title])
    lowest = begin
    for i in range(begin - 1, max(begin - _HEADER, -1), -1):
        plain = shadow(rows[i].text)
        if linked[i] or framed[i]:
            if not title and i + 1 < begin and (linked[i + 1] or framed[i + 1]):
                break  # a menu
            continue
        bare = len(plain) >= 4 and not _is_small_print(plain)
        kicker = bool(title) and i == title[0] - 1 and rows[i].heading > 0
        if is_labelled(plain) or (bare and (kicker or not title)):
            lowest = i
    return lowest


def _cut_links(rows: Sequence[Printed], kept: list[bool], last: int) -> None:
    """Leave out the list of other pages below the text, with its heading."""
    for i in range(last + 1, len(rows)):
        if kept[i] and is_links(shadow(rows[i].text)):
            kept[i:] = [False] * (len(rows) - i)
            return


def _keep_tail(
    rows: Sequence[Printed],
    kept: list[bool],
    last: int,
    linked: Sequence[bool],
    framed: Sequence[bool],
) -> None:
    """Keep what is signed, dated or attached right below the text."""
    for i in range(last + 1, min(last + 1 + _TAIL, len(rows))):
        plain = shadow(rows[i].text)
        if framed[i] or not (_is_attachment(rows[i]) or (not linked[i] and _ends(plain))):
            break
        kept[i] = True


def _ends(plain: str) -> bool:
    return bool(
        is_date_line(plain) or ORG.match(plain) or byline_of(plain) or credit_of(plain)
        or (is_labelled(plain) and not is_chrome(plain))
    )  # fmt: skip
