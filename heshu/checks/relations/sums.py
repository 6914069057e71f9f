"""Parts and their total: 其中, 分别, 合计, 由…构成, and columns that run through a paragraph.

A list closed by its wording must add up, each addend bringing its own rounding. An open list
(其中 without a closing word) may fall short and must only not exceed the total. Sums found by
looking are told when they hold.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from heshu.checks import clauses, cues, measures, pairing
from heshu.checks.candidates import Candidate, Compare, Family, Formula, Tie
from heshu.checks.context import recast
from heshu.checks.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshu.checks.context import Context
    from heshu.checks.passage import Figure

FAMILIES = (Family("sum_of_parts", Decimal("0.918")),)

SUM = Formula(lambda x: sum(x), "{all}", turns="+")
NO_MORE = Formula(lambda x: sum(x), "{all}", Compare.AT_MOST)

COMPLEMENTS = (
    ("盈利", "亏损"), ("新建", "续建"), ("男", "女"), ("城镇", "农村"), ("城镇", "乡村"),
    ("养殖", "捕捞"), ("门诊", "急诊"), ("山羊", "绵羊"), ("本级", "县级"), ("进口", "出口"),
    ("上半年", "下半年"), ("税收", "非税"), ("公办", "民办"), ("一般债", "专项债"),
    ("水田", "旱地"), ("基本支出", "项目支出"), ("夏粮", "秋粮"), ("境内", "境外"),
)  # fmt: skip
"""Words that together leave nothing over."""
_CLOSED = re.compile(
    r"(?:由(?!高|低|大|多|强|上|去|年)|构成|组成|划分为|分为|分成|包括(?!.{0,30}等)|即|依次(?:是|为)|分别(?:是|为)?|共分)"
)
_COMPOSED = re.compile(r"构成|组成")
_STRONG_TOTAL = re.compile(
    r"(?:共计|合计|总计|共|总共|总和|之和|合起来|加起来|相加|一共|小计)(?:是|为|达|有|约|投入|完成|收|发放|产|种植|实现|修|建|种)*[^，。；()\d]{0,4}$"
)
_GRAND_TOTAL = re.compile(
    r"总(?:投资|额|量|数|产|产量|面积|收入|支出|人口|里程|长|长度|成本|费用|人数|户数|播种面积)"
    r"(?:为|达|达到|是|有)?$"
)
"""A total by its name; it closes only a bare list or two complementary parts before it."""
_NTH_TOTAL = re.compile(
    r"(?:上述|以上|这|前述)?(?P<n>[两二三四五六七八九十]|\d{1,2})(?:个|项|类|者|家|县|镇|村|地|种|季|区|部分|笔)?"
    r"[^，。；\d]{0,8}(?:之和|合计|共计|总计|相加|合起来|总共|共|加起来)(?:是|为|达|有)?[^，。；]{0,4}$"
)
_SAID_ABOVE = re.compile(r"上述|以上|前述|这[两二三四五六七八九十]")
_PER_UNIT = re.compile(r"每|均价|单价|亩均|户均|平均|亩产|单产")
_PER_HEAD = re.compile(r"人均|次均|户均|亩均|日均|场均")
_TOP = re.compile(r"前[一二三四五六七八九十\d]+[大位名强]|主要|等|如")
INDUSTRIES = re.compile(r"三次产业|一、二、三|第一、二、三|一二三产|第一、第二、第三")
_NUMBERS = {char: at for at, char in enumerate("零一二三四五六七八九十")} | {"两": 2}
MOST_PARTS = 24
MOST_TOTALS = 16


def _is_part(context: Context, figure: Figure) -> bool:
    return (
        context.is_level(figure)
        and measures.is_amount(figure.dimension)
        and not figure.open
        and figure.size > 0
        and not _PER_UNIT.search(figure.passage.lead(figure))
        and not _PER_HEAD.search(figure.passage.lead(figure))
    )


def _candidate(
    total: Figure,
    parts: Sequence[Figure],
    tie: Tie,
    reason: str,
    *,
    open_list: bool = False,
    anchor: object = None,
) -> Candidate:
    silence = "列举未尽，其余部分没有印出" if open_list else ""
    return Candidate(
        "sum_of_parts", total, tuple(parts), SUM, tie, reason, silence, anchor=anchor,
        slot=(parts[0], parts[-1]) if anchor is not None else (total, parts[0]),
    )  # fmt: skip


def _alike(figure: Figure, other: Figure) -> bool:
    return figure.dimension == other.dimension


# ---------------------------------------------------------------- lists after their total


def _following(context: Context, total: Figure) -> list[Figure]:
    """The parts told after a total in its sentence, up to the next total of the dimension."""
    parts: list[Figure] = []
    for figure in context.sentence(total):
        if figure.index <= total.index or not _alike(figure, total):
            continue
        lead = figure.passage.lead(figure)
        if not context.is_level(figure) or _PER_UNIT.search(lead):
            continue
        if _PER_HEAD.search(lead) and not _PER_HEAD.search(total.passage.lead(total)):
            continue
        if figure.size >= total.size and len(parts) >= 2 and cues.TOTAL.search(lead):
            break
        parts.append(figure)
    return parts[:MOST_PARTS]


def _complete(parts: Sequence[Figure]) -> bool:
    """Whether two parts are called by words that leave nothing over."""
    if len(parts) != 2:
        return False
    leads = [part.passage.lead(part) for part in parts]
    return any(
        (one in leads[0] and other in leads[1]) or (other in leads[0] and one in leads[1])
        for one, other in COMPLEMENTS
    )


def _counted(parts: Sequence[Figure]) -> bool:
    """Whether the sentence says how many parts there are, as in 4个收购点分别…."""
    sentence = parts[0].passage.sentence_of(parts[0])
    found = re.findall(r"([两二三四五六七八九十]|\d{1,2})(?:个|项|类|家|种|季|地)", sentence)
    numbers = {int(n) if n.isdigit() else _NUMBERS[n] for n in found}
    return len(parts) in numbers and len(parts) >= 2


def _after_total(context: Context, total: Figure) -> Iterator[Candidate]:
    parts = _following(context, total)
    if len(parts) < 2:
        return
    mark = total.passage.text.find("其中", total.end, parts[-1].start)
    inner = [part for part in parts if part.start > mark]
    if mark > parts[0].start and len(inner) >= 2:
        parts = inner  # what stands before 其中 is no part
    words = total.passage.text[total.end : parts[0].start]
    tail = total.passage.text[parts[-1].end : parts[-1].end + 12]
    whole = total.passage.text[total.end : parts[-1].end]
    if _TOP.search(words) or re.search(r"等[^级]", whole):
        return
    composed = _COMPOSED.search(tail) and "由" in words
    inside = "其中" in words
    if composed or "划分" in words or "分为" in words:
        yield _candidate(total, parts, Tie.WORDED, "总数之后逐项列尽")
    elif _complete(parts):
        yield _candidate(total, parts, Tie.LIKELY, "总数之后两类列尽")
    elif inside:
        yield _candidate(total, parts, Tie.FOUND, "“其中”所列各项", open_list=True)
    elif _CLOSED.search(words) or words.endswith((":", "：")) or ":" in words:
        tie = Tie.WORDED if _counted(parts) else Tie.LIKELY
        yield _candidate(total, parts, tie, "总数之后逐项列出")
    else:
        yield _candidate(total, parts, Tie.FOUND, "总数之后的同单位数")
    for size in range(2, len(parts)):
        yield _candidate(total, parts[:size], Tie.FOUND, "总数之后的同单位数")
    if inside and _listed_inside(total, parts):
        yield Candidate(
            "sum_of_parts", total, tuple(parts), NO_MORE, Tie.WORDED,
            "“其中”各项之和不得超过总数", only_failing=True, slot=(total, parts[0]),
        )  # fmt: skip


def _listed_inside(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the parts after 其中 are one list told side by side with 、, none within another."""
    text = total.passage.text[total.end : parts[-1].end]
    beside = total.passage.text[parts[0].end : parts[-1].end]
    named = all(clauses.noun(part.passage.lead(part)) for part in parts)
    return named and text.count("其中") == 1 and not re.search(r"[。；;()，,]", beside)


