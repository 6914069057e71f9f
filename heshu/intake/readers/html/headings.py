"""The headings of a page as the levels of its article: 1 is the title, its parts begin at 2.

Sites use `<h1>` for their own name, for the title or for every part, so only the order of the
levels within the article counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from heshu.intake.punctuation import is_closed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.intake.readers.html.content import Main
    from heshu.intake.readers.html.printing import Printed

_LONGEST = 60


def levels(rows: Sequence[Printed], main: Main) -> None:
    """Set the level of each line's heading, 0 for what is none."""
    after = max([main.body - 1, *main.title]) + 1
    heads = [
        i
        for i, row in enumerate(rows)
        if row.heading and i >= after and main.kept[i] and _is_heading(row)
    ]
    ranks = {level: rank for rank, level in enumerate(sorted({rows[i].heading for i in heads}))}
    found = {i: 2 + ranks[rows[i].heading] for i in heads} | dict.fromkeys(main.title, 1)
    for i, row in enumerate(rows):
        row.heading = found.get(i, 0)


def _is_heading(row: Printed) -> bool:
    return len(row.text) <= _LONGEST and not (is_closed(row.text) and row.text.endswith("。"))
