"""The lines above a document's body: title, subtitle, speaker, date, number, site chrome.

Government pages put the title before, inside, after or on both sides of their metadata; the
one nearest to the body is the document's own, one that repeats it is the page's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from heshu.intake.assignment import bigrams
from heshu.intake.blocks import Dropped
from heshu.intake.datelines import byline_of, is_name, speaker_of
from heshu.intake.dates import is_date_line
from heshu.intake.furniture import is_chrome, is_margin, is_site
from heshu.intake.metadata import TITLES, header_of
from heshu.intake.reflow import printed_length

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.intake.blocks import Draft
    from heshu.intake.lines import Line
    from heshu.intake.metadata import Header

_YEAR = r"[\[(](?:19|20)\d{2}[\])]"
_ALL = r"(?: ?\(总第? ?\d{1,4} ?期\))"
NUMBER = re.compile(
    rf"^\(?[\u3400-\u9fff]{{1,12}} ?{_YEAR} ?(?:第 ?)?\d{{1,4}} ?[号期]\)?$|^第 ?\d{{1,4}} ?[号期]$"
    rf"|^\(?(?:{_YEAR}|(?:19|20)\d{{2}}年) ?第 ?\d{{1,4}} ?[号期]\)?{_ALL}?$"
    rf"|^\(?第? ?\d{{1,4}} ?期{_ALL}$|^\(?总第 ?\d{{1,4}} ?期\)?$"
)
"""A document number on a line of its own: 某政发〔2024〕3号."""
_SIGNED = re.compile(r"^(?P<who>[\u3400-\u9fff]{4,24})[ \t]+(?P<when>\(?[\d〇○二][^ ]{5,20}\)?)$")
_STATE = re.compile(
    r"^\((?:摘要|节选|草案|讨论稿|送审稿|审议稿|试行|暂行|修订|修订稿|征求意见稿|公开征求意见稿|全文|书面)\)$"
)
"""What a document is, in brackets below the last line of its title."""
_OCCASION = r"(?:会议|大会|全会|常委会|座谈会|讲话)(?:上|上的.{2,6})?"
_SUBTITLE = re.compile(
    rf"^(?:-{{1,4}}|\().*|^(?:\d{{4}}年\d{{1,2}}月\d{{1,2}}日)?(?:在|于).{{4,60}}{_OCCASION}\)?$"
)
_MASTHEAD = re.compile(r"^[\u3400-\u9fff]{3,30}文件$")
_SERIAL = re.compile(
    r"^[\u3400-\u9fff]{2,24}(?:公报|简报|专报|快报|通报|周报|月报|季报|通讯|参考|信息|动态)$"
)
"""What comes out in numbers; it is a masthead where its number stands below."""
ORG = re.compile(
    r"^[\u3400-\u9fff]{2,24}(?:人民政府|政府办公室|委员会|办公室|局|厅|委|院|站|所|中心|支队|大队|总队"
    r"|调查队|指挥部|领导小组|管委会|协会|公司|集团|党委|工委|纪委|常委会|财政处|秘书室|公所)$"
)


def signed_apart(line: Line) -> list[Line]:
    """`某县统计局 2024年7月15日` as two lines, the office and the date; else the line itself."""
    match = _SIGNED.match(line.shadow)
    if match is None or not ORG.match(match["who"]) or not is_date_line(match["when"]):
        return [line]
    return [line.slice(*match.span("who")), line.slice(*match.span("when"), blanks=0)]


_DATED = re.compile(
    r"(?P<date>(?:19|20)\d{2}([-/.])\d{1,2}\2\d{1,2}(?: +\d{1,2}:\d{2}(?::\d{2})?)?"
    r"|(?:19|20)\d{2}年\d{1,2}月\d{1,2}日 +\d{1,2}:\d{2})"
    r"(?: +|[|])[^，。；]{1,40}$"
)
"""What news sites print under a title: when, who, and buttons, without labels."""


_DATED_BEHIND = re.compile(
    r"^[^，。；]{1,30}?(?P<date>(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2} +\d{1,2}:\d{2}(?::\d{2})?)$"
)
"""Who and when, run together: under the titles of accounts of WeChat."""


def dated_line(shadow: str) -> int:
    """The length of the date that opens a line of unlabelled details; 0 when none does."""
    match = _DATED.match(shadow)
    return match.end("date") if match else 0


_CHANNEL = re.compile(
    r"\[(?P<name>[\u3400-\u9fff]{0,6}(?:动态|要闻|新闻|快讯|简讯|速递|公告|公示|通知|资讯|信息|解读|图文|图解"
    r"|视频|专题|专栏|转载))\] *"
)
_OF_YEAR = re.compile(
    r"^(?:19|20)\d{2}(?:[-至](?:19|20)?\d{2})?年?(?:度|上半年|下半年|第?[一二三四]季度|\d{1,2}月份?)?"
    r"[\u3400-\u9fff、]*(?:报告|总结|要点|计划|安排|打算|预算|决算|方案|公报|说明|情况|年报)"
)
"""2024年度工作总结: whose it is stands on the line above."""
_OPENINGS = ("关于", "印发", "转发", "批转")
"""How a title goes on below the office it begins with."""
_DOCUMENT = re.compile(
    r"(?:通知|公告|通告|意见|办法|决定|决议|批复|公示|方案|细则|规定|通报|纪要|报告|公报|总结|计划|规划|要点"
    r"|情况|预算|决算|说明)(?:\([^()]{1,20}\))?(?:\[\d\])?$"
)
"""How the titles of official documents end."""


class Role(StrEnum):
    """What a header line is."""

    CHROME = "chrome"
    SITE = "site"
    METADATA = "metadata"
    MARGIN = "margin"
    DATE = "date"
    BYLINE = "byline"
    SUBTITLE = "subtitle"
    NUMBER = "number"
    MASTHEAD = "masthead"
    ORG = "org"
    TITLE = "title"


@dataclass(slots=True)
class _Sorted:
    """Header lines with their roles."""

    lines: Sequence[Line]
    roles: list[Role]
    metadata: Header
    groups: list[list[int]] = field(default_factory=list)
    """Runs of title lines."""


def _role(line: Line, after_title: bool) -> Role:
    text = line.shadow.strip()
    if line.heading == 1:
        return Role.TITLE
    checks = (
        (Role.CHROME, is_chrome(text)),
        (Role.MARGIN, is_margin(text)),
        (
            Role.DATE,
            is_date_line(text) or dated_line(text) > 0 or _DATED_BEHIND.match(text) is not None,
        ),
        (Role.NUMBER, bool(NUMBER.match(text))),
        (Role.MASTHEAD, bool(_MASTHEAD.match("".join(text.split())))),
        (Role.SUBTITLE, bool(_SUBTITLE.match(text)) and (after_title or text.startswith("-"))),
        (Role.BYLINE, bool(byline_of(text)) or speaker_of(text) or (after_title and is_name(text))),
        (Role.ORG, bool(ORG.match("".join(text.split())))),
        (Role.SITE, is_site(text)),
    )
    return next((role for role, holds in checks if holds), Role.TITLE)


def read_header(lines: Sequence[Line], draft: Draft) -> list[Dropped]:
    """Fill a draft's title, fields and metadata from the lines above its body.

    Returns:
        The lines that are site chrome, and the labels of the metadata.
    """
    if not lines:
        return []
    found = _sort(lines)
    draft.metadata = dict(found.metadata.values)
    if found.metadata.preface:
        draft.parts["date"] = found.metadata.preface[:1]
    title = _choose(found)
    dropped = [Dropped(lines[i].start, lines[i].end, "label") for i in found.metadata.lines]
    for i, (line, role) in enumerate(zip(lines, found.roles, strict=True)):
        if role in (Role.CHROME, Role.SITE, Role.MARGIN, Role.ORG, Role.TITLE) and i not in title:
            dropped += _leave(found, i, title, draft)
        elif role is Role.NUMBER:
            _enter_number(draft, line)
        elif role is Role.BYLINE:
            _enter_byline(draft, line)
        elif (
            role is Role.DATE and not is_date_line(line.shadow) and (end := dated_line(line.shadow))
        ):
            # What stands behind the date is nobody's: it becomes margin.
            draft.parts.setdefault("date", []).append(line.slice(0, end))
        elif role is Role.DATE and (behind := _DATED_BEHIND.match(line.shadow)):
            draft.parts.setdefault("date", []).append(line.slice(*behind.span("date")))
        elif name := _PART_OF.get(role):
            draft.parts.setdefault(name, []).append(line)
    if title:
        _enter_title([lines[i] for i in title], draft)
    elif label := next((k for k in TITLES if any(v.text for v in draft.metadata.get(k, ()))), ""):
        draft.parts["title"] = list(draft.metadata[label])
    return dropped


_PART_OF = {Role.DATE: "date", Role.SUBTITLE: "subtitle", Role.MASTHEAD: "column"}


def _sort(lines: Sequence[Line]) -> _Sorted:
    metadata = header_of(lines)
    roles: list[Role] = []
    seen_title = False
    for i, line in enumerate(lines):
        role = Role.METADATA if i in metadata.lines else _role(line, seen_title)
        if roles and roles[-1] is Role.TITLE and _STATE.match(line.shadow):
            role = Role.TITLE
        if role is Role.TITLE and roles and roles[-1] is Role.SUBTITLE and _runs_on(lines, i):
            role = Role.SUBTITLE
        seen_title = seen_title or role is Role.TITLE
        roles.append(role)
    found = _Sorted(lines, roles, metadata)
    for i in range(len(roles)):
        if _is_masthead(found, i):
            roles[i] = Role.MASTHEAD
        elif _names_issuer(found, i):
            roles[i] = Role.TITLE
        if roles[i] is not Role.TITLE:
            continue
        if found.groups and found.groups[-1][-1] == i - 1 and _continues(found, i):
            found.groups[-1].append(i)
        else:
            found.groups.append([i])
    return found


def _is_masthead(found: _Sorted, i: int) -> bool:
    """Whether line `i` is the name of a serial, with its number below: 工作简报 / 第12期."""
    if i + 1 >= len(found.lines) or found.roles[i + 1] is not Role.NUMBER:
        return False
    words = "".join(found.lines[i].shadow.split())
    return "期" in found.lines[i + 1].shadow and bool(_SERIAL.match(words))


def _names_issuer(found: _Sorted, i: int) -> bool:
    """Whether line `i` is the office in a title of two lines: 某县人民政府 / 关于……的通知."""
    if found.roles[i] not in (Role.ORG, Role.SITE) or i + 1 >= len(found.lines):
        return False
    below = found.lines[i + 1]
    if found.roles[i + 1] is not Role.TITLE or below.blanks:
        return False
    return below.shadow.startswith(_OPENINGS) or bool(_OF_YEAR.match(below.shadow))


def _runs_on(lines: Sequence[Line], i: int) -> bool:
    """Whether line `i` is the second line of a subtitle: 第五次会议上."""
    above = lines[i - 1]
    return not lines[i].blanks and not above.shadow.endswith(("上", ")", "。"))


def _continues(found: _Sorted, i: int) -> bool:
    """Whether title line `i` goes on the one above, rather than repeating it."""
    above, line = found.lines[i - 1], found.lines[i]
    if (
        line.heading and line.heading != above.heading
    ) or line.number - above.number > 1 + line.blanks:
        # What stood between was furniture.
        return False
    return _alike(above.shadow, line.shadow) < 0.8 and line.blanks <= max(above.blanks, 1) + 1


def _alike(first: str, second: str) -> float:
    """The share of the shorter text's character pairs that the other has too."""
    one, two = bigrams(first), bigrams(second)
    smaller = min(len(one), len(two))
    return len(one & two) / smaller if smaller else float(first == second)