# ---------------------------------------------------------------- totals after their list


def _before_total(context: Context, total: Figure) -> Iterator[Candidate]:
    if total.open:
        return
    lead = total.passage.lead(total)
    nth = _NTH_TOTAL.search(total.passage.clause_of(total))
    if nth:
        number = int(nth["n"]) if nth["n"].isdigit() else _NUMBERS[nth["n"]]
        yield from _last(context, total, number)
        return
    earlier = [
        figure
        for figure in context.sentence(total)
        if figure.index < total.index and _alike(figure, total) and _is_part(context, figure)
    ]
    if _GRAND_TOTAL.search(lead) and (_complete(earlier) or _bare(context, earlier)):
        yield _candidate(total, earlier, Tie.LIKELY, "总数之前逐项列出")
    if _STRONG_TOTAL.search(lead) and len(earlier) >= 2:
        here = [figure for figure in earlier if figure.segment == total.segment]
        run = here if len(here) >= 2 else earlier
        listed = bool(
            re.search(
                r"分别|加|、",
                total.passage.text[run[0].start - 12 if run[0].start > 12 else 0 : total.start],
            )
        )
        listed = listed or _alike_told(run)
        tie = Tie.WORDED if listed and len(here) >= 2 else Tie.LIKELY
        yield _candidate(total, run[-MOST_PARTS:], tie, "总数之前逐项列出")
        for skip in range(1, len(run) - 1):
            yield _candidate(total, run[skip:][-MOST_PARTS:], Tie.FOUND, "总数之前的同单位数")
    yield from _named_inside(context, total)


