"""`heshu articles`: what intake made of a file."""

from typing import Annotated

import typer

from tui.commands.options import Issued, Json, Lang

EXAMPLE = "heshu articles page.txt --json"


def run(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE", help="Files or folders, - for stdin.")
    ],
    full: Annotated[bool, typer.Option("--full", help="Print the whole text.")] = False,
    issued: Issued = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Split files into articles, with titles and sections.

    Needs no store. Exit status: 0 done, 2 wrong use, 3 some files could not be read.
    """
    from heshu.contract import article_json
    from tui import plain
    from tui.commands import context, inputs, output

    context.begin(lang)
    read = inputs.Files(files, issued)
    if as_json:
        output.write_json(article_json(a) for _, articles in read for a in articles)
    elif full:
        for _, articles in read:
            for article in articles:
                output.write_lines([*plain.article_lines(article), ""])
    else:
        found = [article for _, articles in read for article in articles]
        if found:
            output.write_lines(plain.article_table(found, output.width()))
    raise typer.Exit(read.status)
