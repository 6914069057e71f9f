"""`heshu stats`: how far the work has come."""

from collections import Counter
from typing import TYPE_CHECKING, Any

from tui.commands.options import Db, Json, Lang, Reviewer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store import Store

EXAMPLE = "heshu stats --json"


def run(as_json: Json = False, db: Db = None, reviewer: Reviewer = None, lang: Lang = None) -> None:
    """Count what the store holds and how far review is.

    Exit status: 0 done, 2 wrong use, 4 the store cannot be used.
    """
    from tui.commands import context, output

    context.begin(lang)
    with context.open_store(db, reviewer) as store:
        counts = _counts(store)
    if as_json:
        output.write_json([counts])
    else:
        output.write_lines(_lines(counts))


def _counts(store: "Store") -> dict[str, Any]:
    from heshu.finding_verdicts import FindingLabel
    from heshu.model import ReviewState, VerdictLabel
    from tui.commands import context

    rows = list(context.rows(store, store.article_ids()))
    verdicts = [v for row in rows if row.verdicts for v in store.all_verdicts(row.id)]
    states = Counter(row.state for row in rows)
    labels = Counter(verdict.label for verdict in verdicts)
    reviewers = Counter(verdict.reviewer for verdict in verdicts)
    words = store.finding_labels()
    return {
        "documents": len({row.document for row in rows}),
        "articles": len(rows),
        "facts": sum(row.facts for row in rows),
        "inconsistent": sum(row.inconsistent for row in rows),
        "states": {name.value: states[name] for name in ReviewState},
        "verdicts": {name.value: labels[name] for name in VerdictLabel},
        "reviewers": dict(sorted(reviewers.items())),
        "finding_verdicts": {name.value: words.get(name, 0) for name in FindingLabel},
    }


def _lines(counts: dict[str, Any]) -> "Iterator[str]":
    from tui.locale import text, word
    from tui.tables import one_line

    groups = {
        "states": "state",
        "verdicts": "verdict",
        "reviewers": "",
        "finding_verdicts": "finding_verdict",
    }
    for name, value in counts.items():
        label = text(f"command.stats.{name}")
        if name not in groups:
            yield f"{label}  {value}"
            continue
        said = (
            f"{word(groups[name], key) if groups[name] else key} {count}"
            for key, count in value.items()
            if count
        )
        yield one_line(f"{label}  {' · '.join(said) or 0}")
