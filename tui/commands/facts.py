"""`heshu facts`: every figure, date and name, as printed and as understood."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from tui.commands.options import Db, Fields, Format, Inputs, Issued, Json, Keys, Lang, Reviewer

if TYPE_CHECKING:
    from heshu.model import Article, Fact, FactKind
    from store import Store
    from tui.commands.inputs import Files
    from tui.plain import Desk

EXAMPLE = "heshu facts report.txt --kinds money,percent"


class Found(NamedTuple):
    """The facts of one article, and its number when it comes from the store."""

    article: "Article"
    facts: "Sequence[Fact]"
    article_id: int | None


def run(
    arguments: Inputs = None,
    article: Keys = None,
    kinds: Annotated[
        str | None,
        typer.Option("--kinds", metavar="K,K", help="Only these kinds: money, percent, date …"),
    ] = None,
    issued: Issued = None,
    format_: Format = None,
    fields: Fields = None,
    dictionary: Annotated[
        list[Path] | None,
        typer.Option("--dict", metavar="FILE", help="Local names: a word a line, then its tag."),
    ] = None,
    as_json: Json = False,
    db: Db = None,
    reviewer: Reviewer = None,
    lang: Lang = None,
) -> None:
    """List the figures, dates and names in files or articles.

    Exit status: 0 done, 2 wrong use, 3 some files could not be read, 4 the store cannot be used.
    """
    from heshu.intake.options import Options
    from tui.commands import context, output
    from tui.commands.inputs import Files, Given
    from tui.locale import text
    from tui.plain import Desk

    context.begin(lang)
    wanted = _kinds(kinds)
    options = Options.of(format_, fields)
    given = Given.of(arguments, article, issued, options)
    desk = Desk()
    _use(dictionary, given.files)
    if given.files:
        files = Files(given.files, issued, silent=not sys.stdout.isatty(), options=options)
        told = _write(_of_files(files, desk), wanted, desk, as_json)
        status, quiet = files.status, bool(files.failed)
    else:
        with context.open_store(db, reviewer) as store:
            ids = context.article_ids(store, given.articles)
            told = _write(_of_store(store, ids, desk), wanted, desk, as_json)
        status, quiet = 0, False
    if not told and not quiet:
        output.narrate(text("command.none"))
    raise typer.Exit(status)


def _use(dictionary: "list[Path] | None", files: "tuple[str, ...]") -> None:
    from heshu.errors import UsageError

    if dictionary and not files:
        what = "the facts of the store are already found"
        raise UsageError(what, where="--dict", remedy="it goes with files")
    for path in dictionary or ():
        from heshu.facts.segmentation import use_dictionary

        use_dictionary(path)


def _kinds(given: str | None) -> "frozenset[FactKind] | None":
    from heshu.errors import UsageError
    from heshu.model import FactKind

    if given is None:
        return None
    names = [name.strip() for name in given.split(",") if name.strip()]
    unknown = [name for name in names if name not in FactKind.__members__.values()]
    if unknown or not names:
        remedy = "the kinds are " + ", ".join(FactKind)
        msg = "no such kind"
        raise UsageError(msg, where=", ".join(unknown) or "--kinds", remedy=remedy)
    return frozenset(FactKind(name) for name in names)


def _of_files(files: "Files", desk: "Desk") -> Iterator[Found]:
    from heshu.facts import extract_article

    for source, articles in files:
        desk.add_source(source.path, source.text)
        for article in articles:
            found: list[Fact] = []
            with files.guard(source.path):
                found = extract_article(article)
            yield Found(article, found, None)


def _of_store(store: "Store", ids: "list[int]", desk: "Desk") -> Iterator[Found]:
    for article_id in ids:
        article, source = store.article(article_id), store.source_of(article_id)
        desk.add_source(article.document, source.text)
        yield Found(article, store.facts(article_id), article_id)


def _write(
    found: Iterable[Found], wanted: "frozenset[FactKind] | None", desk: "Desk", as_json: bool
) -> int:
    """Write the wanted facts; returns how many."""
    from tui.commands import output

    chosen = (
        item._replace(facts=[f for f in item.facts if wanted is None or f.kind in wanted])
        for item in found
    )
    if as_json:
        return output.write_json(line for item in chosen for line in _json(item))
    count = 0
    for item in chosen:
        if item.facts:
            _write_table(item, desk)
        count += len(item.facts)
    return count


def _json(item: Found) -> Iterator[dict[str, Any]]:
    from heshu.contract import fact_json

    extra = {} if item.article_id is None else {"article_id": item.article_id}
    for fact in item.facts:
        yield fact_json(item.article, fact) | extra


def _write_table(item: Found, desk: "Desk") -> None:
    from tui import plain
    from tui.commands import output

    output.write_lines([plain.title_line(item.article, item.article_id)])
    rows = ((item.article, fact) for fact in item.facts)
    output.write_lines([*plain.fact_table(rows, desk, output.width()), ""])
