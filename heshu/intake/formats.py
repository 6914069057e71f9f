"""Which kind of file some bytes are, told by how they begin.

A name can lie and standard input has none, so only the bytes count. The signatures are those
of the formats' own specifications (also listed by `file(1)`).
"""

from __future__ import annotations

from typing import NamedTuple

PLAIN = "text/plain"
LOAD = "heshu load takes it over"


class Signature(NamedTuple):
    """How a format is recognised."""

    magic: bytes
    media_type: str
    name: str
    remedy: str = "plain text is read: save it as text"


SIGNATURES = (
    Signature(b"%PDF-", "application/pdf", "a PDF"),
    Signature(b"PK\x03\x04", "application/zip", "a ZIP package (DOCX, XLSX, EPUB, ZIP)"),
    Signature(b"PK\x05\x06", "application/zip", "an empty ZIP package"),
    Signature(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword", "an old Office document"),
    Signature(b"{\\rtf", "application/rtf", "an RTF document"),
    Signature(b"\x89PNG\r\n", "image/png", "a PNG picture"),
    Signature(b"\xff\xd8\xff", "image/jpeg", "a JPEG picture"),
    Signature(b"GIF8", "image/gif", "a GIF picture"),
    Signature(b"II*\x00", "image/tiff", "a TIFF picture"),
    Signature(b"\x1f\x8b", "application/gzip", "a gzip archive"),
    Signature(b"BZh", "application/x-bzip2", "a bzip2 archive"),
    Signature(b"\xfd7zXZ\x00", "application/x-xz", "an xz archive"),
    Signature(b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed", "a 7-Zip archive"),
    Signature(b"Rar!\x1a\x07", "application/vnd.rar", "a RAR archive"),
    Signature(b"SQLite format 3\x00", "application/vnd.sqlite3", "an SQLite database"),
    Signature(b"\x7fELF", "application/x-executable", "a program"),
)

_EXPORT_OPENING = b'{"record":"heshu"'
"""The first line of `heshu.exports.jsonl`: read as prose, every figure in it would be a fact."""

_HTML_OPENINGS = (b"<!doctype html", b"<html", b"<head", b"<body")


def sniff(data: bytes) -> Signature | None:
    """The binary or markup format `data` begins like; None when nothing says it is not text."""
    for signature in SIGNATURES:
        if data.startswith(signature.magic):
            return signature
    opening = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if opening.startswith(_HTML_OPENINGS):
        return Signature(b"<", "text/html", "an HTML page")
    if opening.startswith(_EXPORT_OPENING):
        return Signature(_EXPORT_OPENING, "application/jsonl", "an export of Heshu", LOAD)
    return None
