"""`heshu check`: do the figures agree with each other? Made for a newsroom's gate."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tui.commands.options import Db, Inputs, Issued, Json, Keys, Lang, Level, Norms, Reviewer

if TYPE_CHECKING:
    from heshu.model import Article, Finding, Judgement
    from store import Store
    from tui.plain.desk import Desk, Key

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
    norms: Norms = False,
    issued: Issued = None,
    as_json: Json = False,
    db: Db = None,
    reviewer: Reviewer = None,
    lang: Lang = None,
) -> None:
    """Hold the figures against each other; 1 when some contradict.

    Files given together are checked together; without files, what the import found in the store
    is shown. Exit status: 0 nothing is inconsistent, 1 some figures are, 2 wrong use, 3 some files
    could not be read, 4 the store cannot be used.
    """
    from heshu.model import Judgement
    from tui.commands import context
    from tui.commands.inputs import Files, Given

    context.speak(lang)
    report = Report(
        min_level or (Level.CONSISTENT if as_json else Level.BORDERLINE), as_json, norms
    )
    given = Given.of(arguments, article, issued)
    status = 0
    if given.files:
        files = Files(given.files, issued)
        report.take(*_together(files))
        status = files.status
    else:
        with context.open_store(db, reviewer) as store:
            for found, desk in _of_store(store, context.article_ids(store, given.articles)):
                report.take(found, desk)
    report.summarise()
    raise typer.Exit(status or (INCONSISTENT if report.counts[Judgement.INCONSISTENT] else 0))


def _together(files: Iterable[Any]) -> "tuple[list[Finding], Desk]":
    """Everything the files say of each other."""
    from heshu import checks
    from tui.plain import Desk

    desk = Desk()
    together: list[Article] = []
    for source, articles in files:
        desk.add_source(source.path, source.text)
        desk.add(articles)
        together += articles
    return checks.check(together), desk


def _of_store(store: "Store", ids: Sequence[int]) -> "Iterator[tuple[list[Finding], Desk]]":
    """What the import found, article by article, each finding once."""
    from tui.commands.desks import desk_of

    seen: set[Finding] = set()
    for article_id in ids:
        findings = [f for f in store.findings(article_id) if f not in seen]
        seen.update(findings)
        yield findings, desk_of(store, article_id, findings)


class Report:
    """Writes findings as they come and keeps count."""

    def __init__(self, level: Level, as_json: bool, norms: bool) -> None:
        """Report `level` and louder, the usage of figures only with `norms`."""
        self.level, self.as_json, self.norms = level, as_json, norms
        self.counts: Counter[Judgement] = Counter()
        """Arithmetic findings of each verdict, reported or not."""
        self.articles: set[Key] = set()

    def take(self, findings: "Sequence[Finding]", desk: "Desk") -> None:
        """Write what is loud enough."""
        from heshu.contract import finding_json
        from heshu.model import Channel
        from tui import plain
        from tui.commands import output

        self.counts.update(f.verdict for f in findings if f.channel is Channel.ARITHMETIC)
        self.articles.update(desk.articles)
        shown = loud(findings, self.level, norms=self.norms)
        if self.as_json:
            output.write_json(finding_json(finding, desk.articles) for finding in shown)
            return
        for finding in shown:
            output.write_lines([*plain.finding_lines(finding, desk), ""])

    def summarise(self) -> None:
        """One line of counts on stderr."""
        from heshu.model import Judgement
        from tui.commands import output
        from tui.locale import text, word

        said = text("command.comma").join(
            f"{self.counts[verdict]} {word('judgement', verdict.value)}" for verdict in Judgement
        )
        documents, articles = len({document for document, _ in self.articles}), len(self.articles)
        output.narrate(text("command.checked", counts=said, documents=documents, articles=articles))


def loud(findings: "Iterable[Finding]", level: Level, *, norms: bool) -> "list[Finding]":
    """The findings of this level and louder, those on usage only when asked for."""
    from heshu.model import Channel

    levels = [item.value for item in Level]
    levels = levels[: levels.index(level.value) + 1]
    return [
        finding
        for finding in findings
        if finding.verdict.value in levels and (norms or finding.channel is Channel.ARITHMETIC)
    ]
