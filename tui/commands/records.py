"""The JSON of what a store holds, beside the contract of `heshu.contract`; see `docs/json.md`.

Keys come in a fixed order and are always all there; what is absent is null or empty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from heshu import contract
from heshu.contract import article_json, fact_json
from tui.commands import desks

if TYPE_CHECKING:
    from heshu.exports.bundle import Event
    from heshu.finding_verdicts import FindingVerdict
    from heshu.model import Anchor, Annotation, Article, Finding, Tag, Verdict
    from store import ArticleRow, Hit, Queued, Store
    from tui.plain.desk import Desk

Json = dict[str, Any]


def row_json(row: ArticleRow) -> Json:
    """One line of `heshu list --json`."""
    return {
        "id": row.id,
        "document": row.document,
        "index": row.position,
        "kind": row.kind.value,
        "title": row.title,
        "issued": row.issued or None,
        "state": row.state.value,
        "facts": row.facts,
        "verdicts": row.verdicts,
        "inconsistent": row.inconsistent,
        "tags": list(row.tags),
        "uid": row.uid,
        "issuer": row.issuer or None,
        "length": row.length,
        "doubts": row.doubts,
        "figures": row.figures,
        "annotations": row.annotations,
        "revision": row.revision,
        "added": row.added,
    }


def anchor_json(anchor: Anchor | None) -> Json:
    """A span: three keys, null for a whole article."""
    if anchor is None:
        return {"field": None, "start": None, "end": None}
    return {"field": anchor.field, "start": anchor.start, "end": anchor.end}


def verdict_json(article_id: int, article: Article, verdict: Verdict) -> Json:
    """One line of `heshu verdicts --json`."""
    evidence = verdict.evidence
    return {
        "article_id": article_id,
        "document": article.document,
        "article": article.index,
        **anchor_json(verdict.anchor),
        "exact": verdict.exact,
        "verdict": verdict.label.value,
        "corrected": verdict.corrected or None,
        "evidence": {
            "url": evidence.url or None,
            "title": evidence.title or None,
            "date": evidence.date or None,
            "quote": evidence.quote or None,
        },
        "confidence": verdict.confidence or None,
        "note": verdict.note or None,
        "reviewer": verdict.reviewer,
        "time": verdict.time,
    }


def finding_json(finding: Finding, desk: Desk, kept: desks.Kept | None) -> Json:
    """One line of `heshu check --json`; with what the store knows of it, if it is kept there."""
    line = contract.finding_json(finding, desk.articles)
    if kept is None:
        return line
    return {
        **line,
        "article_id": kept.article_id,
        "key": kept.key,
        "review": kept.word and finding_verdict_json(kept.word),
    }


def finding_verdict_json(word: FindingVerdict) -> Json:
    """A reviewer's word within a finding of the store."""
    return {
        "label": word.label.value,
        "note": word.note or None,
        "reviewer": word.reviewer,
        "time": word.time,
    }


def annotation_json(annotation: Annotation) -> Json:
    """An annotation within `heshu show --json`."""
    return {
        "id": annotation.id,
        **anchor_json(annotation.anchor),
        "exact": annotation.exact,
        "label": annotation.label,
        "body": annotation.body,
        "reviewer": annotation.reviewer,
        "time": annotation.time,
        "reply_to": annotation.reply_to or None,
    }


def tag_json(tag: Tag) -> Json:
    """A tag within `heshu show --json`."""
    return {"name": tag.name, "reviewer": tag.reviewer, "time": tag.time}


def hit_json(hit: Hit, article: Article) -> Json:
    """One line of `heshu search --json`."""
    part = article.part(hit.field)
    return {
        "article_id": hit.article_id,
        "document": article.document,
        "article": article.index,
        "field": hit.field,
        "start": hit.start,
        "end": hit.end,
        "exact": part.text[hit.start : hit.end],
        "source": [list(run) for run in part.source.runs(hit.start, hit.end)],
    }


def queued_json(one: Queued, article: Article) -> Json:
    """One line of `heshu queue --json`."""
    part = article.part(one.anchor.field)
    return {
        "article_id": one.article_id,
        "document": article.document,
        "article": article.index,
        **anchor_json(one.anchor),
        "exact": part.text[one.anchor.start : one.anchor.end],
        "judgement": one.judgement and one.judgement.value,
    }


def event_json(event: Event) -> Json:
    """One line of `heshu log --json`."""
    return {
        "id": event.id,
        "time": event.time,
        "reviewer": event.reviewer,
        "action": event.action,
        "about": event.about,
        "subject": dict(event.subject),
        "before": [[change.what, list(change.key), change.value] for change in event.before],
        "after": [[change.what, list(change.key), change.value] for change in event.after],
        "reverses": event.reverses or None,
    }


def whole_json(store: Store, article_id: int) -> Json:
    """One line of `heshu show --json`: the article and everything about it."""
    article, findings = store.article(article_id), store.findings(article_id)
    desk = desks.desk_of(store, article_id, findings)
    kept = desks.kept(store, article_id, findings)
    return {
        "id": article_id,
        **article_json(article),
        "state": store.state(article_id).value,
        "tags": [tag_json(tag) for tag in store.tags(article_id)],
        "facts": [fact_json(article, fact) for fact in store.facts(article_id)],
        "findings": [finding_json(f, desk, kept[f]) for f in findings],
        "verdicts": [
            verdict_json(article_id, article, verdict) for verdict in store.all_verdicts(article_id)
        ],
        "annotations": [annotation_json(note) for note in store.annotations(article_id)],
    }
