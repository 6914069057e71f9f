"""Where a sentence ends: the one test that most decisions about lines rest on."""

from __future__ import annotations

import re
from functools import lru_cache

from heshu.intake.shadow import SEEN

FINAL = "。！？!?…；;"
"""Signs that end a sentence or a clause that may stand as a paragraph."""
CLOSERS = "”’」』》〉）】］〕｝)]}>\"'"

_TRAILING_BRACKET = re.compile(
    r"^(.*[。！？!?”」])[ \u3000]*[（(\[［【〔][^（）()\[\]［］【】〔〕]{1,40}[）)\]］】〕]$",
    re.DOTALL,
)
_TAIL = 120
"""No remark or run of closing signs that matters is longer."""
_FULL_STOP = re.compile(r"[\u3400-\u9fff）)%％0-9A-Za-z]\.$")


def is_closed(text: str) -> bool:
    """Whether a line ends as a sentence does, closing quotes and a bracketed remark peeled.

    `……画卷。（摄于3月24日）` and `……去了。”` are closed; `……管理、绿化` is not.
    """
    return _is_closed(text[-_TAIL:])


@lru_cache(maxsize=1 << 14)
def _is_closed(text: str) -> bool:
    text = text.rstrip()
    if remark := _TRAILING_BRACKET.match(text):
        text = remark.group(1)
    text = text.rstrip(CLOSERS + " \u3000")
    return bool(text) and (text[-1] in FINAL or bool(_FULL_STOP.search(text)))


@lru_cache(maxsize=SEEN)
def introduces(text: str) -> bool:
    """Whether a line ends in a colon, as a salutation or an address does."""
    return text.rstrip().endswith(("：", ":"))
