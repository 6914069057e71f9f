"""The table of subcommands, and what holds for all of them."""

from types import ModuleType
from typing import Annotated

import typer

from tui.commands import (
    articles,
    check,
    config,
    demo,
    diff,
    export,
    facts,
    import_,
    indicator,
    init,
    list_,
    load,
    log,
    queue,
    read,
    reindex,
    search,
    serve,
    show,
    stats,
    verdicts,
)
from tui.commands.helping import Command, Program
from tui.commands.options import Db, Lang, Reviewer

COMMANDS: dict[str, ModuleType] = {
    "read": read,
    "init": init,
    "import": import_,
    "list": list_,
    "show": show,
    "facts": facts,
    "check": check,
    "diff": diff,
    "articles": articles,
    "search": search,
    "serve": serve,
    "queue": queue,
    "indicator": indicator,
    "verdicts": verdicts,
    "export": export,
    "load": load,
    "log": log,
    "stats": stats,
    "reindex": reindex,
    "config": config,
    "demo": demo,
}
"""Name → module with `run`, whose docstring is the help, and `EXAMPLE`, a line that works."""

app = typer.Typer(
    name="heshu",
    cls=Program,
    add_completion=False,
    pretty_exceptions_enable=False,
    # Plain help: quick, and the same on a screen reader, a pipe and a dumb terminal.
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

_QUERIES: dict[str, object] = {"ignore_unknown_options": True}
"""For commands that take a query: -水稻 is what a text must not hold, and no option."""

for _name, _module in COMMANDS.items():
    app.command(
        _name,
        cls=Command,
        epilog=f"Example: {_module.EXAMPLE}",
        context_settings=_QUERIES if _name in ("search", "list") else None,
    )(_module.run)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"heshu {version('heshu')}")
        raise typer.Exit


@app.callback(invoke_without_command=True, epilog="Example: heshu import news/ && heshu")
def _common(
    context: typer.Context,
    db: Db = None,
    reviewer: Reviewer = None,
    lang: Lang = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which.")
    ] = False,
) -> None:
    """Heshu 核数: read Chinese news and reports, with every figure found and cross-checked.

    Without a command it opens the reader. Errors are one line on stderr; exit status: 0 done,
    1 the answer is bad, 2 wrong use, 3 some inputs failed, 4 the store cannot be used.
    """
    del version
    if context.invoked_subcommand is None:
        read.run(db=db, reviewer=reviewer, lang=lang)
        return
    given = {"db": db, "reviewer": reviewer, "lang": lang}
    # An option before the command counts for it unless it is given there too.
    set_before = {key: value for key, value in given.items() if value is not None}
    context.default_map = dict.fromkeys(COMMANDS, set_before)
