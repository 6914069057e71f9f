"""The rows of CSV and TSV files (RFC 4180, and what spreadsheets make of it)."""

from __future__ import annotations

import csv
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from heshu.errors import InputError
from heshu.intake.formats import TSV
from heshu.intake.readers.records.fields import Record, Roles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LONGEST = 50 * 2**20
_PARTERS = ",\t;|，"
_PROSE = 40
"""From so many characters on, with a full stop in them, a cell is a text and no entry."""


class Row(NamedTuple):
    """One row."""

    number: int
    """The line it begins on."""
    cells: list[str]


class Sheet:
    """A table with a header."""

    def __init__(
        self, text: str, path: str, media_type: str, refused: list[InputError],
        fields: Sequence[tuple[str, str]] = (),
    ) -> None:  # fmt: skip
        """Read its rows.

        Args:
            text: the file.
            path: its name.
            media_type: CSV or TSV.
            refused: gets the rows that cannot be read.
            fields: as given; names that are numbers count columns, and there is no header then.
        """
        self.path, self._refused = path, refused
        parter = "\t" if media_type == TSV else _parter(text)
        self.rows = [row for row in _rows(text, parter, path, refused) if any(row.cells)]
        first = [cell.strip() for cell in self.rows[0].cells] if self.rows else []
        given = [name for _, name in fields]
        self.counted = bool(given) and all(map(str.isdecimal, given)) and not set(given) <= {*first}
        self.header = (
            [str(number) for number in range(1, len(first) + 1)] if self.counted else first
        )

    def records(self) -> list[Record]:
        """The rows below the header by its names; one wider than the header is refused."""
        records: list[Record] = []
        for row in self.rows if self.counted else self.rows[1:]:
            if any(cell.strip() for cell in row.cells[len(self.header) :]):
                what = f"this row has {len(row.cells)} cells, the header {len(self.header)}"
                where = f"{self.path}:{row.number}"
                remedy = "a text with a comma in it goes between quotation marks"
                self._refused.append(InputError(what, where=where, remedy=remedy))
                continue
            values = dict(zip(self.header, row.cells, strict=False))
            records.append(
                Record(row.number, {name: text for name, text in values.items() if name})
            )
        return records

    def refuse_prose(self) -> None:
        """Keep a list of articles whose text column is not known from being read as a table.

        Raises:
            InputError: most cells of a column are whole texts.
        """
        for column in range(len(self.header)):
            cells = [row.cells[column] for row in self.rows[1:] if len(row.cells) > column]
            texts = [cell for cell in cells if len(cell) >= _PROSE and "。" in cell]
            if texts and 2 * len(texts) > len(cells):
                raise Roles(columns=self.header).without_text(self.path)


def _parter(text: str) -> str:
    """What parts the cells: the sign of which the first line has most."""
    first = text.lstrip("\n").split("\n", 1)[0]
    return max(_PARTERS, key=lambda sign: (first.count(sign), sign == ","))


def _rows(text: str, parter: str, path: str, refused: list[InputError]) -> Iterator[Row]:
    csv.field_size_limit(_LONGEST)
    lines = text.splitlines(keepends=True) if "\n" not in text else text.split("\n")
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=parter, strict=True)
    for _ in count():
        begin = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            what = f"this row cannot be told apart ({error})"
            remedy = "a quotation mark inside a text is written twice"
            refused.append(InputError(what, where=f"{path}:{begin}", remedy=remedy))
            continue
        yield Row(begin, [_trimmed(cell) for cell in cells])


def _trimmed(cell: str) -> str:
    return cell.strip("\n")
