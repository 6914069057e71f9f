"""Which kind of file some bytes are.

A name can lie and standard input has none, so the bytes count first: by the signatures of the
formats' own specifications (also listed by `file(1)`), and by what a package holds. Only where
the bytes are plain text, which Markdown and CSV are too, does the suffix say which.
"""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import NamedTuple

from heshu.intake import packages
from heshu.intake.decode import decode

PLAIN = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
PDF = "application/pdf"
JSON = "application/json"
JSONL = "application/jsonl"
CSV = "text/csv"
TSV = "text/tab-separated-values"
DOCX = packages.DOCX

RECORDS = frozenset({JSON, JSONL, CSV, TSV})
"""One article a record."""
CONFINED = frozenset({PDF, DOCX, HTML})
"""The formats whose readers stand on a parser that is not our own; see `confinement`."""
TEXTUAL = frozenset({MARKDOWN})
"""Plain text too, should there be no reader of them."""

LOAD = "heshu load takes it over"
_RECOGNISE = "recognise its text first, and save that as plain text"
_UNPACK = "unpack it and give its files"
_AS_TEXT = "plain text is read: save it as text"


class Signature(NamedTuple):
    """How a format is recognised, and what to say of one that is not read."""

    magic: bytes
    media_type: str
    name: str
    remedy: str = _AS_TEXT


