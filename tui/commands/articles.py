"""`heshu articles`: what intake made of a file."""

from typing import Annotated

import typer

from tui.commands.options import Fields, Format, Issued, Json, Lang

EXAMPLE = "heshu articles page.txt --json"


def run(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE", help="Files, folders, archives, - for stdin.")
    ],
    full: Annotated[bool, typer.Option("--full", help="Print the whole text.")] = False,
    issued: Issued = None,
    format_: Format = None,
    fields: Fields = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Split files into articles, with titles and sections.

    Needs no store. Exit status: 0 done, 2 wrong use, 3 some files could not be read.
    """
    from heshu.contract import article_json
    from heshu.intake.options import Options
    from tui import plain
    from tui.commands import context, inputs, output

    context.begin(lang)
    read = inputs.Files(files, issued, options=Options.of(format_, fields))
    if as_json:
        output.write_json(
            article_json(article) | {"media_type": source.media_type, "encoding": source.encoding}
            for source, articles in read
            for article in articles
        )
    elif full:
        for source, articles in read:
            for article in articles:
                output.write_lines([*plain.article_lines(article, source=source), ""])
    else:
        found = [article for _, articles in read for article in articles]
        if found:
            output.write_lines(plain.article_table(found, output.width()))
    raise typer.Exit(read.status)
