"""Dates, weekdays, durations and ages.

A weekday is that of its date; two dates lie as many days apart as is said, the first day
counted or not; an age is the year less the year of birth, give or take one.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from bisect import bisect_left
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from heshu.checks import measures, standins
from heshu.checks.candidates import Candidate, Family, Formula, Tie
from heshu.checks.intervals import Interval
from heshu.model import FactKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshu.checks.context import Context
    from heshu.checks.passage import Figure, Passage

FAMILIES = (
    Family("date_duration", Decimal("0.85")),
    Family("age_birth", Decimal("0.5")),
)

WEEKDAYS = "一二三四五六日"
_SPAN = re.compile(
    r"(?:历时|用时|工期|会期|展期|假期|走完|持续|为期|共|提前|推迟|延后|耗时|前后|总共|相隔|间隔|历经|费时|提早)[^，。；\d]{0,6}$"
)
_AHEAD = re.compile(r"(?:提前|推迟|延后|提早)[^，。；\d]{0,6}$")
"""Told against a planned day, which must stand in the same clause."""
_YEAR = re.compile(r"(?:19|20)\d\d")
ANY_YEAR = 2023
"""Taken for a page that names no year: only the days between two dates are counted in it."""
FRESH = 60
"""Days from the date of a page within which an undated day is of the same year."""
_FULL = re.compile(r"(\d{4}|XXXX)-(\d\d)-(\d\d)")
_STRETCH = re.compile(r"(\d{4}|XXXX)-(\d\d)-(\d\d)/(\d{4}|XXXX)-(\d\d)-(\d\d)")
_BORN = re.compile(r"^(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出生|生的|生(?!产|活|效|态|成)|降生)")
_BORN_BEFORE = re.compile(r"(?:生于|出生于|诞生于|出生在)$")
_YEARS = re.compile(r"就是|至今|已有|已经|干了|坚持|走过|过去|从事|种了|当了|做了|守了|来")


class Day(NamedTuple):
    """A full date."""

    figure: Figure
    day: dt.date
    printed: bool
    """Whether its year is printed."""


def _begins(day: Day) -> int:
    return day.figure.start


def _between(years: Sequence[Figure], begin: int, finish: int) -> list[Figure]:
    """The years printed from one offset up to another."""
    start = attrgetter("start")
    first, last = (bisect_left(years, at, key=start) for at in (begin, finish))
    return list(years[first:last])


def _years_of(context: Context, passage: Passage) -> list[int]:
    """The years an undated day may be in, likeliest first: titled, issued, the year before."""
    found = []
    for page in context.passages:
        if page.article is passage.article:
            for _, _, fact in page.others:
                year = _YEAR.match(fact.value) if isinstance(fact.value, str) else None
                if year and "年" in fact.exact:
                    found.append(int(year[0]))
                    break
    issued = passage.article.issued[:4]
    if issued.isdigit():
        found += [int(issued), int(issued) - 1]
    return list(dict.fromkeys(found))


def _days(context: Context, passage: Passage) -> list[Day]:
    """All full dates of a passage, undated ones in the likeliest year."""
    found: list[Day] = []
    years = _years_of(context, passage)
    for start, end, fact in passage.others:
        match = _FULL.fullmatch(fact.value) if isinstance(fact.value, str) else None
        if fact.kind is not FactKind.DATE or not match:
            continue
        year = int(match[1]) if match[1] != "XXXX" else years[0] if years else ANY_YEAR
        try:
            day = dt.date(year, int(match[2]), int(match[3]))
        except ValueError:
            continue
        figure = standins.whole(passage, start, end, fact, day.toordinal())
        found.append(Day(figure, day, "年" in fact.exact))
    return found


def _weekdays(context: Context, passage: Passage, days: Sequence[Day]) -> Iterator[Candidate]:
    """2024年11月8日（星期五）; an undated day in any year the page may mean."""
    years = _years_of(context, passage)
    for start, end, fact in passage.others:
        match = re.fullmatch(r"W([1-7])", fact.value) if isinstance(fact.value, str) else None
        if fact.kind is not FactKind.DATE or not match:
            continue
        before = days[max(0, bisect_left(days, start, key=_begins) - 2) :][:2]
        near = [day for day in before if 0 <= start - day.figure.end <= 2]
        if not near:
            continue
        weekday = standins.whole(passage, start, end, fact, int(match[1]))
        told = near[-1]
        if told.printed or _fresh(passage, told.day):
            yield _weekday(weekday, told.figure, told.day, Tie.WORDED)
            continue
        for year in years:
            with contextlib.suppress(ValueError):
                yield _weekday(weekday, told.figure, told.day.replace(year=year), Tie.FOUND)


def _fresh(passage: Passage, day: dt.date) -> bool:
    """Whether a day is so near the date of the page that its year is beyond doubt."""
    try:
        issued = dt.date.fromisoformat(passage.article.issued)
    except ValueError:
        return False
    return abs((issued - day).days) <= FRESH


def _weekday(weekday: Figure, figure: Figure, day: dt.date, tie: Tie) -> Candidate:
    right = day.isoweekday()
    sign = "＝" if right == weekday.value else "≠"
    said = f"{day.year}年{day.month}月{day.day}日是星期{WEEKDAYS[right - 1]}"
    return Candidate(
        "date_duration",
        weekday,
        (figure,),
        Formula(lambda x: x[0], ""),
        tie,
        "日期与星期",
        expected=Fraction(right),
        note=f"{said} {sign} {weekday.fact.exact}",
    )


def _apart(one: dt.date, other: dt.date, *, printed: bool) -> int:
    """Days between two dates; without years the later month may be the next year's."""
    gap = (other - one).days
    if gap < 0 and not printed and gap < -200:
        gap += 365
    return abs(gap)


