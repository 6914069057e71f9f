"""The bytes of a text file decoded, or one line on why not."""

from __future__ import annotations

import hashlib

from heshu.errors import InputError
from heshu.intake.decode import decode
from heshu.model import Source


def source_of(data: bytes, path: str, media_type: str) -> Source:
    """The source that the bytes of a text file are, its text decoded and nothing else.

    Raises:
        InputError: the bytes are not text.
    """
    found = decode(data)
    if found is None:
        raise not_text(path)
    digest = hashlib.sha256(data).hexdigest()
    return Source(path, digest, len(data), media_type, found.encoding, found.text)


def not_text(path: str, remedy: str = "save it as UTF-8 text") -> InputError:
    """That the bytes of a file are no text."""
    return InputError("the bytes are not text in any known encoding", where=path, remedy=remedy)
