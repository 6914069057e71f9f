"""Parts and their total: 其中, 分别, 合计, 由…构成, and columns that run through a paragraph.

A list closed by its wording must add up, each addend bringing its own rounding. An open list
(其中 without a closing word) may fall short and must only not exceed the total. Sums found by
looking are told when they hold.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from heshu.checks import clauses, cues, exactly, measures, pairing
from heshu.checks.candidates import Candidate, Compare, Family, Formula, Tie
from heshu.checks.partitions import complete, from_own_purses
from heshu.checks.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshu.checks.context import Context
    from heshu.checks.passage import Figure

FAMILIES = (Family("sum_of_parts", Decimal("0.918")),)

SUM = Formula(exactly.total, "{all}", turns="+")
NO_MORE = Formula(exactly.total, "{all}", Compare.AT_MOST)

_CLOSED = re.compile(
    r"(?:由(?!高|低|大|多|强|上|去|年|\d)|构成|组成|划分为|分为|分成|包括(?!.{0,30}等)|即|依次(?:是|为)|分别(?:是|为)?|共分)"
)
_COMPOSED = re.compile(r"构成|组成")
_STRONG_TOTAL = re.compile(
    rf"(?:{cues.SUMMED}|小计)"
    r"(?:是|为|达|有|约|投入|完成|收|发放|产|种植|实现|修|建|种)*[^，。；()\d]{0,4}$"
)
_GRAND_TOTAL = re.compile(
    r"总(?:投资|额|量|数|产|产量|面积|收入|支出|人口|里程|长|长度|成本|费用|人数|户数|播种面积)"
    r"(?:为|达|达到|是|有)?$"
)
"""A total by its name; it closes only a bare list or two complementary parts before it."""
_NTH_TOTAL = re.compile(
    r"(?:上述|以上|这|前述)?(?P<n>[两二三四五六七八九十]|\d{1,2})"
    r"(?:个|项|类|者|家|县|镇|村|地|种|季|区|部分|笔)?"
    rf"[^，。；\d]{{0,8}}(?:{cues.SUMMED})(?:是|为|达|有)?[^，。；]{{0,4}}$"
)
_REST = re.compile(r"其余|其他|其它|另外|另有|剩余|剩下|余下")
"""What is left of a whole is a part of it, though it is told of several: 其余3家共4.6万人次."""
_SAID_ABOVE = re.compile(r"上述|以上|前述|这[两二三四五六七八九十]")
_PER_UNIT = re.compile(r"每|均价|单价|亩均|户均|平均|亩产|单产")
_PER_HEAD = re.compile(r"人均|次均|户均|亩均|日均|场均")
_TOP = re.compile(r"前[一二三四五六七八九十\d]+[大位名强]|主要|等(?![奖级次品外])|如")
INDUSTRIES = re.compile(r"三次产业|一、二、三|第一、二、三|一二三产|第一、第二、第三")
_NUMBERS = {char: at for at, char in enumerate("零一二三四五六七八九十")} | {"两": 2}
_WITHIN = re.compile(r"含|其中|包括")
MOST_PARTS = 24
BEYOND = 2
"""How many times its total a figure must be to be no part of it, whatever the slip."""


def is_part(context: Context, figure: Figure) -> bool:
    """Whether a figure is an amount that may be added up: no mean, no price, no bound."""
    return (
        context.is_level(figure)
        and measures.is_amount(figure.dimension)
        and not figure.open
        and figure.size > 0
        and not _PER_UNIT.search(figure.lead)
        and not _PER_HEAD.search(figure.lead)
    )


def candidate(
    total: Figure,
    parts: Sequence[Figure],
    tie: Tie,
    reason: str,
    *,
    open_list: bool = False,
    anchor: object = None,
) -> Candidate:
    """The sum of `parts` against `total`; an open list is never a contradiction."""
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
        lead = figure.lead
        if figure.size == total.size and figure.value == total.value:
            break  # 审结95件，即95件中败诉10件: the total told again
        if _WITHIN.match(lead) and figure.passage.bracketed(figure):
            continue  # 公办46家（含公建民营19家）、民办96家: part of a part
        if context.role(figure) is Role.REACHED and figure.segment != total.segment:
            continue  # 由8.6亿元增加到12.1亿元: another indicator
        if not context.is_level(figure) or _PER_UNIT.search(lead):
            continue
        if _PER_HEAD.search(lead) and not _PER_HEAD.search(total.lead):
            continue
        if len(parts) >= 2 and figure.size >= total.size * (
            1 if cues.TOTAL.search(lead) else BEYOND
        ):
            break
        parts.append(figure)
    return parts[:MOST_PARTS]


def number(word: str) -> int:
    """A small number in digits or as one Chinese numeral."""
    return int(word) if word.isdigit() else _NUMBERS[word]


def counted(parts: Sequence[Figure]) -> bool:
    """Whether the sentence says how many parts there are, as in 4个收购点分别…."""
    sentence = parts[0].passage.sentence_of(parts[0])
    found = re.findall(
        r"([两二三四五六七八九十]|\d{1,2})(?:个|项|类|家|种|季|地|条|座|段|村|点)", sentence
    )
    return len(parts) in {number(n) for n in found} and len(parts) >= 2


def _after_total(context: Context, total: Figure) -> Iterator[Candidate]:
    parts = _following(context, total)
    if len(parts) < 2 or _one_of_them(context, total):
        return
    here = [part for part in parts if part.segment == total.segment]
    if 2 <= len(here) < len(parts) and "其中" in total.passage.between(total, here[-1]):
        parts = (
            here  # 在校生11240人，其中…；中等职业教育在校生1460人: what follows is another total
        )
    mark = total.passage.text.find("其中", total.end, parts[-1].start)
    inner = [part for part in parts if part.start > mark]
    owns = mark < parts[0].start
    if not owns and len(inner) >= 2:
        parts = inner  # what stands before 其中 is no part, but may be what is shared out
    words = total.passage.text[total.end : parts[0].start]
    tail = total.passage.text[parts[-1].end : parts[-1].end + 12]
    whole = total.passage.text[total.end : parts[-1].end]
    if _TOP.search(words) or re.search(r"等[^级奖次品外]", whole):
        return
    composed = _COMPOSED.search(tail) and "由" in words
    inside = "其中" in words
    if composed or "划分" in words or "分为" in words:
        yield candidate(total, parts, Tie.WORDED, "总数之后逐项列尽")
    elif (
        complete(parts)
        or _spelt(context, total, parts)
        or (inside and (_in_turn(parts) or with_rest(total, parts)))
    ):
        yield candidate(total, parts, Tie.LIKELY, "总数之后各类列尽")
    elif inside:
        yield candidate(total, parts, Tie.FOUND, "“其中”所列各项", open_list=True)
    elif ":" in words or "：" in words or (_CLOSED.search(words) and _together(total, parts)):
        tie = Tie.WORDED if counted(parts) else Tie.LIKELY
        if all(part.size > total.size for part in parts):
            tie = Tie.FOUND  # 三季度0.17亿元，一、二季度分别为0.23亿元和0.18亿元
        yield candidate(total, parts, tie, "总数之后逐项列出")
    else:
        yield candidate(total, parts, Tie.FOUND, "总数之后的同单位数")
    for size in range(2, len(parts)):
        yield candidate(total, parts[:size], Tie.FOUND, "总数之后的同单位数")
    base = total.passage.text.startswith("的", total.end)  # 为计划17.5万亩的106.3%，其中…
    base = base or bool(_PER_UNIT.search(total.lead))
    if inside and owns and not base and _listed_inside(total, parts):
        yield Candidate(
            "sum_of_parts", total, tuple(parts), NO_MORE, Tie.WORDED,
            "“其中”各项之和不得超过总数", only_failing=True, slot=(total, parts[0]),
        )  # fmt: skip


def with_rest(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a list between the same semicolons ends with what is left over: 其中…、其他75人."""
    last = clauses.noun(parts[-1].lead.lstrip("，,、；;和及"))
    return bool(_REST.search(last)) and total.segment in {parts[0].segment, parts[-1].segment}


