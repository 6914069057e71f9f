"""Stores of a hundred thousand articles, made in a minute, for the benchmarks that need one.

An import reads, extracts and checks each file, which for so many takes an hour and is measured
elsewhere. Here articles are put together from sentences with one figure each. Words are drawn
by their frequency in jieba's dictionary, so that characters and pairs are as common and as rare
as in print; facts are made by hand. Most sentences come from a pool, of which rows, records and
tokens are made once and moved to where they stand; the others are new, so that every article
holds something rare. The rows are those that `store.importing` writes, by the code that makes
them there, in large transactions; tests/benchmarks holds the two together. The same number of
articles gives the same store, but for the times in it.
"""

from __future__ import annotations

import gc
import hashlib
import os
import random
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

from heshu.exports.records import fact_record
from heshu.model import Article, ArticleKind, Fact, FactKind, Part, Source
from store import Store, articles, derived, import_paths, searching
from store.clock import now
from store.connection import immediate
from store.queries import figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from store.connection import Database

SENTENCES, OWN, LENGTH = 30, 2, 44
"""Sentences of an article, how many of them are its own, and characters before each figure."""

SAMPLE = Path(__file__).parents[1] / "sample_corpus" / "15_silk_town_review.txt"

_POOL, _BATCH, _DECK = 10_000, 5_000, 1_000_000
_SEED = 7

UNITS = (
    ("亿元", FactKind.MONEY, "元", 10**8, 0.5), ("万元", FactKind.MONEY, "元", 10**4, 2.5),
    ("%", FactKind.PERCENT, "%", 1, 1.0), ("亩", FactKind.QUANTITY, "亩", 1, 3.0),
    ("公顷", FactKind.QUANTITY, "公顷", 1, 2.0), ("户", FactKind.QUANTITY, "户", 1, 2.3),
    ("人", FactKind.QUANTITY, "人", 1, 2.7), ("吨", FactKind.QUANTITY, "吨", 1, 2.5),
    ("个百分点", FactKind.PERCENTAGE_POINT, "个百分点", 1, 0.2), ("岁", FactKind.AGE, "岁", 1, 1.7),
)  # fmt: skip
"""As printed, kind, unit of the fact, magnitude, and how large in powers of ten."""


