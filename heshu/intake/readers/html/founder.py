"""Pages of e-papers made with Founder's system, which half of China's papers publish by.

Such a page carries the story's fields in a comment, `<!--enpproperty <title>…</title> …-->`
(introtitle is 引题, the kicker; subtitle is 副题), its text between the comments `enpcontent` and
`/enpcontent`, and around that the map of the printed page with the headlines of all other
stories. The fields are looked for among the printed lines; one that is not printed is put
above them, because the file does say it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import unescape
from typing import TYPE_CHECKING

from heshu.intake.blocks import Block, BlockKind, Drafts, Dropped
from heshu.intake.dates import iso_date
from heshu.intake.document import article_of
from heshu.intake.lines import lines_of
from heshu.intake.readers.html.page_lines import lines_of_page
from heshu.intake.readers.html.printing import Box, Printed
from heshu.intake.readers.html.told import squeezed
from heshu.intake.reading import Reading
from heshu.intake.shadow import shadow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.intake.lines import Line
    from heshu.intake.readers.html.printing import PrintedPage
    from heshu.model import Source

_PROPERTY = re.compile(r"<!--\s*enpproperty(.*?)(?:/enpproperty\s*)?-->", re.DOTALL | re.IGNORECASE)
_FIELD = re.compile(
    r"<(introtitle|title|subtitle|author|date)>(.*?)</\1>", re.DOTALL | re.IGNORECASE
)
_MARKUP = re.compile("<[^>]*>")
_PARTS = {"introtitle": "kicker", "title": "title", "subtitle": "subtitle", "author": "byline"}
_BEGIN, _END = "enpcontent", "/enpcontent"


@dataclass(slots=True)
class Issue:
    """A story as its page tells it."""

    fields: dict[str, str]
    """Field → value, only what has one."""
    first: int
    """The first line of its text among those of the page."""
    last: int
    """Behind its last line."""
    places: dict[str, list[int]]
    """Field → the lines it is printed on."""


def issue_of(markup: str, page: PrintedPage) -> Issue | None:
    """What a page of this make tells; None for any other page.

    Fields that are nowhere printed are put above the lines of the page.
    """
    found = _PROPERTY.search(markup)
    if found is None or _BEGIN not in page.marks:
        return None
    fields = {name.lower(): _clean(value) for name, value in _FIELD.findall(found[1])}
    fields = {name: value for name, value in fields.items() if value}
    first = page.marks[_BEGIN]
    last = page.marks.get(_END, len(page.rows))
    if "title" not in fields or first >= last:
        return None
    issue = Issue(fields, first, last, {})
    for name in _PARTS:
        if name in fields:
            issue.places[name] = _places(page.rows, issue, fields[name])
    _print_missing(page.rows, issue)
    return issue


def _clean(value: str) -> str:
    return " ".join(unescape(_MARKUP.sub(" ", value)).split())


def _places(rows: Sequence[Printed], issue: Issue, value: str) -> list[int]:
    """The lines a value stands on: the nearest above the text, else in or below it."""
    wanted = squeezed(value)
    above = range(issue.first - 1, -1, -1)
    for i in (*above, *range(issue.first, len(rows))):
        run = ""
        for j in range(i, min(i + 3, len(rows))):
            run += squeezed(rows[j].text)
            if run == wanted and not rows[i].linked:
                return list(range(i, j + 1))
            if not wanted.startswith(run):
                break
    return []


def _print_missing(rows: list[Printed], issue: Issue) -> None:
    missing = [name for name in _PARTS if name in issue.fields and not issue.places[name]]
    rows[:0] = [Printed(issue.fields[name], Box("", "", None)) for name in missing]
    more = len(missing)
    issue.first += more
    issue.last += more
    issue.places = {name: [i + more for i in held] for name, held in issue.places.items()}
    issue.places |= {name: [i] for i, name in enumerate(missing)}


def reading(source: Source, rows: Sequence[Printed], issue: Issue) -> Reading:
    """The story of a page, its fields where they are printed, the page map aside."""
    taken = {i for held in issue.places.values() for i in held}
    kept = [issue.first <= i < issue.last or i in taken for i in range(len(rows))]
    lines, aside = lines_of_page(source.text, rows, kept)
    body = [line for line in lines if line.number - 1 not in taken]
    drafts = Drafts()
    draft = article_of([], [Block(BlockKind.TEXT, [line]) for line in body], drafts)
    for name, held in issue.places.items():
        printed = [line for line in lines if line.number - 1 in held]
        if name == "author" and "byline" in draft.parts:
            # Signed in the text already: `本报讯（记者……）`.
            aside += tuple(Dropped(line.start, line.end, "label") for line in printed)
        elif printed:
            draft.parts[_PARTS[name]] = printed
    if date := _date_line(source, rows, issue):
        draft.parts["date"] = [date]
        aside = tuple(drop for drop in aside if drop.start != date.start)
    draft.issued = iso_date(issue.fields.get("date", "")) or draft.issued
    drafts.articles.append(draft)
    return Reading(source, drafts=drafts, aside=(*aside, *_rest(drafts)))


def _rest(drafts: Drafts) -> tuple[Dropped, ...]:
    dropped, drafts.dropped = tuple(drafts.dropped), []
    return dropped


def _date_line(source: Source, rows: Sequence[Printed], issue: Issue) -> Line | None:
    """The line above the text that prints the day of the issue, and nothing but little else."""
    wanted = iso_date(issue.fields.get("date", ""))
    if not wanted:
        return None
    for line in lines_of(source.text, markup=False):
        row = rows[line.number - 1]
        if line.number - 1 >= issue.first or row.linked or len(line.text) > 40:
            continue
        if iso_date(shadow(line.text)) == wanted:
            return replace(line, marked=True)
    return None
