"""What is wrong with a query, and where: for a line in whichever language the screen speaks."""

from __future__ import annotations

from heshu.errors import UsageError

_WORDS = {
    "unknown_key": ("no key “{key}”", "choose from {choices}, or put it in quotation marks"),
    "no_value": ("“{key}” needs a value", "or put it in quotation marks"),
    "unknown_value": ("“{value}” is no {key}", "choose from {choices}"),
    "not_a_figure": ("“{value}” is no figure", "write one as in >=5% or 3千万..5亿元"),
    "unlike_ends": ("“{value}” has ends that measure different things", "give both one unit"),
    "backwards": ("“{value}” ends before it begins", "put the smaller figure first"),
    "not_a_date": ("“{value}” is no date", "write 2024, 2024-06, 2024-06-30 or 2024-01..2024-06"),
}
"""Kind of mistake → what it is and what to do."""


class QueryError(UsageError):
    """A query that cannot be understood.

    `code` is a key of the table above, `values` what stands in its blanks, `at` the place of
    the piece in the query (characters, from 0).
    """

    def __init__(self, at: int, *, code: str, **values: str) -> None:
        what, remedy = _WORDS[code]
        super().__init__(
            what.format(**values),
            where=f"query, character {at + 1}",
            remedy=remedy.format(**values),
        )
        self.code = code
        self.at = at
        self.values = values
