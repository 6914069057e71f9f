"""`heshu diff`: what changed between two texts, figure by figure."""

from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from tui.commands.options import Db, Json, Lang, Reviewer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.text import Text

    from heshu.model import Article, Fact
    from heshu.revising import Change
    from store import Store

EXAMPLE = "heshu diff page.txt report.txt"

CHANGED = 1
"""The exit status when a figure is not as it was, as that of diff(1)."""


class Side(NamedTuple):
    """One side of a comparison: an article with its facts."""

    article: "Article"
    facts: "Sequence[Fact]"


def run(
    old: Annotated[str, typer.Argument(metavar="OLD", help="A file or an article of the store.")],
    new: Annotated[
        str | None,
        typer.Argument(metavar="[NEW]", help="The later one; else OLD with what it was before."),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Also the figures that are as they were.")
    ] = False,
    as_json: Json = False,
    db: Db = None,
    reviewer: Reviewer = None,
    lang: Lang = None,
) -> None:
    """Compare two files or articles figure by figure: 5.0% → 5.2%.

    One article alone is held against the delivery before it. Exit status: 0 no figure changed,
    1 some did, 2 wrong use, 3 a file could not be read, 4 the store cannot be used.
    """
    from tui.commands import context, output
    from tui.locale import text

    context.begin(lang)
    before, after = _sides(old, new, db, reviewer)
    pairs = list(_pairs(before, after))
    told = [(pair, _changes(*pair, everything=everything)) for pair in pairs]
    changed = any(change.kind != "same" for _, changes in told for change in changes)
    if as_json:
        output.write_json(_json(pair, change) for pair, changes in told for change in changes)
    else:
        output.write_lines(_table(told))
        if not changed:
            output.narrate(text("diff.same"))
    raise typer.Exit(CHANGED if changed else 0)


# ---------------------------------------------------------------- the two sides


def _sides(old: str, new: str | None, db: Any, reviewer: str | None) -> "tuple[list[Side], ...]":
    from tui.commands import context, inputs

    given = [side for side in (old, new) if side is not None]
    if new is not None and all(inputs.is_file(side) for side in given):
        return _of_file(old), _of_file(new)
    with context.open_store(db, reviewer) as store:
        if new is None:
            return _with_earlier(store, old)
        return tuple(
            _of_file(side) if inputs.is_file(side) else _of_store(store, side) for side in given
        )


def _of_file(path: str) -> "list[Side]":
    from heshu import facts, intake
    from heshu.intake.options import Options
    from tui.commands import inputs

    articles = intake.articles(inputs.load(path, Options()))
    return [Side(article, facts.extract_article(article)) for article in articles]


def _of_store(store: "Store", key: str) -> "list[Side]":
    from tui.commands import context

    ids = context.article_ids(store, (key,))
    return [Side(store.article(number), list(store.facts(number))) for number in ids]


def _with_earlier(store: "Store", key: str) -> "tuple[list[Side], ...]":
    from heshu.errors import UsageError
    from tui.commands import context, inputs

    if inputs.is_file(key):
        msg = "one file alone has nothing to be compared with"
        raise UsageError(msg, where=key, remedy="name the other one too")
    (number,) = context.article_ids(store, (key,))[:1]
    earlier = store.earlier(number)
    if earlier is None:
        msg = "the article has no earlier delivery"
        raise UsageError(msg, where=key, remedy="name the article or file to compare it with")
    return _of_store(store, str(earlier)), _of_store(store, str(number))


def _pairs(
    before: "list[Side]", after: "list[Side]"
) -> "Iterator[tuple[Side | None, Side | None]]":
    """The articles that belong together, then those that have come and gone."""
    from heshu.revising import match

    if len(before) == len(after) == 1:
        yield before[0], after[0]
        return
    pairs = match([side.article for side in before], [side.article for side in after])
    earlier = {new: old for old, new in pairs}
    for number, side in enumerate(after):
        yield (before[earlier[number]] if number in earlier else None), side
    kept = set(earlier.values())
    for number, side in enumerate(before):
        if number not in kept:
            yield side, None


def _changes(old: "Side | None", new: "Side | None", *, everything: bool = False) -> "list[Change]":
    from heshu.revising import added, aligned, changes, removed

    if old is None:
        return added(new.article, new.facts) if new else []
    if new is None:
        return removed(old.article, old.facts)
    compare = aligned if everything else changes
    return compare(old.article, new.article, old.facts, new.facts)


# ---------------------------------------------------------------- how it is told


def _table(told: "list[tuple[tuple[Side | None, Side | None], list[Change]]]") -> "Iterator[Text]":
    """A heading for each article with changes, and a row for each figure."""
    from rich.text import Text

    from tui.commands import output
    from tui.locale import text, word
    from tui.tables import Cell, Column, one_line, table

    columns = [
        Column(text("diff.change")),
        Column(text("diff.indicator"), most=30),
        Column(text("diff.old"), right=True),
        Column(text("diff.new"), right=True),
    ]
    for (old, new), changes in told:
        rows = [
            [
                Cell(word("change", change.kind)),
                Cell(change.indicator),
                Cell(change.old.exact if change.old else ""),
                Cell(change.new.exact if change.new else ""),
            ]
            for change in changes
        ]
        if rows:
            side = new or old
            title = (side.article.title or side.article.text[:30]) if side else ""
            yield Text(one_line(title), style="bold")
            yield from table(columns, rows, output.width())
            yield Text("")


def _json(pair: "tuple[Side | None, Side | None]", change: "Change") -> dict[str, Any]:
    old, new = pair
    side = new or old
    return {
        "change": change.kind.value,
        "title": side.article.title if side else "",
        "indicator": change.indicator or None,
        "old": _figure(old, change.old),
        "new": _figure(new, change.new),
        "agree": _agree(change),
    }


def _agree(change: "Change") -> bool | None:
    """Whether both say the same within their printed digits; None where one is missing."""
    from heshu.checks.agreeing import agree

    if change.old is None or change.new is None:
        return None
    return change.kind == "same" or agree(change.old, change.new)


def _figure(side: "Side | None", fact: "Fact | None") -> dict[str, Any] | None:
    from heshu.contract import figure_json

    return None if side is None or fact is None else figure_json(side.article, fact)
