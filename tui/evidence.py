"""A block of text from a browser or a document, taken apart into what evidence consists of."""

from __future__ import annotations

import re

from heshu.model import Evidence

_URL = re.compile(r"https?://[^\s，。；、）)>》”\"']+", re.IGNORECASE)
_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*(?:[-/.月]\s*(\d{1,2})\s*日?|月)")
_TITLE = 60
"""Characters up to which a line may be a title; longer ones are quotes."""


def pasted(block: str) -> Evidence | None:
    """What a pasted block holds: an address, a date, a title and what it says.

    None when it is one line without an address beside other words: that belongs where it was
    pasted. The first short line is the title; a date is the first one printed on a line of its
    own, or beside the address or the title.
    """
    lines = [line for line in map(str.strip, block.splitlines()) if line]
    url = _URL.search(block)
    if len(lines) < 2 and (url is None or url[0] == block.strip()):
        return None
    title, date, quotes = "", "", []
    for line in lines:
        rest = " ".join(_URL.sub(" ", line).split()).strip(" :：-—|")
        found = _DATE.search(rest)
        if found and not date and (len(rest) <= _TITLE or not title):
            date = _iso(found)
            rest = rest if len(_DATE.sub("", rest)) > 12 else _DATE.sub("", rest).strip(" 　:：-—|")
        if not rest:
            continue
        if not title and len(rest) <= _TITLE and not rest.endswith(("。", "；")):
            title = rest
        else:
            quotes.append(rest)
    return Evidence(url[0] if url else "", title, date, " ".join(quotes))


def _iso(found: re.Match[str]) -> str:
    year, month, day = found.groups()
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")