def _bare(context: Context, run: Sequence[Figure]) -> bool:
    """Whether all of a run is one bare list: 分别投资1.2亿元、2.6亿元、3.5亿元."""
    places = [context.readings[part].listed for part in run]
    return len(run) >= 2 and places == list(range(len(run)))


def _alike_told(run: Sequence[Figure]) -> bool:
    """一段四百二十丈，一段三百一十丈，一段…: three parts or more told in the same words."""
    return len(run) >= 3 and len({part.passage.lead(part).strip("，,、") for part in run}) == 1


def _last(context: Context, total: Figure, number: int) -> Iterator[Candidate]:
    """上述四项之和: the last `number` parts before the total, wherever they stand."""
    figures = total.passage.figures[max(0, total.index - 40) : total.index]
    parts = [f for f in figures if _alike(f, total) and _is_part(context, f)]
    if number >= 2 and len(parts) >= number:
        here = sum(part.place == total.place for part in parts) == number
        told = _SAID_ABOVE.search(total.passage.clause_of(total))
        tie = Tie.WORDED if here or told else Tie.LIKELY
        yield _candidate(total, parts[-number:], tie, f"前述{number}项之和")


_INSIDE = re.compile(
    r"[（(](?P<names>[^（()）\d]*(?:加|、)[^（()）\d]*)[)）][^，。；()（）]{0,10}$"
)


def _named_inside(context: Context, total: Figure) -> Iterator[Candidate]:
    """城区（本级加甲、乙两区）收入12亿元: the parts are named in brackets."""
    text = total.passage.text
    begin = total.passage.begin(total.passage.sentences, total.start)
    found = _INSIDE.search(text, begin, total.start)
    if not found:
        return
    called = [
        re.sub(r"[两二三四五六七八九十]+[县区市镇乡村个家]?$", "", name)
        for name in re.split(r"、|和|及|与|加", found["names"])
    ]
    pool = [f for f in context.around(total, total.dimension) if f.size < total.size]
    parts = [next(iter(pairing.named(context, name, pool)), None) for name in called if name]
    known = [part for part in parts if part is not None]
    if len(known) == len(parts) == len(set(known)) and len(known) >= 2:
        yield _candidate(total, known, Tie.LIKELY, "括号内各项之和")