def _durations(passage: Passage, days: Sequence[Day]) -> Iterator[Candidate]:
    """3月1日开工，5月29日完工，历时90天."""
    for figure in passage.figures:
        if figure.fact.unit not in {"天", "日"} or not _SPAN.search(figure.lead):
            continue
        begin = passage.begin(passage.sentences, figure.start)
        first, last = (bisect_left(days, at, key=_begins) for at in (begin, figure.start))
        before = list(days[first:last])
        before = before or _ends(passage, begin, figure.start)
        pairs = [(one, other) for at, one in enumerate(before) for other in before[at + 1 :]]
        pairs.sort(key=lambda pair: -pair[1].figure.start - pair[0].figure.start)
        own = [
            day
            for day in before
            if day.figure.start >= passage.begin(passage.clauses, figure.start)
        ]
        if _AHEAD.search(figure.lead) and not own:
            continue
        for one, other in pairs:
            unsure = other.printed and not one.printed  # 10月18日竣工，2021年3月6日开工
            firm = len(before) == 2 and not unsure
            firm = firm or (len(own) == 1 and other is own[0] and one is before[-2])
            yield _duration(figure, one, other, Tie.WORDED if firm else Tie.FOUND)


def _ends(passage: Passage, begin: int, finish: int) -> list[Day]:
    """The first and the last day of a stretch told as one: 3月4日到3月11日."""
    for start, end, fact in passage.others:
        if not begin <= start < finish or not isinstance(fact.value, str):
            continue
        found = _STRETCH.fullmatch(fact.value)
        if found is None:
            continue
        days = []
        for year, month, day in (found.groups()[:3], found.groups()[3:]):
            with contextlib.suppress(ValueError):
                days.append(
                    dt.date(ANY_YEAR if year == "XXXX" else int(year), int(month), int(day))
                )
        if len(days) == 2:
            printed = "年" in fact.exact
            return [
                Day(standins.whole(passage, start, end, fact, day.toordinal()), day, printed)
                for day in days
            ]
    return []


def _duration(figure: Figure, one: Day, other: Day, tie: Tie) -> Candidate:
    gap = _apart(one.day, other.day, printed=one.printed and other.printed)
    said = figure.value / figure.scale
    count = gap + 1 if said == gap + 1 else gap
    sign = "＝" if said in {gap, gap + 1} else "≠"
    span = f"{one.figure.fact.exact}至{other.figure.fact.exact}"
    note = f"{span}：{gap}天（含首尾{gap + 1}天） {sign} {figure.fact.exact}"
    return Candidate(
        "date_duration",
        figure,
        (one.figure, other.figure),
        Formula(lambda x: x[1] - x[0], ""),
        tie,
        "两个日期之间的天数",
        expected=Fraction(count) * figure.scale,
        note=note,
    )


# ---------------------------------------------------------------- years and ages


def _years(passage: Passage) -> list[Figure]:
    """The single years printed in a passage."""
    found = []
    for start, end, fact in passage.others:
        value = fact.value if isinstance(fact.value, str) else ""
        if re.fullmatch(r"(?:19|20)\d\d(?:-\d\d)?(?:-\d\d)?", value):
            found.append(standins.whole(passage, start, end, fact, int(value[:4])))
    return found


