"""The year in front of a date or a period: printed, spoken, of a reign, or told from today.

今年, 去年 and the like are facts only with something after them (今年一季度, 去年底); alone they
are words, by the marking rules of `docs/facts.md`. They are counted from the issued date and
stay XXXX without one. 当年, 同年 and 次年 point into the text and always stay XXXX.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshu.facts.timex import UNKNOWN_YEAR, Reference, full_year, integer

if TYPE_CHECKING:
    import re

RELATIVE_YEARS = {"今": 0, "本": 0, "去": -1, "上": -1, "前": -2, "明": 1, "后": 2}
"""Years from the issued one; a year word outside this table has no known distance."""

REIGNS = {
    "神龙": 705, "开元": 713, "天宝": 742, "贞观": 627, "洪武": 1368, "永乐": 1403, "宣德": 1426,
    "嘉靖": 1522, "万历": 1573, "崇祯": 1628, "顺治": 1644, "康熙": 1662, "雍正": 1723,
    "乾隆": 1736, "嘉庆": 1796, "道光": 1821, "咸丰": 1851, "同治": 1862, "光绪": 1875,
    "宣统": 1909, "民国": 1912,
}  # fmt: skip
"""First year of a reign (方诗铭, 中国历史纪年表); the n-th year is n - 1 years later."""

CN = "〇零一二三四五六七八九"
MONTH = (
    r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]"
    r"|(?:(?<=年)元|(?<![\d万亿千百十几多余美日欧港])元(?=月(?:份|[\d上中下底初末至到-]))))"
)
DAY = (
    r"(?:3[01]|[12]\d|0?[1-9]"
    r"|三十一?|(?:二?十|廿)[一二三四五六七八九]|二?十|[一二三四五六七八九])"
)
DASH = r"(?:\s?[-—–―~]{1,2}\s?|至|到)"

YEAR = rf"""(?:
    (?<![\d./])(?<!\d,)(?P<year>[12]\d{{3}}|\d\d(?=年{MONTH}月)|0\d)学?年(?:度(?!假))?(?![级龄]|多|代(?![表理办替收]))
  | (?<![{CN}十百千])(?P<spoken>[一二][{CN}]{{3}}(?!年代)|[{CN}]{{2,3}}(?=年{MONTH}月)
        |两千零?[{CN}]?十?[一二三四五六七八九]?)年度?(?![级龄])
  | (?P<relative>(?<!以)[今去明前后上当同本次翌])年度?(?![级龄轻青])
  | (?P<reign>{"|".join(REIGNS)})(?P<nth>元|\d{{1,2}}|[一二三四五六七八九十]{{1,3}})年
)"""
"""A year and its 年, for a verbose pattern; groups year, spoken, relative, reign and nth."""


def year_of(match: re.Match[str], reference: Reference) -> str:
    """The year a pattern with `YEAR` matched, as four characters; XXXX when there is none."""
    groups = match.groupdict()
    if groups["year"]:
        return full_year(groups["year"])
    if groups["spoken"]:
        return full_year(groups["spoken"])
    if groups["reign"]:
        return f"{REIGNS[groups['reign']] + integer(groups['nth']) - 1:04d}"
    shift = RELATIVE_YEARS.get(groups["relative"] or "")
    return UNKNOWN_YEAR if shift is None else reference.year_string(shift)
