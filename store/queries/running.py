"""Answers to a query: places in the articles, or the articles.

Where figures are asked for, they are the places, those in a sentence with one of the words
before all others of their article; where only words are, the words; else the article itself
by its title.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from heshu.model import BODY, PRINTED_PARTS
from store import searching
from store.connection import select
from store.queries import conditions, keys, values
from store.queries.folding import spelled
from store.queries.pieces import all_of
from store.queries.plan import Candidates, by_value, parts
from store.searching import Hit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from store.connection import Database
    from store.queries.language import Query, Term
    from store.queries.plan import Parts

_FIRST_PAGE, _LARGEST_PAGE = 16, 4096
_BATCH = 256
"""Texts in memory at once."""

_SENTENCE = re.compile(r"[^。！？；\n]+")


def hits(
    database: Database, query: Query, limit: int, *, each: int = 3, within: list[int] | None = None
) -> list[Hit]:
    """Places that answer a query, the newest articles first.

    Args:
        database: any connection.
        query: what to find.
        limit: the most places.
        each: the most places of one article.
        within: only these articles.
    """
    found: list[Hit] = []
    if not query or limit < 1:
        return found
    of = parts(query)
    values.prepare(database)
    candidates = Candidates(database, of, within)
    size = max(_FIRST_PAGE, limit // each)
    while len(found) < limit:
        page = _unexcluded(database, of, candidates.page(size))
        for numbers in _growing(page):
            found += _answers(database, of, numbers, each)
            if len(found) >= limit:
                break
        if candidates.exhausted:
            break
        size = min(size * 4, _LARGEST_PAGE)
    return found[:limit]


def _growing(numbers: list[int]) -> Iterator[list[int]]:
    """Few at first, since those may do; the more, the less is found."""
    at, size = 0, _FIRST_PAGE
    while at < len(numbers):
        yield numbers[at : at + size]
        at, size = at + size, min(size * 2, _BATCH)


def matching(database: Database, query: Query) -> set[int]:
    """The numbers of all articles that answer a query."""
    of = parts(query)
    values.prepare(database)
    found = _unexcluded(database, of, Candidates(database, of).all())
    if of.said:
        found = sorted({row[0] for row in _said_rows(database, found, of.of_figure)})
    elif of.of_figure:
        found = sorted(_with_figures(database, found, of.of_figure))
    if not all(map(searching.is_exact, (*of.words, *of.without))):
        found = list(_with_words(database, found, of))
    return set(found)


def _unexcluded(database: Database, of: Parts, numbers: list[int]) -> list[int]:
    """Those of the articles that have no figure of a kind that is excluded."""
    for term in of.no_figure:
        if not conditions.exact_traits(term):
            numbers = _without(numbers, _with_figures(database, numbers, [_affirmed(term)]))
    return numbers


def _without(numbers: list[int], others: set[int]) -> list[int]:
    return [number for number in numbers if number not in others]


def _affirmed(term: Term) -> Term:
    from dataclasses import replace

    return replace(term, excluded=False)


# ------------------------------------------------------------ answers of a page


def _answers(database: Database, of: Parts, numbers: list[int], each: int) -> list[Hit]:
    """The places in some articles, in the order of these."""
    figures: dict[int, list[Hit]] = {}
    if of.of_figure:
        figures = _figure_hits(database, of, numbers)
        numbers = [number for number in numbers if number in figures]
    found: list[Hit] = []
    if not (of.words or of.without):
        for number in numbers:
            found += figures.get(number, [])[:each]
        return found if of.of_figure else _heads(database, numbers)
    texts = _texts_of(database, numbers)
    for number in numbers:
        found += _worded(of, number, texts[number], figures.get(number, []), each)
    return found


def _worded(
    of: Parts, number: int, stored: tuple[str, str], figures: list[Hit], each: int
) -> list[Hit]:
    """The places in an article that must hold words and not others."""
    if not _agrees(of, stored):
        return []
    parts = dict(_parts_of(*stored))
    if figures:
        return _together(of.words, figures, parts)[:each]
    if of.of_figure:
        return []
    if not of.words:
        return _head(number, *next(iter(parts.items())))
    found: list[Hit] = []
    for name, part in parts.items():
        here = sorted(_occurrences(part, of.words))
        found += [Hit(number, name, start, end) for start, end in here]
        if len(found) >= each:
            break
    return found[:each]


def _together(words: list[str], figures: list[Hit], part: dict[str, str]) -> list[Hit]:
    """The figures that share a sentence with a word; all, when none does."""
    near = []
    for hit in figures:
        text = part.get(hit.field, "")
        start = max(text.rfind(mark, 0, hit.start) for mark in "。！？；\n") + 1
        sentence = _SENTENCE.match(text, start)
        if sentence and any(spelled(word).search(sentence[0]) for word in words):
            near.append(hit)
    return near or figures


def _occurrences(text: str, words: Iterable[str]) -> Iterator[tuple[int, int]]:
    for word in words:
        for found in spelled(word).finditer(text):
            yield found.span()


# ------------------------------------------------------------ texts


def _texts_of(database: Database, numbers: list[int]) -> dict[int, tuple[str, str]]:
    sql = (
        "SELECT article, text, data FROM article_texts "
        "WHERE article IN (SELECT value FROM json_each(?))"
    )
    rows = select(database, sql, (json.dumps(numbers),))
    return {row[0]: (row[1], row[2]) for row in rows}


def _parts_of(body: str, data: str) -> Iterator[tuple[str, str]]:
    """The parts of a stored article as `Article.each_part` has them: name and text."""
    record: dict[str, Any] = json.loads(data)
    for name in PRINTED_PARTS:
        if name in record["parts"]:
            yield name, record["parts"][name]["text"]
    for label, part in record["metadata"].items():
        yield f"metadata.{label}", part["text"]
    for number, section in enumerate(record["sections"]):
        if not section["run_in"]:
            yield f"section.{number}", section["title"]
    yield BODY, body


def _with_words(database: Database, numbers: list[int], of: Parts) -> Iterator[int]:
    """Those of the articles that hold the words and not the others."""
    for at in range(0, len(numbers), _BATCH):
        batch = numbers[at : at + _BATCH]
        texts = _texts_of(database, batch)
        for number in batch:
            if _agrees(of, texts[number]):
                yield number


def _agrees(of: Parts, stored: tuple[str, str]) -> bool:
    """Whether an article holds the words and not the others."""
    return all(_holds(stored, word) for word in of.words) and not any(
        _holds(stored, word) for word in of.without
    )


def _holds(stored: tuple[str, str], word: str) -> bool:
    """Whether some part of an article holds a word; most have it in the body or nowhere."""
    body, data = stored
    if spelled(word).search(body):
        return True
    if not _ESCAPED.search(word) and not spelled(word).search(data):
        return False
    return any(spelled(word).search(part) for _, part in _parts_of("", data))


_ESCAPED = re.compile(r'["\\\x00-\x1f]')
"""What stands in JSON otherwise than it reads."""


def _heads(database: Database, numbers: list[int]) -> list[Hit]:
    """The title of each article, or the beginning of one that has none."""
    sql = (
        "SELECT id, length(title), length(opening), data IS NOT NULL FROM articles "
        "LEFT JOIN article_texts ON article = id WHERE id IN (SELECT value FROM json_each(?)) "
        "ORDER BY id DESC"
    )
    return [
        Hit(number, "title" if title else BODY, 0, title or opening)
        for number, title, opening, _ in select(database, sql, (json.dumps(numbers),))
    ]


def _head(number: int, name: str, text: str) -> list[Hit]:
    return [Hit(number, name, 0, len(text.partition("\n")[0]))]


# ------------------------------------------------------------ figures

_PLACE = 'figures.article, figures.field, figures.start, figures."end"'
_FROM = (
    "FROM json_each(?) AS asked CROSS JOIN figures ON figures.article = asked.value "
    "CROSS JOIN articles ON articles.id = asked.value WHERE "
)
"""In this order: the rows of an article lie together, and no index is as quick."""


def _figure_hits(database: Database, of: Parts, numbers: list[int]) -> dict[int, list[Hit]]:
    """The figures of which all terms hold, by article, in reading order of the extractor."""
    found: dict[int, list[Hit]] = {}
    if of.said:
        rows = _said_rows(database, numbers, of.of_figure)
    else:
        where = all_of(map(conditions.of_figure, of.of_figure))
        sql = f"SELECT {_PLACE} {_FROM} {where.sql} ORDER BY figures.article DESC, figures.number"
        rows = select(database, sql, (json.dumps(numbers), *where.values))
    for number, field, start, end in rows:
        found.setdefault(number, []).append(Hit(number, field, start, end))
    return found


def _with_figures(database: Database, numbers: list[int], terms: list[Term]) -> set[int]:
    """Those of the articles that have a figure of which all terms hold."""
    if conditions.told_by_traits(terms):
        return set(numbers)
    for way in by_value(terms):
        if way.in_unit and len(numbers) > _MANY:
            having = {row[0] for row in select(database, way.query.sql, way.query.values)}
            if way.whole:
                return having.intersection(numbers)
            numbers = [number for number in numbers if number in having]
    where = all_of(map(conditions.of_figure, terms))
    sql = (
        "SELECT asked.value FROM json_each(?) AS asked CROSS JOIN articles "  # noqa: S608 - no word of the person's
        f"ON articles.id = asked.value WHERE {_unjudged(terms)} EXISTS (SELECT 1 FROM figures "
        f"WHERE figures.article = asked.value AND {where.sql})"
    )
    return {row[0] for row in select(database, sql, (json.dumps(numbers), *where.values))}


def _unjudged(terms: list[Term]) -> str:
    """Where any figure without a verdict will do, an article without one need not be looked at."""
    if len(terms) > 1 or terms[0].excluded or keys.UNJUDGED not in terms[0].values:
        return ""
    return "NOT EXISTS (SELECT 1 FROM verdicts WHERE verdicts.article = uid AND live) OR"


_MANY = 5000
"""Articles: the figures of so many are sooner found by their values."""


def _said_rows(database: Database, numbers: list[int], terms: list[Term]) -> list[tuple[Any, ...]]:
    """The spans with such a verdict, whether a fact still stands there or not."""
    tests = {"verdict": "label", "reviewer": "reviewer"}
    among = "{} IN (SELECT value FROM json_each(?))"
    where = " AND ".join(among.format(tests[term.key]) for term in terms)
    sql = (
        'SELECT DISTINCT articles.id, field, start, "end" FROM verdicts '  # noqa: S608 - constants
        "JOIN articles ON uid = verdicts.article WHERE live "
        f"AND articles.id IN (SELECT value FROM json_each(?)) AND {where} "
        "ORDER BY articles.id DESC, field = 'text', field, start"
    )
    values = [json.dumps(list(term.values), ensure_ascii=False) for term in terms]
    return select(database, sql, (json.dumps(numbers), *values))