def _births(passage: Passage, years: Sequence[Figure]) -> Iterator[Candidate]:
    """1952年出生的老支书，2024年72岁."""
    for figure in passage.figures:
        if figure.dimension != measures.AGE:
            continue
        begin = passage.begin(passage.sentences, figure.start)
        finish = passage.finish(passage.sentences, figure.start)
        here = _between(years, begin, finish)
        born = [
            year
            for year in here
            if _BORN.match(passage.text[year.end : year.end + 8])
            or _BORN_BEFORE.search(passage.text[max(0, year.start - 6) : year.start])
        ]
        others = [year for year in here if year not in born]
        if len(born) != 1 or not others:
            continue
        before = [year for year in others if year.start < figure.start]
        now = before[-1] if before else others[0]
        difference = Formula(lambda x: x[0] - x[1], "{0} − {1}")
        tie = Tie.WORDED if len(others) == 1 else Tie.LIKELY
        yield Candidate("age_birth", figure, (now, born[0]), difference, tie, "年份减去生年")


def _younger_by(per: Fraction) -> Formula:
    """An age less a number of years; `per` is what one year is in base units."""
    return Formula(lambda x: x[0] - x[1] / per, "{0} − {1}")


def _years_apart(per: Fraction) -> Formula:
    """The years between two years, in base units."""
    return Formula(lambda x: (x[0] - x[1]) * per, "{0} − {1}")


def _careers(context: Context, passage: Passage, years: Sequence[Figure]) -> Iterator[Candidate]:
    """今年61岁，入行时25岁，一干就是36年: ages and the years between them."""
    titled = _years_of(context, passage)[:1]
    stated = next((year for year in years if titled and year.value == titled[0]), None)
    for figure in passage.figures:
        if figure.fact.unit != "年" or figure.dimension in {measures.PERCENT, measures.RANK}:
            continue
        if not _YEARS.search(figure.lead):
            continue
        sentence = context.sentence(figure)
        ages = [f for f in sentence if f.dimension == measures.AGE and f.index < figure.index]
        if len(ages) == 2:
            older, younger = sorted(ages, key=lambda age: -age.value)
            gap = _younger_by(figure.scale)
            yield Candidate(
                "age_birth", younger, (older, figure), gap, Tie.LIKELY, "两个年龄与所隔年数"
            )
        begin = passage.begin(passage.sentences, figure.start)
        here = _between(years, begin, figure.start)
        if here and stated and here[-1].value < stated.value:
            gap = _years_apart(figure.scale)
            yield Candidate(
                "date_duration", figure, (stated, here[-1]), gap, Tie.FOUND, "两个年份之差"
            )


_RAN = re.compile(
    r"(?:历时|用时|历经|经过|前后|为期|持续|走过|(?:已|安全|稳定|连续)?运行(?:了)?|使用了?|建设了?)[^，。；\d]{0,2}$"
)


def _ran(passage: Passage, years: Sequence[Figure]) -> Iterator[Candidate]:
    """2018年开工、2022年通车，历时4年: two years and those between them, give or take one."""
    for figure in passage.figures:
        if figure.fact.kind is not FactKind.DURATION or figure.fact.unit != "年" or figure.open:
            continue
        begin = passage.begin(passage.sentences, figure.start)
        here = _between(years, begin, figure.start)
        if len(here) == 2 and here[0].value < here[1].value and _RAN.search(figure.lead):
            wide = Interval.around(figure.value, figure.scale)
            printed = replace(figure, half=wide, full=wide)
            gap, operands = _years_apart(figure.scale), (here[1], here[0])
            yield Candidate("date_duration", printed, operands, gap, Tie.WORDED, "两个年份之差")


def _anniversaries(passage: Passage, years: Sequence[Figure]) -> Iterator[Candidate]:
    """1953年建校，2023年迎来建校70周年."""
    for figure in passage.figures:
        if "周年" not in figure.fact.exact or figure.open:
            continue
        begin = passage.begin(passage.sentences, figure.start)
        here = _between(years, begin, figure.start)
        if len(here) == 2 and here[0].value < here[1].value:
            gap = _years_apart(figure.scale)
            wide = Interval.around(figure.value, figure.scale)
            printed = replace(figure, half=wide, full=wide)
            operands = (here[1], here[0])
            yield Candidate("age_birth", printed, operands, gap, Tie.WORDED, "两个年份之差")


def candidates(context: Context) -> Iterator[Candidate]:
    """Weekdays, spans of days, ages and spans of years."""
    for passage in context.passages:
        if not passage.others:
            continue
        days, years = _days(context, passage), _years(passage)
        if days:
            yield from _weekdays(context, passage, days)
        yield from _durations(passage, days)
        if years or any(figure.dimension == measures.AGE for figure in passage.figures):
            yield from _births(passage, years)
            yield from _anniversaries(passage, years)
            yield from _ran(passage, years)
            yield from _careers(context, passage, years)
