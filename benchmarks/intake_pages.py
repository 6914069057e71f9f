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
from dataclasses import dataclass, field

from heshu.intake import read
from heshu.model import Article

PLACES = ("青禾县", "石桥镇", "云溪区", "柳河乡", "长岭市", "白杨县", "望江镇", "金沟乡", "松山县", "沙湾区")
TOPICS = {
    "桥梁": ("{p}三座便民桥通车", "农村桥梁建到家门口 群众出行告别绕路", "{p}补齐农村桥梁短板",
        "{p}交通部门今年新建农村桥梁{n}座", "桥梁通车后，村民到集镇的路程由{m}公里缩短到{d}公里", "项目共投入资金{f}万元，其中上级补助{d}成",
        "过去一到汛期，河对岸的村民只能绕行山路", "施工队抢抓枯水期，{m}天完成桥墩浇筑", "“桥通了，菜也好卖了。”一位村民指着新桥说"),
    "茶叶": ("{p}春茶开采 茶农采摘忙", "{p}高山茶园迎来采摘季", "一片茶叶带富一方茶农",
        "{p}现有茶园面积{f}亩，今年春茶预计产量{n}吨", "茶农天不亮就背着竹篓上山采茶", "合作社按每公斤{m}元的价格收购鲜叶",
        "茶厂添置了{d}条加工生产线，日加工鲜叶{m}吨", "当地还把茶园同旅游结合起来，采茶、制茶、品茶成了游客的新去处", "去年全镇茶叶产值达{f}万元，比上年增长{d}.{d}%"),
    "饮水": ("{p}农村饮水工程全面完工", "清泉入户润民心", "{p}：{n}户村民喝上放心水",
        "{p}把农村饮水安全作为头等大事来抓", "工程铺设管网{m}公里，新建蓄水池{d}座", "水务局每月两次对水质进行检测，合格率达到{d}{d}%",
        "以前挑水要走一个多小时，如今拧开龙头就有水", "供水管护员划片负责，管网出了问题当天就能修好", "今年还将改造老旧管网{m}公里，受益群众{f}人"),
    "图书": ("{p}图书馆夜间开放受欢迎", "延时服务点亮城市书房", "{p}图书馆延长开放时间",
        "{p}图书馆自本月起把闭馆时间推迟到晚上{d}点", "馆内现有藏书{f}册，设阅览座位{n}个", "下班后的年轻人和放学的孩子成了夜间阅览的主力",
        "图书馆还开办了{d}期读书分享会，吸引{n}人次参加", "工作人员介绍，夜间借阅量已占全天的{m}%", "下一步将在社区再建{d}个自助借书点"),
    "消防": ("{p}开展森林防火演练", "绷紧防火弦 守护万亩林", "{p}织密森林防火网",
        "{p}组织{n}名护林员开展森林防火综合演练", "演练设置了火情报告、队伍集结、隔离带开设等科目", "全县设立防火检查站{m}个，配备风力灭火机{n}台",
        "护林员每天巡山不少于{d}小时，发现烟点立即上报", "进入防火期以来，累计劝返携带火种人员{n}人次", "宣传车走村入户，发放防火宣传单{f}份"),
    "养老": ("{p}社区食堂办到家门口", "老人就餐不出社区", "{p}{m}个社区开设老年食堂",
        "{p}今年开办社区老年食堂{m}个", "老人凭卡就餐，每餐自付{d}元，其余由财政补贴", "食堂每周公布菜谱，软烂清淡的菜最受老人欢迎",
        "行动不便的老人由志愿者送餐上门，已累计送餐{f}份", "民政局定期抽查食材来源和后厨卫生", "目前日均就餐老人达{n}人次"),
    "光伏": ("{p}屋顶光伏并网发电", "向阳而生的新产业", "{p}光伏装机突破{m}万千瓦",
        "{p}去年新增光伏并网装机{m}万千瓦", "光伏板架在屋顶和荒坡上，不占耕地", "全年发电{f}万千瓦时，相当于节约标准煤{n}吨",
        "村集体按装机容量分红，每年可增收{m}万元", "电力公司为光伏项目开通了绿色并网通道", "今年计划再建分布式光伏电站{d}座"),
    "校园": ("{p}校园足球联赛开赛", "绿茵场上少年强", "{p}{m}支球队角逐校园联赛",
        "{p}第{d}届校园足球联赛开赛，{m}支代表队参加", "比赛分小学、初中两个组别，采用单循环赛制", "全县已有足球特色学校{m}所，注册小球员{n}人",
        "体育老师利用课后服务时间带着孩子们训练", "教体局为每所特色学校拨付{d}万元添置器材", "决赛将在下月初举行，届时将评出最佳射手"),
    "电商": ("{p}土特产搭上直播快车", "手机成了新农具 直播成了新农活", "{p}电商带货助农增收",
        "{p}电商服务中心今年举办直播培训{m}期", "山货经由直播间销往{m}个省份", "全县网络零售额达{f}万元，同比增长{m}.{d}%",
        "返乡青年建起直播基地，带动周边{n}户农户", "快递站点覆盖了{d}{d}%的行政村，发货不再跑县城", "农产品统一贴上溯源码，消费者扫码就能看到产地"),
    "河湖": ("{p}河长巡河护碧水", "巡河护水成常态", "{p}清理河道{m}公里",
        "{p}落实县乡村三级河长{n}名", "河长每月巡河不少于{d}次，发现问题当场交办", "今年以来清理河道{m}公里，清除垃圾{n}吨",
        "昔日的臭水沟变成了居民散步的滨河步道", "环保部门在{d}个断面布设了水质自动监测设备", "监测显示，全县河流水质优良率达{d}{d}%"),
}  # fmt: skip
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
        paragraphs.append("".join(s if s.endswith("说") else s for s in (
            sentence + "。" for sentence in rng.sample(pool, count))))
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
        if line and _em(line) + _em(token) > room and not (
            token[0] in _NO_START and _em(line) + _em(token) <= room + 1
        ):
            lines.append(line)
            line, room = "", width
        line += token
    return [*lines, line]


