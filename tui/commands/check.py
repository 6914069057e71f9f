"""`heshu check`: do the figures agree with each other? Made for a newsroom's gate."""

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Annotated

import typer

from tui.commands.options import (
    All,
    Db,
    Fields,
    Format,
    Inputs,
    Issued,
    Json,
    Keys,
    Lang,
    Level,
    Norms,
    Reviewer,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from heshu.model import Article, Fact, Finding, Judgement
    from store import Store
    from tui.commands.desks import Kept
    from tui.commands.inputs import Files, Guard
    from tui.plain.desk import Desk, Key

    Found = tuple[list[Finding], Desk, Mapping[Finding, Kept]]
    """Findings, the articles they speak of, and what the store knows of each."""

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
    everything: All = False,
    together: Annotated[
        bool, typer.Option("--together", help="Hold all articles of the store against each other.")
    ] = False,
    issued: Issued = None,
    format_: Format = None,
    fields: Fields = None,
    as_json: Json = False,
    db: Db = None,
    reviewer: Reviewer = None,
    lang: Lang = None,
) -> None:
    """Hold the figures against each other; 1 when some contradict.

    Files given together are checked together, and so are articles of the store; without any, what
    the store holds is shown. Exit status: 0 nothing is inconsistent, 1 some figures are, 2 wrong
    use, 3 some files could not be read, 4 the store cannot be used.
    """
    from heshu.intake.options import Options
    from heshu.model import Judgement
    from tui.commands import context
    from tui.commands.inputs import Files, Given, Guard

    context.begin(lang)
    level = min_level or (Level.CONSISTENT if as_json else Level.BORDERLINE)
    report = Report(level, as_json=as_json, norms=norms, everything=everything)
    options = Options.of(format_, fields)
    given = Given.of(arguments, article, issued, options)
    guard = Files(given.files, issued, silent=True, options=options) if given.files else Guard()
    if isinstance(guard, Files):
        report.take(*_of_files(guard))
    else:
        with context.open_store(db, reviewer) as store:
            ids = context.article_ids(store, given.articles)
            for found in _of_store(store, ids, guard, anew=together or bool(given.articles)):
                report.take(*found)
    report.summarise()
    contradicted = INCONSISTENT if report.counts[Judgement.INCONSISTENT] else 0
    raise typer.Exit(guard.status or contradicted)


def _of_files(files: "Files") -> "Found":
    """Everything the files say of themselves and of each other."""
    from heshu import facts
    from tui.plain import Desk

    desk = Desk()
    texts: dict[str, list[Article]] = {}
    known: dict[Key, Sequence[Fact]] = {}
    for source, articles in files:
        with files.guard(source.path):
            known |= {(a.document, a.index): facts.extract_article(a) for a in articles}
            desk.add_source(source.path, source.text)
            desk.add(articles)
            texts[source.path] = articles
    return _together(files, texts, known), desk, {}


def _together(
    files: "Files", texts: "dict[str, list[Article]]", facts: "dict[Key, Sequence[Fact]]"
) -> "list[Finding]":
    """Check all files together; where that meets a fault of ours, each by itself."""
    from heshu import checks

    if len(texts) > 1:
        with files.guard(" + ".join(texts)):
            articles = [article for own in texts.values() for article in own]
            return checks.check(articles, facts, norms=True)
    found: list[Finding] = []
    for document, own in texts.items():
        with files.guard(document):
            found += checks.check(own, facts, norms=True)
    return found


def _of_store(
    store: "Store", ids: "Sequence[int]", guard: "Guard", *, anew: bool
) -> "Iterator[Found]":
    """What was found, article by article, each finding once.

    Args:
        store: the store.
        ids: the articles.
        guard: keeps a fault of ours to its article.
        anew: hold the articles against each other now.
    """
    from tui.commands import desks

    fresh: dict[Key, list[Finding]] = defaultdict(list)
    with guard.guard(str(store.path)):
        for finding in store.check_together(ids) if anew else ():
            fresh[finding.printed.document, finding.printed.article].append(finding)
    seen: set[Finding] = set()
    for article_id in ids:
        with guard.guard(str(article_id)):
            article = store.article(article_id)
            # A store that may not be written to shows what was found just now, too.
            found = [*store.findings(article_id), *fresh[article.document, article.index]]
            new = [finding for finding in dict.fromkeys(found) if finding not in seen]
            seen.update(new)
            yield new, desks.desk_of(store, article_id, new), desks.kept(store, article_id, new)


class Report:
    """Writes findings as they come and keeps count."""

    def __init__(self, level: Level, *, as_json: bool, norms: bool, everything: bool) -> None:
        """Report `level` and louder, the usage of figures only with `norms`.

        What somebody has set aside is reported only with `everything`, and never counted.
        """
        self.level, self.as_json, self.norms, self.everything = level, as_json, norms, everything
        self.counts: Counter[Judgement] = Counter()
        """Arithmetic findings of each verdict, reported or not."""
        self.quiet = 0
        """Arithmetic findings that somebody has set aside."""
        self.articles: set[Key] = set()

    def take(
        self, findings: "Sequence[Finding]", desk: "Desk", kept: "Mapping[Finding, Kept]"
    ) -> None:
        """Write what is loud enough."""
        from heshu.model import Channel

        quiet = {finding for finding in findings if finding in kept and kept[finding].is_quiet}
        sums = [finding for finding in findings if finding.channel is Channel.ARITHMETIC]
        self.counts.update(finding.verdict for finding in sums if finding not in quiet)
        self.quiet += sum(finding in quiet for finding in sums)
        self.articles.update(desk.articles)
        shown = loud(findings, self.level, norms=self.norms)
        if not self.everything:
            shown = [finding for finding in shown if finding not in quiet]
        self._write(shown, desk, kept)

    def _write(
        self, shown: "Sequence[Finding]", desk: "Desk", kept: "Mapping[Finding, Kept]"
    ) -> None:
        from tui import plain
        from tui.commands import output, records

        if self.as_json:
            output.write_json(
                records.finding_json(finding, desk, kept.get(finding)) for finding in shown
            )
            return
        for finding in shown:
            word = kept[finding].word if finding in kept else None
            output.write_lines([*plain.finding_lines(finding, desk, word), ""])

    def summarise(self) -> None:
        """One line of counts on stderr."""
        from heshu.model import Judgement
        from tui.commands import output
        from tui.locale import text, word

        said = [
            f"{self.counts[verdict]} {word('judgement', verdict.value)}" for verdict in Judgement
        ]
        if self.quiet:
            said.append(text("command.set_aside", count=self.quiet))
        counts = text("command.comma").join(said)
        documents, articles = len({document for document, _ in self.articles}), len(self.articles)
        output.narrate(
            text("command.checked", counts=counts, documents=documents, articles=articles)
        )


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