class Words:
    """Words drawn by frequency."""

    def __init__(self, chance: random.Random) -> None:
        import jieba

        lines = Path(jieba.__file__).with_name("dict.txt").read_text("utf-8").splitlines()
        parts = [line.split() for line in lines]
        self.chance = chance
        sums = list(accumulate(int(part[1]) for part in parts))
        self._deck = chance.choices([part[0] for part in parts], cum_weights=sums, k=_DECK)
        self.indicators = ["".join(self.draw(3))[:6] for _ in range(4000)]
        self.owners = [name + chance.choice("县市镇乡村") for name in self.draw(2000)]

    def draw(self, many: int) -> list[str]:
        """So many words."""
        return self.chance.choices(self._deck, k=many)

    def sentence(self) -> tuple[str, Fact]:
        """A sentence with a figure, and the fact as it stands there."""
        chance = self.chance
        run = "".join(self.draw(LENGTH // 2 + 4))[:LENGTH]
        printed, kind, unit, magnitude, power = chance.choice(UNITS)
        value = round(Decimal(chance.lognormvariate(power * 2.3, 1.2)), chance.choice((0, 0, 1, 2)))
        figure = f"{value}{printed}"
        fact = Fact(
            len(run), len(run) + len(figure), figure, kind, value * magnitude, unit,
            indicator=chance.choice(self.indicators), owner=chance.choice(self.owners),
            period=str(chance.randint(2018, 2025)),
        )  # fmt: skip
        return run + figure + chance.choice("，，，。；\n"), fact


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with all that is made of it for the store, as if it stood first."""

    text: str
    fact: Fact
    plain: str
    """As it stands in tokens."""
    record: tuple[str, str]
    """Its record, before and behind the place."""
    row: figures.Row
    traits: frozenset[str]
    tokens: frozenset[str]

    @classmethod
    def of(cls, text: str, fact: Fact) -> _Sentence:
        row, traits = figures.row_of(fact)
        plain, record = searching.standing(text), derived.packed([fact_record(fact)])[1:-1]
        before, _, behind = record.partition(f'"start":{fact.start},"end":{fact.end}')
        tokens = frozenset(searching.tokens_of_standing(plain))
        return cls(text, fact, plain, (before, behind), row, frozenset(traits), tokens)


@dataclass(frozen=True, slots=True)
class Made:
    """An article of such a store."""

    source: Source
    article: Article
    sentences: Sequence[_Sentence]

    def facts(self) -> Iterator[Fact]:
        """Its facts, where they stand."""
        for at, one in self.placed():
            yield replace(one.fact, start=one.fact.start + at, end=one.fact.end + at)

    def placed(self) -> Iterator[tuple[int, _Sentence]]:
        """Each sentence with where it begins."""
        at = 0
        for one in self.sentences:
            yield at, one
            at += len(one.text)


def made(many: int) -> Iterator[Made]:
    """So many articles, the same at every call."""
    chance = random.Random(_SEED)
    words = Words(chance)
    pool = [_Sentence.of(*words.sentence()) for _ in range(min(_POOL, many * SENTENCES))]
    for number in range(many):
        own = [_Sentence.of(*words.sentence()) for _ in range(OWN)]
        sentences = own + chance.choices(pool, k=SENTENCES - OWN)
        chance.shuffle(sentences)
        body = "".join(one.text for one in sentences)
        day = f"{chance.randint(2018, 2025)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        sha256 = hashlib.sha256(body.encode()).hexdigest()
        source = Source(f"{number}.txt", sha256, len(body), "text/plain", "utf-8", body)
        parts = {"title": Part("".join(words.draw(5)))}
        article = Article(source.path, 0, ArticleKind.NEWS, Part(body), parts, issued=day)
        yield Made(source, article, sentences)


def make(path: Path, many: int) -> None:
    """A store of so many articles, the first a sample with findings.

    Copied where `HESHU_DESK` names one of so many: `make bench` makes one for all its tables.
    """
    kept = Path(os.environ.get("HESHU_DESK", ""))
    if kept.is_file():
        with Store.open(kept, read_only=True) as store:
            fits = store.count() == many
        if fits:
            shutil.copyfile(kept, path)
            return
    with Store.open(path, reviewer="bench") as store:
        import_paths(store, [SAMPLE])
        fill(store, many - store.count())


def fill(store: Store, many: int) -> list[int]:
    """Put so many articles into a store; their numbers."""
    numbers: list[int] = []
    with _in_haste(store.database):
        batch: list[Made] = []
        for one in made(many):
            batch.append(one)
            if len(batch) == _BATCH:
                numbers += _write(store.database, batch)
                batch = []
        numbers += _write(store.database, batch)
    return numbers


@contextmanager
def _in_haste(database: Database) -> Iterator[None]:
    """Without safeguards, with much memory, and the indexes of figures made at the end."""
    gc.disable()  # nothing here refers to itself, and the pool is large
    for pragma in ("synchronous=OFF", "cache_size=-500000"):
        database.execute(f"PRAGMA {pragma}")
    for table in ("search", "traits"):
        searching.tune(database, table, memory=256 << 20, merging=0)
    indexes = database.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'figures' "
        "AND sql IS NOT NULL"
    ).fetchall()
    for name, _ in indexes:
        database.execute(f"DROP INDEX {name}")
    yield
    for _, sql in indexes:
        database.execute(sql)
    for table in ("search", "traits"):
        searching.tune(database, table)
    for pragma in ("synchronous=FULL", "cache_size=-2000"):
        database.execute(f"PRAGMA {pragma}")
    gc.enable()


def _write(database: Database, batch: Iterable[Made]) -> list[int]:
    """Write a batch in one transaction, each table from one statement."""
    rows = _Rows()
    with immediate(database):
        (last,) = database.execute(
            "SELECT max((SELECT ifnull(max(id), 0) FROM articles), "
            "(SELECT ifnull(max(id), 0) FROM sources))"
        ).fetchone()
        for number, one in enumerate(batch, last + 1):
            rows.add(number, one)
        rows.insert(database)
    return [row[0] for row in rows.texts]


class _Rows:
    """The rows of a batch, by table."""

    def __init__(self) -> None:
        self.time = now()
        self.versions = derived.facts_version(), derived.checks_version()
        self.sources: list[dict[str, Any]] = []
        self.articles: list[dict[str, Any]] = []
        self.texts: list[tuple[int, str, str]] = []
        self.facts: list[tuple[int, str, str]] = []
        self.figures: list[tuple[Any, ...]] = []
        self.words: list[tuple[int, str]] = []
        self.traits: list[tuple[int, str]] = []

    def add(self, number: int, one: Made) -> None:
        """All rows of an article, whose source has the same number."""
        source, article = one.source, one.article
        self.sources.append(articles.source_columns(source, self.time) | {"id": number})
        (uid,) = articles.uids(source.sha256, [article])
        self.articles.append(
            {"id": number, "uid": uid, "source": number, "revision": 1, "facts": len(one.sentences),
             "figures": len(one.sentences)} | articles.columns(article)
        )  # fmt: skip
        self.texts.append((number, article.text, articles.data(article)))
        records, words, traits = list[str](), searching.tokens(article.title), set[str]()
        before = ""
        for order, (at, each) in enumerate(one.placed()):
            start, end = each.fact.start + at, each.fact.end + at
            records.append(f'"start":{start},"end":{end}'.join(each.record))
            self.figures.append((number, order, each.row[0], start, end, *each.row[3:]))
            words |= each.tokens
            words |= searching.tokens_of_standing(before + each.plain[:2])
            traits |= each.traits
            before = each.plain[-2:]
        self.facts.append((number, self.versions[0], f"[{','.join(records)}]"))
        self.words.append((number, " ".join(words)))
        self.traits.append((number, " ".join(traits)))

    def insert(self, database: Database) -> None:
        """Write them; inside a write transaction."""
        run = database.conn.executemany
        run(_named("sources", self.sources), self.sources)
        run(
            "INSERT INTO source_texts (source, text) VALUES (?, ?)",
            [(number, text) for number, text, _ in self.texts],
        )
        run(_named("articles", self.articles), self.articles)
        run("INSERT INTO article_texts (article, text, data) VALUES (?, ?, ?)", self.texts)
        run("INSERT INTO facts (article, version, data) VALUES (?, ?, ?)", self.facts)
        checks = [(number, self.versions[1]) for number, _, _ in self.texts]
        run("INSERT INTO checks (source, version) VALUES (?, ?)", checks)
        run(figures.INSERT, self.figures)
        run("INSERT INTO search (rowid, text) VALUES (?, ?)", self.words)
        run("INSERT INTO traits (rowid, names) VALUES (?, ?)", self.traits)


def _named(table: str, rows: Sequence[dict[str, Any]]) -> str:
    names = list(rows[0]) if rows else ["id"]
    values = ", ".join(f":{name}" for name in names)
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({values})"