def _choose(found: _Sorted) -> list[int]:
    """The positions of the title's lines: the group nearest the body that reads as a title."""
    wanted = found.metadata.first(TITLES)
    groups = [g for g in found.groups if sum(printed_length(found.lines[i].text) for i in g) >= 2]
    told = [[i for i in g if found.lines[i].heading == 1] for g in groups]
    if any(told):
        return next(group for group in reversed(told) if group)
    if not groups:
        return []
    if wanted:
        for group in reversed(groups):
            if _alike(wanted, "".join(found.lines[i].shadow for i in group)) >= 0.6:
                return _without_menu(found, group, wanted)
    return _titled(found, groups) or groups[-1]


def _titled(found: _Sorted, groups: list[list[int]]) -> list[int]:
    """The group that ends as titles do, where only short lines stand between it and the body."""
    for group in reversed(groups):
        words = "".join(found.lines[i].text for i in group)
        if _DOCUMENT.search("".join(found.lines[group[-1]].shadow.split())):
            return group if printed_length(words) >= 8 else []
        if printed_length(words) > 14:
            break
    return []


def _without_menu(found: _Sorted, group: list[int], wanted: str) -> list[int]:
    """A group without leading lines that the known title does not share."""
    kept = [i for i in group if _alike(wanted, found.lines[i].shadow) >= 0.5]
    return kept or group


