"""`heshu import`: files into the store, with a progress bar and one summary."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tui.commands.options import Db, Fields, Format, Json, Lang, Reviewer

if TYPE_CHECKING:
    from heshu.intake import Options
    from store import Progress, Store, Summary

EXAMPLE = "heshu import page.txt report.txt --json"


def run(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH", help="Files, folders or ZIP archives, - for stdin."),
    ],
    watch: Annotated[
        bool,
        typer.Option("--watch", help="Then wait, and take files as they arrive in the folders."),
    ] = False,
    format_: Format = None,
    fields: Fields = None,
    as_json: Json = False,
    db: Db = None,
    reviewer: Reviewer = None,
    lang: Lang = None,
) -> None:
    """Bring files into the store: split, extract, check.

    A file that is already there, byte for byte, adds nothing; one that came before with other
    bytes is a new delivery, whose articles take the place of the old ones. With --watch the
    folders are read and then watched until Ctrl+C or SIGTERM. Exit status: 0 done, 2 wrong use,
    3 some files could not be read (the others are in), 4 the store cannot be used.
    """
    from heshu.intake.options import Options
    from tui.commands import context, output

    context.begin(lang)
    options = Options.of(format_, fields)
    with context.open_store(db, reviewer, create=True) as store:
        if watch:
            take_as_they_come(store, paths, options, as_json=as_json)
            raise typer.Exit(0)
        summary = bring_in(store, paths, options)
    if as_json:
        output.write_json([_json(summary)])
    raise typer.Exit(status(summary))


def bring_in(store: "Store", paths: Sequence[str], options: "Options | None" = None) -> "Summary":
    """Import with a progress bar, then tell each failure and the sum on stderr."""
    from store import import_paths
    from tui.commands import failures, inputs, output, progress
    from tui.locale import text

    with progress.bar(text("command.importing")) as tick:

        def advance(at: "Progress") -> None:
            tick(at.done, at.total, at.path)

        named = inputs.named(paths)
        summary = import_paths(store, named, progress=advance, options=options)
    for failure in summary.failed:
        failures.tell(failure.message, failures.SOME_FAILED)
    inputs.tell_passed(summary.passed)
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


def take_as_they_come(
    store: "Store", paths: Sequence[str], options: "Options | None", *, as_json: bool
) -> None:
    """Import the files of some folders as they arrive, a line each, until told to stop."""
    from store import import_paths
    from tui.commands import failures, inputs, output
    from tui.commands.watching import arriving, stopped_by_signals

    stop = stopped_by_signals()
    output.narrate(text_of("watch.begin", folders=" ".join(paths)))
    for path in arriving(inputs.named(paths), stop):
        summary = import_paths(store, [path], options=options)
        if as_json:
            output.write_json([{"document": str(path), **_json(summary)}])
            sys.stdout.flush()
        for failure in summary.failed:
            failures.tell(failure.message, failures.SOME_FAILED)
        if summary.sources or summary.known:
            output.narrate(_told(store, str(path), summary))
    output.narrate(text_of("watch.end"))


def _told(store: "Store", path: str, summary: "Summary") -> str:
    """What became of one file."""
    if summary.known:
        return text_of("watch.known", document=path)
    earlier = sum(store.earlier(number) is not None for number in summary.ids)
    stale = sum(store.count_stale(number) for number in summary.ids)
    counts = {
        "document": path,
        "articles": summary.articles,
        "facts": summary.facts,
        "inconsistent": summary.inconsistent,
    }
    if not earlier:
        return text_of("watch.new", **counts)
    return text_of("watch.again", stale=stale, **counts)


def text_of(key: str, /, **values: object) -> str:
    """The words of the interface, looked up late: help must not wait for them."""
    from tui.locale import text

    return text(key, **values)


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
