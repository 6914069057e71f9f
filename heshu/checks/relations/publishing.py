"""The header of a government page against itself: file date, index code, publication date.

A speech or a report is not dated after the day it was published, and the index code of a page
holds its publication date (GB/T and local rules of open government information write it as
year-monthdaynumber).
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from heshu.checks import standins
from heshu.checks.candidates import Candidate, Compare, Family, Formula, Tie
from heshu.model import FactKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heshu.checks.context import Context
    from heshu.checks.passage import Figure, Passage

FAMILIES = (
    Family("date_order", Decimal("0.3"), weak=True),
    Family("index_code", Decimal("0.9"), weak=True),
)

NO_LATER = Formula(lambda x: x[0], "{0}", Compare.AT_MOST)
SAME = Formula(lambda x: x[0], "{0}")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_CODE = re.compile(r"(?P<year>20\d\d)-?(?P<month>\d\d)(?P<day>\d\d)\d{2,5}$")
PUBLISHED = ("metadata.发布日期", "metadata.发布时间", "metadata.公开日期")
WRITTEN = ("date", "metadata.成文日期", "metadata.生成日期")
CODES = ("metadata.索引号",)


def _ordinal(year: str, month: str, day: str) -> int | None:
    try:
        return dt.date(int(year), int(month), int(day)).toordinal()
    except ValueError:
        return None


def _dated(pages: dict[str, Passage], names: tuple[str, ...]) -> Figure | None:
    """The first full date of the first of the named parts."""
    for name in names:
        page = pages.get(name)
        for start, end, fact in page.others if page else ():
            found = _DAY.fullmatch(fact.value) if isinstance(fact.value, str) else None
            day = _ordinal(*found.groups()) if found and fact.kind is FactKind.DATE else None
            if page is not None and day is not None:
                return standins.whole(page, start, end, fact, day)
    return None


def _coded(pages: dict[str, Passage]) -> Figure | None:
    """The index code read as the day it holds."""
    for name in CODES:
        page = pages.get(name)
        for start, end, fact in page.others if page else ():
            found = _CODE.search(fact.exact.strip())
            day = _ordinal(found["year"], found["month"], found["day"]) if found else None
            if page is not None and day is not None:
                return standins.whole(page, start, end, fact, day)
    return None


def candidates(context: Context) -> Iterator[Candidate]:
    """The dates of each article's header against its publication date."""
    by_article: dict[int, dict[str, Passage]] = {}
    for page in context.passages:
        by_article.setdefault(id(page.article), {})[page.name] = page
    for pages in by_article.values():
        published = _dated(pages, PUBLISHED)
        if published is None:
            continue
        written, code = _dated(pages, WRITTEN), _coded(pages)
        if written:
            note = f"{written.fact.exact} 不晚于 {published.fact.exact}"
            yield Candidate(
                "date_order", published, (written,), NO_LATER, Tie.WORDED, "成文在前、发布在后",
                weak=True, note=note, slot=("published", published.start, id(published.passage)),
            )  # fmt: skip
        if code:
            note = f"{code.fact.exact} 中的日期 — {published.fact.exact}"
            yield Candidate(
                "index_code", published, (code,), SAME, Tie.WORDED, "索引号含发布日期",
                "索引号编码规则各地不同", weak=True, note=note,
                slot=("code", published.start, id(published.passage)),
            )  # fmt: skip
