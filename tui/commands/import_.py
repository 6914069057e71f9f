"""`heshu import`: files into the store, with a progress bar and one summary."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tui.commands.options import Db, Json, Lang, Reviewer

if TYPE_CHECKING:
    from store import Progress, Store, Summary

EXAMPLE = "heshu import page.txt report.txt --json"


def run(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH", help="Files or folders, - for standard input."),
    ],
    as_json: Json = False,
    db: Db = None,
    reviewer: Reviewer = None,
    lang: Lang = None,
) -> None:
    """Bring files into the store: split, extract, check.

    A file that is already there, byte for byte, adds nothing. Exit status: 0 done, 2 wrong use,
    3 some files could not be read (the others are in), 4 the store cannot be used.
    """
    from tui.commands import context, output

    context.begin(lang)
    with context.open_store(db, reviewer, create=True) as store:
        summary = bring_in(store, paths)
    if as_json:
        output.write_json([_json(summary)])
    raise typer.Exit(status(summary))


def bring_in(store: "Store", paths: Sequence[str]) -> "Summary":
    """Import with a progress bar, then tell each failure and the sum on stderr."""
    from store import import_paths
    from tui.commands import failures, inputs, output, progress
    from tui.locale import text

    with progress.bar(text("command.importing")) as tick:

        def advance(at: "Progress") -> None:
            tick(at.done, at.total, at.path)

        summary = import_paths(store, inputs.named(paths), progress=advance)
    for failure in summary.failed:
        failures.tell(failure.message, failures.SOME_FAILED)
    output.narrate(
        text(
            "command.imported",
            added=summary.sources,
            known=len(summary.known),
            failed=len(summary.failed),
            articles=summary.articles,
            facts=summary.facts,
            inconsistent=summary.inconsistent,
        )
    )
    return summary


def hold_together(store: "Store", ids: Sequence[int]) -> None:
    """Check the articles of several files together; what cannot be done is told and left."""
    from heshu.errors import UsageError
    from tui.commands import failures, inputs

    try:
        with inputs.Guard().guard(str(store.path)):
            store.check_together(ids)
    except UsageError as error:
        failures.tell(str(error), 0)


def status(summary: "Summary") -> int:
    """The exit status of an import: 3 when a file failed, 130 when it was stopped."""
    from tui.commands import failures

    if summary.interrupted:
        return failures.INTERRUPTED
    return failures.SOME_FAILED if summary.failed else 0


def _json(summary: "Summary") -> dict[str, Any]:
    return {
        "added": summary.sources,
        "known": len(summary.known),
        "failed": [
            {"document": failure.path, "reason": failure.message} for failure in summary.failed
        ],
        "articles": summary.articles,
        "facts": summary.facts,
        "inconsistent": summary.inconsistent,
        "article_ids": summary.ids,
        "already_known": summary.known,
        "interrupted": summary.interrupted,
        "findings": summary.findings,
        "known_ids": summary.known_ids,
    }
