"""The front matter of a Markdown file: its fields between two lines of dashes, as YAML has them.

Only `key: value` on a line is read, which is what writers and site generators put there. A field
that a labelled header has too becomes a line of such a header; its label is made, its value is
the file's. Keys of other use (layout, tags) stay signs.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from heshu.intake.lines import width
from heshu.intake.metadata import CATALOGUE, NEWS
from heshu.intake.readers.markdown_marks import Kept, put_together
from heshu.intake.shadow import shadow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from heshu.intake.lines import Line

LABELS = {
    "date": "发布日期", "pubdate": "发布日期", "published": "发布日期", "publish_date": "发布日期",
    "source": "来源", "author": "作者", "authors": "作者", "issuer": "发文机关",
    "publisher": "发布机构", "number": "文号", "index": "索引号", "keywords": "关键词",
    "summary": "摘要", "description": "摘要",
}  # fmt: skip
_TITLES = frozenset(("title", "标题", "题目"))
_KNOWN = frozenset((*CATALOGUE, *NEWS))
_FIELD = re.compile(r"([^\s:：][^:：]{0,30}?)[ \t]*[:：][ \t]*(.*)$")
_MOST = 40


def front_matter(base: Sequence[Line]) -> tuple[list[Line], int]:
    """The header lines a file's front matter gives, and the line its text begins at."""
    if not base or base[0].number != 1 or base[0].text != "---":
        return [], 0
    end = next((i for i in range(1, min(len(base), _MOST)) if base[i].text in ("---", "...")), 0)
    if not end or not any(_FIELD.match(line.text) for line in base[1:end]):
        return [], 0
    found = (_header_line(line) for line in base[1:end])
    lines = [line for line in found if line is not None]
    # The title stands nearest to the text.
    return sorted(lines, key=lambda line: line.heading), end + 1


def _header_line(line: Line) -> Line | None:
    field = _FIELD.match(line.text)
    if field is None or not field[2]:
        return None
    key = "".join(field[1].split())
    start, end = field.span(2)
    if len(field[2]) > 1 and field[2][0] == field[2][-1] and field[2][0] in "\"'":
        start, end = start + 1, end - 1
    value = Kept(start, end)
    if key.lower() in _TITLES:
        found = put_together(line, [value])
        return found and replace(found, heading=1, marked=True)
    label = LABELS.get(key.lower(), key if key in _KNOWN else "")
    if not label:
        return None
    found = put_together(line, [Kept(0, 0, f"{label}："), value])
    return found and replace(found, marked=True, shadow=shadow(found.text), width=width(found.text))
