"""`heshu search`: where a word or figure stands in the store."""

from typing import TYPE_CHECKING, Annotated

import typer

from tui.commands.options import Db, Json, Lang, Limit, Reviewer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.model import Article
    from store import Hit

EXAMPLE = "heshu search 固定资产投资"


def run(
    words: Annotated[str, typer.Argument(metavar="TEXT", help="What to look for, as printed.")],
    limit: Limit = 50,
    as_json: Json = False,
    db: Db = None,
    reviewer: Reviewer = None,
    lang: Lang = None,
) -> None:
    """Find a text in the articles of the store.

    Exit status: 0 done, 2 wrong use, 4 the store cannot be used.
    """
    from heshu.errors import UsageError
    from tui.commands import context, output, records
    from tui.locale import text

    context.begin(lang)
    if not words.strip():
        msg = "nothing to look for"
        raise UsageError(msg, remedy="give some text")
    with context.open_store(db, reviewer) as store:
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
