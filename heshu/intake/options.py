"""What a person says of a file that the file does not say itself."""

from __future__ import annotations

from dataclasses import dataclass

from heshu.errors import UsageError
from heshu.intake.formats import FORMATS

TITLE, TEXT = "title", "text"
FIELDS = (
    TITLE, TEXT, "date", "source", "byline", "issuer", "kicker", "subtitle", "column",
)  # fmt: skip
"""What a field of a record may be, besides metadata."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to read a file, where that is not left to its bytes and name."""

    media_type: str = ""
    """The format; empty: told by the bytes and the name."""
    fields: tuple[tuple[str, str], ...] = ()
    """Of records: what a field is, and its name in the file."""

    @classmethod
    def of(cls, format_: str | None = None, fields: str | None = None) -> Options:
        """The options as typed: a name of `FORMATS`, and `title=headline,text=body`.

        Raises:
            UsageError: there is no such format or field.
        """
        media_type = ""
        if format_ is not None:
            media_type = FORMATS.get(format_.lower(), "")
            if not media_type:
                what = "no such format"
                raise UsageError(what, where=format_, remedy=f"one of {', '.join(FORMATS)}")
        return cls(media_type, tuple(_fields(fields or "")))


def _fields(typed: str) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for item in filter(None, map(str.strip, typed.replace("，", ",").split(","))):
        field, _, name = (part.strip() for part in item.partition("="))
        if field not in FIELDS or not name:
            remedy = f"write FIELD=NAME, where FIELD is one of {', '.join(FIELDS)}"
            what = "not a field of an article" if name else "no name for this field"
            raise UsageError(what, where=item, remedy=remedy)
        pairs.append((field, name))
    return pairs
