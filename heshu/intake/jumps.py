"""Stories that go on on another page: `（下转第2版）` and, there, `（上接第1版）`.

Where both parts are in one file they are one article again. A part whose other half is not
there, or is not sure, is marked for the reader.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from heshu.intake.assignment import bigrams
from heshu.intake.blocks import Draft, Drafts, Dropped, Heading, joined
from heshu.intake.punctuation import is_closed
from heshu.model import ArticleKind, Doubt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.intake.lines import Line

_PAGE = r"第? ?(?P<page>[A-Z]?\d{1,2}|[一二三四五六七八九十]{1,3}|[A-Z]) ?版"
_ONWARD = re.compile(rf"[(\[▶►▷→>]{{1,2}} ?(?:下转|转|紧转) ?{_PAGE}[^()]{{0,8}}[)\]]?$")
_FROM = re.compile(rf"^[(\[▶►▷→>]{{1,2}} ?(?:上接|紧接|接) ?{_PAGE}[^()]{{0,12}}[)\]]?")
_MARK = re.compile(rf"(?P<onward>下转|紧转|转)?(?:上接|紧接|接)? ?{_PAGE}")
_SAME = 0.5
"""The share of its words that a repeated headline has from the first one."""
_CLEAR = 0.15
"""How much better than the next the part chosen among several must fit."""


def onward_mark(shadow: str) -> int | None:
    """Where in a line the mark at its end begins that the story goes on elsewhere."""
    match = _ONWARD.search(shadow[-24:])
    return match and max(len(shadow) - 24, 0) + match.start()


def from_mark(shadow: str) -> int | None:
    """Where in a line the mark at its head ends that the story comes from elsewhere."""
    match = _FROM.match(shadow)
    return match and match.end()


def page_of(shadow: str) -> tuple[bool, str]:
    """Whether a mark points onward, and the page it names as printed; `?` without one."""
    match = _MARK.search(shadow)
    onward = "下转" in shadow or bool(match and match["onward"])
    return onward, match["page"] if match else "?"


def parted(line: Line) -> list[Line]:
    """A line with the marks at its head and its end as lines of their own."""
    found = [line]
    if (end := from_mark(line.shadow)) and end < len(line.text):
        found = [line.slice(0, end), line.slice(end, len(line.text), blanks=0)]
    last = found[-1]
    if start := onward_mark(last.shadow):
        found[-1:] = [last.slice(0, start), last.slice(start, len(last.text), blanks=0)]
    return [piece for piece in found if piece.text]


def join(drafts: Drafts) -> None:
    """Put the parts of the stories of a file together; mark those that stay apart."""
    fronts = [draft for draft in drafts.articles if draft.onward and draft.paragraphs]
    for back in [draft for draft in drafts.articles if draft.onward_from and draft.paragraphs]:
        front, sure = _front(back, [f for f in fronts if f is not back])
        if front is None:
            detail = f"goes on from page {back.onward_from}; its beginning is not known"
            back.doubts.append(_doubt(back.paragraphs[0], detail, 0.3))
            continue
        _put_together(front, back, sure, drafts)
        fronts.remove(front)
        if back.onward:
            fronts.append(front)
        drafts.articles = [draft for draft in drafts.articles if draft is not back]
    for front in fronts:
        detail = f"goes on on page {front.onward}, which is not here"
        front.doubts.append(_doubt(front.paragraphs[-1], detail, 0.3))


def _front(back: Draft, fronts: Sequence[Draft]) -> tuple[Draft | None, float]:
    """The part that a part goes on, and how sure that is."""
    if len(fronts) < 2:
        return (fronts[0], 0.8) if fronts else (None, 0.0)
    ranked = sorted(((_likeness(front, back), i) for i, front in enumerate(fronts)), reverse=True)
    (best, at), (second, _) = ranked[:2]
    return (fronts[at], 0.7) if best - second >= _CLEAR else (None, 0.0)


def _likeness(front: Draft, back: Draft) -> float:
    """How well two parts go together, by the words of their headlines and of their texts."""
    title = bigrams(joined(front.parts.get("title", ())))
    repeated = bigrams(joined(back.parts.get("title", ())))
    text = bigrams(back.shadow)
    return _share(repeated, title) + _share(title, text) + _share(bigrams(front.shadow), text)


def _share(wanted: set[str], given: set[str]) -> float:
    return len(wanted & given) / len(wanted) if wanted else 0.0


def _put_together(front: Draft, back: Draft, sure: float, drafts: Drafts) -> None:
    first = back.paragraphs[0]
    front.doubts.append(_doubt(first, "joined with the part on another page", sure))
    _keep_title(front, back, drafts)
    at = len(front.paragraphs)
    if not is_closed(front.paragraphs[-1][-1].text):
        front.paragraphs[-1] = [*front.paragraphs[-1], *first]
        back.paragraphs = back.paragraphs[1:]
        at -= 1
    front.paragraphs += back.paragraphs
    front.headings += [Heading(h.level, h.label, h.lines, h.paragraph + at) for h in back.headings]
    front.doubts += back.doubts
    front.onward = back.onward
    for name in {"byline", "credit", "date"} & back.parts.keys() - front.parts.keys():
        front.parts[name] = back.parts[name]
        front.run_on |= {name} & back.run_on
    if back.kind is not ArticleKind.CAPTION and front.kind is ArticleKind.CAPTION:
        front.kind = back.kind


def _keep_title(front: Draft, back: Draft, drafts: Drafts) -> None:
    """What heads the second part is the same headline again, or a heading inside the story."""
    title = bigrams(joined(front.parts.get("title", ())))
    for name in ("column", "kicker", "title", "subtitle"):
        lines = back.parts.get(name, [])
        if not lines:
            continue
        if name == "title" and _share(bigrams(joined(lines)), title) < _SAME:
            front.headings.append(Heading(1, "", lines, len(front.paragraphs)))
        else:
            drafts.dropped += [Dropped(line.start, line.end, "label") for line in lines]


def _doubt(lines: Sequence[Line], detail: str, sure: float) -> Doubt:
    return Doubt("join", detail, lines[0].start, lines[-1].end, sure)
