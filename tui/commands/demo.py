"""`heshu demo`: the sample corpus in a throw-away store, to look around in."""

from pathlib import Path
from typing import Annotated

import typer

from tui.commands.options import Lang

EXAMPLE = "heshu demo"

CORPUS = "sample_corpus"


def run(
    corpus: Annotated[
        Path | None,
        typer.Option(
            "--corpus", metavar="DIR", help="A folder of texts; else the sample corpus of Heshu."
        ),
    ] = None,
    lang: Lang = None,
) -> None:
    """Try Heshu on sample documents; nothing is kept.

    Opens the reader; without a terminal it prints the articles with their findings. Exit status:
    0 done, 2 wrong use, 3 some files could not be read, 4 the store cannot be used.
    """
    import tempfile

    from store import Store
    from tui.commands import context, import_, reading

    context.begin(lang)
    texts = _texts(corpus)
    with tempfile.TemporaryDirectory(prefix="heshu-demo-") as folder:
        path = Path(folder) / "demo.db"
        with Store.open(path, reviewer=context.reviewer_name(None)) as store:
            summary = import_.bring_in(store, texts)
            import_.hold_together(store, store.article_ids())
            closed = reading.read_or_print(store, None, lang)
    raise typer.Exit(closed or import_.status(summary))


def _texts(corpus: Path | None) -> list[str]:
    """The corpus's text files, in order: its list of planted errors is not for the reader.

    Raises:
        UsageError: there is no corpus, or nothing in it.
    """
    from heshu.errors import UsageError

    folder = corpus or Path(__file__).parents[2] / CORPUS
    here = Path.cwd()
    texts = sorted(
        str(path.relative_to(here) if path.is_relative_to(here) else path)
        for path in folder.glob("*.txt")
    )
    if not texts:
        what = "no sample texts here"
        raise UsageError(what, where=str(folder), remedy="give a folder with --corpus DIR")
    return texts
