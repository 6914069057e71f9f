"""The native format: JSON Lines that hold everything, so that nothing is ever locked in.

One object a line, UTF-8, each with its kind under `record`. The first line names the format
and its version. A `source` comes before its `article`s, and each article is followed by its
`facts`, `findings`, `event`s and `place`s. What people said (`state`, `tags`, `verdicts`,
`finding_verdicts`, `annotations`) is written on the article for other programs to read; Heshu
itself reads it back from the events. `docs/store.md` describes the records.
"""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING, Any, BinaryIO

from heshu.exports import records
from heshu.exports.exporter import Loss

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from heshu.exports.bundle import Bundle, Event
    from heshu.exports.records import Record
    from heshu.finding_verdicts import FindingVerdict
    from heshu.model import Annotation, Tag, Verdict

FORMAT = 1
"""Version of the format; a reader refuses a greater one."""

HEADER = {"record": "heshu", "format": FORMAT}


class Native:
    """Everything, losslessly."""

    name = "jsonl"
    suffix = ".jsonl"

    def write(
        self, bundles: Iterable[Bundle], out: BinaryIO, *, loose: Iterable[Event] = ()
    ) -> Loss:
        """Write every record; never loses anything."""
        for record in self.records(bundles, loose):
            text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
            out.write(text.encode() + b"\n")
        return Loss()

    def records(self, bundles: Iterable[Bundle], loose: Iterable[Event] = ()) -> Iterator[Record]:
        """The lines as values, in the order of the file."""
        yield HEADER
        sources: set[str] = set()
        for bundle in bundles:
            if bundle.source.sha256 not in sources:
                sources.add(bundle.source.sha256)
                source = records.source_record(bundle.source)
                if bundle.originals:
                    source["originals"] = [
                        {"uid": uid, "revision": revision, **records.article_record(article)}
                        for uid, revision, article in bundle.originals
                    ]
                yield {"record": "source", "added": bundle.added, **source}
            yield from _article(bundle)
        for event in loose:
            yield {"record": "event", **records.event_record(event)}


def _article(bundle: Bundle) -> Iterator[Record]:
    uid = bundle.uid
    yield {
        "record": "article",
        "uid": uid,
        "source": bundle.source.sha256,
        "revision": bundle.revision,
        "follows": bundle.follows,
        "sha256": bundle.article.sha256,
        "state": bundle.state.value,
        "tags": [_plain(tag) for tag in bundle.tags],
        "verdicts": [_spanned(verdict) for verdict in bundle.verdicts],
        "finding_verdicts": [_spanned(verdict) for verdict in bundle.finding_verdicts],
        "annotations": [_spanned(annotation) for annotation in bundle.annotations],
        **records.article_record(bundle.article),
    }
    yield {
        "record": "facts",
        "article": uid,
        "version": bundle.facts_version,
        "facts": [records.fact_record(fact) for fact in bundle.facts],
    }
    yield {
        "record": "findings",
        "article": uid,
        "version": bundle.checks_version,
        "findings": [records.finding_record(finding) for finding in bundle.findings],
        "shared": [records.finding_record(finding) for finding in bundle.shared_findings],
        "articles": [[*key, name] for key, name in sorted(bundle.uids.items())],
    }
    for event in bundle.events:
        yield {"record": "event", **records.event_record(event)}
    for reviewer, place in bundle.places.items():
        yield {
            "record": "place",
            "article": uid,
            "reviewer": reviewer,
            "anchor": records.anchor_record(place.anchor),
            "pane": place.pane,
            "scroll": place.scroll,
            "draft": place.draft,
        }


def _plain(noun: Tag | Verdict | FindingVerdict | Annotation) -> dict[str, Any]:
    return {field.name: getattr(noun, field.name) for field in fields(noun)}


def _spanned(noun: Verdict | FindingVerdict | Annotation) -> Record:
    record = _plain(noun)
    anchor = records.anchor_record(record.pop("anchor"))
    if "evidence" in record:
        record["evidence"] = records.evidence_record(record["evidence"])
    return {**anchor, **record}
