"""Parts of one sentence whose total stands in an earlier one: a list under its head.

The columns that run through a paragraph, told in turn or one after the other. A list that says
it shares out a whole must add up; others are told when they do.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from heshu.checks import clauses, cues, measures, pairing
from heshu.checks.candidates import Tie
from heshu.checks.context import recast
from heshu.checks.partitions import complete
from heshu.checks.relations.sums import (
    INDUSTRIES,
    MOST_PARTS,
    candidate,
    counted,
    is_part,
    number,
)
from heshu.checks.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from heshu.checks.candidates import Candidate, Family
    from heshu.checks.context import Context
    from heshu.checks.passage import Figure

FAMILIES: tuple[Family, ...] = ()
"""Told as `sum_of_parts`."""

MOST_TOTALS = 16
_HEADS = sorted(measures.HEADS)


def _runs(context: Context, sentence: Sequence[Figure]) -> Iterator[list[Figure]]:
    """The lists of like parts a sentence holds: all, the first of each segment, bare lists."""
    kinds: dict[tuple[str, str], list[Figure]] = {}
    for figure in sentence:
        if is_part(context, figure) and not recast(figure) and figure.fact.approx is None:
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
        for first in firsts:
            here = [part for part in parts if part.segment == first.segment]
            if 1 < len(here) < len(parts) and complete(here):
                yield here
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
        columns.setdefault(clauses.noun(part.lead), []).append(part)
    regular = len({len(column) for column in columns.values()}) == 1
    found = list(columns.values())
    return found if regular and len(found) > 1 and len(found[0]) > 1 else []


def _columns(context: Context, sentence: Sequence[Figure]) -> Iterator[Candidate]:
    """Parts of one sentence whose total stands in an earlier one."""
    for parts in _runs(context, sentence):
        most = max(part.size for part in parts)
        whole = len(parts) >= 3 and not _overlap(context, parts)
        first = parts[0]
        named = _of_named(first)
        totals = [
            total
            for total in _totals(context, first)
            if total not in parts
            and (total.size > most or (whole and _heads(context, total, parts)))
        ]
        largest = max(totals, key=lambda total: total.size, default=None)
        tried = pairing.named(context, named, totals)[:3] if named else []
        for total in tried:
            yield candidate(total, parts, Tie.LIKELY, f"“{named}”中的各项")
        interleaved, shared, closed = _interleaved(parts), _shared_out(parts), complete(parts)
        digits = sum(part.digits for part in parts)
        for total in totals[:MOST_TOTALS]:
            if total in tried or total.sentence == first.sentence:
                continue
            listed = _told_of(context, total, parts)
            if interleaved and not (listed or _same_noun(total, first)):
                yield candidate(total, parts, Tie.FOUND, "别句的总数与本句各项")
                continue
            headed = (whole and _heads(context, total, parts)) or (total is largest and shared)
            headed = headed or (closed and _next_before(context, total, first))
            headed = headed or _viewed(total, parts) or _quarterly(context, total, parts)
            headed = (headed or listed) and not (_own_total(parts) or _tacked_on(parts))
            tie = Tie.LIKELY if headed else Tie.FOUND
            if tie is Tie.LIKELY or len(parts) > 2 or (total.digits > 2 and digits > 5):
                head = ("head", total.passage, total.sentence, first.sentence)
                yield candidate(total, parts, tie, "别句的总数与本句各项", anchor=head)


_QUARTERS = re.compile(r"一至四季度|四个季度|各季度")


def _quarterly(context: Context, total: Figure, parts: Sequence[Figure]) -> bool:
    """一至四季度营业收入分别为…: the quarters of what the total calls by the same name."""
    words = parts[0].passage.clause_of(parts[0])
    listed = len(parts) == 4 and context.readings[parts[-1]].listed == 3
    named = listed and bool(_QUARTERS.search(words))
    return named and clauses.alike(context.label(total), words.rpartition("季度")[2], 3)


def _own_total(parts: Sequence[Figure]) -> bool:
    """累计处置17.8亿元，其中核销9.4亿元、…: the first of a list is the total of the others."""
    return "其中" in parts[0].passage.between(parts[0], parts[1])


def _tacked_on(parts: Sequence[Figure]) -> bool:
    """一季度…，四季度2.4亿；汛期11.3亿: the last, behind a semicolon, cuts the whole anew."""
    segments = [part.segment for part in parts]
    return len(parts) > 3 and len(set(segments[:-1])) == 1 and segments[-1] != segments[0]


_COUNT = re.compile(r"([两三四五六七八九十]|\d{1,2})(?:个|项|类|家|种|大)")
_REST = re.compile(r"其余|其他|其它|剩余")


def _told_of(context: Context, total: Figure, parts: Sequence[Figure]) -> bool:
    """3个项目总投资56.8亿元。其中，…: as many parts as are counted, or a rest at the end.

    The total stands in the sentence right before it.
    """
    first = parts[0]
    begin = first.passage.begin(first.passage.sentences, first.start)
    if not first.passage.text.startswith("其中", begin) or len(parts) < 3:
        return False
    if not _next_before(context, total, first) or _parallel(context, total, parts):
        return False
    counts = {number(found) for found in _COUNT.findall(total.passage.clause_of(total))}
    return len(parts) in counts or bool(_REST.search(parts[-1].lead))


def _viewed(total: Figure, parts: Sequence[Figure]) -> bool:
    """按消费类型统计，商品零售…；餐饮收入…: parts of the first and largest of the paragraph."""
    first = parts[0]
    apart = len({part.segment for part in parts}) == len(parts)
    if total.paragraph != first.paragraph or not (len(parts) == 2 or apart):
        return False
    sentence = first.passage.sentence_of(first)
    if not _VIEW.match(sentence) or _TOTAL_WORDS.search(sentence):
        return False
    between = total.passage.figures[total.index + 1 : first.index]
    return not any(f.dimension == total.dimension and f.size > total.size for f in between)


def _next_before(context: Context, total: Figure, first: Figure) -> bool:
    """Whether a total stands in the sentence right before a list, no like level after it."""
    if total.sentence != first.sentence - 1:
        return False
    between = total.passage.figures[total.index + 1 : first.index]
    return not any(f.dimension == total.dimension and context.is_level(f) for f in between)


def _interleaved(parts: Sequence[Figure]) -> bool:
    """Whether figures of another column stand between the parts."""
    between = parts[0].passage.figures[parts[0].index : parts[-1].index]
    return any(f.dimension == parts[0].dimension and f not in parts for f in between)


def _same_noun(total: Figure, part: Figure) -> bool:
    return clauses.noun(total.lead) == clauses.noun(part.lead)


_TOTAL_WORDS = re.compile(r"合计|总计|共计|小计|其中")
_VIEW = re.compile(r"^\s*(?:从|按|分)[^，。；\d]{1,10}[，,]")


def _shared_out(parts: Sequence[Figure]) -> bool:
    """Whether a list says that it shares out a whole: 从资金渠道看，…; 4个收购点分别…."""
    sentence = parts[0].passage.sentence_of(parts[0])
    if len(parts) < 3 or _TOTAL_WORDS.search(sentence) or parts[0].segment != parts[-1].segment:
        return False
    return bool(_VIEW.match(sentence)) or counted(parts)


def _totals(context: Context, first: Figure) -> list[Figure]:
    found = context.before(first, first.dimension)
    if measures.kin(first.dimension) != first.dimension:
        for word in _HEADS:
            if measures.COUNT + word != first.dimension:
                found += context.before(first, measures.COUNT + word)
        found.sort(key=lambda total: -total.start)
    return [total for total in found if total.passage is first.passage]


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
    return "生产总值" in total.lead and total.paragraph == parts[0].paragraph


_LEFT_OVER = re.compile(r"结余|顺差|逆差|差额|结转|盈余|净额|缺口|剩余")
_CLASSES = ("岁", "学历", "女", "党员", "少数民族", "职称", "脱贫", "残疾")
"""Ways to divide people; two of them in one list overlap."""


def _overlap(context: Context, parts: Sequence[Figure]) -> bool:
    """Whether parts cannot be a partition: a balance, classes across, shares far from 100."""
    leads = [part.lead for part in parts]
    if any(_LEFT_OVER.search(lead) for lead in leads):
        return True
    if any("收入" in lead for lead in leads) and any("支出" in lead for lead in leads):
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


def _parallel(context: Context, total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the total's sentence tells of another place what the parts tell of theirs.

    小学招生…，毕业…；初中招生…，毕业…: two subjects stand in both.
    """
    mates = [f for f in context.sentence(total) if f.dimension == total.dimension]
    here, there = ({context.label(f)[-2:] for f in group} for group in (parts, mates))
    listed = total.size < max(f.size for f in [*mates, total])
    return listed or len(here & there) > 1


def _heads(context: Context, total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a total plainly heads a list that can be a partition of it."""
    if abs(parts[0].paragraph - total.paragraph) > 1 or _parallel(context, total, parts):
        return False
    if _divided(total, parts):
        return True
    subject = context.label(total)
    return (
        clauses.alike(subject, context.label(parts[0]))
        or bool(cues.TOTAL.search(total.lead))
        or any(clauses.alike(subject, part.passage.clause_of(part), 3) for part in parts)
    )


def candidates(context: Context) -> Iterator[Candidate]:
    """Every list of parts with the totals that may head it."""
    for sentence in context.each_sentence():
        yield from _columns(context, sentence)
