"""Files that hold files: ZIP packages (DOCX and its kin) and the old Office containers.

A package says what it is by the members it has (ECMA-376, ODF, EPUB and GB/T 33190 for OFD), an
old Office container by the names of its streams ([MS-CFB]), which are written in UTF-16.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import IO, NamedTuple

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ZIP = "application/zip"

LARGE = 20 * 2**20
"""Below this much unpacked text nobody asks how well it was packed."""
BOMB = ": packed as no text is, to fill a memory"
RATIO = 120
"""So many times its packed size no document or archive of texts has: written text packs to a
fifth, XML to a thirtieth."""

FAULTS = (
    zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, KeyError,
    ValueError, EOFError, OSError, zlib.error,
)  # fmt: skip
"""What opening or unpacking a damaged package raises."""

_ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_HEAD = 4096
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ANEW = "have the file sent again"


class Kind(NamedTuple):
    """What a package is."""

    media_type: str
    name: str
    remedy: str


_MEMBERS = (
    ("word/", Kind(DOCX, "a Word document", _ANEW)),
    ("xl/", Kind("application/vnd.ms-excel", "an Excel workbook", "save the sheet as CSV")),
    ("ppt/", Kind("application/vnd.ms-powerpoint", "a presentation", "save it as PDF")),
    ("OFD.xml", Kind("application/ofd", "an OFD document", "save it as PDF or as text")),
    ("OEBPS/", Kind("application/epub+zip", "an e-book", "save its text as HTML or plain text")),
)
"""How a package begins that is more than an archive."""
_MIMETYPES = (
    ("epub", _MEMBERS[4][1]),
    ("opendocument.text", Kind("application/odt", "an OpenDocument text", "save it as DOCX")),
    ("opendocument.spreadsheet",
     Kind("application/ods", "an OpenDocument sheet", "save the sheet as CSV")),
    ("opendocument", Kind("application/odf", "an OpenDocument file", "save it as PDF")),
)  # fmt: skip
_STREAMS = (
    ("EncryptedPackage", Kind("application/encrypted", "an Office document with a password",
                              "take the password off and save it again")),
    ("WordDocument", Kind("application/msword", "an old Office document (.doc or .wps)",
                          "save it as DOCX")),
    ("Workbook", Kind("application/vnd.ms-excel", "an old Office workbook (.xls or .et)",
                      "save the sheet as CSV")),
    ("PowerPoint Document", Kind("application/vnd.ms-powerpoint",
                                 "an old Office presentation (.ppt or .dps)", "save it as PDF")),
)  # fmt: skip


def is_zip(data: bytes) -> bool:
    """Whether bytes begin as a ZIP package does; the first four are enough."""
    return data.startswith(_ZIP_MAGIC)


def sniff(data: bytes) -> Kind | None:
    """What a package is; None when the bytes are none."""
    if data.startswith(_OLE_MAGIC):
        return _old_office(data)
    if not is_zip(data):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return kind_of(package)
    except FAULTS:
        return _damaged(data[:_HEAD])


def kind_of(package: zipfile.ZipFile) -> Kind:
    """What an open package is: an archive unless its members say more."""
    names = package.namelist()
    if "mimetype" in names[:3] and package.getinfo("mimetype").file_size < 200:
        written = package.read("mimetype").decode("ascii", "replace")
        for word, kind in _MIMETYPES:
            if word in written:
                return kind
    if "[Content_Types].xml" in names or "OFD.xml" in names:
        for opening, kind in _MEMBERS:
            if any(name.startswith(opening) for name in names):
                return kind
    return Kind(ZIP, "a ZIP archive", "unpack it and give its files")


def is_archive(file: IO[bytes]) -> bool:
    """Whether a package is meant to be unpacked; a damaged one is when its members look so."""
    try:
        with zipfile.ZipFile(file) as package:
            return kind_of(package).media_type == ZIP
    except FAULTS:
        file.seek(0)
        return _damaged(file.read(_HEAD)).media_type == ZIP


def _damaged(head: bytes) -> Kind:
    """What a package was, by its first member."""
    if b"[Content_Types].xml" in head or b"word/" in head:
        return Kind("application/x-damaged", "a damaged Office document", _ANEW)
    return Kind(ZIP, "a damaged ZIP archive", _ANEW)


def is_bomb(unpacked: int, packed: int) -> bool:
    """Whether so many bytes packed into so few were made to fill a memory."""
    return unpacked > LARGE and unpacked > RATIO * max(packed, 1)


def _old_office(data: bytes) -> Kind:
    for stream, kind in _STREAMS:
        if stream.encode("utf-16-le") in data:
            return kind
    return Kind("application/x-ole", "an old Office document", "save it as DOCX")
