"""Plain text: decoded, nothing else."""

from __future__ import annotations

import hashlib

from heshu.errors import InputError
from heshu.intake.decode import decode
from heshu.intake.formats import PLAIN
from heshu.intake.lines import is_blank
from heshu.intake.reading import Reading
from heshu.model import Source


def read(data: bytes, path: str) -> Reading:
    """The text of a file.

    Raises:
        InputError: the bytes are not text, or print nothing.
    """
    decoded = decode(data)
    if decoded is None:
        raise InputError(
            what="the bytes are not text in any known encoding",
            where=path,
            remedy="save it as UTF-8 text",
        )
    if all(map(is_blank, decoded.text)):
        raise InputError(what="the file holds nothing but blanks", where=path)
    digest = hashlib.sha256(data).hexdigest()
    return Reading(Source(path, digest, len(data), PLAIN, decoded.encoding, decoded.text))
