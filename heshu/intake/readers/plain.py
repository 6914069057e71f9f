"""Plain text: decoded, nothing else."""

from __future__ import annotations

from heshu.errors import InputError
from heshu.intake.formats import PLAIN
from heshu.intake.lines import is_blank
from heshu.intake.readers.decoded import source_of
from heshu.intake.reading import Reading


def read(data: bytes, path: str) -> Reading:
    """The text of a file.

    Raises:
        InputError: the bytes are not text, or print nothing.
    """
    source = source_of(data, path, PLAIN)
    if all(map(is_blank, source.text)):
        raise InputError(what="the file holds nothing but blanks", where=path)
    return Reading(source)
