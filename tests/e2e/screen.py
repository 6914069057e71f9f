"""What a terminal shows after some bytes: the reader sends only the cells that change."""

from __future__ import annotations

import codecs
import re

from rich.cells import cell_len

_TOKEN = re.compile(
    r"\x1b\[(?P<digits>[0-?]*)[ -/]*(?P<final>[@-~])"
    r"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1bP[^\x1b]*\x1b\\|\x1b[^\[\]P]"
    r"|(?P<control>[\x00-\x1f])|(?P<text>[^\x00-\x1f]+)"
)
_UNFINISHED = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|\][^\x07\x1b]*\x1b?|P[^\x1b]*\x1b?)?$")


class Screen:
    """Rows of characters; colours are left out."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], str] = {}
        self._at = (1, 1)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._rest = ""

    def feed(self, sent: bytes) -> None:
        """Take in what was written; a code may come in two parts."""
        given = self._rest + self._decoder.decode(sent)
        cut = _UNFINISHED.search(given)
        self._rest = cut[0] if cut else ""
        for token in _TOKEN.finditer(given, 0, len(given) - len(self._rest)):
            if token["final"] == "H":
                row, _, column = (token["digits"] or "1;1").partition(";")
                self._at = int(row or 1), int(column or 1)
            elif token["final"] == "J":
                self._cells.clear()
            elif token["control"] == "\r":
                self._at = self._at[0], 1
            elif token["control"] == "\n":
                self._at = self._at[0] + 1, self._at[1]
            for character in token["text"] or "":
                self._put(character)

    def _put(self, character: str) -> None:
        row, column = self._at
        width = cell_len(character)
        self._cells[row, column] = character
        for more in range(1, width):
            self._cells[row, column + more] = ""
        self._at = row, column + width

    def __contains__(self, words: str) -> bool:
        return words in self.text

    @property
    def text(self) -> str:
        """The rows, with blanks where nothing was written."""
        height = max((row for row, _ in self._cells), default=0)
        width = max((column for _, column in self._cells), default=0)
        return "\n".join(
            "".join(self._cells.get((row, column), " ") for column in range(1, width + 1))
            for row in range(1, height + 1)
        )