# ---------------------------------------------------------------- columns


def _runs(context: Context, sentence: Sequence[Figure]) -> Iterator[list[Figure]]:
    """The lists of like parts a sentence holds: all, the first of each segment, bare lists."""
    kinds: dict[tuple[str, str], list[Figure]] = {}
    for figure in sentence:
        if _is_part(context, figure) and not recast(figure) and figure.fact.approx is None:
            kin = measures.kin(figure.dimension)
            unit = "" if measures.is_count(kin) else figure.fact.unit
            kinds.setdefault((kin, unit), []).append(figure)
    for parts in kinds.values():
        columns = _columns_of(parts)
        if columns:
            yield from columns
            continue
        firsts = list({part.segment: part for part in reversed(parts)}.values())[::-1]
        if 3 <= len(firsts) < len(parts) or (len(firsts) == 2 and len(parts) > 2):
            yield firsts
        bare: list[Figure] = []
        for part in parts:
            if context.readings[part].listed == 0 and len(bare) > 2:
                yield bare
            bare = [*bare, part] if context.readings[part].listed else [part]
        if 2 < len(bare) < len(parts):
            yield bare
        if 2 <= len(parts) <= MOST_PARTS:
            yield parts


def _columns_of(parts: Sequence[Figure]) -> list[list[Figure]]:
    """新开工…总投资158亿元，年度投资38亿元；续建…总投资…: the columns told in turn, if any."""
    columns: dict[str, list[Figure]] = {}
    for part in parts:
        columns.setdefault(clauses.noun(part.passage.lead(part)), []).append(part)
    regular = len({len(column) for column in columns.values()}) == 1
    found = list(columns.values())
    return found if regular and len(found) > 1 and len(found[0]) > 1 else []


def _columns(context: Context, sentence: Sequence[Figure]) -> Iterator[Candidate]:
    """Parts of one sentence whose total stands in an earlier one."""
    for parts in _runs(context, sentence):
        most = max(part.size for part in parts)
        first = parts[0]
        named = _of_named(first)
        totals = [
            total
            for total in _totals(context, first)
            if total.passage is first.passage
            and total not in parts
            and (total.size > most or _heads(context, total, parts))
        ]
        largest = max(totals, key=lambda total: total.size, default=None)
        tried = pairing.named(context, named, totals)[:3] if named else []
        for total in tried:
            yield _candidate(total, parts, Tie.LIKELY, f"“{named}”中的各项")
        for total in totals[:MOST_TOTALS]:
            if total in tried or total.sentence == first.sentence:
                continue
            if _interleaved(parts) and not _same_noun(total, first):
                yield _candidate(total, parts, Tie.FOUND, "别句的总数与本句各项")
                continue
            headed = _heads(context, total, parts) or (total is largest and _shared_out(parts))
            tie = Tie.LIKELY if headed else Tie.FOUND
            digits = sum(part.digits for part in parts)
            if tie is Tie.LIKELY or len(parts) > 2 or (total.digits > 2 and digits > 5):
                head = ("head", total.passage, total.sentence, first.sentence)
                yield _candidate(total, parts, tie, "别句的总数与本句各项", anchor=head)


def _interleaved(parts: Sequence[Figure]) -> bool:
    """Whether figures of another column stand between the parts."""
    between = parts[0].passage.figures[parts[0].index : parts[-1].index]
    return any(f.dimension == parts[0].dimension and f not in parts for f in between)


def _same_noun(total: Figure, part: Figure) -> bool:
    return clauses.noun(total.passage.lead(total)) == clauses.noun(part.passage.lead(part))


