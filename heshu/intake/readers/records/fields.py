"""Which field of a record is what: title, text, date …, by the names such files have."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from heshu.errors import InputError
from heshu.intake.dates import iso_date
from heshu.intake.options import FIELDS, TEXT
from heshu.intake.shadow import shadow

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMES = {
    "title": "标题 题目 题名 文章标题 新闻标题 稿件标题 主标题 title headline newstitle subject",
    "text": (
        "正文 全文 内容 文本 正文内容 文章内容 新闻内容 新闻正文 稿件内容 文章正文 "
        "text content body fulltext maintext articletext articlebody newscontent article"
    ),
    "date": (
        "日期 发布日期 发布时间 发表日期 发表时间 出版日期 刊发日期 见报日期 成文日期 发文日期 "
        "时间 date pub pubdate pubtime publishdate publishtime publicationdate published "
        "publishedat datetime time"
    ),
    "source": "来源 信息来源 新闻来源 稿件来源 媒体 报纸 出处 source media newspaper publisher",
    "byline": "作者 记者 署名 文章作者 author authors byline writer reporter",
    "issuer": "发布机构 发文机关 发文机构 发文单位 发布单位 issuer",
    "kicker": "引题 肩题 眉题 kicker introtitle",
    "subtitle": "副题 副标题 subtitle subheading",
    "column": "栏目 专栏 版面 版名 版次 column section channel",
}
"""Field → the names it goes by, the likeliest first; written without spaces, - and _."""
_LAST_WORDS = {
    "title": ("标题", "题目", "title", "headline"),
    "text": ("正文", "全文", "内容", "text", "content", "body"),
    "date": ("日期", "时间", "date", "time"),
    "source": ("来源", "媒体", "source", "media"),
}
"""What longer names of fields end in: `news_title`, `articleContent`, `稿件发布时间`."""
_LABELS = {"source": "来源", "issuer": "发布机构"}
"""Fields that are metadata of an article, under these labels."""
_PLAIN = re.compile(r"[\s_\-]+")
_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?", re.ASCII)
_CHINA = timedelta(hours=8)
"""Seconds since 1970 are shown as the day they were in China."""
MOST_NAMES = 12


def named(column: str) -> str:
    """The field that a column of this name is; empty for any other."""
    plain = _PLAIN.sub("", column.strip().strip('"')).lower()
    return next((field for field, names in NAMES.items() if plain in names.split()), "")


def _ends_in(column: str, words: Sequence[str]) -> bool:
    """Whether the last word of a field's name is one of these; Latin words are whole ones."""
    plain = _PLAIN.sub("_", column.strip().strip('"'))
    last = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", plain).rsplit("_", 1)[-1].lower()
    return any(last == word or (not word.isascii() and last.endswith(word)) for word in words)


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a file."""

    number: int
    """The line it begins on, or its place in a list; 1-based."""
    values: dict[str, str]
    by_line: bool = True

    def where(self, path: str) -> str:
        """Its place, for a person."""
        return f"{path}:{self.number}" if self.by_line else f"{path} (record {self.number})"


@dataclass(slots=True)
class Roles:
    """What the fields of a file are."""

    names: dict[str, str] = field(default_factory=dict)
    """Field of an article → its name in the file."""
    columns: list[str] = field(default_factory=list)

    @classmethod
    def of_columns(
        cls, columns: Sequence[str], given: Sequence[tuple[str, str]], path: str
    ) -> Roles:
        """Tell the fields by what was given, else by their names.

        Raises:
            InputError: what was given is no field of this file.
        """
        roles = cls(columns=list(columns))
        for name, column in given:
            if column not in roles.columns:
                what = f"no field is called {column}"
                raise InputError(what, where=path, remedy=f"it has {roles.listed()}")
            roles.names[name] = column
        plain: dict[str, str] = {}
        for column in columns:
            plain.setdefault(_PLAIN.sub("", column).lower(), column)
        for name in FIELDS:
            for known in NAMES[name].split():
                column = plain.get(known, "")
                if column and column not in roles.names.values():
                    roles.names.setdefault(name, column)
        roles._guess()
        return roles

    def _guess(self) -> None:
        """Tell fields that no known name gives by the word they end in, where one alone does."""
        for name, words in _LAST_WORDS.items():
            ends = [c for c in self.columns if c not in self.names.values() and _ends_in(c, words)]
            if name not in self.names and len(ends) == 1:
                self.names[name] = ends[0]

    def listed(self) -> str:
        """The names of the file's fields, as far as a line takes them."""
        more = " …" if len(self.columns) > MOST_NAMES else ""
        return ", ".join(name for name in self.columns[:MOST_NAMES] if name) + more

    def without_text(self, path: str) -> InputError:
        """That no field is the text."""
        return InputError(
            "no field is called 正文, content or text", where=path,
            remedy=f"say which is the text with --fields text=NAME; it has {self.listed()}",
        )  # fmt: skip

    def values(self, record: Record) -> dict[str, str]:
        """The fields of an article that a record has."""
        return {name: record.values.get(column, "") for name, column in self.names.items()}

    def parts(self) -> list[str]:
        """The fields that are printed parts of an article, in reading order."""
        order = ("kicker", "title", "subtitle", "column", "byline", "date")
        return [name for name in order if name in self.names]

    def metadata(self, record: Record) -> dict[str, str]:
        """Everything else a record says, by its label."""
        taken = {column: name for name, column in self.names.items()}
        found: dict[str, str] = {}
        for column, value in record.values.items():
            name = taken.get(column, "")
            label = _LABELS.get(name, "") if name else "".join(column.split())
            if label and value.strip() and name != TEXT:
                found.setdefault(label, value)
        return found


def iso_day(printed: str) -> str:
    """The day of a date as files write it: as printed, as 20240103, or in seconds since 1970."""
    if found := iso_date(shadow(printed.replace("T", " "))):
        return found
    if match := _DAY.search(printed):
        try:
            return date.fromisoformat("-".join(match.groups())).isoformat()
        except ValueError:
            return ""
    if _EPOCH.fullmatch(printed.strip()):
        seconds = int(printed.strip()[:10])
        return (datetime.fromtimestamp(seconds, UTC) + _CHINA).date().isoformat()
    return ""
