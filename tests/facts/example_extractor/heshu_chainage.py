"""Points on a road by its chainage: K12+300 is a place, and no figure."""

import re
from collections.abc import Iterator

from heshu.model import Fact, FactKind

_CHAINAGE = re.compile(r"(?:[GSXY]\d{1,4}线?)?K(\d{1,4})\+(\d{3})")


def extract(text: str, issued: str) -> Iterator[Fact]:
    """One place a chainage; its value is the metres from the start of the road."""
    for match in _CHAINAGE.finditer(text):
        metres = f"{int(match[1])}{match[2]}"
        yield Fact(*match.span(), match[0], FactKind.PLACE, value=metres)