class Printer:
    """The page as text, with what is where."""

    def __init__(self, rng: random.Random, width: int) -> None:
        self.rng, self.width = rng, width
        self.text, self.line = "", 1
        self.height = rng.randint(25, 60)
        self._since = 0

    def put(self, line: str) -> None:
        self.text += line + "\n"
        self.line += 1

    def blank(self, chance: float = 1.0) -> None:
        if self.rng.random() < chance and not self.text.endswith("\n\n"):
            self.put("")

    def story(self, story: Story) -> None:
        for block in ([story.kicker] if story.kicker else [], story.title):
            if block and (not story.late or block is not story.title):
                self.head(block)
        width = self.width if story.title else self.width * 2
        for number, paragraph in enumerate(story.paragraphs):
            printed = _spaced(self.rng, (story.lead if not number else "") + paragraph)
            for line in wrap(printed, width, 2):
                self._since += 1
                if self._since >= self.height and self.rng.random() < 0.3:
                    self.blank()
                    self._since, self.height = 0, self.rng.randint(8, 40)
                story.lines.append(self.line)
                self.put(line)
            story.ends.append(len(self.text.rstrip()) - 1)
            self.blank(0.88)
        if story.credit:
            self.blank(0.9)
            self.put(story.credit)
        self.blank(0.97)

    def head(self, lines: list[str]) -> None:
        self.blank(0.95)
        for line in lines:
            self.put(line)
        self.blank(0.95)


def make_page(rng: random.Random) -> tuple[str, list[Story]]:
    """A page's text and its stories, in the order of their bodies."""
    topics = rng.sample(list(TOPICS), rng.randint(2, 7))
    stories = [make_story(rng, topic) for topic in topics]
    printer = Printer(rng, rng.randint(14, 22))
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
        self.right += len(claimed & wanted)
        self.claimed += len(claimed)
        self.wanted += len(wanted)
        total = len(claimed) + len(wanted)
        return 2 * len(claimed & wanted) / total if total else 1.0

    @property
    def f1(self) -> float:
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
    return Result(ends, edges, {line: squeeze("".join(s.title)) for s in stories for line in s.lines})


def by_intake(text: str) -> Result:
    starts = [0] + [i + 1 for i, char in enumerate(text) if char == "\n"]

    def line(offset: int) -> int:
        from bisect import bisect_right

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


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--worst", type=int, default=0)
    given = parser.parse_args()
    tallies, scores = measure(given.pages, given.seed)
    print(f"{given.pages} simulated pages, seed {given.seed}")
    print(f"{'':14}{'paragraph F1':>14}{'article F1':>12}{'titles':>8}")
    for way, (ends, edges, titles) in tallies.items():
        print(f"{way:14}{ends.f1:14.3f}{edges.f1:12.3f}{titles.right / max(titles.wanted, 1):8.3f}")
    for score, number in sorted(scores)[: given.worst]:
        print(f"\n--- page {number}, {score / 3:.3f}")
        print(make_page(random.Random(f"{given.seed}/{number}"))[0])
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
