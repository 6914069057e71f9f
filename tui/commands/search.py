"""`heshu search`: where words and figures stand in the store."""

from typing import TYPE_CHECKING, Annotated

import typer

from tui.commands.options import Db, Json, Lang, Limit, Reviewer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.model import Article
    from store import Hit, SavedSearch, Store

EXAMPLE = "heshu search 固定资产投资"


def run(
    query: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="QUERY",
            help="Words as printed, figures by value (>=5%), kind:money, verdict:wrong …",
            show_default=False,
        ),
    ] = None,
    saved: Annotated[bool, typer.Option("--saved", help="List the saved searches.")] = False,
    name: Annotated[
        str | None, typer.Option("--use", metavar="NAME", help="Ask a saved search again.")
    ] = None,
    save: Annotated[
        str | None, typer.Option("--save", metavar="NAME", help="Keep this search under a name.")
    ] = None,
    drop: Annotated[
        str | None, typer.Option("--drop", metavar="NAME", help="Forget a saved search.")
    ] = None,
    limit: Limit = 50,
    as_json: Json = False,
    db: Db = None,
    reviewer: Reviewer = None,
    lang: Lang = None,
) -> None:
    """Find words, figures and verdicts in the articles of the store.

    Exit status: 0 done, 2 wrong use, 4 the store cannot be used.
    """
    from tui.commands import context, output
    from tui.locale import text

    context.begin(lang)
    words = context.query_of(query)
    with context.open_store(db, reviewer, create=bool(save or drop)) as store:
        if drop is not None:
            store.drop_search(drop)
            output.narrate(text("search.dropped", name=drop))
        if saved or (drop is not None and not words):
            _list(store.saved_searches(), as_json=as_json)
            return
        if name is not None:
            words = " ".join(filter(None, (_named(store, name), words)))
        if save is not None:
            store.save_search(save, words)
            output.narrate(text("command.saved.kept", name=save))
        _search(store, words, limit, as_json=as_json)


def _named(store: "Store", name: str) -> str:
    from heshu.errors import UsageError

    for one in store.saved_searches():
        if one.name == name:
            return one.query
    msg = f"no saved search {name}"
    raise UsageError(msg, remedy="heshu search --saved lists them")


def _search(store: "Store", words: str, limit: int, *, as_json: bool) -> None:
    from heshu.errors import UsageError
    from tui.commands import output, records
    from tui.locale import text

    if not words:
        msg = "nothing to look for"
        raise UsageError(msg, remedy="give some text, or --saved")
    hits = store.search(words, limit + 1, each=limit + 1)
    shown = hits[:limit]
    articles = {hit.article_id: store.article(hit.article_id) for hit in shown}
    if as_json:
        output.write_json(records.hit_json(hit, articles[hit.article_id]) for hit in shown)
    elif shown:
        _print(shown, articles)
    if not hits:
        output.narrate(text("command.none"))
    elif len(hits) > limit:
        output.narrate(text("command.more", count=limit))


def _list(searches: "Sequence[SavedSearch]", *, as_json: bool) -> None:
    """The saved searches, one a line."""
    from tui.commands import output
    from tui.locale import text
    from tui.tables import Column

    output.write_list(
        searches,
        as_json=as_json,
        json_of=lambda one: one._asdict(),
        columns=[Column(text(f"command.saved.{name}")) for name in ("name", "query", "reviewer")],
        cells=lambda one: one[:3],
    )


def _print(hits: "Sequence[Hit]", articles: "dict[int, Article]") -> None:
    """A line a sentence, with every hit in it marked."""
    from rich.text import Text

    from tui import plain
    from tui.commands import output

    sentences: dict[tuple[int, str, tuple[int, int]], list[tuple[int, int]]] = {}
    for number, field, start, end in hits:
        sentence = plain.around(articles[number].part(field).text, start, end)
        sentences.setdefault((number, field, sentence), []).append((start, end))
    for (number, field, _), spans in sentences.items():
        article = articles[number]
        quote = plain.quoted(article.part(field).text, spans, "bold reverse")
        line = Text(f"[{number}] {plain.heading(article)}  ", style="dim")
        output.write_lines([Text.assemble(line, quote)])
