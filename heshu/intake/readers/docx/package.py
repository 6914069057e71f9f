"""The parts of a Word package, each parsed when it is asked for.

The parser is python-docx's, which resolves no entities. Its `Document` is not used: it loads
every part and gives up on a document whose pictures are missing, which is still read here.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import TYPE_CHECKING, Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsmap

from heshu.errors import InputError
from heshu.intake import packages

if TYPE_CHECKING:
    from collections.abc import Iterator

Element = Any
"""An element of lxml, which has no types of its own."""

W = f"{{{nsmap['w']}}}"
"""The namespace of WordprocessingML, as lxml writes it before a name."""
R = f"{{{nsmap['r']}}}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", nsmap["w"].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", nsmap["r"].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/main", nsmap["a"].encode()),
)
"""The names that the strict form of the standard has for the same things."""
_LARGEST_PART = 64 * 2**20
_ANEW = "open it in a word processor and save it again"


class Package:
    """An open Word document."""

    def __init__(self, data: bytes, path: str) -> None:
        """Open it.

        Raises:
            InputError: it is damaged, or was made to fill a memory.
        """
        self.path = path
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except packages.FAULTS as error:
            raise self._damaged() from error
        total = sum(entry.file_size for entry in entries)
        if packages.is_bomb(total, len(data)):
            what = f"{len(data) // 1024 + 1} KB that unpack to {total // 2**20} MB"
            raise InputError(what + packages.BOMB, where=path)
        if any(entry.flag_bits & 1 for entry in entries):
            raise InputError(
                what="locked with a password", where=path, remedy="take the password off"
            )
        self._names = {entry.filename.lower(): entry for entry in entries}
        self.main = next(
            (name for kind, name in self.relations("") if kind == "officeDocument"), ""
        )
        if not self.main:
            self.main = "word/document.xml"

    def document(self) -> Element:
        """The main part.

        Raises:
            InputError: it is missing or damaged.
        """
        found = self.part(self.main)
        if found is None:
            raise self._damaged()
        return found

    def related(self, kind: str) -> Iterator[tuple[str, Element]]:
        """The parts the main one has under a kind of relation, each with its relation's id."""
        for found, name, key in self._relations(self.main):
            if found == kind and (root := self.part(name)) is not None:
                yield key, root

    def relations(self, name: str) -> Iterator[tuple[str, str]]:
        """The relations of a part: kind and the name of the other part."""
        for kind, target, _ in self._relations(name):
            yield kind, target

    def _relations(self, name: str) -> Iterator[tuple[str, str, str]]:
        folder, base = posixpath.split(name)
        root = self.part(posixpath.join(folder, "_rels", f"{base}.rels"))
        for relation in () if root is None else root.iter(_RELATIONSHIP):
            if relation.get("TargetMode") == "External":
                continue
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
            kind = relation.get("Type", "").rsplit("/", 1)[-1]
            yield kind, target.lstrip("/"), relation.get("Id", "")

    def part(self, name: str) -> Element | None:
        """The root element of a part; None when there is no such part.

        Raises:
            InputError: it is damaged, too large, or declares entities.
        """
        entry = self._names.get(name.lower())
        if entry is None:
            return None
        if entry.file_size > _LARGEST_PART:
            what = f"its text is larger than {_LARGEST_PART // 2**20} MB"
            raise InputError(what, where=self.path, remedy="split it into smaller documents")
        try:
            xml = self._zip.read(entry)
        except packages.FAULTS as error:
            raise self._damaged() from error
        if b"<!DOCTYPE" in xml or "<!DOCTYPE".encode("utf-16-le") in xml:
            what = "it declares XML entities, which no word processor writes"
            raise InputError(what, where=self.path, remedy=_ANEW)
        for strict, plain in _STRICT:
            xml = xml.replace(strict, plain)
        try:
            return parse_xml(xml)
        except SyntaxError as error:  # lxml's own error is one
            raise self._damaged() from error

    def _damaged(self) -> InputError:
        what = "this Word document is damaged"
        return InputError(what, where=self.path, remedy=_ANEW)
