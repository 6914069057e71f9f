"""`heshu check`: do the figures agree with each other? Made for a newsroom's gate."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tui.commands.options import Db, Inputs, Issued, Json, Keys, Lang, Level, Reviewer, louder

if TYPE_CHECKING:
    from heshu.model import Article, Finding, Judgement
    from store import Store
    from tui.plain import Desk

EXAMPLE = "heshu check report.txt page.txt --min-level consistent"

INCONSISTENT = 1
"""Exit status when figures contradict each other."""


def run(
    arguments: Inputs = None,
    article: Keys = None,
    min_level: Annotated[
        Level | None,
        typer.Option(
            "--min-level",
            help="Report this and louder; borderline unless said, everything with --json.",
        ),
    ] = None,
    norms: Annotated[
        bool, typer.Option("--norms", help="Report the usage of figures too, not only sums.")
    ] = False,
    issued: Issued = None,
    as_json: Json = False,
    db: Db = None,
    reviewer: Reviewer = None,
    lang: Lang = None,
) -> None:
    """Hold the figures against each other; 1 when some contradict.

    Files given together are checked together; without files, what the import found in the store
    is shown. Exit status: 0 nothing is inconsistent, 1 some
    figures are, 2 wrong use, 3 some files could not be read, 4 the store cannot be used.
    """
    from heshu.model import Judgement
    from tui import plain
    from tui.commands import context
    from tui.commands.inputs import Files, Given
    from tui.plain import Desk

    context.speak(lang)
    level = min_level or (Level.CONSISTENT if as_json else Level.BORDERLINE)
    given = Given.of(arguments, article)
    desk, status = Desk(), 0
    if given.files:
        files = Files(given.files, issued)
        findings = _of_files(files, desk)
        status = files.status
    else:
        with context.open_store(db, reviewer) as store:
            findings = _of_store(store, context.article_ids(store, given.articles), desk)
    _write([f for f in findings if norms or f.channel != "norms"], desk, level, as_json)
    sums = plain.counted(f for f in findings if f.channel != "norms")
    _summarise(sums, desk)
    raise typer.Exit(status or (INCONSISTENT if sums[Judgement.INCONSISTENT] else 0))


def _of_files(files: Iterable[Any], desk: "Desk") -> "list[Finding]":
    from heshu import checks

    together: list[Article] = []
    for source, articles in files:
        desk.add_source(source.path, source.text)
        desk.add(articles)
        together += articles
    return checks.check(together)


def _of_store(store: "Store", ids: Sequence[int], desk: "Desk") -> "list[Finding]":
    findings: list[Finding] = []
    for article_id in ids:
        desk.add([store.article(article_id)])
        findings += store.findings(article_id)
    return findings


def _write(findings: "Iterable[Finding]", desk: "Desk", level: Level, as_json: bool) -> None:
    from heshu.contract import finding_json
    from tui import plain
    from tui.commands import output

    shown = [finding for finding in findings if finding.verdict.value in louder(level)]
    if as_json:
        output.write_json(finding_json(finding, desk.articles) for finding in shown)
        return
    for finding in shown:
        output.write_lines([*plain.finding_lines(finding, desk), ""])


def _summarise(counts: "Mapping[Judgement, int]", desk: "Desk") -> None:
    from tui.commands import output
    from tui.locale import text, word

    said = ", ".join(f"{count} {word('judgement', name.value)}" for name, count in counts.items())
    documents = len({document for document, _ in desk.articles})
    output.narrate(
        text("command.checked", counts=said, documents=documents, articles=len(desk.articles))
    )
