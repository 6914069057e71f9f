"""How fast the store is: verdicts, lists, search and opening, on a store of many articles.

    python -m benchmarks.store [ARTICLES]

Builds a store of that many articles (default 20,000) of about 1,500 characters in a
temporary folder, with facts made by hand so that only the store is measured, and prints
milliseconds at the median and the 95th percentile.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from heshu.model import Article, ArticleKind, Fact, FactKind, Part, Source, VerdictLabel, sha256
from store import derived, importing
from store.derived import Analysis
from store.facade import Store
from store.rows import SORTS

if TYPE_CHECKING:
    from collections.abc import Callable

CHANCE = random.Random(7)
COMMON = (
    "的一是在了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过"
    "子说产种面而方后多定行学法所民得经"
)
SYLLABLES = "山水云青石龙白松安平永新金兴福和乐城镇村乡县州市区"


def text_of(length: int) -> tuple[str, list[Fact]]:
    """A text of random characters with a figure every fifty, and the figures."""
    pieces, facts, at = [], [], 0
    while at < length:
        run = "".join(CHANCE.choices(COMMON, k=48))
        number = CHANCE.randint(1, 99_999)
        figure = f"{number}亩"
        facts.append(
            Fact(at + 48, at + 48 + len(figure), figure, FactKind.QUANTITY, value=Decimal(number),
                 unit="亩", precision=Decimal(0))
        )  # fmt: skip
        pieces += (run, figure)
        at += 48 + len(figure)
    return "".join(pieces), facts


def add(store: Store, number: int, length: int = 1500) -> int:
    """Import one made-up article; its number."""
    body, facts = text_of(length)
    title = "".join(CHANCE.choices(SYLLABLES, k=12))
    source = Source(f"{number}.txt", sha256(body), len(body), "text/plain", "utf-8", body)
    article = Article(source.path, 0, ArticleKind.NEWS, Part(body), {"title": Part(title)})
    versions = derived.facts_version(), derived.checks_version()
    analysis = Analysis({(source.path, 0): facts}, (), *versions)
    return importing.add(store.database, store.reviewer, source, [article], analysis)[0]


def measure(name: str, act: Callable[[int], object], times: int) -> None:
    """Time an act and print a line."""
    spent = []
    for n in range(times):
        started = time.perf_counter()
        act(n)
        spent.append((time.perf_counter() - started) * 1000)
    spent.sort()
    high = spent[min(len(spent) - 1, int(len(spent) * 0.95))]
    print(f"{name:<44} {statistics.median(spent):9.2f} {high:9.2f}")


def search_times(store: Store, ids: list[int], characters: int) -> None:
    """Search for pieces taken from articles of the store."""
    texts = [store.article(CHANCE.choice(ids)).text for _ in range(40)]
    pieces = []
    for text in texts:
        start = CHANCE.randrange(len(text) - characters)
        pieces.append(text[start : start + characters])
    measure(
        f"search, {characters} characters, 20 hits",
        lambda n: store.search(pieces[n], 20),
        len(pieces),
    )


def main() -> None:
    """Build, measure, print."""
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "bench.db")
        with Store.open(path, reviewer="bench") as store:
            store.database.execute("PRAGMA synchronous=OFF")  # only while building
            started = time.perf_counter()
            ids = [add(store, number) for number in range(many)]
            large = add(store, many, 200_000)
            spent = time.perf_counter() - started
        size = path.stat().st_size / 1e6
        print(f"{many:,} articles: built in {spent:.1f} s, {size:.0f} MB")
        print(f"{'':<44} {'p50 ms':>9} {'p95 ms':>9}")
        measure("open the store", lambda _: Store.open(path).close(), 20)
        with Store.open(path, reviewer="bench") as store:
            facts = {number: store.facts(number) for number in ids[:5]}
            measure(
                "verdict, committed",
                lambda n: store.give_verdict(
                    ids[n % 5], facts[ids[n % 5]][n // 5 % 20], VerdictLabel.CONFIRMED
                ),
                200,
            )
            measure("undo, committed", lambda _: store.undo(), 100)
            measure("redo, committed", lambda _: store.redo(), 100)
            for sort in SORTS:
                measure(f"ids of all, by {sort}", lambda _, by=sort: store.article_ids(sort=by), 5)
            measure("first 50 ids", lambda _: store.article_ids(limit=50), 20)
            measure("a page of 50 rows", lambda _: store.rows(CHANCE.sample(ids, 50)), 50)
            measure("article and facts, 1,500 characters", lambda n: (
                store.article(ids[n]), store.facts(ids[n])), 50)  # fmt: skip
            for characters in (1, 2, 4):
                search_times(store, ids, characters)

        def open_large(_: int) -> None:
            with Store.open(path) as fresh:
                fresh.article(large)
                fresh.facts(large)

        measure("open, then 200,000 characters, 3,800 facts", open_large, 10)


if __name__ == "__main__":
    main()
