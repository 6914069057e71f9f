"""One symbol of a figure changed: how many slips are told, by which relation, of which kind.

    python -m benchmarks.corruption [FILE ...]

Takes the sample corpus, or the files given, checks each untouched and then once for each slip:
a digit replaced, two neighbouring digits swapped, the decimal point dropped or moved, 万 put
for 亿 or the other way round. A slip is told when an alarm appears that the untouched text does
not raise. Figures whose relations hold are counted apart from those that nothing else in the
text speaks of: no check can tell a slip in the latter.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from heshu import checks, intake
from heshu.facts.shadow import fold
from heshu.model import Judgement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heshu.model import Article, Finding

CORPUS = Path(__file__).parents[1] / "sample_corpus"
SEED = 20240811
EACH = 4
"""One figure in so many is changed, so that the study ends within a minute or two."""
KINDS = ("digit", "transposition", "decimal point", "万/亿")
WEAK = Decimal("0.5")
"""Relations that catch fewer slips than this share bind no figure."""
_NUMERAL = re.compile(r"\d+(?:\.\d+)?")


class Slip(NamedTuple):
    """A change of one symbol of a text."""

    kind: str
    start: int
    end: int
    to: str


class Tally:
    """What was tried and what was told."""

    def __init__(self) -> None:
        self.tried: Counter[tuple[str, bool]] = Counter()
        self.told: Counter[tuple[str, bool]] = Counter()
        self.relations: dict[str, Counter[str]] = defaultdict(Counter)
        self.alarms: list[str] = []
        self.files = 0


def slips(text: str, start: int, numeral: str, luck: random.Random) -> Iterator[Slip]:
    """One slip of each kind that a numeral allows."""
    end = start + len(numeral)
    at = luck.choice([i for i, char in enumerate(numeral) if char.isdigit()])
    other = luck.choice([d for d in "0123456789" if d != numeral[at]])
    yield Slip("digit", start + at, start + at + 1, other)
    pairs = [
        i
        for i in range(len(numeral) - 1)
        if numeral[i : i + 2].isdigit() and numeral[i] != numeral[i + 1]
    ]
    if pairs:
        i = luck.choice(pairs)
        yield Slip("transposition", start + i, start + i + 2, numeral[i + 1] + numeral[i])
    point = numeral.find(".")
    if point >= 0:
        yield Slip("decimal point", start + point, start + point + 1, "")
    if point > 1:
        moved = "." + numeral[point - 1]
        yield Slip("decimal point", start + point - 1, start + point + 1, moved)
    if text[end : end + 1] in {"万", "亿"}:
        yield Slip("万/亿", end, end + 1, "亿" if text[end] == "万" else "万")


def check(name: str, text: str) -> tuple[list[Article], list[Finding]]:
    """The articles of a text by way of intake, and their findings."""
    articles = intake.read(text.encode(), name=name)
    return articles, checks.check(articles)


def alarms(found: list[Finding]) -> dict[str, Finding]:
    return {f.working: f for f in found if f.verdict is Judgement.INCONSISTENT}


def bound(articles: list[Article], found: list[Finding]) -> set[int]:
    """The source offsets of figures that take part in a strong relation that holds."""
    places: set[int] = set()
    by_key = {(a.document, a.index): a for a in articles}
    for finding in found:
        if finding.verdict is not Judgement.CONSISTENT or finding.strength < WEAK:
            continue
        for operand in (finding.printed, *finding.operands):
            fact, article = operand.fact, by_key[operand.document, operand.article]
            for start, end in article.part(fact.field).source.runs(fact.start, fact.end):
                places.update(range(start, end))
    return places


def study(name: str, text: str, tally: Tally, luck: random.Random) -> None:
    """Every slip of one text."""
    articles, found = check(name, text)
    before, known = alarms(found), bound(articles, found)
    tally.files += 1
    tally.alarms += before
    for match in _NUMERAL.finditer(fold(text)):
        if luck.randrange(EACH):
            continue
        spoken_of = match.start() in known
        for slip in slips(fold(text), match.start(), match[0], luck):
            page = text[: slip.start] + slip.to + text[slip.end :]
            new = [f for w, f in alarms(check(name, page)[1]).items() if w not in before]
            tally.tried[slip.kind, spoken_of] += 1
            tally.told[slip.kind, spoken_of] += bool(new)
            for relation in {f.relation for f in new}:
                tally.relations[relation][slip.kind] += 1


def report(tally: Tally) -> list[str]:
    """The tables, in Markdown."""
    lines = ["| slip | told, figure in a relation | told, any figure |", "|---|---|---|"]
    for kind in KINDS:
        inside, outside = (kind, True), (kind, False)
        tried = tally.tried[inside] + tally.tried[outside]
        told = tally.told[inside] + tally.told[outside]
        known = _share(tally.told[inside], tally.tried[inside])
        lines.append(f"| {kind} | {known} | {_share(told, tried)} |")
    inside_told = sum(n for (_, known), n in tally.told.items() if known)
    inside_tried = sum(n for (_, known), n in tally.tried.items() if known)
    every = _share(sum(tally.told.values()), sum(tally.tried.values()))
    lines.append(f"| all | {_share(inside_told, inside_tried)} | {every} |")
    lines += ["", "| told by | " + " | ".join(KINDS) + " |", "|---|" + "---|" * len(KINDS)]
    ranked = sorted(tally.relations.items(), key=lambda item: -sum(item[1].values()))
    lines += [
        f"| {name} | " + " | ".join(str(counts[kind]) for kind in KINDS) + " |"
        for name, counts in ranked
    ]
    lines += ["", f"{len(tally.alarms)} alarms on the {tally.files} untouched texts."]
    return lines


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({100 * part / whole:.0f} %)" if whole else "–"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="texts; the sample corpus if none")
    files = parser.parse_args().files or sorted(CORPUS.glob("*.txt"))
    tally, luck = Tally(), random.Random(SEED)
    for path in files:
        study(path.name, intake.load(path).source.text, tally, luck)
    print("\n".join(report(tally)))


if __name__ == "__main__":
    main()
