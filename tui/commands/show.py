"""`heshu show`: an article with its findings, verdicts and notes, as plain text."""

from typing import TYPE_CHECKING, Annotated

import typer

from tui.commands.options import All, Db, Json, Lang, Level, Norms, Reviewer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.text import Text

    from store import Store

EXAMPLE = "heshu show 1"


def run(
    articles: Annotated[
        list[str] | None,
        typer.Argument(metavar="ID", help="Numbers or ids of articles; all without any."),
    ] = None,
    min_level: Annotated[
        Level, typer.Option("--min-level", help="Show findings of this verdict and louder.")
    ] = Level.BORDERLINE,
    norms: Norms = False,
    everything: All = False,
    as_json: Json = False,
    db: Db = None,
    reviewer: Reviewer = None,
    lang: Lang = None,
) -> None:
    """Print articles with findings, verdicts and notes.

    Exit status: 0 done, 2 wrong use, 4 the store cannot be used.
    """
    from tui.commands import context, output, records

    context.begin(lang)
    with context.open_store(db, reviewer) as store:
        ids = context.article_ids(store, tuple(articles or ()))
        if as_json:
            output.write_json(records.whole_json(store, article_id) for article_id in ids)
            return
        for article_id in ids:
            lines = article_lines(store, article_id, min_level, norms=norms, everything=everything)
            output.write_lines([*lines, ""])


def article_lines(
    store: "Store",
    article_id: int,
    level: Level,
    *,
    norms: bool = False,
    everything: bool = False,
) -> "Iterator[Text | str]":
    """One article as printed, then its findings of this level and louder, verdicts and notes.

    Findings that somebody has set aside only with `everything`.
    """
    from tui import plain
    from tui.commands import check, desks

    article = store.article(article_id)
    findings = check.loud(store.findings(article_id), level, norms=norms)
    kept = desks.kept(store, article_id, findings)
    if not everything:
        findings = [finding for finding in findings if not kept[finding].is_quiet]
    desk = desks.desk_of(store, article_id, findings)
    yield from plain.article_lines(article, findings, store.source_of(article_id))
    yield ""
    yield from plain.findings_part(findings, desk, {f: kept[f].word for f in findings})
    yield from plain.verdicts_part(store.all_verdicts(article_id))
    yield from plain.notes_part(store.annotations(article_id), store.tags(article_id))
