"""How fast search answers at 100,000 articles: words of 1, 2 and 4 characters, figures by value.

    python -m benchmarks.search [ARTICLES] [STORE]

Makes a store of that many articles (default 100,000) of about 1,500 characters and thirty
figures (`benchmarks._desk`) in a temporary folder, or at STORE, which is kept and used again.
Each query is asked once, of pieces that occur and of pieces that do not, as the reader asks:
the first 50 hits with the text around them. The last column is the largest time of any query.
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

from benchmarks import _desk
from heshu.model import VerdictLabel
from store.facade import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from heshu.model import Fact

CHANCE = random.Random(7)
HITS, TIMES = 50, 60


def judge(store: Store) -> None:
    """Judge some of it."""
    labels = list(VerdictLabel)
    for number, added in enumerate(store.article_ids()[::50]):
        store.give_verdict(added, store.facts(added)[3], labels[number % len(labels)])
        store.add_tag(added, f"批次{number // 20}")


def pieces(store: Store, ids: Sequence[int], characters: int) -> Iterator[str]:
    """Pieces of texts, and every fourth of two texts joined, which seldom occurs."""
    for number in range(TIMES):
        text = store.article(CHANCE.choice(ids)).text.replace("\n", "")
        start = CHANCE.randrange(len(text) - characters)
        piece = text[start : start + characters]
        if number % 4 == 3 and characters > 1:
            other = store.article(CHANCE.choice(ids)).text.replace("\n", "")
            piece = piece[: characters // 2] + other[start : start + characters - characters // 2]
        yield f'"{piece}"'


def figure(store: Store, ids: Sequence[int]) -> Fact:
    """A figure of some article, of which it is known what it measures and whose it is."""
    while True:
        facts = store.facts(CHANCE.choice(ids))
        told = [f for f in facts if isinstance(f.value, Decimal) and f.unit and f.indicator]
        if told and told[0].owner:
            return CHANCE.choice([fact for fact in told if fact.owner])


def values(store: Store, ids: Sequence[int]) -> Iterator[str]:
    """Figures by value: wide, narrow, open, exact, and in another unit."""
    for number in range(TIMES):
        fact = figure(store, ids)
        forms = (f">={fact.exact}", f"<{fact.exact}", f"={fact.exact}", f"{fact.exact}..",
                 f"={fact.exact[:-1]}7{fact.exact[-1:]}", "3千万..5亿元", ">=500公顷", "=1402户",
                 f">{number * 10}%", f"={fact.value}")  # fmt: skip
        yield forms[number % len(forms)]


def mixtures(store: Store, ids: Sequence[int]) -> Iterator[str]:
    """Several conditions at once, of the commonest and of the rarest."""
    for number in range(TIMES):
        article = CHANCE.choice(ids)
        fact = figure(store, ids)
        word = store.article(article).text[10:12].strip() or "的"
        forms = (f"indicator:{fact.indicator}", f"indicator:{fact.indicator[:2]} >=5%",
                 f"kind:money unit:亩 {word}", f"kind:money >3亿元 {word}", "verdict:wrong",
                 "verdict:wrong kind:money", f"owner:{fact.owner} period:2024",
                 f"state:unread {word} -kind:age", "tag:批次3", f"date:2024-01..2024-06 {word}",
                 f"kind:percent >9{number}%", f"{word} -verdict:wrong <1亩")  # fmt: skip
        yield forms[number % len(forms)]


def measure(name: str, ask: Callable[[str], object], queries: Sequence[str]) -> None:
    """Ask each query once and print a line."""
    spent = []
    for query in queries:
        started = time.perf_counter()
        ask(query)
        spent.append(((time.perf_counter() - started) * 1000, query))
    spent.sort()
    high = spent[min(len(spent) - 1, int(len(spent) * 0.95))][0]
    middle = statistics.median(took for took, _ in spent)
    most, slowest = spent[-1]
    print(f"{name:<30} {middle:8.1f} {high:8.1f} {most:8.1f}  {slowest}")


def run(path: Path, many: int) -> None:
    """Build unless it is there, ask, print."""
    if not path.exists():
        started = time.perf_counter()
        _desk.make(path, many)
        with Store.open(path, reviewer="bench") as store:
            judge(store)
        print(f"built in {time.perf_counter() - started:.0f} s")
    with Store.open(path, reviewer="bench") as store:
        ids = store.article_ids()
        print(f"{len(ids):,} articles, {path.stat().st_size / 1e6:,.0f} MB")
        print(f"{'first 50 hits':<30} {'p50 ms':>8} {'p95 ms':>8} {'most':>8}  slowest query")
        kinds = {f"{n} characters": list(pieces(store, ids, n)) for n in (1, 2, 3, 4, 8)}
        kinds |= {"by value": list(values(store, ids)), "mixed": list(mixtures(store, ids))}
    for name, queries in kinds.items():
        with Store.open(path, read_only=True) as store:
            measure(name, lambda query, on=store: asked(on, query), queries)
    with Store.open(path, read_only=True) as store:
        filters = (
            "state:unread",
            "tag:批次3",
            "kind:money >3亿元",
            "verdict:wrong",
            "的",
            "=1402户",
        )
        measure("filter of the list", store.matching, filters)


def asked(store: Store, query: str) -> list[str]:
    """What the reader does: hits, and the text around each."""
    around = []
    for hit in store.search(query, HITS, each=3):
        text = store.article(hit.article_id).part(hit.field).text
        around.append(text[max(hit.start - 12, 0) : hit.end + 40])
    return around


def main() -> None:
    """Measure in a temporary folder, or at a path that is kept."""
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    if len(sys.argv) > 2:
        run(Path(sys.argv[2]), many)
        return
    with tempfile.TemporaryDirectory() as folder:
        run(Path(folder, "search.db"), many)


if __name__ == "__main__":
    main()
