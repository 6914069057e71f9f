"""The query language: words as printed, figures by value, and what people said of them.

    固定资产投资 >=5%           both words and figure occur in the article
    kind:money unit:亩 <500     one figure of which all three hold, 500 in its own unit
    结论:有误 -标签:已改         wrong figures of articles without the tag
    "两个 词"  -水稻            a phrase with a space; articles without the word

Pieces stand apart by spaces and must all hold. A value may list several with commas. Full
width and half width, upper and lower case are the same everywhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from store.cleaning import storable
from store.queries import amounts, keys
from store.queries.folding import fold
from store.queries.mistakes import QueryError

if TYPE_CHECKING:
    from store.queries.amounts import Amount

_PIECE = re.compile(
    r"""
    (?P<minus>[-－](?=[^\s\d０-９.]))?            # a printed -5% is no exclusion
    (?:(?P<key>[^\W\d]\w*)[:：](?=\S))?
    (?:["“”](?P<quoted>[^"“”]*)["“”]?|(?P<bare>\S+))
    """,
    re.VERBOSE,
)
_COMMAS = re.compile(r"[,，、|]")
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?|-Q[1-4]|-H[12])?", re.IGNORECASE)
_DATED = frozenset(("date", "added", "period"))


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of text that the article holds, or (`excluded`) does not."""

    text: str
    """Folded; may hold spaces."""
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """Something that holds of a figure or of the article, or (`excluded`) does not."""

    key: str
    values: tuple[str, ...] = ()
    """Any of them; for a date two, its first and last, of which one may be empty."""
    amount: Amount | None = None
    excluded: bool = False
    at: int = field(default=0, compare=False)
    """Where it stands in the query."""

    @property
    def of_figure(self) -> bool:
        """Whether it speaks of one figure."""
        return self.key in keys.OF_FIGURES


@dataclass(frozen=True, slots=True)
class Query:
    """Everything that must hold."""

    words: tuple[Word, ...] = ()
    terms: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.terms)

    @property
    def wanted(self) -> list[str]:
        """The pieces of text that must occur."""
        return [word.text for word in self.words if not word.excluded]


def parse(text: str) -> Query:
    """Read a query.

    Raises:
        QueryError: a key or value is unknown, a figure or date cannot be read.
    """
    words: list[Word] = []
    terms: list[Term] = []
    for piece in _PIECE.finditer(storable(text)):
        excluded, at = bool(piece["minus"]), piece.start()
        whole = piece[0].removeprefix(piece["minus"] or "")
        quoted = piece["quoted"]
        term = None
        if piece["key"] or quoted is None:
            term = _term(piece["key"] or "", quoted, piece["bare"] or "", at)
        if term is not None:
            terms.append(Term(term.key, term.values, term.amount, excluded, at))
            continue
        as_typed = quoted is None or piece["key"] or len(whole) == 1  # one mark quotes nothing
        word = fold(whole if as_typed else quoted or "")
        if word.strip():
            words.append(Word(word, excluded))
    return Query(tuple(words), tuple(terms))


def pieces(text: str) -> list[str]:
    """The pieces of a query as they are typed."""
    return [piece[0] for piece in _PIECE.finditer(text)]


def quoted(key: str, value: str) -> str:
    """A condition on exactly this value, as it would be typed."""
    plain = value and not re.search(r'[\s,，、|"“”]', value)
    return f"{key}:{value}" if plain else f'{key}:"{value}"'


def _term(name: str, quoted: str | None, bare: str, at: int) -> Term | None:
    """What a piece says of figures or articles; None for a word to look for."""
    key = keys.BY_NAME.get(fold(name))
    if not name:
        alone = fold(bare)
        if alone.endswith(":") and alone[:-1] in keys.BY_NAME:
            raise QueryError(at, code="no_value", key=bare)
        if amounts.looks_like(alone):
            return Term("value", amount=amounts.parse(alone, at))
        return None
    if key is None:
        if name.isascii() and not bare.startswith("/"):
            raise QueryError(at, code="unknown_key", key=name, choices=" ".join(keys.KEYS))
        return None
    value = (quoted if quoted is not None else bare).strip()
    if not value:
        raise QueryError(at, code="no_value", key=f"{name}:")
    if key == "value":
        return Term("value", amount=amounts.parse(fold(value), at))
    if key in _DATED:
        return Term(key, _dates(fold(value).upper(), value, at))
    many = (value,) if quoted is not None else tuple(filter(None, _COMMAS.split(value)))
    if not many:
        raise QueryError(at, code="no_value", key=f"{name}:")
    return Term(key, tuple(_value(key, one, name, at) for one in many))


def _value(key: str, value: str, name: str, at: int) -> str:
    table = keys.VALUES.get(key)
    if table is None:
        return value
    found = table.get(fold(value).replace("-", "_"))
    if found is None:
        raise QueryError(at, code="unknown_value", value=value, key=name, choices=keys.choices(key))
    return found


def _dates(value: str, typed: str, at: int) -> tuple[str, str]:
    """The first and the last date of a stretch; the empty one is open."""
    signed = re.fullmatch(r"(>=|<=|=)?(.+)", value)
    sign, rest = (signed[1] or "", signed[2]) if signed else ("", value)
    first, dots, last = rest.partition("..")
    if sign and dots:
        raise QueryError(at, code="not_a_date", value=typed)
    ends = (first, last) if dots else (first, first)
    if not any(ends) or any(end and not _DATE.fullmatch(end) for end in ends):
        raise QueryError(at, code="not_a_date", value=typed)
    if sign == ">=":
        return ends[0], ""
    if sign == "<=":
        return "", ends[0]
    if all(ends) and ends[0] > ends[1]:
        raise QueryError(at, code="backwards", value=typed)
    return ends
