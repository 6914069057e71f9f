"""The tail of a document: who signs it, when, who edited it, what is attached.

Read from the last line upwards, as far as the lines are of that kind. Below the signature a
site still sets its own names and the list of files, and an office whom a copy goes to
(版记, GB/T 9704).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from heshu.intake.blocks import Block, Draft, Dropped, joined, pieces
from heshu.intake.datelines import byline_of, credit_of, tail_signature
from heshu.intake.dates import is_date_line
from heshu.intake.header import ORG
from heshu.intake.metadata import header_of
from heshu.intake.punctuation import is_closed

if TYPE_CHECKING:
    from heshu.intake.lines import Line

REMARK = re.compile(r"^\([^()]{1,30}\)$")
"""（此件公开发布）, （联系人：…）: a bracketed line behind the date."""
_COLOPHON = re.compile(
    r"^(?:抄送|抄报|分送|主送)[:：]|^共印\d+份"
    r"|^[^，。]{4,40}(?:19|20)\d{2}年\d{1,2}月\d{1,2}日 ?印发$"
)
"""Whom a copy goes to and when it was printed, below the signature."""
_CONTRIBUTED = re.compile(r"^\((?P<who>[^()，。]{2,24}?(?:供稿|撰稿|报道|投稿))\)$")
_ATTACHED = re.compile(
    r"^附(?:件|表|录)? ?\d{0,2}[:：.、]|^\(?\d{1,2}[.、)].{2,60}"
    r"|.*\.(?:docx?|xlsx?|pdf|wps|zip|rar|ofd)$"
)
_NOTE = re.compile(
    r"^(?:注(?:释|解)?|备注|资料来源|数据来源|说明) ?[:：]|^\[\d{1,2}\]|^[①-⑳¹²³⁴-⁹]"
    r"|^注 ?\d{1,2}[:：.、]?"
    r"|^\d{1,2} ?(?![年月日个项户亿万名人家])[\u3400-\u9fff].{4,}。$"
)
"""A footnote, at the end of a page behind the signature."""
_SIGNER = re.compile(r"^(?!特此|此致|敬礼|附)[\u3400-\u9fff、 ()]{3,40}$")


def take_tail(blocks: list[Block], draft: Draft, drops: list[Dropped]) -> list[Block]:
    """Take signature, date, editors and sources off the end of the body."""
    attached = min(_attachments(blocks), _notes(blocks))
    if attached < len(blocks) and take_tail(blocks[:attached], Draft(), []) != blocks[:attached]:
        return [*take_tail(blocks[:attached], draft, drops), *blocks[attached:]]
    end = len(blocks)
    while end > 1 and len(blocks[end - 1].lines) == 1:
        line = blocks[end - 1].lines[0]
        if not _take_line(line, draft, blocks[end - 2].lines[-1], drops):
            break
        end -= 1
    return blocks[:end]


def _attachments(blocks: list[Block]) -> int:
    """Where the list of attached files begins that ends a body; its end when there is none."""
    first = end = len(blocks)
    while (
        first > 1
        and _ATTACHED.match(blocks[first - 1].shadow)
        and not is_closed(blocks[first - 1].lines[-1].text)
    ):
        first -= 1
        if blocks[first].shadow.startswith("附"):
            end = first
    return end


def _notes(blocks: list[Block]) -> int:
    """Where the notes begin that stand behind the date; the end of the body when none do."""
    first = len(blocks)
    while first > 1 and _NOTE.match(blocks[first - 1].shadow):
        first -= 1
    dated = first < len(blocks) and is_date_line(blocks[first - 1].shadow)
    return first if dated else len(blocks)


def _take_line(line: Line, draft: Draft, above: Line, drops: list[Dropped]) -> bool:
    """Enter one line of the tail where it belongs; False when it is body text."""
    text = line.shadow
    if is_date_line(text) and len(draft.parts.get("date", ())) < 2:
        draft.parts["date"] = [*draft.parts.get("date", ()), line]
        return True
    if (found := _CONTRIBUTED.match(text)) and "byline" not in draft.parts:
        draft.parts["byline"] = [line.slice(*found.span("who"))]
        return True
    if _COLOPHON.match(text) and "date" not in draft.parts:
        # Unclaimed, so it becomes margin.
        return True
    if REMARK.match(text) and not byline_of(text) and not credit_of(text):
        # Unclaimed, so it becomes margin.
        return True
    if (span := credit_of(text)) and "credit" not in draft.parts:
        draft.parts["credit"] = [line.slice(*span)]
        return True
    if (span := byline_of(text)) and "byline" not in draft.parts:
        draft.parts["byline"] = [line.slice(*span)]
        return True
    header = header_of([line])
    if header.lines and line.width <= 45:
        for label, values in header.values.items():
            draft.metadata.setdefault(label, values)
        drops.append(Dropped(line.start, line.end, "label"))
        return True
    if _is_signer(line, draft, above):
        if not any(line.shadow == other.shadow for other in draft.parts.get("byline", ())):
            draft.parts["byline"] = [line, *draft.parts.get("byline", ())]
        return True
    return False


def _is_signer(line: Line, draft: Draft, above: Line) -> bool:
    """Whether a line names the office that signs, above the date at the end."""
    if "date" not in draft.parts or draft.parts["date"][-1].start < line.start:
        return False
    if not _SIGNER.match(line.shadow) or line.width > 30 or is_closed(line.text):
        return False
    signed = draft.parts.get("byline", ())
    if signed and signed[0].start < line.start:
        return signed[0].shadow == line.shadow
    return is_closed(above.text) or above.shadow.startswith("附") or bool(ORG.match(line.shadow))


def take_signature(draft: Draft) -> None:
    """The bracketed names behind the last sentence: `……。（记者 甲乙）`."""
    last = draft.paragraphs[-1][-2:]
    found = tail_signature(joined(last), len(last[0].text) if len(last) > 1 else 0)
    if found is None or found[0].start == 0:
        return
    whole, who = found
    draft.parts["byline"] = pieces(last, *who)
    draft.run_on.add("byline")
    draft.paragraphs[-1][-2:] = pieces(last, 0, whole.start)
