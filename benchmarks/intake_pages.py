"""Newspaper pages made up and printed the hard way, to measure how intake takes them apart.

    python -m benchmarks.intake_pages [--pages 200] [--seed 1] [--worst 3]

Each page sets two to eight stories of invented places in columns of one width, then does to
them what extraction from a PDF does: column breaks that look like blank lines, blank lines
that are missing, headlines far below their bodies, spaces around figures. Blank-line
splitting is the floor in the same table.
"""

from __future__ import annotations

import argparse
import random
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from heshu.intake import read

if TYPE_CHECKING:
    from heshu.model import Article

PLACES = (
    "青禾县",
    "石桥镇",
    "云溪区",
    "柳河乡",
    "长岭市",
    "白杨县",
    "望江镇",
    "金沟乡",
    "松山县",
    "沙湾区",
)
STORIES = Path(__file__).with_name("intake_stories.txt")


def _topics() -> dict[str, list[str]]:
    """Topic → three headlines and six sentences."""
    topics: dict[str, list[str]] = {}
    for line in STORIES.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            current = topics.setdefault(line[3:], [])
        elif line and not line.startswith("#"):
            current.append(line)
    return topics


TOPICS = _topics()
NAMES = ("何青", "林小满", "周放", "沈一禾", "罗川", "高远", "田野", "许知")
_NO_START = "，。、；：！？”）》%"


@dataclass
class Story:
    """What a story really is."""

    title: list[str]
    paragraphs: list[str]
    kicker: str = ""
    lead: str = ""
    credit: str = ""
    late: int = 0
    """0: headline above; 1: right below the body; 2: at the end of the page."""
    ends: list[int] = field(default_factory=list)
    """Source offsets of the last character of each paragraph."""
    lines: list[int] = field(default_factory=list)
    """Line numbers of the body."""


def _fill(rng: random.Random, text: str, place: str) -> str:
    for slot, low, high in (("{n}", 100, 999), ("{m}", 10, 99), ("{d}", 2, 9), ("{f}", 1000, 9999)):
        while slot in text:
            text = text.replace(slot, str(rng.randint(low, high)), 1)
    return text.replace("{p}", place)


def make_story(rng: random.Random, topic: str) -> Story:
    """A story of one to six paragraphs on a topic."""
    place = rng.choice(PLACES)
    texts = [_fill(rng, text, place) for text in TOPICS[topic]]
    titles, pool = texts[:3], texts[4:]
    title = titles[0] if rng.random() < 0.5 else rng.choice(titles)
    paragraphs = [texts[3] + "，" + rng.choice(pool) + "。"]
    for _ in range(rng.randint(0, 5)):
        count = rng.randint(1, min(5, len(pool)))
        paragraphs.append("".join(sentence + "。" for sentence in rng.sample(pool, count)))
    story = Story([title], paragraphs)
    if rng.random() < 0.2:
        story.kicker = next(t for t in titles if t != title)
    if rng.random() < 0.4:
        story.lead = f"本报讯（{rng.choice(('记者', '通讯员'))} {rng.choice(NAMES)}） "
    if " " not in title and len(title) > 9 and rng.random() < 0.25:
        cut = len(title) // 2
        while title[cut - 1].isdigit() and title[cut].isdigit():
            cut += 1
        story.title = [title[:cut], title[cut:]]
    return story


def make_caption(rng: random.Random) -> Story:
    """A photo caption with its credit."""
    topic = rng.choice(list(TOPICS))
    texts = [_fill(rng, text, rng.choice(PLACES)) for text in TOPICS[topic]]
    first = f"{texts[4]}。（摄于{rng.randint(1, 12)}月{rng.randint(1, 28)}日）"
    credit = f"［通讯员 {rng.choice(NAMES)} {rng.choice(('摄', '摄影报道'))}］"
    return Story([], [first, texts[5] + "，" + texts[6] + "。"], credit=credit)


def _spaced(rng: random.Random, text: str) -> str:
    def gap(match: re.Match[str]) -> str:
        before, after = rng.choice(("", " ")), rng.choice(("", " "))
        return before + match.group() + after

    return re.sub(r"\d+(?:\.\d+)?%?", gap, text)


def _em(text: str) -> float:
    return sum(0.0 if c == " " else 0.5 if c.isascii() or c in "“”" else 1.0 for c in text)


