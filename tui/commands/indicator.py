"""`heshu indicator`: all values of one indicator over the articles of the store."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from tui.commands.options import Db, Json, Lang, Reviewer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.text import Text

    from store import Store
    from store.indicators import IndicatorValue, Named
    from tui.indicators import Group

EXAMPLE = "heshu indicator 茶园面积"


def run(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="As texts print it; without, the names there are."),
    ] = None,
    owner: Annotated[
        str, typer.Option("--owner", metavar="NAME", help="Only of owners with this in the name.")
    ] = "",
    similar: Annotated[
        bool, typer.Option("--similar", help="Also indicators whose names hold this one.")
    ] = False,
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", min=1, help="At most N values or names.")
    ] = 2000,
    as_json: Json = False,
    db: Db = None,
    reviewer: Reviewer = None,
    lang: Lang = None,
) -> None:
    """List the values of an indicator by year and owner; ! marks contradictions.

    Exit status: 0 done, 2 wrong use, 4 the store cannot be used.
    """
    from tui.commands import context, output
    from tui.locale import text

    context.begin(lang)
    with context.open_store(db, reviewer) as store:
        if name is None:
            _names(store.indicators(limit=limit), as_json=as_json)
            return
        found = store.indicator(name.strip(), owner=owner, similar=similar, limit=limit)
        if as_json:
            output.write_json(_json(store, found.values))
        else:
            from tui.indicators import groups

            output.write_lines(_table(groups(found), output.width()))
        if not found.values:
            output.narrate(text("indicator.none", name=name))
        elif found.more:
            output.narrate(text("command.more", count=limit))


def _names(names: "Sequence[Named]", *, as_json: bool) -> None:
    from tui.commands import output
    from tui.locale import text
    from tui.tables import Column

    output.write_list(
        names,
        as_json=as_json,
        json_of=lambda one: one._asdict(),
        columns=(
            Column(text("indicator.column.values"), right=True),
            Column(text("indicator.column.articles"), right=True),
            Column(text("indicator.column.name")),
        ),
        cells=lambda one: (str(one.values), str(one.articles), one.indicator),
    )


def _table(groups: "Sequence[Group]", width: int | None) -> "Iterator[Text]":
    """A heading for what can be read under each other, and a row a value."""
    from rich.text import Text

    from tui.locale import text
    from tui.tables import Column, one_line, table

    columns = [
        Column("", most=1),
        Column(text("indicator.column.period"), most=16),
        Column(text("indicator.column.owner"), most=18),
        Column(text("indicator.column.value"), right=True),
        Column(text("indicator.column.printed"), most=20),
        Column(text("indicator.column.modality"), most=10),
        Column(text("indicator.column.verdict"), most=12),
        Column(text("indicator.column.title"), most=40),
    ]
    for group in groups:
        yield Text(one_line(group.heading), style="bold")
        yield from table(columns, [_row(group, value) for value in group.values], width)
        yield Text("")


def _row(group: "Group", value: "IndicatorValue") -> list[str]:
    from tui import indicators
    from tui.locale import word

    fact = value.observed.fact
    return [
        indicators.SIGNS[value.clash].strip(),
        fact.period,
        indicators.owner_of(value),
        group.amount(value),
        fact.exact,
        word("modality", fact.modality) if fact.modality else "",
        word("verdict", value.label) if value.label else "",
        f"[{value.article_id}] {value.title or value.document}",
    ]


def _json(store: "Store", values: "Sequence[IndicatorValue]") -> "Iterator[dict[str, Any]]":
    from heshu.contract import decimal_string
    from heshu.observing import Clash
    from tui.amounts import base_unit

    for value in values:
        fact, found = value.observed.fact, value.observed.measured
        of = store.identity(value.article_id)
        box = found.box if found else None
        yield {
            "article_id": value.article_id,
            "document": value.document,
            "article": of.position,
            "title": value.title,
            "issued": value.issued or None,
            "field": fact.field,
            "start": fact.start,
            "end": fact.end,
            "exact": fact.exact,
            "indicator": fact.indicator,
            "period": fact.period or None,
            "owner": fact.owner or None,
            "whose": value.observed.whose.name or None,
            "told": value.observed.whose.told,
            "measure": found.measure if found else None,
            "change": value.observed.sort.changes,
            "value": decimal_string(found.value) if found else None,
            "low": decimal_string(box.low) if box else None,
            "high": decimal_string(box.high) if box else None,
            "unit": base_unit(found.measure) if found else fact.unit or None,
            "modality": fact.modality and fact.modality.value,
            "verdict": value.label or None,
            "conflict": None if value.clash is Clash.NONE else value.clash.value,
        }
