"""One reader a format: bytes to a `Reading`. To add a format, add a module and a row here.

A reader is imported when a file of its kind comes, never before: some stand on heavy libraries.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from heshu.intake.reading import Reading

READERS: dict[str, str] = {
    "application/pdf": "pdf",
    "text/html": "html",
    "text/markdown": "markdown",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}
"""Media type → module of this package with a function `read`. Plain text has no type to go by."""


class Reader(Protocol):
    """What a module of this package has under the name `read`."""

    def __call__(self, data: bytes, path: str) -> Reading:
        """Read a file's bytes; `path` is only its name.

        Raises:
            InputError: they cannot be read as this format.
        """


def reader(media_type: str) -> Reader | None:
    """The reader of a format; None when there is none."""
    name = READERS.get(media_type)
    if name is None:
        return None
    return cast("Reader", import_module(f"{__name__}.{name}").read)