def _spelt(context: Context, total: Figure, parts: Sequence[Figure]) -> bool:
    """优良天数312天，其中优98天、良214天: the names of two parts spell out that of the total."""
    names = [clauses.noun(part.lead.lstrip("，,、；;")) for part in parts]
    return len(names) == 2 and all(names) and "".join(names) in context.label(total)


def _together(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a total and its parts stand between the same semicolons; 分别 reaches no further."""
    return total.segment == parts[0].segment == parts[-1].segment


def _one_of_them(context: Context, total: Figure) -> bool:
    """Whether a figure is told beside those after it, or goes on with a list of its own."""
    return bool(context.readings[total].listed) or total.passage.text.startswith("、", total.end)


def _listed_inside(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the parts after 其中 are one list told side by side with 、, none within another."""
    text = total.passage.text[total.end : parts[-1].end]
    beside = total.passage.text[parts[0].end : parts[-1].end]
    named = all(clauses.noun(part.lead) for part in parts)
    flat = not re.search(r"[。；;()，,]", beside) or _numbered(parts) or from_own_purses(parts)
    return named and text.count("其中") == 1 and flat


def _in_turn(parts: Sequence[Figure]) -> bool:
    """一期投资…，二期投资…，三期投资…: three stages or more, numbered in turn."""
    return len(parts) >= 3 and _numbered(parts)


def _numbered(parts: Sequence[Figure]) -> bool:
    """一等奖10户，二等奖20户，三等奖30户: classes numbered in turn."""
    nouns = [clauses.noun(part.lead.removeprefix("，")) for part in parts]
    return all(
        noun[:1] == number and noun[1:] == nouns[0][1:]
        for noun, number in zip(nouns, "一二三四五六七八九十", strict=False)
    )


# ---------------------------------------------------------------- totals after their list


def _before_total(context: Context, total: Figure) -> Iterator[Candidate]:
    lead = total.lead
    if total.open or _REST.search(total.passage.clause_of(total)):
        return
    nth = _NTH_TOTAL.search(total.passage.clause_of(total))
    if nth:
        yield from _last(context, total, number(nth["n"]))
        return
    earlier = [
        figure
        for figure in context.sentence(total)
        if figure.index < total.index and _alike(figure, total) and is_part(context, figure)
    ]
    if earlier and earlier[0].value == total.value:
        earlier = earlier[1:]  # 降雨126天，其中…，合计126天: the total told twice
    closed = complete(earlier) or _bare(context, earlier) or _in_turn(earlier)
    closed = closed or (len(earlier) >= 3 and counted(earlier))
    if _GRAND_TOTAL.search(lead) and closed:
        yield candidate(total, earlier, Tie.LIKELY, "总数之前逐项列出")
    if goes_on(total):
        return
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
        yield candidate(total, run[-MOST_PARTS:], tie, "总数之前逐项列出")
        for skip in range(1, len(run) - 1):
            yield candidate(total, run[skip:][-MOST_PARTS:], Tie.FOUND, "总数之前的同单位数")
    yield from _named_inside(context, total)


_GOES_ON = re.compile(
    r"\s*(?:再)?加(?:上(?!述)|中央|省|市|县|上年|转|调|地方|债|一般|专项|补助|返还)"
)


def goes_on(total: Figure) -> bool:
    """Whether the first addend of a list stands before its sentence: 加上级补助…，收入总计…."""
    begin = total.passage.begin(total.passage.sentences, total.start)
    return bool(_GOES_ON.match(total.passage.text, begin))


def _bare(context: Context, run: Sequence[Figure]) -> bool:
    """Whether all of a run is one bare list: 分别投资1.2亿元、2.6亿元、3.5亿元."""
    places = [context.readings[part].listed for part in run]
    return len(run) >= 2 and places == list(range(len(run)))


def _alike_told(run: Sequence[Figure]) -> bool:
    """一段四百二十丈，一段三百一十丈，一段…: three parts or more told in the same words."""
    return len(run) >= 3 and len({part.lead.strip("，,、") for part in run}) == 1


def _last(context: Context, total: Figure, count: int) -> Iterator[Candidate]:
    """上述四项之和: the last `count` parts before the total, wherever they stand."""
    figures = total.passage.figures[max(0, total.index - 40) : total.index]
    parts = [f for f in figures if _alike(f, total) and is_part(context, f)]
    if count >= 2 and len(parts) >= count:
        here = sum(part.place == total.place for part in parts) == count
        told = _SAID_ABOVE.search(total.passage.clause_of(total))
        tie = Tie.WORDED if here or told else Tie.LIKELY
        yield candidate(total, parts[-count:], tie, f"前述{count}项之和")


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
        yield candidate(total, known, Tie.LIKELY, "括号内各项之和")


def _in_pairs(context: Context, total: Figure) -> Iterator[Candidate]:
    """1426户5038人，其中甲512户1806人、乙…: two columns in step; what closes one closes both."""
    figures = context.sentence(total)
    at = figures.index(total)
    pairs = [
        (one, other)
        for one, other in zip(figures[at:], figures[at + 1 :], strict=False)
        if one.end == other.start and one.dimension != other.dimension
    ]
    if not pairs or pairs[0][0] is not total:
        return
    kinds = tuple(figure.dimension for figure in pairs[0])
    parts = [pair for pair in pairs[1:] if tuple(f.dimension for f in pair) == kinds]
    parts = [pair for pair in parts if pair[0].segment == total.segment]
    mark = total.passage.text.find("其中", total.end, parts[0][0].start) if parts else -1
    if len(parts) < 2 or mark < 0:
        return
    anchor = ("pairs", total.passage, total.start)
    for whole, column in zip(pairs[0], zip(*parts, strict=True), strict=True):
        yield Candidate(
            "sum_of_parts", whole, column, SUM, Tie.FOUND, "两列同分，一列相合则另一列亦应相合",
            anchor=anchor, slot=("pairs", whole),
        )  # fmt: skip


def candidates(context: Context) -> Iterator[Candidate]:
    """Totals with the parts the wording of their sentence gives them."""
    for figure in context.figures():
        if measures.is_amount(figure.dimension) and context.is_level(figure):
            yield from _after_total(context, figure)
            yield from _before_total(context, figure)
            yield from _in_pairs(context, figure)
