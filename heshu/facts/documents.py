"""Document numbers: 文号, index numbers of government pages, standards, and codes to leave alone.

File numbers follow GB/T 9704 (issuer's short name, year in hexagonal brackets, number 号); index
numbers the information-disclosure catalogues (`dyx032-/2025-0110001`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from heshu.model import Fact, FactKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from heshu.facts.shadow import Shadow

_YEAR = r"[〔\[(【〈][12][0-9]{3}[〕\])】〉]"
_BRACKETS = frozenset("〔[(【〈")
_NUMBERED = re.compile(rf"(?:[\u4e00-\u9fffA-Za-z]{{1,14}})?{_YEAR} ?(?:第 ?)?[0-9]{{1,5}} ?号")
_ORDER = re.compile(
    r"(?:令|公告|通告|公报)(?:\(?[12][0-9]{3}年?\)?)?第 ?[0-9一二三四五六七八九十百]{1,5} ?号"
    r"|第[0-9]{1,4}号(?:令|公告|通告)"
)
_INDEX = re.compile(
    r"(?<![0-9A-Za-z/.@-])[A-Za-z]{1,8}[0-9]{2,}[0-9A-Za-z]*"
    r"[-_/][-_/0-9A-Za-z]*(?<=[0-9])(?![0-9A-Za-z])"
)
_CATALOGUE = re.compile(
    r"(?<![0-9A-Za-z-])[0-9]{6,}[-/][-/0-9]{4,}[0-9](?![0-9A-Za-z])"
    r"|(?<![0-9])0[0-9]{8,}[A-Z]?[-/][0-9]{4,}"
)
_STANDARD = re.compile(
    r"(?:GB|DB|JGJ|CJJ|HJ|NY|SL|YC|LY|QX|CJ|JT|ISO|IEC)[0-9]{0,4}(?:/[TZ])? ?"
    r"[0-9]{2,6}(?:\.[0-9]+)?(?:-[0-9]{4})?"
)
_LEAD = re.compile(
    r".*(?:按照|根据|依据|印发|转发|下发|关于|以及|通过|收到|执行|落实|贯彻|文件|通知|规定|要求|精神|见|的|据|依)"
)
_NUMBERED_PLACE = re.compile(
    r"[0-9]{1,4}号(?:公路|线路|大街|大道|院区|地块|隧道|大桥|机组|车间|厂房"
    r"|路|街|楼|院|线|桥|井|泵站|渠|坝|库|矿)"
)
_OPAQUE = re.compile(
    r"(?:https?://|www\.)[^\s\u4e00-\u9fff，。、；）]+"
    r"|[0-9A-Za-z._%+-]{1,64}@[0-9A-Za-z.-]{1,64}"
    r"|(?<![0-9.])[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?![0-9.])"
    r"|(?<![0-9-])0[0-9]{2,3}-[0-9]{7,8}(?:-[0-9]{1,4})?(?![0-9])"
    r"|(?<![0-9.])1[3-9][0-9]{9}(?![0-9.])(?![万亿元])"
    r"|(?<![0-9A-Za-z])[0-9]{17}[0-9Xx](?![0-9A-Za-z])(?! ?[\u4e00-\u9fff])"
    r"|(?<![0-9.])[0-9]{1,2}\.0(?:版|时代|模式|升级)"
    r"|(?<![0-9.])(?:[5-9]0|[01]0|[6-9]5|05)后(?![来期续方者半面天备勤果劲])"
    r"|(?:ISBN|ISSN)[: ]{0,2}[0-9X-]{8,17}|CN ?[0-9]{2}-[0-9]{4}(?:/[A-Z])?|10的[0-9]{1,3}次方"
    r"|(?<![0-9A-Za-z.])(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
    r"(?![0-9A-Za-z.,%]| ?[万亿元户人亩吨个件])"
    r"|(?<![0-9.])(?:7[×xX*]24(?:小时)?|5\+2)|(?<![0-9.])[0-9]{1,2}·[0-9]{1,2}(?![0-9.])"
    r"|(?<![0-9A-Za-z])[A-Z]?K[0-9]{1,4}\+[0-9]{1,3}(?:\.[0-9]{1,3})?(?![0-9])"
)
_BY_SIGN = (("号", _ORDER), ("-/_", _INDEX), ("-/", _CATALOGUE), ("GDJCHNSYLQI", _STANDARD))
"""Patterns, each with characters of which any match has one."""
_RUN = re.compile(r"[0-9]++|[A-Za-z]++")
"""Every opaque stretch begins with a run of digits or of letters."""


def find(shadow: Shadow) -> Iterator[Fact]:
    """Document numbers, index numbers, orders, standards and numbered places (1号路)."""
    text = shadow.text
    for match in _NUMBERED.finditer(text) if "号" in text else ():
        start = _issuer_start(text, match.start(), match.end())
        yield _fact(shadow, start, match.end())
    for signs, pattern in _BY_SIGN:
        for match in pattern.finditer(text) if any(sign in text for sign in signs) else ():
            yield _fact(shadow, *match.span())
    for match in _NUMBERED_PLACE.finditer(text) if "号" in text else ():
        yield _fact(shadow, *match.span(), FactKind.PLACE)


def opaque(shadow: Shadow) -> list[tuple[int, int]]:
    """Spans whose digits are never figures, in offsets of the original text.

    Addresses of the net, telephone and identity numbers, versions, chainages of roads (K12+300),
    generations (80后), round-the-clock service (7×24小时), days that are names (9·3).
    """
    text, end = shadow.text, 0
    spans = []
    for run in _RUN.finditer(text):
        match = _OPAQUE.match(text, run.start()) if run.start() >= end else None
        if match:
            end = match.end()
            spans.append(shadow.span(*match.span()))
    return spans


def _issuer_start(text: str, start: int, end: int) -> int:
    """Where the short name of the issuer begins: words that lead up to it are cut off."""
    stop = next(i for i in range(start, end) if text[i] in _BRACKETS)
    lead = _LEAD.match(text, start, stop)
    if lead and lead.end() < stop:
        start = lead.end()
    if text[start] in "和与及、" and text[start - 1 : start] == "号":
        start += 1
    return start


def _fact(shadow: Shadow, start: int, end: int, kind: FactKind = FactKind.DOCUMENT) -> Fact:
    where = shadow.span(start, end)
    value = shadow.text[start:end].replace(" ", "")
    return Fact(where[0], where[1], shadow.original[slice(*where)], kind, value)
