"""The headings of a page as the levels of its article: 1 is the title, its parts begin at 2.

Sites use `<h1>` for their own name, for the title or for every part, so only the order of the
levels within the article counts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from heshu.intake.dates import is_date_line
from heshu.intake.header import ORG
from heshu.intake.metadata import is_labelled
from heshu.intake.numbering import label_of
from heshu.intake.punctuation import introduces, is_closed
from heshu.intake.shadow import shadow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.intake.readers.html.content import Main
    from heshu.intake.readers.html.printing import Printed

_LONGEST = 60
_SHORT = 30
_AT_LEAST = 2
"""One bold line alone may be anything; the parts of an article are several."""
_TABLE = re.compile(r"[表图附]|来源|注[:：]")


def levels(rows: Sequence[Printed], main: Main) -> None:
    """Set the level of each line's heading, 0 for what is none."""
    after = max([main.body - 1, *main.title]) + 1
    _mark_bold(rows, main, after)
    heads = [
        i
        for i, row in enumerate(rows)
        if row.heading and i >= after and main.kept[i] and _is_heading(row)
    ]
    ranks = {level: rank for rank, level in enumerate(sorted({rows[i].heading for i in heads}))}
    found = {i: 2 + ranks[rows[i].heading] for i in heads} | dict.fromkeys(main.title, 1)
    for i, row in enumerate(rows):
        row.heading = found.get(i, 0)


def _mark_bold(rows: Sequence[Printed], main: Main, after: int) -> None:
    """Make headings of the short bold lines between running text, where no tag says so."""
    kept = [i for i in range(after, len(rows)) if main.kept[i]]
    if any(rows[i].heading for i in kept):
        return
    found = [i for above, i, below in zip(kept, kept[1:], kept[2:], strict=False)
        if _stands_out(rows[i]) and _is_prose(rows[below])
        and (_is_prose(rows[above]) or _is_number(rows[above]))]  # fmt: skip
    if len(found) >= _AT_LEAST:
        for i in found:
            rows[i].heading = 6


def _stands_out(row: Printed) -> bool:
    plain = shadow(row.text)
    return (
        row.bold and not row.cells and 4 <= len(row.text) <= _SHORT and not is_closed(row.text)
        and not (label_of(plain) or is_labelled(plain) or is_date_line(plain) or ORG.match(plain))
        and not (introduces(row.text) or _TABLE.match(plain))
    )  # fmt: skip


def _is_prose(row: Printed) -> bool:
    return is_closed(row.text) and len(row.text) > _SHORT and not row.bold


def _is_number(row: Printed) -> bool:
    return len(row.text) <= 2 and row.text.isdecimal()


def _is_heading(row: Printed) -> bool:
    return len(row.text) <= _LONGEST and not (is_closed(row.text) and row.text.endswith("。"))
