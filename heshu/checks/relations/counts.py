"""Lists and their counts: 柳湾、白石、东岭3个收购点; A、B和C分别增长x、y和z.

A list of names right before its count must have as many names; with 等 it may have fewer. A
mismatch is told only where the names are plainly proper (places, organisations, equal lengths):
水利、交通、能源18个项目 does not count its names. Names and values joined by 分别 go in step.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from heshu.checks import measures, names, standins
from heshu.checks.candidates import Candidate, Compare, Family, Formula, Tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshu.checks.context import Context
    from heshu.checks.names import Name
    from heshu.checks.passage import Figure

FAMILIES = (
    Family("list_count", Decimal("0.95")),
    Family("list_arity", Decimal("0.95")),
)

AS_MANY = Formula(lambda x: x[0], "")
NO_MORE = Formula(lambda x: x[0], "", Compare.AT_MOST)

UNITS = frozenset(
    [
        "个",
        "家",
        "项",
        "类",
        "村",
        "所",
        "名",
        "人",
        "条",
        "种",
        "处",
        "户",
        "座",
        "位",
        "大",
        "款",
        "门",
        "场",
        "县",
        "镇",
        "乡",
        "区",
        "市",
        "地",
        "国",
        "省",
        "支",
        "件",
        "宗",
        "方面",
    ]
)
"""Measure words that may count a list of names."""
_PLACES = re.compile(
    r"^\s*(?:[^，。；、\d]{0,3}(?:村|县|镇|乡|区|市|街道|社区|州|省|地|点|学校|企业|公司|单位|部门|站|组|国家|园区|港|湖|河|库|站点|"
    r"专班|小组|工作组|工作队|协会|支部|食堂|中心|合作社|项培训|培训|领域|方面|环节|产业|品种|乡镇|窗口|平台|工程))"
)
_ITEM_OPENS = re.compile(r"、(?:和|及)?|(?:和|及)|.*(?:依次|分别|顺次)(?:是|为|有)?")
_NO_NAME = re.compile(r"的|等|个|地区|[一二两三四五六七八九十]+[县市区镇乡村家项]")
_DIGIT = re.compile(r"[0-9]")
LONG_NAME = 6
"""Characters from which one name before 等 is surely a name."""
_LIKELY_MOST = 30
"""No list of names in running text is longer."""


def _before(figure: Figure) -> tuple[str, int]:
    """The masked words before a figure back to the last comma, and where they start."""
    begin = figure.passage.begin(figure.passage.sentences, figure.start)
    words = names.mask(figure.passage.text[begin : figure.start])
    cut = max(words.rfind(mark) for mark in "，,：:；;。") + 1
    return words[cut:], begin + cut


def _counted(figure: Figure) -> Iterator[Candidate]:
    """A、B、C n个, A、B等n个."""
    words, at = _before(figure)
    opened = words.rstrip().endswith("等")
    words = words.rstrip().removesuffix("等")
    items = names.split(words, at)
    if (len(items) > 1 and _DIGIT.search(words)) or re.search(r"[“”\"]", words):
        return
    if len(items) == 1 and opened and len(items[0].text) >= LONG_NAME:
        yield _counting(figure, items, NO_MORE, Tie.FOUND, "列举加“等”不多于所称个数", weak=True)
    if len(items) < 2 or "、" not in words:
        return
    loose = re.search(r"[和与]", words.replace("、和", "、").rsplit("、", 1)[0])
    number = int(figure.value)
    proper = _proper(figure, items) and not loose
    if opened:
        tie = Tie.WORDED if proper else Tie.FOUND
        yield _counting(figure, items, NO_MORE, tie, "列举加“等”不多于所称个数")
    else:
        near = proper and abs(len(items) - number) <= max(3, number // 2)
        yield _counting(figure, items, AS_MANY, Tie.WORDED if near else Tie.FOUND, "列举个数")


def _proper(figure: Figure, items: Sequence[Name]) -> bool:
    """Whether the names are plainly names: of places or bodies, or all of one short length."""
    after = figure.passage.text[figure.end : figure.end + 8]
    tail = {len(item.text) for item in items[1:]}
    if any(_NO_NAME.search(item.text) for item in items):
        return False
    if figure.fact.unit in {"村", "县", "镇", "乡", "区"}:
        return True
    return bool(_PLACES.match(after)) and max(tail) <= 6


def _counting(
    figure: Figure,
    items: Sequence[Name],
    formula: Formula,
    tie: Tie,
    reason: str,
    *,
    weak: bool = False,
) -> Candidate:
    count = len(items)
    sign = (
        "＝"
        if count == figure.value
        else "≤"
        if formula is NO_MORE and count < figure.value
        else "≠"
    )
    return Candidate(
        "list_count", figure, standins.named(figure.passage, items), formula, tie, reason,
        expected=Fraction(count), weak=weak,
        note=f"列出{count}个 {sign} {figure.fact.exact}", slot=("count", figure),
    )  # fmt: skip


_NAMED_AFTER = re.compile(
    r"^[^，。；\d]{0,12}?(?:[，,：:](?:即|分别是|分别为|依次是|依次为|包括|是|为)?|即|：|:|分别是|依次是)"
    r"(?:(?:从|由)(?:高|大|多)到(?:低|小|少)(?:排|排列|依次|分别)?(?:是|为)?[，,：:]?)?"
    r"(?P<names>[^，。；:：\d]+(?:、[^，。；:：\d]+)+)(?P<close>[。；\n]|$)"
)


def _after(figure: Figure) -> Iterator[Candidate]:
    """8个，即A、B…; 有5个，从高到低排，A、B、C、D。 – names up to the full stop."""
    passage = figure.passage
    roof = passage.finish(passage.sentences, figure.start) + 1
    text = names.mask(passage.text[figure.end : roof])
    found = _NAMED_AFTER.match(text)
    if not found or "等" in found["names"][-2:]:
        return
    items = names.split(found["names"], figure.end + found.start("names"))
    short = all(len(item.text) <= 6 for item in items[1:])
    announced = re.match(r"^[^，。；\d]{0,12}[，,]?(?:即|从|由|：|:|分别|依次)", text)
    near = abs(len(items) - figure.value) <= 3
    tie = Tie.WORDED if short and announced and near and len(items) >= 3 else Tie.FOUND
    yield _counting(figure, items, AS_MANY, tie, "先报个数后列名称")


def _itemised(context: Context, figure: Figure) -> Iterator[Candidate]:
    """三个县…依次是甲县4.2亿元、乙县3.8亿元…: items with values, told after their count."""
    passage = figure.passage
    rest = [f for f in context.sentence(figure) if f.index > figure.index]
    for at, first in enumerate(rest):
        opening = re.search(r"(?:依次|分别|顺次)(?:是|为|有)?[^，。；、\d]{1,8}$", first.lead)
        if not opening:
            continue
        items = [first]
        for other in rest[at + 1 :]:
            joined = re.fullmatch(
                r"[、和及]{1,2}[^，。；、\d]{1,8}", passage.between(items[-1], other)
            )
            if not joined or other.dimension != first.dimension:
                break
            items.append(other)
        if len(items) >= 3 and abs(len(items) - figure.value) <= 3:
            ends = passage.text[items[-1].end : items[-1].end + 1] in "。；;，,\n"
            tie = Tie.WORDED if ends else Tie.FOUND
            called = [_name_before(item) for item in items]
            yield _counting(figure, called, AS_MANY, tie, "报出的个数与逐项所列")
        return


def _name_before(item: Figure) -> Name:
    """The name an item of a list with values opens with."""
    lead = item.lead
    begun = _ITEM_OPENS.match(lead)
    skip = begun.end() if begun else 0
    return names.Name(item.start - len(lead) + skip, item.start, lead[skip:])


# ---------------------------------------------------------------- names and values in step


def _runs(context: Context) -> Iterator[list[Figure]]:
    """The bare lists of two values or more."""
    for page in context.passages:
        run: list[Figure] = []
        for figure in page.figures:
            if context.readings[figure].listed:
                run.append(figure)
                continue
            if len(run) > 1:
                yield run
            run = [figure]
        if len(run) > 1:
            yield run


_STEP = re.compile(
    r"(?:分别|依次|各自)(?:为|是|达到?|完成|实现|种植|增长|下降|提高|增加|减少|占|有|收入|投入|修建|建成|收)?[^，。；、\d]{0,6}$"
)


def _in_step(run: list[Figure]) -> Iterator[Candidate]:
    first, last = run[0], run[-1]
    passage = first.passage
    lead = first.lead
    if not _STEP.search(lead):
        return
    clause, _ = _before(first)
    subject = re.split(r"分别|依次|各自", clause)[0]
    subject = re.sub(r"(?:同比|环比|(?:较|比)(?:上年|去年)(?:同期)?)$", "", subject)
    subject = re.sub(
        r"(?<![、第一二三四五六七八九十])[两二三四五六七八九十](?:个|大|种|类)?[^，。；、\d]{0,4}$",
        "",
        subject,
    )
    if _DIGIT.search(subject):
        return
    items = names.split(subject)
    tail = passage.text[last.end : last.end + 2]
    if len(items) < 2 or tail[:1] in "、和及与":
        return
    product = len(run) % len(items) == 0
    clean = all(len(item.text) <= 12 for item in items) and "同比" not in subject
    tie = Tie.WORDED if clean and not product else Tie.FOUND
    if len(run) == len(items) or not product:
        sign = "＝" if len(run) == len(items) else "≠"
        yield Candidate(
            "list_arity", last, tuple(run[:-1]), AS_MANY, tie, "“分别”前后个数",
            expected=last.value if len(run) == len(items) else last.value + last.scale * 10**15,
            note=f"名称{len(items)}个 {sign} 数值{len(run)}个", slot=("arity", first),
        )  # fmt: skip


def _row_before(context: Context, run: list[Figure]) -> Iterator[Candidate]:
    """医保参保9万人、养老参保5.7万人，参保率分别达93%、96.9%: as many rates as levels before."""
    first = run[0]
    if not re.search(r"^[^，。；、\d]*(?:分别|依次)", first.lead.lstrip("，, ")):
        return
    before = [
        f
        for f in context.sentence(first)
        if f.index < first.index and f.clause == first.clause - 1 and context.is_level(f)
    ]
    if len(before) != len(run) or len({f.dimension for f in before}) > 1:
        return
    yield Candidate(
        "list_arity", run[-1], (*before, *run[:-1]), AS_MANY, Tie.FOUND, "前列各项与“分别”所列数值",
        expected=run[-1].value, note=f"前列{len(before)}项 ＝ 数值{len(run)}个",
        slot=("row", first),
    )  # fmt: skip


def _counted_values(context: Context, run: list[Figure]) -> Iterator[Candidate]:
    """A、B、C 3个县…依次为x、y和z: as many values as the count says."""
    first = run[0]
    if not re.search(r"(?:分别|依次)", first.lead):
        return
    counts = [
        figure
        for figure in context.sentence(first)
        if figure.index < first.index and measures.is_count(figure.dimension)
    ]
    if len(counts) != 1 or not 2 <= counts[0].value <= _LIKELY_MOST:
        return
    count = counts[0]
    near = count.clause >= first.clause - 1
    tie = Tie.WORDED if near and abs(len(run) - count.value) <= 3 else Tie.FOUND
    sign = "＝" if len(run) == count.value else "≠"
    yield Candidate(
        "list_arity", count, tuple(run), AS_MANY, tie, "所称个数与“分别”所列数值",
        expected=Fraction(len(run)), note=f"列出数值{len(run)}个 {sign} {count.fact.exact}",
    )  # fmt: skip


def candidates(context: Context) -> Iterator[Candidate]:
    """Every count of a list, every list of values in step with names."""
    for figure in context.figures():
        countable = figure.fact.unit in UNITS and figure.value.denominator == 1
        if countable and 2 <= figure.value <= _LIKELY_MOST and not figure.open:
            yield from _counted(figure)
            yield from _after(figure)
            yield from _itemised(context, figure)
    for run in _runs(context):
        yield from _in_step(run)
        yield from _counted_values(context, run)
        yield from _row_before(context, run)
