"""A second, independent simulator: real-looking prose re-set as newspaper and web pages.

    python -m benchmarks.intake_reflow [--pages 200] [--seed 1] [--worst 3]

The stories are runs of paragraphs of the sample corpus, headlined with words of their own; the
noise differs from that of `intake_pages` on purpose: every story has its own column width,
indents may be lost, kept or never there, headlines run over several lines, bylines, strips,
guide boxes, editors' marks and photos stand between the stories. The rules are not tuned to
these pages. Web pages come with headers of eight shapes and with menus and footers.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.intake_pages import (
    Tally,
    by_blank_lines,
    by_intake,
    options,
    print_table,
    squeeze,
)
from heshu.intake import read

CORPUS = Path(__file__).parents[1] / "sample_corpus"
NAMES = ("周以宁", "吴晓", "郑大同", "孙蕾", "钱一诺", "冯远山", "陈默", "许安然")
TOWNS = ("临沧江", "北固山", "清水", "大河", "枫林", "白石")
_CLOSING = "，。、；：！？”’）》」％%"
_LABELLED = re.compile(r"本报|[（(【一二三四五六]|第.{1,3}条")
_MENUS = (
    "网站首页", "首页 > 政务公开 > 通知公告", "无障碍浏览 长者模式", "当前位置：首页>信息公开",
    "繁体 | 简体",
)  # fmt: skip
_FEET = (
    "打印 关闭", "分享到：微信 微博", "上一篇：没有了", "扫一扫在手机打开当前页",
    "版权所有：某镇人民政府", "滇ICP备12000001号-1",
)  # fmt: skip
_OPENING = "“‘（《「"


def prose() -> list[list[str]]:
    """The running paragraphs of each document of the corpus."""
    found = []
    for path in sorted(CORPUS.glob("*.txt")):
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            text = path.read_text(encoding="gb18030")
        paragraphs = [
            re.sub(r"\s", "", line)
            for line in text.splitlines()
            if len(line) >= 45 and line.rstrip().endswith("。") and "：" not in line[:8]
        ]
        paragraphs = [
            p for p in paragraphs if not re.match(r"本报|[（(【一二三四五六]|第.{1,3}条", p)
        ]
        if len(paragraphs) >= 2:
            found.append(paragraphs)
    return found


PROSE = prose()


@dataclass
class Story:
    """What a story really is, and where its body was printed."""

    title: str
    paragraphs: list[str]
    late: bool = False
    ends: list[int] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)


def make_story(rng: random.Random, source: list[str] | None = None) -> Story:
    """Two to five pieces of one document under a headline of its words."""
    source = source or rng.choice(PROSE)
    start = rng.randrange(len(source))
    sentences = [
        s
        for p in source[start : start + 3]
        for s in re.findall(r"[^。]+。[”’）]*", p)
        if len(s) > 8
    ][: rng.randint(3, 12)]
    paragraphs = []
    while sentences:
        take = rng.randint(1, 4)
        paragraphs.append("".join(sentences[:take]))
        del sentences[:take]
    clauses = [
        c
        for c in re.split(r"[，,。；：、“”（）]", "".join(paragraphs))
        if 6 <= len(c) <= 16 and not re.search(r"\d", c)
    ]
    if not clauses:
        return make_story(rng)
    title = rng.choice(clauses)
    other = rng.choice(clauses)
    if len(title) <= 9 and rng.random() < 0.5 and other != title:
        title += " " + other
    return Story(title, paragraphs)


def _em(text: str, digit: float) -> float:
    return sum(digit if c.isascii() else 1.0 for c in text if c != " ")


def _wrapped(text: str, width: float, indent: float, digit: float) -> list[str]:
    """A justified column by the usual rules of line breaking."""
    lines, line, room = [], "", width - indent
    for token in re.findall(r"\d[\d.,]*\d[%％]?|.", text):
        full = line and _em(line + token, digit) > room
        if full and not (token[0] in _CLOSING and _em(line + token, digit) <= room + 1):
            carried = ""
            while line and (token[0] in _CLOSING or line[-1] in _OPENING) and len(line) > 4:
                carried, line = line[-1] + carried, line[:-1]
                if carried[0] not in _CLOSING and line[-1] not in _OPENING:
                    break
            lines.append(line)
            line, room = carried, width
        line += token
    return [*lines, line]


class Sheet:
    """A page under the press."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.text = ""
        self.number = 1
        self.indent = rng.choice(("lost", "lost", "kept", "none"))
        self.gaps = rng.choice((1.0, 0.9, 0.5))
        self.broken = rng.choice((0.0, 0.02, 0.06))
        self.digit = rng.choice((0.5, 0.5, 1.0))
        self.spaced = rng.random() < 0.4

    def put(self, line: str) -> None:
        """One line."""
        self.text += line + "\n"
        self.number += 1

    def gap(self, chance: float = 1.0) -> None:
        """A blank line, now and then."""
        if self.text and not self.text.endswith("\n\n") and self.rng.random() < chance:
            self.put("")

    def body(self, story: Story, width: int, lead: str, tail: str) -> None:
        """A story's paragraphs in a column."""
        for k, paragraph in enumerate(story.paragraphs):
            printed = (lead if not k else "") + paragraph
            first = len(lead) if not k else 0
            last = len(printed)
            printed += tail if k == len(story.paragraphs) - 1 else ""
            indent = 0 if self.indent == "none" else 2
            lines = _wrapped(printed, width, indent, self.digit)
            seen = 0
            for n, line in enumerate(lines):
                if n and self.rng.random() < self.broken:
                    self.gap()
                shown = "　　" + line if self.indent == "kept" and not n else line
                if seen < last <= seen + len(line):
                    at = last - seen + len(shown) - len(line)
                    if self.spaced:
                        shown, at = _spaced(shown, at)
                    story.ends.append(len(self.text) + at - 1)
                elif self.spaced:
                    shown, _ = _spaced(shown, 0)
                if seen < last and seen + len(line) > first:
                    story.lines.append(self.number)
                seen += len(line)
                self.put(shown)
            self.gap(1.0 if self.indent == "none" else self.gaps)

    def head(self, title: str) -> None:
        """A headline over one or two lines."""
        self.gap()
        cut = title.find(" ")
        if cut > 0 and self.rng.random() < 0.4:
            pieces = [title[:cut], title[cut + 1 :]]
        elif len(title) > 10 and self.rng.random() < 0.3:
            pieces = [title[: len(title) // 2], title[len(title) // 2 :]]
        else:
            pieces = [title]
        for piece in pieces:
            self.put(piece.strip())
        self.gap()


def _spaced(text: str, at: int) -> tuple[str, int]:
    """Figures with a thin gap on both sides, and where position `at` went."""
    out = ""
    moved = at
    figure = "0123456789.,%"
    for k, char in enumerate(text):
        edge = k > 0 and (char in figure) != (text[k - 1] in figure)
        if edge and not text[k - 1].isspace() and char not in _CLOSING:
            out += " "
            moved += k < at
        out += char
    return out, moved


def _lead(rng: random.Random) -> str:
    """A dateline with its byline."""
    place, (name, other) = rng.choice(TOWNS), rng.sample(NAMES, 2)
    day, month = rng.randint(1, 28), rng.randint(1, 12)
    return rng.choice((
        f"本报讯（记者{name}）", f"本报讯（通讯员 {name} {other}）",
        f"{place}日报讯（记者 {name}）", f"本报{place}{day}日讯（记者 {name} 通讯员 {other}）",
        f"新华社{place}{month}月{day}日电（记者{name}、{other}）",
    ))  # fmt: skip


def _strip(sheet: Sheet, rng: random.Random) -> None:
    """What stands at the head of a page."""
    when = f"2023年{rng.randint(1, 12)}月{rng.randint(1, 28)}日 星期{rng.choice('一二三四五')}"
    sheet.put(f"{rng.randint(2, 8)}版 综合 {when}")
    sheet.put(f"责任编辑：{rng.choice(NAMES)} 校对：{rng.choice(NAMES)}")


def _print_story(sheet: Sheet, story: Story, signed: str, rng: random.Random) -> None:
    """A story with its headline, unless that comes late, and its byline."""
    name, other = rng.sample(NAMES, 2)
    tail = rng.choice((f"（{name}）", f"（记者 {name}）", f"（通讯员 {name} {other}）"))
    line = rng.choice(
        (f"本报记者 {name}", f"□ 本报记者 {name} 通讯员 {other}", f"记者 {name} 文/图")
    )
    if not story.late:
        sheet.head(story.title)
    if signed == "line":
        sheet.put(line)
        sheet.gap()
    lead = _lead(rng) if signed == "lead" else ""
    sheet.body(story, rng.randint(13, 28), lead, tail if signed == "tail" else "")


def make_newspaper(rng: random.Random) -> tuple[str, list[Story]]:
    """A page of three to seven stories of as many documents."""
    sheet = Sheet(rng)
    stories = [make_story(rng, source) for source in rng.sample(PROSE, rng.randint(3, 7))]
    if rng.random() < 0.5:
        _strip(sheet, rng)
    for number, story in enumerate(stories):
        signed = rng.choice(("lead", "lead", "line", "tail", "none"))
        # Without a mark of its own a body below another cannot be told from it.
        story.late = signed == "lead" and rng.random() < 0.2
        _print_story(sheet, story, signed, rng)
        if rng.random() < 0.12 and number < len(stories) - 1:
            sheet.gap()
            sheet.put(rng.choice(("（下转第4版）", "— 2 —", "广告")))
    for story in stories:
        if story.late:
            sheet.head(story.title)
    return sheet.text, stories


def _spread(label: str, rng: random.Random) -> str:
    return "  ".join(label) if len(label) <= 3 and rng.random() < 0.5 else label


def _header(rng: random.Random) -> tuple[list[str], dict[str, str]]:
    """The lines of a metadata header in one of six shapes, and its values."""
    number = f"{rng.randint(100, 999)}-{rng.randint(1, 99):02}/2023-{rng.randint(1, 9999):05}"
    values = {
        "索引号": number,
        "发布机构": rng.choice(TOWNS) + "镇人民政府",
        "文号": f"{rng.choice('青清大白')}政发〔2023〕{rng.randint(1, 99)}号",
        "发布日期": f"2023-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}",
        "主题词": rng.choice(("农业", "交通", "")),
    }
    spread = [(_spread(label, rng), value) for label, value in values.items()]
    match rng.randrange(6):
        case 0:
            lines = [" ".join(f"{label}：{value}" for label, value in spread)]
        case 1:
            lines = [f"{label}:{value}" for label, value in spread]
        case 2:
            lines = [f"{label}：\t{value}" for label, value in spread]
        case 3:
            lines = [f"[{label}]：{value}" for label, value in values.items()]
        case 4:
            lines = [line for label, value in spread if value for line in (label, value)]
            values = {label: value for label, value in values.items() if value}
        case _:
            lines = [f"{label} | {value}" for label, value in values.items()]
    return lines, values


def make_web_page(rng: random.Random) -> tuple[str, Story, dict[str, str]]:
    """A government page: menus, a header of some shape, the body, a footer."""
    story = make_story(rng)
    matter = rng.choice(("春耕备耕", "道路养护", "河道清理", "社保缴费"))
    form = rng.choice(("报告", "通知", "情况通报"))
    story.title = f"关于{rng.choice(TOWNS)}镇{matter}工作的{form}"
    header, values = _header(rng)
    order = ([story.title], header) if rng.random() < 0.5 else (header, [story.title])
    text = "\n".join([*rng.sample(_MENUS, 2), "", *order[0], "", *order[1], ""]) + "\n"
    for paragraph in story.paragraphs:
        story.lines.append(text.count("\n") + 1)
        text += rng.choice(("　　", "", "    ")) + paragraph
        story.ends.append(len(text) - 1)
        text += rng.choice(("\n", "\n\n"))
    return text + "\n" + "\n".join(rng.sample(_FEET, 3)) + "\n", story, values


def measure_newspapers(
    pages: int, seed: int
) -> tuple[dict[str, list[Tally]], list[tuple[float, int]]]:
    """Tallies by way, and each page's score."""
    tallies = {way: [Tally(), Tally(), Tally()] for way in ("heshu", "blank lines")}
    scores = []
    for number in range(pages):
        text, stories = make_newspaper(random.Random(f"reflow/{seed}/{number}"))
        ends = {e for s in stories for e in s.ends}
        edges = {e for s in stories for e in (("S", s.lines[0]), ("E", s.lines[-1]))}
        titles = {(s.lines[0], squeeze(s.title)) for s in stories}
        for way, split in (("heshu", by_intake), ("blank lines", by_blank_lines)):
            found = split(text)
            mine = {(s.lines[0], found.titles.get(s.lines[len(s.lines) // 2], "")) for s in stories}
            score = tallies[way][0].add(set(found.ends), set(ends))
            score += tallies[way][1].add(set(found.edges), set(edges))
            score += tallies[way][2].add(set(mine), set(titles))
            if way == "heshu":
                scores.append((score, number))
    return tallies, scores


def measure_web_pages(pages: int, seed: int) -> list[Tally]:
    """Paragraphs, titles and metadata of web pages; bodies compared as texts."""
    tallies = [Tally(), Tally(), Tally()]
    for number in range(pages):
        text, story, values = make_web_page(random.Random(f"web/{seed}/{number}"))
        articles = read(text.encode(), name="page")
        tallies[0].add({p for a in articles for p in a.paragraphs}, set(story.paragraphs))
        tallies[1].add({a.title for a in articles}, {story.title})
        metadata = {(k, squeeze(p.text)) for a in articles for k, p in a.metadata.items()}
        tallies[2].add(set(metadata), {(k, squeeze(v)) for k, v in values.items()})
    return tallies


def main() -> int:
    given = options(__doc__)
    tallies, scores = measure_newspapers(given.pages, given.seed)
    print(f"{given.pages} re-set newspaper pages, seed {given.seed}")
    print_table(tallies)
    paragraphs, titles, metadata = measure_web_pages(given.pages, given.seed)
    print(f"{given.pages} web pages: paragraph F1 {paragraphs.f1:.3f}, ", end="")
    print(f"title F1 {titles.f1:.3f}, metadata F1 {metadata.f1:.3f}")
    for score, number in sorted(scores)[: given.worst]:
        print(f"\n--- page {number}, {score / 3:.3f}")
        print(make_newspaper(random.Random(f"reflow/{given.seed}/{number}"))[0])
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
