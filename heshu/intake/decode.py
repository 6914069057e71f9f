"""Bytes to text: which encoding a file is in, and the text with plain newlines.

The order is byte order mark, strict UTF-8, UTF-16 without a mark, then the Chinese encodings
judged by how common the characters come out, then `charset-normalizer` for what is left.
GB2312 and GBK are always decoded as GB18030: Python's own `gb2312` turns the dash into
U+2015 and fails on characters of many names.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

COMMON = frozenset(
    "的一是在了有和人中大上工作年月日元万不以要他用生到地出就分成可主同能下子方行法所民得三之"
    "等部度家力里如水化高自二理起小物加量都本去把性好其些然前外天政四社事平形相全表重新面多第"
    "国國会會发發业業产產县縣镇鎮农農经經济濟个個项項总總这這为為来來时時报報长長实實进進建立"
    "公司收入支持增均村市州省局合计計完提加强強推中心收，。、：“”（）；《》"
)
"""Characters a Chinese text of any kind is full of, in both scripts; from the head of
published frequency lists, with the words of government text added."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHINESE = ("gb18030", "big5hkscs", "cp950")
_NEWLINES = re.compile(r"\r\n?")
_UNUSABLE = re.compile("[\x00\ud800-\udfff]")
_CONTROLS = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd\ue000-\uf8ff]")
_SAMPLE = 200_000
_COMMON_ENOUGH = 0.12
_MAX_BROKEN = 0.002
_MAX_CONTROLS = 0.02


class Decoded(NamedTuple):
    """A text and the encoding it was in, in Python's spelling."""

    text: str
    encoding: str


def decode(data: bytes, declared: str = "") -> Decoded | None:
    r"""The text of a file; None when the bytes are no text in any encoding tried.

    Newlines become `\n` and the byte order mark goes; NUL and lone surrogates become
    U+FFFD one for one, because neither a database nor a terminal can take them.

    Args:
        data: the bytes.
        declared: the encoding the file says it is in, believed before any guess.
    """
    found = _marked(data)
    if found is None and data[:_SAMPLE].count(0) * 5 > len(data[:_SAMPLE]):
        # Latin text in UTF-16 is also valid UTF-8, with a NUL behind every letter.
        found = _unmarked_utf16(data)
    found = found or _strict(data, "utf-8") or (_strict(data, declared) if declared else None)
    found = found or _unmarked_utf16(data)
    found = found or _chinese(data) or _nearly_utf8(data) or _guessed(data)
    if found is None or not _is_text(found.text):
        return None
    text = _NEWLINES.sub("\n", found.text.removeprefix("\ufeff"))
    return Decoded(_UNUSABLE.sub("\ufffd", text), found.encoding)


def _strict(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        return None


def _marked(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            errors = "surrogatepass" if encoding.startswith("utf-16") else "replace"
            try:
                return Decoded(data[len(mark) :].decode(encoding, errors), encoding)
            except UnicodeDecodeError:
                return Decoded(data[len(mark) :].decode(encoding, "replace"), encoding)
    return None


def _unmarked_utf16(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: one of every two bytes is far more often alike than the other."""
    if len(data) < 4 or len(data) % 2:
        return None
    best: Decoded | None = None
    best_share = _COMMON_ENOUGH
    for encoding in ("utf-16-le", "utf-16-be"):
        found = _strict(data, encoding)
        if found and (share := _common_share(found.text)) > best_share:
            best, best_share = found, share
    return best


def _common_share(text: str) -> float:
    """How much of the wide part of a text is common Chinese, 0 to 1."""
    wide = [char for char in text[:_SAMPLE] if char >= "\u2000"]
    if not wide:
        return 0.0
    return sum(char in COMMON for char in wide) / len(wide)


def _chinese(data: bytes) -> Decoded | None:
    best: Decoded | None = None
    best_share = _COMMON_ENOUGH
    for encoding in _CHINESE:
        found = _strict(data, encoding) or _cut_short(data, encoding)
        if found and (share := _common_share(found.text)) > best_share:
            best, best_share = found, share
    return best


def _cut_short(data: bytes, encoding: str) -> Decoded | None:
    """A file with a few damaged characters, told by how few need replacing."""
    text = data.decode(encoding, "replace")
    return Decoded(text, encoding) if _barely_broken(text) else None


def _nearly_utf8(data: bytes) -> Decoded | None:
    text = data.decode("utf-8", "replace")
    return Decoded(text, "utf-8") if _barely_broken(text) else None


def _barely_broken(text: str) -> bool:
    return text.count("\ufffd") <= max(2, len(text) * _MAX_BROKEN) and _common_share(text) > 0


def _guessed(data: bytes) -> Decoded | None:
    """What `charset-normalizer` makes of a text that is not Chinese."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        return None
    encoding = codecs.lookup(best.encoding).name
    return Decoded(data.decode(encoding, "replace"), encoding)


def _is_text(text: str) -> bool:
    """Whether a decoded file reads as text: hardly any control or private characters."""
    sample = text[:_SAMPLE]
    unprintable = len(_CONTROLS.findall(sample)) + sample.count("\x00")
    return unprintable <= max(2, len(sample) * _MAX_CONTROLS)
