"""How far the work has come, as tables for a terminal, a pipe and the screen of the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from heshu.finding_verdicts import FindingLabel
from heshu.model import ReviewState, VerdictLabel
from tui.locale import text, word
from tui.tables import Column, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from enum import StrEnum

    from rich.text import Text

    from store.statistics import Agreement, Statistics

_NAME_CELLS = 24


class Part(NamedTuple):
    """One table with its heading."""

    name: str
    """Its key in the JSON."""
    heading: str
    lines: list[Text | str]


def parts(found: Statistics, width: int | None) -> Iterator[Part]:
    """The tables in the order of a report; those without a row are left out."""
    yield Part("overview", text("stats.overview"), [*_overview(found)])
    tables = (
        ("by_reviewer", "stats.by_reviewer", _labels(found.reviewers, VerdictLabel, "verdict")),
        ("by_day", "stats.by_day", _days(found.days)),
        ("by_kind", "stats.by_kind", _labels(found.kinds, VerdictLabel, "verdict", "kind")),
        (
            "by_relation",
            "stats.by_relation",
            _labels(dict(found.relations), FindingLabel, "finding_verdict", "relation"),
        ),
        (
            "findings_by_reviewer",
            "stats.findings_by_reviewer",
            _labels(dict(found.finding_reviewers), FindingLabel, "finding_verdict"),
        ),
        ("agreement", "stats.agreement", _agreement(found.agreement)),
    )
    for name, heading, (columns, rows) in tables:
        if rows:
            yield Part(name, text(heading), [*table(columns, rows, width)])


def _overview(found: Statistics) -> Iterator[str]:
    yield text("stats.held", documents=found.documents, articles=found.articles, facts=found.facts)
    share = found.judged / found.figures if found.figures else 0
    yield text("stats.judged", judged=found.judged, figures=found.figures, share=f"{share:.1%}")
    yield text("stats.inconsistent", count=found.inconsistent)
    states = [
        f"{word('state', state)} {found.states[state]}"
        for state in ReviewState
        if found.states.get(state)
    ]
    yield f"{text('command.stats.states')}  {' · '.join(states) or 0}"


_Table = tuple[list[Column], list[list[str]]]


def _labels(
    rows: Mapping[str, Mapping[Any, int]], labels: type[StrEnum], group: str, names: str = ""
) -> _Table:
    """A row a name, a column a label, and their sum."""
    columns = [Column("", most=_NAME_CELLS)]
    columns += [Column(word(group, label), right=True) for label in labels]
    columns += [Column(text("stats.sum"), right=True)]
    told = []
    for name, counts in rows.items():
        shown = (word(names, name) if names else name) or text("stats.nobody")
        numbers = [counts.get(label, 0) for label in labels]
        told.append([shown, *(str(n) if n else "·" for n in numbers), str(sum(numbers))])
    return columns, told


def _days(days: Mapping[str, Mapping[str, int]]) -> _Table:
    """A row a day, the latest first, a column a reviewer."""
    who = sorted({reviewer for counts in days.values() for reviewer in counts})
    columns = [Column("")]
    columns += [Column(name or text("stats.nobody"), right=True, most=12) for name in who]
    columns += [Column(text("stats.sum"), right=True)]
    rows = []
    for day in sorted(days, reverse=True):
        numbers = [days[day].get(name, 0) for name in who]
        rows.append([day, *(str(n) if n else "·" for n in numbers), str(sum(numbers))])
    return columns, rows


def _agreement(pairs: Sequence[Agreement]) -> _Table:
    columns = [
        Column(text("stats.pair"), most=2 * _NAME_CELLS),
        Column("n", right=True),
        Column(text("stats.same"), right=True),
        Column("κ", right=True),
    ]
    return columns, [
        [
            f"{pair.one or text('stats.nobody')} – {pair.other}",
            str(pair.n),
            f"{float(pair.share):.1%}",
            "—" if pair.kappa is None else f"{float(pair.kappa):.2f}",
        ]
        for pair in pairs
    ]
