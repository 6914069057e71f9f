"""The terms of a query as SQL: of articles, of figures, and of what people said of these.

Whatever a person typed is a parameter, never part of the SQL. What is said of an article is
asked of one row at a time, so that the newest are found without a look at the others; what
few articles can have is also told as a list of these (`listed`).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from heshu.model import ReviewState
from store.queries import amounts, keys, values
from store.queries.figures import trait, traits_of_piece
from store.queries.folding import fold
from store.queries.pieces import Condition, all_of, any_of, negated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from store.queries.language import Term

_JUDGED_KINDS = json.dumps(
    ["number", "quantity", "money", "percent", "percentage_point", "rank", "multiple", "ratio",
     "fraction", "age", "range"]
)  # fmt: skip
"""`store.derived.FIGURES`: what a reviewer judges."""


def _listed(values: Sequence[str]) -> str:
    return json.dumps(list(values), ensure_ascii=False)


_AMONG = "IN (SELECT value FROM json_each(?))"


# ------------------------------------------------------------ articles


def of_article(term: Term) -> Condition:
    """What a term says of a row of `articles`."""
    selects = _said(term)
    found = any_of(map(_of_row, selects)) if selects else _OF_ARTICLE[term.key](term)
    return negated(found) if term.excluded else found


def listed(term: Term) -> Condition | None:
    """A query for the uids of the articles that a term holds of, if it can be told so."""
    selects = _said(term)
    if term.excluded or not selects:
        return None
    sql = " UNION ALL ".join(select.sql for select in selects)
    return Condition(sql, tuple(value for select in selects for value in select.values))


def _of_row(select: Condition) -> Condition:
    """That a query for uids has that of the row."""
    return Condition(f"EXISTS ({select.sql} AND article = articles.uid)", select.values)


def _said(term: Term) -> list[Condition]:
    """Queries for the uids of articles of which people said something; none if it is not that."""
    if term.key == "tag":
        return [_live("tags", "name", term.values)]
    if term.key == "reviewer":
        tables = ("verdicts", "finding_verdicts", "annotations", "tags", "states")
        return [_live(table, "reviewer", term.values) for table in tables]
    if term.key == "verdict" and keys.UNJUDGED not in term.values:
        return [_live("verdicts", "label", term.values)]
    if term.key == "state" and ReviewState.UNREAD.value not in term.values:
        return [_live("states", "state", term.values)]
    if term.key == "has" and all(value in _HAS_SAID for value in term.values):
        return [Condition(_HAS_SAID[value]) for value in term.values]
    return []


def _live(table: str, column: str, values: Sequence[str]) -> Condition:
    sql = f"SELECT article FROM {table} WHERE live AND {table}.{column} {_AMONG}"  # noqa: S608 - constants
    return Condition(sql, (_listed(values),))


def _unread(term: Term) -> Condition:
    """Unread, or in another of the states: no state that is none of these."""
    sql = f"SELECT article FROM states WHERE live AND states.state NOT {_AMONG}"  # noqa: S608 - a constant
    return negated(_of_row(Condition(sql, (_listed(term.values),))))


def _holding(column: str, term: Term) -> Condition:
    return any_of(
        Condition(f"instr(lower({column}), ?)", (value.lower(),)) for value in term.values
    )


def _source(term: Term) -> Condition:
    return _of_source(_holding("path", term))


def _type(term: Term) -> Condition:
    return Condition(f"articles.kind {_AMONG}", (_listed(term.values),))


def _dated(column: str, term: Term) -> Condition:
    """A date as text: within, or a shorter or longer spelling of, the first and the last."""
    first, last = term.values
    parts = [Condition(f"{column} <> ''")]
    if first:
        parts.append(Condition(f"{column} >= ?", (first,)))
    if last:
        parts.append(Condition(f"{column} < ?", (last + "~",)))
    return all_of(parts)


def _of_source(test: Condition) -> Condition:
    sql = f"EXISTS (SELECT 1 FROM sources WHERE sources.id = articles.source AND {test.sql})"  # noqa: S608 - pieces of this module
    return Condition(sql, test.values)


_IS = {"doubtful": "doubts > 0", "inconsistent": "inconsistent > 0"}
_HAS = {"finding": "inconsistent > 0", "figure": "figures > 0"}
_HAS_SAID = {
    "note": "SELECT article FROM annotations WHERE live",
    "verdict": "SELECT article FROM verdicts WHERE live",
    "tag": "SELECT article FROM tags WHERE live",
    "evidence": "SELECT article FROM verdicts WHERE live AND "
    "evidence_url || evidence_title || evidence_quote <> ''",
}


def _has(term: Term) -> Condition:
    return any_of(
        Condition(_HAS[value]) if value in _HAS else _of_row(Condition(_HAS_SAID[value]))
        for value in term.values
    )


_OF_ARTICLE: dict[str, Callable[[Term], Condition]] = {
    "state": _unread,
    "date": lambda term: _dated("issued", term),
    "added": lambda term: _of_source(_dated("added", term)),
    "source": _source,
    "issuer": lambda term: _holding("issuer", term),
    "title": lambda term: _holding("title", term),
    "type": _type,
    "is": lambda term: any_of(Condition(_IS[value]) for value in term.values),
    "has": _has,
    "verdict": lambda _: Condition("figures > 0"),
}
"""What is no list of what people said; of verdicts: there is something that may have none."""


# ------------------------------------------------------------ figures


def of_figure(term: Term) -> Condition:
    """What a term says of a row of `figures` joined with `articles`."""
    found = values.of_figure(term.amount) if term.amount else _OF_FIGURE[term.key](term)
    return negated(found) if term.excluded else found


def _kind(term: Term) -> Condition:
    listed = _listed(term.values)
    return Condition(f'figures.kind {_AMONG} OR "of" {_AMONG}', (listed, listed))


def unit_name(unit: str) -> str:
    """A unit as facts carry it: 万亩 is 亩."""
    from heshu.facts import units

    plain = fold(unit)
    while len(plain) > 1 and plain[0] in "百千万亿" and units.dimension(plain[1:]):
        plain = plain[1:]
    return "个百分点" if plain in ("百分点", "个点") else plain


def _unit(term: Term) -> Condition:
    """The unit itself, or one side of a rate: 亩 is found in 元/亩."""
    names = [unit_name(unit) for unit in term.values]
    return any_of(
        Condition("lower(unit) = ? OR instr('/' || lower(unit) || '/', ?)", (name, f"/{name}/"))
        for name in names
    )


def _named(column: str) -> Callable[[Term], Condition]:
    return lambda term: _holding(column, term)


_JUDGED = (
    "SELECT 1 FROM verdicts WHERE verdicts.article = uid AND verdicts.field = figures.field "
    'AND verdicts.start = figures.start AND verdicts."end" = figures."end" AND live'
)


def _verdict(term: Term) -> Condition:
    labels = [value for value in term.values if value != keys.UNJUDGED]
    options = []
    if labels:
        options.append(Condition(f"EXISTS ({_JUDGED} AND label {_AMONG})", (_listed(labels),)))
    if keys.UNJUDGED in term.values:
        open_ones = f"figures.kind {_AMONG} AND NOT EXISTS ({_JUDGED})"
        options.append(Condition(open_ones, (_JUDGED_KINDS,)))
    return any_of(options)


def _judged_by(term: Term) -> Condition:
    return Condition(f"EXISTS ({_JUDGED} AND reviewer {_AMONG})", (_listed(term.values),))


_OF_FIGURE: dict[str, Callable[[Term], Condition]] = {
    "kind": _kind,
    "unit": _unit,
    "indicator": _named("indicator"),
    "owner": _named("owner"),
    "period": lambda term: _dated("period", term),
    "verdict": _verdict,
    "reviewer": _judged_by,
}


# ------------------------------------------------------------ traits


def all_traits(terms: Sequence[Term]) -> str:
    """The MATCH expression for articles that may have a figure of which all terms hold."""
    found = [found for found in map(_traits, terms) if found]
    named = {key: _values(terms, key) for key in ("kind", "unit")}
    if all(named.values()):  # many articles have both, few in one figure
        pairs = ((kind, unit_name(unit)) for kind in named["kind"] for unit in named["unit"])
        found.append(_either(f'"{trait("w", kind + " " + unit)}"' for kind, unit in pairs))
    return " AND ".join(f"({expression})" for expression in found)


def told_by_traits(terms: Sequence[Term]) -> bool:
    """Whether the traits tell exactly which articles have a figure of which all terms hold."""
    told = [term.key for term in terms if not term.excluded and not term.amount]
    return len(told) == len(terms) and sorted(told) in (["kind"], ["unit"], ["kind", "unit"])


def exact_traits(term: Term) -> str:
    """The MATCH expression for exactly the articles with such a figure; empty: none tells."""
    return _either(f'"{trait("k", value)}"' for value in term.values) if term.key == "kind" else ""


def _values(terms: Sequence[Term], key: str) -> list[str]:
    """The values of the one term with this key; none when there are several or none."""
    found = [term.values for term in terms if term.key == key and not term.excluded]
    return list(found[0]) if len(found) == 1 else []


def _traits(term: Term) -> str:
    """What an article must have for one term; empty when nothing tells."""
    if term.excluded:
        return ""
    if term.amount is not None:
        if not term.amount.unit:
            return ""
        return f'"{trait("m", amounts.measure_of(term.amount.unit)[0])}"'
    if term.key == "kind":
        return exact_traits(term)
    if term.key == "unit":
        return _either(f'"{trait("u", unit_name(value))}"' for value in term.values)
    if term.key in ("indicator", "owner"):
        return _either(
            " AND ".join(f'"{name}"' for name in traits_of_piece(term.key[0], value))
            for value in term.values
        )
    return ""


def _either(expressions: Iterable[str]) -> str:
    return " OR ".join(f"({expression})" for expression in expressions)
