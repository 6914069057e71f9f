"""What an article is to its reader: a report, a notice or a news story.

Told by the words official documents close their titles with (党政机关公文处理工作条例, its
fifteen kinds of document) and by the marks of news pages.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from heshu.intake.metadata import CATALOGUE
from heshu.model import ArticleKind

if TYPE_CHECKING:
    from heshu.intake.blocks import Draft

_NOTICE = re.compile(
    r"(?:通知|公告|通告|意见|办法|决定|决议|命令|批复|函|公示|启事|方案|细则|规定|条例|通报|纪要|令|须知|指南|预案)(?:\([^()]{1,20}\))?$"
)
_FORMS = (
    "报告|公报|总结|小结|简况|概况|要点|计划|规划|情况|汇报|述职|讲话|致辞|简报|分析|年报|月报|季报|"
    "白皮书|指标|名单|[表册]"
)
_REPORT = re.compile(rf"(?:{_FORMS})(?:公开|(?:情况)?说明)?(?:[(\[][^()\[\]]{{1,30}}[)\]])*$")
_PERHAPS = re.compile(rf"{_FORMS.removesuffix('|指标|名单|[表册]')}|工作|预算|决算")
"""Words that a report's title may hold; a news headline may too, so its build must agree."""
_EVENT = re.compile("召开|举行|举办|启动|开幕|调研|走访|慰问|签约|揭牌|督导|部署|开展|走进")
"""Verbs of headlines: what happened, not what was counted."""
_CATALOGUE_ONLY = frozenset(CATALOGUE) - {
    "信息来源",
    "发布时间",
    "发布日期",
    "浏览次数",
    "更新时间",
}


def kind_of(draft: Draft) -> ArticleKind:
    """The kind of a document, by its title, then its header, then its headings."""
    title = "".join(line.shadow for line in draft.parts.get("title", ())).replace(" ", "")
    if "关于" in title and _NOTICE.search(title) and "dateline" not in draft.parts:
        return ArticleKind.NOTICE
    if "dateline" in draft.parts or _is_signed_news(draft):
        return ArticleKind.NEWS
    if _NOTICE.search(title):
        return ArticleKind.NOTICE
    if _REPORT.search(title):
        return ArticleKind.REPORT
    if _EVENT.search(title) and not draft.headings:
        return ArticleKind.NEWS
    if _PERHAPS.search(title) and (draft.headings or not _news_labels(draft)):
        return ArticleKind.REPORT
    rows = sum(bool(lines[0].cells) for lines in draft.paragraphs)
    if rows > 2 and not _news_labels(draft):
        return ArticleKind.REPORT
    if _CATALOGUE_ONLY & draft.metadata.keys():
        return ArticleKind.REPORT
    if any(heading.label for heading in draft.headings):
        return ArticleKind.REPORT
    if draft.headings and not _news_labels(draft):
        return ArticleKind.REPORT
    return ArticleKind.NEWS


def _news_labels(draft: Draft) -> bool:
    """Whether the header is that of a news page: a source, and no catalogue labels."""
    labels = draft.metadata.keys()
    return bool(labels & {"来源", "信息来源"}) and not _CATALOGUE_ONLY & labels


def _is_signed_news(draft: Draft) -> bool:
    byline = "".join(line.shadow for line in draft.parts.get("byline", ()))
    return bool(re.match("(?:本报|特约|见习|实习)?(?:记者|通讯员)", byline)) or bool(
        {"作者", "记者", "通讯员", "稿件来源"} & draft.metadata.keys()
    )
