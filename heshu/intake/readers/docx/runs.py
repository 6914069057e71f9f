"""The runs of a paragraph as text: what prints, and nothing else.

Left out are deleted and moved-away text, hidden text, the codes of fields (their last result is
what prints), comments and the marks of notes, which would stand at a figure as one more digit.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from heshu.intake.raised import raised
from heshu.intake.readers.docx.package import W

if TYPE_CHECKING:
    from heshu.intake.readers.docx.package import Element
    from heshu.intake.readers.docx.styles import Styles

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

_UNPRINTED = frozenset(
    W + name for name in (
        "del", "moveFrom", "pPr", "rPr", "delText", "instrText", "delInstrText", "rt", "rubyPr",
        "sdtPr", "sdtEndPr", "footnoteReference", "endnoteReference", "commentReference",
        "annotationRef", "footnoteRef", "endnoteRef", "smartTagPr", "customXmlPr", "fldData",
    )
)  # fmt: skip
_SIGNS = {
    W + "tab": "\t", W + "ptab": "\t", W + "cr": "\n", W + "noBreakHyphen": "-", W + "br": "\n",
    W + "softHyphen": "",
}  # fmt: skip
_SYMBOLS = {
    ("wingdings", 0xFE): "☑", ("wingdings", 0xFD): "☒", ("wingdings", 0xA8): "☐",
    ("wingdings", 0x6F): "☐", ("wingdings", 0xFC): "✓", ("wingdings", 0xFB): "✗",
    ("wingdings", 0x6C): "●", ("wingdings", 0x6E): "■", ("wingdings", 0x75): "◆",
    ("wingdings", 0xD8): "➢", ("wingdings 2", 0x52): "☑", ("wingdings 2", 0xA3): "☐",
    ("wingdings 2", 0x54): "☒", ("wingdings 2", 0x50): "✓", ("wingdings 2", 0x51): "✗",
    ("symbol", 0xB4): "×", ("symbol", 0xB1): "±", ("symbol", 0xB0): "°", ("symbol", 0x6D): "μ",
    ("symbol", 0xB3): "≥", ("symbol", 0xA3): "≤", ("symbol", 0xB7): "•",
}  # fmt: skip
"""Signs that documents take from the fonts of signs, by font and place in it."""
_UNKNOWN_SIGN = "□"


@dataclass(slots=True)
class Fields:
    """The fields that are open; their codes do not print. One may go on over paragraphs."""

    open: list[bool] = field(default_factory=list)
    """For each whether its result has begun."""

    def takes(self, char: Element) -> None:
        """Go past a `w:fldChar`."""
        kind = char.get(W + "fldCharType")
        if kind == "begin":
            self.open.append(False)
        elif kind == "separate" and self.open:
            self.open[-1] = True
        elif kind == "end" and self.open:
            self.open.pop()

    @property
    def prints(self) -> bool:
        """Whether text that comes now is text and not the code of a field."""
        return all(self.open)


@dataclass(slots=True)
class Runs:
    """What a paragraph prints."""

    text: str = ""
    boxes: list[Element] = field(default_factory=list)
    """The contents of text boxes that hang on the paragraph."""
    notes: list[tuple[str, str]] = field(default_factory=list)
    """The notes it calls: `footnote` or `endnote`, and the id."""


class RunReader:
    """Reads the runs of one paragraph after the other."""

    def __init__(self, styles: Styles) -> None:
        """Hidden text is found by `styles`."""
        self._styles = styles
        self._fields = Fields()
        self._raised = 0

    def read(self, paragraph: Element) -> Runs:
        """What a paragraph prints, its own number not counted."""
        runs = Runs()
        pieces: list[str] = []
        self._walk(paragraph, paragraph.find(W + "pPr"), runs, pieces)
        runs.text = "".join(pieces)
        return runs

    def _walk(
        self, parent: Element, properties: Element | None, runs: Runs, pieces: list[str]
    ) -> None:
        for child in parent:
            tag = child.tag
            if not isinstance(tag, str):
                continue  # comments and processing instructions
            if tag == W + "r" and self._styles.hides(child.find(W + "rPr"), properties):
                self._pass_over(child)
            elif tag == W + "fldChar":
                self._fields.takes(child)
            elif tag == W + "txbxContent":
                runs.boxes.append(child)
            elif tag in (W + "footnoteReference", W + "endnoteReference"):
                kind = "footnote" if "footnote" in tag else "endnote"
                runs.notes.append((kind, child.get(W + "id", "")))
            elif tag in _UNPRINTED:
                continue
            elif tag in (W + "t", _MATH + "t"):
                self._put(child.text or "", pieces)
            elif tag in _SIGNS:
                self._put(_SIGNS[tag], pieces)
            elif tag == W + "sym":
                self._put(_symbol(child), pieces)
            elif tag == _MC + "AlternateContent":
                self._walk(_chosen(child), properties, runs, pieces)
            else:
                lifted = self._lifts(child)
                self._raised += lifted
                self._walk(child, properties, runs, pieces)
                self._raised -= lifted

    def _lifts(self, child: Element) -> bool:
        """Whether what stands in an element is raised: an exponent, or the mark of a note."""
        if child.tag == W + "r":
            return self._styles.raises(child.find(W + "rPr"))
        return bool(child.tag == _MATH + "sup")

    def _pass_over(self, run: Element) -> None:
        """Keep count of fields in text that does not print."""
        for char in run.iter(W + "fldChar"):
            self._fields.takes(char)

    def _put(self, text: str, pieces: list[str]) -> None:
        if self._fields.prints:
            pieces.append(raised(text) if self._raised else text)


def _chosen(alternatives: Element) -> Element:
    """The one form of a drawing that is read: the newer one, else the older, else none."""
    for name in ("Choice", "Fallback"):
        for found in alternatives.findall(_MC + name):
            return found
    return ()


def _symbol(sign: Element) -> str:
    code = sign.get(W + "char", "")
    font = sign.get(W + "font", "").lower()
    try:
        at = int(code, 16)
    except ValueError:
        return _UNKNOWN_SIGN
    if found := _SYMBOLS.get((font, at & 0xFF)):
        return found
    return _UNKNOWN_SIGN if at < 0x20 or 0xD800 <= at < 0xF900 or at > 0xFFFF else chr(at)