def wrap(text: str, width: int, indent: float) -> list[str]:
    """Lines of a column, the first indented, no closing sign at a line's head."""
    lines, line, room = [], "", width - indent
    for token in re.findall(r" ?[\d.]+%? ?|.", text):
        if (
            line
            and _em(line) + _em(token) > room
            and not (token[0] in _NO_START and _em(line) + _em(token) <= room + 1)
        ):
            lines.append(line)
            line, room = "", width
        line += token
    return [*lines, line]


class Printer:
    """The page as text, with what is where."""

    def __init__(self, rng: random.Random, width: int) -> None:
        self.rng, self.width = rng, width
        self.indents = rng.choices(("lost", "kept", "none"), (0.7, 0.15, 0.15))[0]
        self.text, self.line = "", 1
        self.height = rng.randint(25, 60)
        self._since = 0

    def put(self, line: str) -> None:
        """One line."""
        self.text += line + "\n"
        self.line += 1

    def blank(self, chance: float = 1.0) -> None:
        """A blank line, now and then."""
        if self.rng.random() < chance and not self.text.endswith("\n\n"):
            self.put("")

    def story(self, story: Story) -> None:
        """A story with what stands above it."""
        for block in ([story.kicker] if story.kicker else [], story.title):
            if block and (not story.late or block is not story.title):
                self.head(block)
        width = self.width if story.title else self.width * 2
        for number, paragraph in enumerate(story.paragraphs):
            printed = _spaced(self.rng, (story.lead if not number else "") + paragraph)
            for line in self._lines(printed, width):
                self._since += 1
                if self._since >= self.height and self.rng.random() < 0.3:
                    self.blank()
                    self._since, self.height = 0, self.rng.randint(8, 40)
                story.lines.append(self.line)
                self.put(line)
            story.ends.append(len(self.text.rstrip()) - 1)
            self.blank(0.88 if self.indents != "none" else 1.0)
        if story.credit:
            self.blank(0.9)
            self.put(story.credit)
        self.blank(0.97)

    def _lines(self, text: str, width: int) -> list[str]:
        """A paragraph's lines; its indent is lost in extraction, kept as blanks, or none."""
        lines = wrap(text, width, 0 if self.indents == "none" else 2)
        return ["\u3000\u3000" + lines[0], *lines[1:]] if self.indents == "kept" else lines

    def head(self, lines: list[str]) -> None:
        """A headline between blank lines."""
        self.blank(0.95)
        for line in lines:
            self.put(line)
        self.blank(0.95)


def make_page(rng: random.Random) -> tuple[str, list[Story]]:
    """A page's text and its stories, in the order of their bodies."""
    topics = rng.sample(list(TOPICS), rng.randint(2, 7))
    stories = [make_story(rng, topic) for topic in topics]
    printer = Printer(rng, rng.choice((rng.randint(13, 22), rng.randint(18, 30))))
    for story in stories:
        story.late = rng.choices((0, 1, 2), (0.7, 0.12, 0.18))[0]
        if story.late:
            story.kicker = ""
    stories += [make_caption(rng) for _ in range(rng.choice((0, 0, 1, 2)))]
    for before, story in zip([None, *stories], stories, strict=False):
        # Two bodies with nothing at all between them cannot be told apart by anybody.
        if before and story.late and not story.lead and not before.credit and before.late != 1:
            story.lead = f"本报讯（记者 {rng.choice(NAMES)}） "
        if before and not story.title and before.title and not story.lead:
            before.late = 0 if before.late == 1 and rng.random() < 0.5 else before.late
        printer.story(story)
        if story.late == 1:
            printer.head(story.title)
    for story in stories:
        if story.late == 2:
            printer.head(story.title)
    return printer.text, stories


def squeeze(text: str) -> str:
    return "".join(text.split())


@dataclass
class Tally:
    """Right, claimed and wanted, summed over pages."""

    right: int = 0
    claimed: int = 0
    wanted: int = 0

    def add(self, claimed: set[object], wanted: set[object]) -> float:
        """Count one page; its own F1."""
        self.right += len(claimed & wanted)
        self.claimed += len(claimed)
        self.wanted += len(wanted)
        total = len(claimed) + len(wanted)
        return 2 * len(claimed & wanted) / total if total else 1.0

    @property
    def f1(self) -> float:
        """Over all pages counted."""
        return 2 * self.right / max(self.claimed + self.wanted, 1)


@dataclass
class Result:
    """What a way of splitting gives: paragraph ends, article edges, titles by body line."""

    ends: set[int]
    edges: set[tuple[str, int]]
    titles: dict[int, str]
    """Body line → title of its article."""


