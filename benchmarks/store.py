"""How fast the store is: verdicts, lists, search and opening, on a store of many articles.

    python -m benchmarks.store [ARTICLES]

Makes a store of that many articles (default 100,000) of about 1,500 characters
(`benchmarks._desk`) and a very long one in a temporary folder, and prints milliseconds at the
median and the 95th percentile.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import _desk, _reader_stores
from heshu.model import VerdictLabel
from store.facade import Store
from store.rows import SORTS

if TYPE_CHECKING:
    from collections.abc import Callable

CHANCE = random.Random(7)


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
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "bench.db")
        started = time.perf_counter()
        _desk.make(path, many)
        with Store.open(path, reviewer="bench") as store:
            ids = store.article_ids()
            large = _reader_stores.add_long(store)
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
            measure("figures to verify next, 50", lambda _: store.waiting(50), 10)
            measure("how many are left", lambda _: store.left(), 10)
            measure("repeats of a figure everywhere", lambda n: store.repeats(
                ids[n], store.facts(ids[n])[3], everywhere=True), 20)  # fmt: skip
            measure("statistics", lambda _: store.statistics(), 5)
            for characters in (1, 2, 4):
                search_times(store, ids, characters)

        def open_large(_: int) -> None:
            with Store.open(path) as fresh:
                fresh.article(large)
                fresh.facts(large)

        measure("open, then 200,000 characters, 8,000 facts", open_large, 10)


if __name__ == "__main__":
    main()