_TOTAL_WORDS = re.compile(r"合计|总计|共计|小计|其中")
_VIEW = re.compile(r"^\s*(?:从|按|分)[^，。；\d]{1,10}[，,]")


def _shared_out(parts: Sequence[Figure]) -> bool:
    """Whether a list says that it shares out a whole: 从资金渠道看，…; 4个收购点分别…."""
    sentence = parts[0].passage.sentence_of(parts[0])
    if len(parts) < 3 or _TOTAL_WORDS.search(sentence) or parts[0].segment != parts[-1].segment:
        return False
    return bool(_VIEW.match(sentence)) or _counted(parts)


def _totals(context: Context, first: Figure) -> list[Figure]:
    found = list(context.around(first, first.dimension))
    if measures.kin(first.dimension) != first.dimension:
        for word in sorted(measures.HEADS):
            if measures.COUNT + word != first.dimension:
                found.extend(context.around(first, measures.COUNT + word))
        found.sort(key=lambda figure: abs(figure.start - first.start))
    return [total for total in found if total.start < first.start]


def _of_named(first: Figure) -> str:
    """上级补助中，一般性…: the name of the total, told before the list."""
    text = first.passage.text
    begin = first.passage.begin(first.passage.sentences, first.start)
    found = re.match(
        r"\s*(?:在|从)?([^，。；:\d]{2,12}?)(?:当?中|里|内)[，:]", text[begin : first.start + 1]
    )
    return clauses.noun(found[1]) if found else ""


def _divided(total: Figure, parts: Sequence[Figure]) -> bool:
    """第一、二、三产业增加值 under 地区生产总值."""
    text = parts[0].passage.sentence_of(parts[0])
    if len(parts) != 3 or not INDUSTRIES.search(text) or "增加值" not in text:
        return False
    return "生产总值" in total.passage.lead(total) and total.paragraph == parts[0].paragraph


_LEFT_OVER = re.compile(r"结余|顺差|逆差|差额|结转|盈余|净额|缺口|剩余")
_CLASSES = ("岁", "学历", "女", "党员", "少数民族", "职称", "脱贫", "残疾")
"""Ways to divide people; two of them in one list overlap."""


def _overlap(context: Context, parts: Sequence[Figure]) -> bool:
    """Whether parts cannot be a partition: a balance, classes across, shares far from 100."""
    leads = [part.passage.lead(part) for part in parts]
    if any(_LEFT_OVER.search(lead) for lead in leads):
        return True
    classes = {name for lead in leads for name in _CLASSES if name in lead}
    if len(classes) > 1:
        return True
    shares = [_share_after(context, part) for part in parts]
    told = [share for share in shares if share is not None]
    return len(told) == len(parts) and abs(sum(told) - 100) > len(parts) / 2


def _share_after(context: Context, part: Figure) -> float | None:
    """The 占 figure told right after a part."""
    following = part.passage.figures[part.index + 1 : part.index + 2]
    for share in following:
        if share.dimension == measures.PERCENT and context.role(share) is Role.SHARE:
            return share.size
    return None


def _heads(context: Context, total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a total plainly heads a list: next before it, with three parts or more."""
    if len(parts) < 3 or _overlap(context, parts):
        return False
    if _divided(total, parts):
        return True
    near = abs(parts[0].paragraph - total.paragraph) <= 1
    subject = context.label(total)
    return near and (
        clauses.alike(subject, context.label(parts[0]))
        or bool(cues.TOTAL.search(total.passage.lead(total)))
        or any(clauses.alike(subject, part.passage.clause_of(part), 3) for part in parts)
    )


def candidates(context: Context) -> Iterator[Candidate]:
    """Totals with the parts the wording gives them."""
    for figure in context.figures():
        if measures.is_amount(figure.dimension) and context.is_level(figure):
            yield from _after_total(context, figure)
            yield from _before_total(context, figure)
    for sentence in context.each_sentence():
        yield from _columns(context, sentence)
