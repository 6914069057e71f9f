"""The options that several commands share, so that each is spelled and explained once."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Language(StrEnum):
    """A language of the interface."""

    ZH = "zh"
    EN = "en"


class Level(StrEnum):
    """How loud a finding is; the loudest first."""

    INCONSISTENT = "inconsistent"
    BORDERLINE = "borderline"
    UNDECIDED = "undecided"
    CONSISTENT = "consistent"


Db = Annotated[
    Path | None,
    typer.Option(
        "--db", metavar="FILE", help="The store; else $HESHU_DB, else one in your data folder."
    ),
]
Reviewer = Annotated[
    str | None,
    typer.Option(
        "--reviewer", metavar="NAME", help="Who you are; else $HESHU_REVIEWER, else your login."
    ),
]
Lang = Annotated[
    Language | None, typer.Option("--lang", help="Language of the output; else the locale's.")
]
Json = Annotated[
    bool, typer.Option("--json", help="JSON Lines on stdout, as described in docs/json.md.")
]
Norms = Annotated[
    bool, typer.Option("--norms", help="Report the usage of figures too, not only sums.")
]
All = Annotated[
    bool,
    typer.Option("--all", help="Also findings set aside as a false alarm or explained."),
]
Force = Annotated[bool, typer.Option("--force", help="Overwrite FILE when it exists.")]
Limit = Annotated[int, typer.Option("--limit", metavar="N", min=1, help="At most N lines.")]
Issued = Annotated[
    str | None,
    typer.Option(
        "--issued",
        metavar="DATE",
        help="The day (YYYY-MM-DD), month or year the text is dated, for 去年 and the like.",
    ),
]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help="Read the files as txt, md, html, pdf, docx, json, jsonl, csv or tsv.",
    ),
]
Fields = Annotated[
    str | None,
    typer.Option(
        "--fields",
        metavar="FIELD=NAME,…",
        help="Of CSV and JSON records: what is the title, text, date, source, byline.",
    ),
]
Keys = Annotated[
    list[str] | None,
    typer.Option("--article", metavar="ID", help="An article of the store; may be repeated."),
]
Inputs = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="FILE|ID",
        help="Files or folders, - for stdin, or articles of the store; without any, the store.",
        show_default=False,
    ),
]


class State(StrEnum):
    """How far the review of an article has come; the names of `heshu.model.ReviewState`."""

    UNREAD = "unread"
    IN_REVIEW = "in_review"
    ANNOTATED = "annotated"
    REVIEWED = "reviewed"
    FINAL = "final"


class Sort(StrEnum):
    """An order of the article list; the names of `store.rows.SORTS`."""

    ADDED = "added"
    NEWEST = "newest"
    TITLE = "title"
    ISSUED = "issued"
    DOCUMENT = "document"
    INCONSISTENT = "inconsistent"
    DOUBTS = "doubts"
    TAG = "tag"
    REVIEWER = "reviewer"
    STATE = "state"


class Label(StrEnum):
    """A reviewer's word on a fact; the names of `heshu.model.VerdictLabel`."""

    CONFIRMED = "confirmed"
    WRONG = "wrong"
    DISPUTED = "disputed"
    UNCLEAR = "unclear"
    SKIPPED = "skipped"
