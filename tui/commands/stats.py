"""`heshu stats`: how far the work has come."""

from typing import TYPE_CHECKING, Any

from tui.commands.options import Db, Json, Lang, Reviewer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rich.text import Text

    from store.statistics import Statistics

EXAMPLE = "heshu stats --json"


def run(as_json: Json = False, db: Db = None, reviewer: Reviewer = None, lang: Lang = None) -> None:
    """Count what the store holds, who judged what and when, and how far reviewers agree.

    Exit status: 0 done, 2 wrong use, 4 the store cannot be used.
    """
    from tui.commands import context, output

    context.begin(lang)
    with context.open_store(db, reviewer) as store:
        found = store.statistics()
    if as_json:
        output.write_json([_json(found)])
    else:
        output.write_lines(_lines(found, output.width()))


def _json(found: "Statistics") -> dict[str, Any]:
    from heshu.contract import decimal_string
    from heshu.finding_verdicts import FindingLabel
    from heshu.model import ReviewState, VerdictLabel

    return {
        "documents": found.documents,
        "articles": found.articles,
        "facts": found.facts,
        "inconsistent": found.inconsistent,
        "states": {state.value: found.states.get(state, 0) for state in ReviewState},
        "verdicts": _counted(found.verdicts, VerdictLabel),
        "reviewers": {name: sum(counts.values()) for name, counts in found.reviewers.items()},
        "finding_verdicts": _counted(found.finding_verdicts, FindingLabel),
        "figures": found.figures,
        "judged": found.judged,
        "by_reviewer": {n: _counted(c, VerdictLabel) for n, c in found.reviewers.items()},
        "by_day": {day: dict(counts) for day, counts in found.days.items()},
        "by_kind": {kind: _counted(c, VerdictLabel) for kind, c in found.kinds.items()},
        "by_relation": {n: _counted(words, FindingLabel) for n, words in found.relations},
        "findings_by_reviewer": {
            n: _counted(words, FindingLabel) for n, words in found.finding_reviewers
        },
        "agreement": [
            {
                "reviewers": [pair.one, pair.other],
                "n": pair.n,
                "same": pair.same,
                "share": decimal_string(pair.share),
                "kappa": decimal_string(pair.kappa),
            }
            for pair in found.agreement
        ],
    }


def _counted(counts: "Mapping[Any, int]", labels: Any) -> dict[str, int]:
    return {label.value: counts.get(label, 0) for label in labels}


def _lines(found: "Statistics", width: int | None) -> "Iterator[Text | str]":
    from rich.text import Text

    from tui.plain.statistics import parts

    for number, part in enumerate(parts(found, width)):
        if number:
            yield ""
        yield Text(part.heading, style="bold")
        yield from part.lines
