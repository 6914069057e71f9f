"""JSON Lines, JSON, CSV and TSV: one article a record.

The text layer of such a file is what its records print: the values of a record, each beginning
on a line of its own, in the order header parts, metadata, body, and an empty line between two
records. Names of fields are not in it. A table without a text column is no list of articles but
a document of one table, and is read as that.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from heshu.errors import InputError
from heshu.intake.blocks import Draft, Drafts
from heshu.intake.decode import decode
from heshu.intake.formats import CSV, TSV
from heshu.intake.kinds import kind_of
from heshu.intake.options import TEXT, TITLE
from heshu.intake.readers.decoded import not_text
from heshu.intake.readers.printed import Printed
from heshu.intake.readers.records.fields import Roles, iso_day
from heshu.intake.readers.records.markup import without_tags
from heshu.intake.readers.records.objects import objects_of
from heshu.intake.readers.records.tabular import Sheet
from heshu.intake.reading import Reading
from heshu.intake.single import body_of
from heshu.model import ArticleKind, Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.intake.readers.records.fields import Record

MOST_COMPLAINTS = 20
"""Bad records told one by one; the others are counted."""


def read(
    data: bytes, path: str, media_type: str, fields: Sequence[tuple[str, str]] = ()
) -> Reading:
    """The records of a file; those that are no good are refused, each with its line.

    Args:
        data: the file.
        path: its name.
        media_type: JSON, JSON Lines, CSV or TSV.
        fields: what a field is and its name in the file, for names that are not known.

    Raises:
        InputError: the file is not text, or no record of it can be read.
    """
    decoded = decode(data)
    if decoded is None:
        raise not_text(path)
    refused: list[InputError] = []
    printed = Printed()
    if media_type in (CSV, TSV):
        sheet = Sheet(decoded.text, path, media_type, refused, fields)
        roles = Roles.of_columns(sheet.header, fields, path)
        if TEXT in roles.names:
            drafts = _drafts(sheet.records(), fields, printed, path, refused)
        else:
            sheet.refuse_prose()
            drafts = _table(sheet, printed)
    else:
        records = objects_of(decoded.text, path, refused)
        names = dict.fromkeys(name for record in records for name in record.values)
        roles = Roles.of_columns(list(names), fields, path)
        if records and TEXT not in roles.names:
            raise roles.without_text(path)
        drafts = _drafts(records, fields, printed, path, refused)
    if not printed.lines:
        raise _nothing(refused, path)
    digest = hashlib.sha256(data).hexdigest()
    source = Source(path, digest, len(data), media_type, decoded.encoding, printed.text())
    return Reading(source, drafts=drafts, refused=tuple(_shortened(refused, path)))


def _table(sheet: Sheet, printed: Printed) -> Drafts:
    """The one document of a table without texts; the header is a row like the others."""
    for row in sheet.rows:
        printed.row(row.cells)
    if not printed.lines:
        return Drafts()
    return Drafts([Draft(ArticleKind.REPORT, [[line] for line in printed.lines])])


def _drafts(
    records: Sequence[Record],
    fields: Sequence[tuple[str, str]],
    printed: Printed,
    path: str,
    refused: list[InputError],
) -> Drafts:
    drafts = Drafts()
    known: dict[tuple[str, ...], Roles] = {}
    for record in records:
        names = tuple(record.values)
        if names not in known:
            # Records of several sources may stand in one file, each with names of its own.
            own = [(field, name) for field, name in fields if name in record.values]
            known[names] = Roles.of_columns(names, own, path)
        roles = known[names]
        values = roles.values(record)
        if not (values.get(TEXT, "").strip() or values.get(TITLE, "").strip()):
            name = roles.names.get(TEXT)
            why = f"{name} is empty" if name else f"it has {roles.listed() or 'no field'}"
            what = f"this record has neither text nor title ({why})"
            refused.append(InputError(what, where=record.where(path), remedy="it was left out"))
            continue
        drafts.articles.append(_draft(record, roles, printed, drafts))
        printed.blank()
    return drafts


def _draft(record: Record, roles: Roles, printed: Printed, drafts: Drafts) -> Draft:
    values = roles.values(record)
    parts = {name: printed.text_lines(values.get(name, "")) for name in roles.parts()}
    metadata = {label: printed.text_lines(value) for label, value in roles.metadata(record).items()}
    draft = body_of(printed.text_lines(without_tags(values.get(TEXT, ""))), drafts)
    draft.parts |= {name: lines for name, lines in parts.items() if lines}
    draft.metadata |= {label: lines for label, lines in metadata.items() if lines}
    draft.issued = iso_day(values.get("date", "")) or draft.issued
    draft.issuer = values.get("issuer", "").strip() or draft.issuer
    draft.kind = kind_of(draft)
    return draft


def _nothing(refused: Sequence[InputError], path: str) -> InputError:
    if not refused:
        return InputError("the file holds no record", where=path)
    first = refused[0]
    if len(refused) == 1:
        return first
    what = f"{first.what}; so with {len(refused) - 1} more, and no record is left"
    return InputError(what, where=first.where, remedy=first.remedy)


def _shortened(refused: Sequence[InputError], path: str) -> list[InputError]:
    told = list(refused[:MOST_COMPLAINTS])
    if more := len(refused) - len(told):
        told.append(InputError(f"{more} more records cannot be read", where=path))
    return told
