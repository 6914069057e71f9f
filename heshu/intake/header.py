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
NUMBER = re.compile(
    rf"^\(?[\u3400-\u9fff]{{1,12}} ?{_YEAR} ?(?:第 ?)?\d{{1,4}} ?[号期]\)?$|^第 ?\d{{1,4}} ?[号期]$"
    rf"|^\(?(?:{_YEAR}|(?:19|20)\d{{2}}年) ?第 ?\d{{1,4}} ?[号期]\)?$|^\(?总第 ?\d{{1,4}} ?期\)?$"
)
"""A document number on a line of its own: 某政发〔2024〕3号."""
_SIGNED = re.compile(r"^(?P<who>[\u3400-\u9fff]{4,24})[ \t]+(?P<when>\(?[\d〇○二][^ ]{5,20}\)?)$")
_OCCASION = r"(?:会议|大会|全会|常委会|座谈会|讲话)(?:上|上的.{2,6})?"
_SUBTITLE = re.compile(
    rf"^(?:-{{1,4}}|\().*|^(?:\d{{4}}年\d{{1,2}}月\d{{1,2}}日)?(?:在|于).{{4,60}}{_OCCASION}\)?$"
)
_MASTHEAD = re.compile(r"^[\u3400-\u9fff]{4,30}文件$")
ORG = re.compile(
    r"^[\u3400-\u9fff]{2,24}(?:人民政府|政府办公室|委员会|办公室|局|厅|委|院|站|所|中心|支队|大队|协会|公司|党委|工委|统计局)$"
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


def dated_line(shadow: str) -> int:
    """The length of the date that opens a line of unlabelled details; 0 when none does."""
    match = _DATED.match(shadow)
    return match.end("date") if match else 0


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
    checks = (
        (Role.CHROME, is_chrome(text)),
        (Role.MARGIN, is_margin(text)),
        (Role.DATE, is_date_line(text) or dated_line(text) > 0),
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
        elif role is Role.DATE and (end := dated_line(line.shadow)):
            # What stands behind the date is nobody's: it becomes margin.
            draft.parts.setdefault("date", []).append(line.slice(0, end))
        elif name := _PART_OF.get(role):
            draft.parts.setdefault(name, []).append(line)
    if title:
        draft.parts["title"] = [lines[i] for i in title]
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
        if role is Role.TITLE and roles and roles[-1] is Role.SUBTITLE and _runs_on(lines, i):
            role = Role.SUBTITLE
        seen_title = seen_title or role is Role.TITLE
        roles.append(role)
    found = _Sorted(lines, roles, metadata)
    for i in range(len(roles)):
        if _names_issuer(found, i):
            roles[i] = Role.TITLE
        if roles[i] is not Role.TITLE:
            continue
        if found.groups and found.groups[-1][-1] == i - 1 and _continues(found, i):
            found.groups[-1].append(i)
        else:
            found.groups.append([i])
    return found


def _names_issuer(found: _Sorted, i: int) -> bool:
    """Whether line `i` is the office in a title of two lines: 某县人民政府 / 关于……的通知."""
    if found.roles[i] not in (Role.ORG, Role.SITE) or i + 1 >= len(found.lines):
        return False
    below = found.lines[i + 1]
    return found.roles[i + 1] is Role.TITLE and below.shadow.startswith("关于") and not below.blanks


def _runs_on(lines: Sequence[Line], i: int) -> bool:
    """Whether line `i` is the second line of a subtitle: 第五次会议上."""
    above = lines[i - 1]
    return not lines[i].blanks and not above.shadow.endswith(("上", ")", "。"))


def _continues(found: _Sorted, i: int) -> bool:
    """Whether title line `i` goes on the one above, rather than repeating it."""
    above, line = found.lines[i - 1], found.lines[i]
    if line.marked or line.number - above.number > 1 + line.blanks:
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
    if not groups:
        return []
    if wanted:
        for group in reversed(groups):
            if _alike(wanted, "".join(found.lines[i].shadow for i in group)) >= 0.6:
                return _without_menu(found, group, wanted)
    return groups[-1]


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
    if found.roles[i] is Role.TITLE:
        # Not known to be chrome: what nobody claims becomes margin, so nothing is lost.
        return []
    reason = "page-mark" if found.roles[i] is Role.MARGIN else "chrome"
    return [Dropped(line.start, line.end, reason)]


def _enter_number(draft: Draft, line: Line) -> None:
    """The number goes among the metadata, unless the header has it already."""
    values = [draft.metadata.get(label, []) for label in ("文号", "发文字号", "文件编号")]
    if not any(value.text for lines in values for value in lines):
        draft.metadata["文号"] = [line]


def _enter_byline(draft: Draft, line: Line) -> None:
    span = byline_of(line.shadow)
    draft.parts.setdefault("byline", []).append(line.slice(*span) if span else line)
