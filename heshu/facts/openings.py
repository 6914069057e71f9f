"""Where a date of the calendar can begin: a cheap test before the long pattern of `dates`.

Nearly every figure has characters that a date may begin with. The pattern of dates tries some
twenty forms at each, so it is asked only where the next characters allow one of them.
"""

from __future__ import annotations

import re
from itertools import groupby

from heshu.facts.holidays import NAMES
from heshu.facts.years import CN, REIGNS

_NUMBERS = rf"\d{CN}十两"
_AFTER = {
    "今去明": "年春夏秋冬",
    "前": f"年半{_NUMBERS}",
    "后": "年半",
    "上下": "年半月个上下",
    "本": "年月个",
    "这": "月个",
    "当同": "年月",
    "次翌": "年",
    "第头": _NUMBERS,
    "年": "年底末初终中",
    "正腊冬": "月",
    "元": "月",
    "农阴": "历",
    "大": "年",
}
"""First characters of a date, and what may be the second."""


def _pattern() -> str:
    pairs = [*_AFTER.items()]
    words = sorted({*NAMES, *REIGNS})
    for first, names in groupby(words, key=lambda word: word[0]):
        pairs.append((first, "".join(sorted({name[1] for name in names}))))
    firsts = "".join(sorted({char for chars, _ in pairs for char in chars}))
    tests = "|".join(f"(?<=[{chars}])(?=[{after}])" for chars, after in pairs)
    return (
        rf"[{firsts}{_NUMBERS}](?:(?<=\d)(?=\d{{0,3}}[年月学季个、至到/\s—–―~-])"
        rf"|(?<!\d)(?:(?<=[{CN}十两])(?=[{CN}十两千]{{0,7}}[年月学季个、至到/\s—–―~-])"
        rf"|(?<=冬)|{tests}))"
    )


PLACES = re.compile(_pattern())
"""One character: a date of the calendar may begin with it."""