SIGNATURES = (
    Signature(b"%PDF-", PDF, "a PDF"),
    Signature(b"{\\rtf", "application/rtf", "an RTF document", "save it as DOCX"),
    Signature(b"\x89PNG\r\n", "image/png", "a PNG picture", _RECOGNISE),
    Signature(b"\xff\xd8\xff", "image/jpeg", "a JPEG picture", _RECOGNISE),
    Signature(b"GIF8", "image/gif", "a GIF picture", _RECOGNISE),
    Signature(b"II*\x00", "image/tiff", "a TIFF picture", _RECOGNISE),
    Signature(b"MM\x00*", "image/tiff", "a TIFF picture", _RECOGNISE),
    Signature(b"\x1f\x8b", "application/gzip", "a gzip archive", _UNPACK),
    Signature(b"BZh", "application/x-bzip2", "a bzip2 archive", _UNPACK),
    Signature(b"\xfd7zXZ\x00", "application/x-xz", "an xz archive", _UNPACK),
    Signature(b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed", "a 7-Zip archive", _UNPACK),
    Signature(b"Rar!\x1a\x07", "application/vnd.rar", "a RAR archive", _UNPACK),
    Signature(b"CAJ\x00", "application/x-caj", "a CAJ document", "save it as PDF"),
    Signature(b"SQLite format 3\x00", "application/vnd.sqlite3", "an SQLite database"),
    Signature(b"\x7fELF", "application/x-executable", "a program"),
    Signature(b"MZ\x90\x00", "application/x-executable", "a program"),
)

SUFFIXES = {
    "": PLAIN, ".txt": PLAIN, ".text": PLAIN, ".md": MARKDOWN, ".markdown": MARKDOWN,
    ".html": HTML, ".htm": HTML, ".xhtml": HTML, ".shtml": HTML, ".pdf": PDF, ".docx": DOCX,
    ".docm": DOCX, ".jsonl": JSONL, ".ndjson": JSONL, ".json": JSON, ".csv": CSV, ".tsv": TSV,
    ".tab": TSV,
}  # fmt: skip
"""What is taken from a folder or an archive; a file that is named itself may be called anything."""
ARCHIVES = frozenset({".zip"})
"""What is opened there."""

FORMATS = {
    "txt": PLAIN, "md": MARKDOWN, "html": HTML, "pdf": PDF, "docx": DOCX, "json": JSON,
    "jsonl": JSONL, "csv": CSV, "tsv": TSV,
}  # fmt: skip
"""What `--format` may say."""

_EXPORT_OPENING = b'{"record":"heshu"'
"""The first line of `heshu.exports.jsonl`: read as prose, every figure in it would be a fact."""
_CSV_EXPORT = b"record,article,document,title,issued,state,tags,sha256,"
"""The header of `heshu.exports.csv`."""
_EXPORT = "application/vnd.heshu.export"
_HTML_OPENINGS = (b"<!doctype html", b"<html", b"<head", b"<body")
_MARK = b"\xef\xbb\xbf"


_HEAD = 60_000


def suffix_of(path: str) -> str:
    """The suffix of a name in lower case, with its dot; empty without one."""
    return PurePath(path).suffix.lower()


def sniff(data: bytes, path: str = "") -> Signature | None:
    """The format of some bytes; None when nothing says that they are not plain text.

    Args:
        data: the whole file.
        path: its name, for the formats that are plain text with a meaning.
    """
    found = packages.sniff(data)
    if found is not None:
        return Signature(b"", *found)
    for signature in SIGNATURES:
        if data.startswith(signature.magic):
            return signature
    if b"%PDF-1." in data[:1024]:
        return SIGNATURES[0]  # behind what a mail gateway put in front, as readers of PDF take it
    opening = data[:1024].removeprefix(_MARK).lstrip()
    if opening.lower().startswith(_HTML_OPENINGS):
        return Signature(b"<", HTML, "an HTML page")
    if wrapped := _wrapped(opening):
        return wrapped
    if opening.startswith(_EXPORT_OPENING):
        return Signature(_EXPORT_OPENING, _EXPORT, "an export of Heshu", LOAD)
    if opening.startswith(_CSV_EXPORT):
        remedy = (
            "a table of verdicts holds no article: export --format jsonl is taken by heshu load"
        )
        return Signature(_CSV_EXPORT, _EXPORT, "an export of Heshu", remedy)
    return _textual(data, opening, path)


def _wrapped(opening: bytes) -> Signature | None:
    """A document in XML or in the form of a mail, which as plain text would be its markup."""
    head = opening.lower()
    if head.startswith(b"<?xml"):
        if b"opendocument" in head:
            return Signature(b"<?xml", "text/xml", "an OpenDocument text", "save it as DOCX")
        if b"mso-application" in head or b"/word/" in head:
            return Signature(b"<?xml", "text/xml", "a Word document in XML", "save it as DOCX")
    if b"mime-version:" in head and b"multipart/related" in head:
        remedy = "open it in a browser and save the page as HTML"
        return Signature(b"", "multipart/related", "a web archive (.mht)", remedy)
    return None


def _textual(data: bytes, opening: bytes, path: str) -> Signature | None:
    """A format that is text: records by their first line, the others by the file's name."""
    named = SUFFIXES.get(suffix_of(path), PLAIN)
    if opening.startswith(b"{") and named in (PLAIN, JSON, JSONL) and _is_record(data):
        return Signature(b"{", JSONL, "JSON Lines")
    if (named == HTML and b"<" not in data[:4096]) or (
        named in (PDF, DOCX) and decode(data) is not None
    ):
        return None  # text under another name
    if named == PLAIN and (table := _table_of_texts(opening)):
        return Signature(b"", table, "a table of texts")
    if named == PLAIN and _is_markdown(data):
        return Signature(b"", MARKDOWN, "a Markdown file")
    return None if named == PLAIN else Signature(b"", named, f"a {suffix_of(path)} file")


def _table_of_texts(opening: bytes) -> str:
    """CSV or TSV where the first line names a title and a text, as no prose does; else empty."""
    first = opening.split(b"\n", 1)[0]
    sign, media_type = (b"\t", TSV) if b"\t" in first else (b",", CSV)
    if sign not in first or len(first) == len(opening):
        return ""
    from heshu.intake.readers.records.fields import named

    for encoding in ("utf-8", "gb18030"):
        try:
            names = first.decode(encoding).split(sign.decode())
        except UnicodeDecodeError:
            continue
        return media_type if {"title", "text"} <= set(map(named, names)) else ""
    return ""


def _is_markdown(data: bytes) -> bool:
    """Whether a text has what only Markdown has; its signs are ASCII in any encoding."""
    if not any(sign in data[:_HEAD] for sign in (b"](", b"|", b"```", b"---")):
        return False
    from heshu.intake.readers.markdown import looks_like_markdown

    return looks_like_markdown(data[:_HEAD].decode("utf-8", "ignore").replace("\r\n", "\n"))


def _is_record(data: bytes) -> bool:
    """Whether the first line is a JSON object by itself."""
    line = data.removeprefix(_MARK).lstrip().split(b"\n", 1)[0]
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