def _leave(found: _Sorted, i: int, title: list[int], draft: Draft) -> list[Dropped]:
    """A header line that is not the title: the page's title, the issuer, or chrome."""
    line = found.lines[i]
    named = "".join(found.lines[j].shadow for j in title) or found.metadata.first(TITLES)
    if found.roles[i] is Role.ORG and title and i > title[-1]:
        draft.parts.setdefault("byline", []).append(line)
        return []
    if found.roles[i] is Role.TITLE and named and _alike(named, line.shadow) >= 0.6:
        draft.parts.setdefault("page_title", []).append(line)
        return []
    if name := _beside(found, i, title):
        draft.parts.setdefault(name, []).append(line)
        return []
    if found.roles[i] is Role.TITLE:
        # Not known to be chrome: what nobody claims becomes margin, so nothing is lost.
        return []
    reason = "page-mark" if found.roles[i] is Role.MARGIN else "chrome"
    return [Dropped(line.start, line.end, reason)]


def _beside(found: _Sorted, i: int, title: list[int]) -> str:
    """`kicker` or `subtitle` for a line right above or below a title that the format marks."""
    if not title or found.roles[i] is not Role.TITLE or found.lines[title[0]].heading != 1:
        return ""
    if not 4 <= printed_length(found.lines[i].text) <= 50:
        return ""
    return "kicker" if i == title[0] - 1 else "subtitle" if i == title[-1] + 1 else ""


def _enter_title(lines: list[Line], draft: Draft) -> None:
    """The title, without the name of the site's column in brackets: [要闻动态]某县召开……."""
    label = _CHANNEL.match(lines[0].shadow)
    if label and label.end() < len(lines[0].shadow):
        draft.parts["column"] = [lines[0].slice(*label.span("name"))]
        lines = [lines[0].slice(label.end(), len(lines[0].text)), *lines[1:]]
    draft.parts["title"] = lines


def _enter_number(draft: Draft, line: Line) -> None:
    """The number goes among the metadata, unless the header has it already."""
    given = draft.metadata.get("文号", [])
    if "期" not in line.shadow and given and given[0].shadow.rstrip(")").endswith("期"):
        # A serial's own number stands above that of its document.
        draft.metadata["期号"] = draft.metadata.pop("文号")
    values = [draft.metadata.get(label, []) for label in ("文号", "发文字号", "文件编号")]
    if not any(value.text for lines in values for value in lines):
        draft.metadata["文号"] = [line]


def _enter_byline(draft: Draft, line: Line) -> None:
    span = byline_of(line.shadow)
    draft.parts.setdefault("byline", []).append(line.slice(*span) if span else line)
