"""The nouns as plain JSON values and back, without loss.

The native format and the store's columns are made of these. Other than the JSON contract
(`heshu.contract`), which is for scripts and always has every key, a record leaves out what
is at its default, and whatever is written can be read back equal.
"""

from __future__ import annotations

from dataclasses import MISSING, fields
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from heshu.exports.bundle import Change, Event
from heshu.model import (
    Anchor,
    Approx,
    Article,
    ArticleKind,
    Channel,
    Direction,
    Doubt,
    Evidence,
    Fact,
    FactKind,
    Finding,
    Judgement,
    Modality,
    Operand,
    Part,
    Row,
    Section,
    Source,
    Table,
)
from heshu.spans import Segment, SourceMap

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Record = dict[str, Any]

# ---------------------------------------------------------------- sources and articles


def source_record(source: Source) -> Record:
    """A source with its decoded text."""
    return {
        "sha256": source.sha256,
        "path": source.path,
        "size": source.size,
        "media_type": source.media_type,
        "encoding": source.encoding,
        "text": source.text,
    }


def read_source(record: Mapping[str, Any]) -> Source:
    """A source from its record; other keys are ignored."""
    return Source(**{field.name: record[field.name] for field in fields(Source)})


def _map_record(source: SourceMap) -> list[list[int]]:
    return [list(segment) for segment in source.segments]


def _read_map(record: list[list[int]]) -> SourceMap:
    return SourceMap(tuple(Segment(*segment) for segment in record))


def _part_record(part: Part) -> Record:
    return {"text": part.text, "source": _map_record(part.source)}


def _read_part(record: Mapping[str, Any]) -> Part:
    return Part(record["text"], _read_map(record["source"]))


def article_record(article: Article) -> Record:
    """An article with all its parts and where each stands in the source.

    `source` is a list of segments `[at, start, length]`, see `heshu.spans.Segment`.
    """
    return {
        "document": article.document,
        "index": article.index,
        "kind": article.kind.value,
        "body": _part_record(article.body),
        "parts": {name: _part_record(part) for name, part in article.parts.items()},
        "metadata": {label: _part_record(part) for label, part in article.metadata.items()},
        "issued": article.issued,
        "issuer": article.issuer,
        "sections": [
            {
                "level": s.level,
                "label": s.label,
                "title": s.title,
                "paragraph": s.paragraph,
                "source": _map_record(s.source),
                "run_in": s.run_in,
            }
            for s in article.sections
        ],
        "tables": [
            [[row.paragraph, *(list(cell) for cell in row.cells)] for row in table.rows]
            for table in article.tables
        ],
        "doubts": [
            {"what": d.what, "detail": d.detail, "start": d.start, "end": d.end, "score": d.score}
            for d in article.doubts
        ],
    }


def read_article(record: Mapping[str, Any]) -> Article:
    """An article from its record; other keys are ignored."""
    sections = (Section(**{**s, "source": _read_map(s["source"])}) for s in record["sections"])
    return Article(
        document=record["document"],
        index=record["index"],
        kind=ArticleKind(record["kind"]),
        body=_read_part(record["body"]),
        parts={name: _read_part(part) for name, part in record["parts"].items()},
        metadata={label: _read_part(part) for label, part in record["metadata"].items()},
        issued=record["issued"],
        issuer=record["issuer"],
        sections=tuple(sections),
        tables=tuple(_read_table(rows) for rows in record.get("tables", ())),
        doubts=tuple(Doubt(**doubt) for doubt in record["doubts"]),
    )


def _read_table(rows: list[list[Any]]) -> Table:
    return Table(tuple(Row(number, tuple((a, b) for a, b in cells)) for number, *cells in rows))


# ---------------------------------------------------------------- facts and findings

_FACT_DEFAULTS = {
    field.name: field.default for field in fields(Fact) if field.default is not MISSING
}

_WRITE: dict[str, Callable[[Any], Any]] = {
    "kind": str,
    "low": str,
    "high": str,
    "precision": str,
    "approx": str,
    "direction": str,
    "modality": str,
    "of": str,
    "numeral": list,
}
_READ: dict[str, Callable[[Any], Any]] = {
    "kind": FactKind,
    "low": Decimal,
    "high": Decimal,
    "precision": Decimal,
    "approx": Approx,
    "direction": Direction,
    "modality": Modality,
    "of": FactKind,
    "numeral": tuple,
}


