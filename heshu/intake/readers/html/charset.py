"""The encoding a page says it is in.

Only a hint: pages saved by a browser or moved between servers often say another one than they
are in, so `decode` believes the bytes first (WHATWG, "Determining the character encoding").
"""

from __future__ import annotations

import codecs
import re

_META = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:\-]{2,40})"
    rb"|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_.:\-]{2,40})",
    re.IGNORECASE,
)
_HEAD = 4096
_CHINESE = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs"}
"""Labels that mean the larger set, as browsers read them."""
_TELL_NOTHING = frozenset(("ascii", "iso8859-1", "cp1252"))
"""What servers say when nobody set it: any bytes are text in these."""


def declared(data: bytes) -> str:
    """The encoding in a page's head, in Python's spelling; empty when it tells nothing."""
    found = _META.search(data[:_HEAD])
    if found is None:
        return ""
    label = (found[1] or found[2]).decode("ascii").lower()
    try:
        name = codecs.lookup(_CHINESE.get(label, label)).name
    except LookupError:
        return ""
    text = getattr(codecs.lookup(name), "_is_text_encoding", True)
    return name if text and name not in _TELL_NOTHING else ""
