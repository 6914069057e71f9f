"""`heshu init`: an empty store, for one person or for a group."""

from typing import Annotated

import typer

from tui.commands.options import Db, Lang

EXAMPLE = "heshu init"


def run(
    db: Db = None,
    group: Annotated[
        bool,
        typer.Option("--group", help="For several accounts: mode 0660 in a folder with 2770."),
    ] = False,
    lang: Lang = None,
) -> None:
    """Make an empty store; one that is there is left as it is.

    With --group its file and folder are opened to the group of the folder, also when it is there
    already. Exit status: 0 done, 2 wrong use, 4 the store cannot be used.
    """
    from store import default_path, groups
    from tui.commands import context, output
    from tui.locale import text
    from tui.tables import one_line

    context.begin(lang)
    path = (db or default_path()).expanduser()
    if group:
        groups.prepare(path)
    with context.open_store(db, None, create=True):
        pass
    said = "init.group" if group else "init.done"
    output.write_lines([text(said, path=one_line(str(path)))])