def fact_record(fact: Fact) -> Record:
    """A fact; an exact number is under `value`, a value that is a text under `name`."""
    record: Record = {"start": fact.start, "end": fact.end, "exact": fact.exact}
    record["kind"] = fact.kind.value
    for name, default in _FACT_DEFAULTS.items():
        value = getattr(fact, name)
        if value == default and type(value) is type(default):
            continue
        if name == "value":
            record["value" if isinstance(value, Decimal) else "name"] = str(value)
        else:
            record[name] = _WRITE[name](value) if name in _WRITE else value
    return record


def read_fact(record: Mapping[str, Any]) -> Fact:
    """A fact from its record."""
    values = {
        name: _READ[name](value) if name in _READ else value for name, value in record.items()
    }
    if "value" in values:
        values["value"] = Decimal(values["value"])
    elif "name" in values:
        values["value"] = values.pop("name")
    return Fact(**values)


def _operand_record(operand: Operand) -> Record:
    return {
        "document": operand.document,
        "article": operand.article,
        "fact": fact_record(operand.fact),
    }


def _read_operand(record: Mapping[str, Any]) -> Operand:
    return Operand(record["document"], record["article"], read_fact(record["fact"]))


def _fraction(value: Fraction | None) -> str | None:
    return None if value is None else str(value)


def _read_fraction(value: str | None) -> Fraction | None:
    return None if value is None else Fraction(value)


def finding_record(finding: Finding) -> Record:
    """A finding; fractions as `a/b`."""
    return {
        "relation": finding.relation,
        "verdict": finding.verdict.value,
        "printed": _operand_record(finding.printed),
        "operands": [_operand_record(operand) for operand in finding.operands],
        "channel": finding.channel.value,
        "expected": _fraction(finding.expected),
        "interval": finding.interval and [_fraction(bound) for bound in finding.interval],
        "working": finding.working,
        "suspects": [_operand_record(operand) for operand in finding.suspects],
        "strength": str(finding.strength),
        "candidates": finding.candidates,
        "reason": finding.reason,
    }


def read_finding(record: Mapping[str, Any]) -> Finding:
    """A finding from its record."""
    interval = record["interval"]
    return Finding(
        relation=record["relation"],
        verdict=Judgement(record["verdict"]),
        printed=_read_operand(record["printed"]),
        operands=tuple(_read_operand(operand) for operand in record["operands"]),
        channel=Channel(record["channel"]),
        expected=_read_fraction(record["expected"]),
        interval=interval and (_read_fraction(interval[0]), _read_fraction(interval[1])),
        working=record["working"],
        suspects=tuple(_read_operand(operand) for operand in record["suspects"]),
        strength=Decimal(record["strength"]),
        candidates=record["candidates"],
        reason=record["reason"],
    )


# ---------------------------------------------------------------- what people add


def evidence_record(evidence: Evidence) -> dict[str, str]:
    """What a verdict rests on, as far as it is given."""
    given = {field.name: getattr(evidence, field.name) for field in fields(Evidence)}
    return {name: value for name, value in given.items() if value}


def anchor_record(anchor: Anchor | None) -> Record:
    """A span by field, start and end; nothing for a whole article."""
    return {} if anchor is None else anchor._asdict()


def read_anchor(record: Mapping[str, Any]) -> Anchor | None:
    """A span from its record; None for a whole article."""
    field = record.get("field")
    return Anchor(field, record["start"], record["end"]) if field else None


def _change_record(change: Change) -> list[Any]:
    return [change.what, list(change.key), change.value]


def _read_change(record: list[Any]) -> Change:
    what, key, value = record
    return Change(what, tuple(key), value)


def event_record(event: Event) -> Record:
    """An event; changes as `[register, key, value or null]`."""
    return {
        "id": event.id,
        "time": event.time,
        "reviewer": event.reviewer,
        "action": event.action,
        "about": event.about,
        "subject": dict(event.subject),
        "before": [_change_record(change) for change in event.before],
        "after": [_change_record(change) for change in event.after],
        "reverses": event.reverses,
    }


def read_event(record: Mapping[str, Any]) -> Event:
    """An event from its record; other keys are ignored."""
    return Event(
        id=record["id"],
        time=record["time"],
        reviewer=record["reviewer"],
        action=record["action"],
        about=record["about"],
        subject=record["subject"],
        before=tuple(_read_change(change) for change in record["before"]),
        after=tuple(_read_change(change) for change in record["after"]),
        reverses=record["reverses"],
    )