def gold_of(stories: list[Story]) -> Result:
    ends = {end for story in stories for end in story.ends}
    edges = {e for s in stories for e in (("S", s.lines[0]), ("E", s.lines[-1]))}
    return Result(
        ends, edges, {line: squeeze("".join(s.title)) for s in stories for line in s.lines}
    )


def by_intake(text: str) -> Result:
    starts = [0] + [i + 1 for i, char in enumerate(text) if char == "\n"]

    def line(offset: int) -> int:
        return bisect_right(starts, offset)

    result = Result(set(), set(), {})
    for article in read(text.encode(), name="page"):
        spans = _paragraph_spans(article)
        if not spans:
            continue
        result.ends |= {end for _, end in spans}
        first, last = line(min(s for s, _ in spans)), line(max(e for _, e in spans))
        result.edges |= {("S", first), ("E", last)}
        for low, high in spans:
            for number in range(line(low), line(high) + 1):
                result.titles[number] = squeeze(article.title)
    return result


def _paragraph_spans(article: Article) -> list[tuple[int, int]]:
    spans, at = [], 0
    for paragraph in article.paragraphs:
        runs = article.body.source.runs(at, at + len(paragraph))
        spans.append((runs[0][0], runs[-1][1] - 1))
        at += len(paragraph) + 1
    return spans


def by_blank_lines(text: str) -> Result:
    """The floor: blocks between blank lines; a short one without a stop heads what follows."""
    result, title, number, offset = Result(set(), set(), {}), "", 1, 0
    body: list[int] = []
    for block in [*re.split(r"\n\n+", text), "标题"]:
        at = text.find(block, offset)
        number = text.count("\n", 0, max(at, 0)) + 1
        lines = [line for line in block.split("\n") if line]
        if block and len(squeeze(block)) <= 34 and not re.search("[。！？）］]$", block.strip()):
            if body:
                result.edges |= {("S", body[0]), ("E", body[-1])}
            title, body = squeeze(block), []
        elif lines and at >= 0:
            numbers = list(range(number, number + len(lines)))
            body += numbers
            result.ends.add(at + len(block.rstrip()) - 1)
            result.titles |= dict.fromkeys(numbers, title)
        offset = max(at, 0) + len(block)
    return result


def measure(pages: int, seed: int) -> tuple[dict[str, list[Tally]], list[tuple[float, int]]]:
    """Tallies of paragraph ends, article edges and titles by way, and each page's score."""
    tallies = {"heshu": [Tally(), Tally(), Tally()], "blank lines": [Tally(), Tally(), Tally()]}
    scores = []
    for number in range(pages):
        text, stories = make_page(random.Random(f"{seed}/{number}"))
        gold = gold_of(stories)
        for way, split in (("heshu", by_intake), ("blank lines", by_blank_lines)):
            found = split(text)
            ends, edges, titles = tallies[way]
            score = ends.add(set(found.ends), set(gold.ends))
            score += edges.add(set(found.edges), set(gold.edges))
            right = {s.lines[0]: squeeze("".join(s.title)) for s in stories if s.title}
            mine = {line: found.titles.get(s.lines[len(s.lines) // 2], "") for line, s in
                zip(right, [s for s in stories if s.title], strict=True)}  # fmt: skip
            score += titles.add(set(mine.items()), set(right.items()))
            if way == "heshu":
                scores.append((score, number))
    return tallies, scores


def options(description: str | None) -> argparse.Namespace:
    """The command line of a page simulator."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--worst", type=int, default=0)
    return parser.parse_args()


def print_table(tallies: dict[str, tuple[Tally, Tally, Tally]]) -> None:
    """One line a way of splitting: paragraph ends, article edges, titles."""
    print(f"{'':14}{'paragraph F1':>14}{'article F1':>12}{'titles':>8}")
    for way, (ends, edges, titles) in tallies.items():
        print(f"{way:14}{ends.f1:14.3f}{edges.f1:12.3f}{titles.right / max(titles.wanted, 1):8.3f}")


def main() -> int:
    given = options(__doc__)
    tallies, scores = measure(given.pages, given.seed)
    print(f"{given.pages} simulated pages, seed {given.seed}")
    print_table(tallies)
    for score, number in sorted(scores)[: given.worst]:
        print(f"\n--- page {number}, {score / 3:.3f}")
        print(make_page(random.Random(f"{given.seed}/{number}"))[0])
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
