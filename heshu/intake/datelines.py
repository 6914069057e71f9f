"""Datelines, bylines and photo credits: the small print that opens and closes a story.

The forms are those of the agencies and of county papers: 本报讯（通讯员 …）, 本报合肥18日电,
【新华社…电】, 记者 … alone on a line, ［通讯员 … 摄影报道］.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from heshu.intake.shadow import SEEN

ROLES = (
    "本报记者", "本报通讯员", "特约记者", "特约通讯员", "见习记者", "实习记者", "实习生", "记者",
    "通讯员", "本报评论员", "评论员", "撰稿", "作者", "文/图", "图/文", "摄影", "编辑",
)  # fmt: skip
"""What reporters, correspondents and photographers sign as."""

AGENCIES = (
    "本报", "本网", "本刊", "本台", "新华社", "新华网", "中新社", "中新网", "中国新闻网",
    "人民网", "央视", "据新华社", "据新华网", "据中新社", "综合新华社",
    "中央社", "中通社", "法新社", "路透社", "美联社", "塔斯社", "共同社",
)  # fmt: skip

POSTS = (
    "书记", "镇长", "乡长", "县长", "市长", "区长", "州长", "省长", "盟长", "旗长", "主任",
    "主席", "局长", "院长", "检察长", "秘书长", "部长", "处长", "科长", "站长", "所长", "校长",
    "董事长", "总经理", "会长", "厅长", "行长", "代表", "委员",
)  # fmt: skip
"""Offices whose holders sign reports: `镇长 李某` under a title is the speaker."""

SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛"
    "奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康"
    "伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵"
    "席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房解应宗丁宣邓郁单"
    "杭洪包诸左石崔吉龚程邢裴陆荣翁荀羊惠甄曲家封储靳段焦巴车侯全班仰仲伊宫宁仇甘厉武符刘景詹"
    "束龙叶幸司黎乔苍双闻莘党翟谭劳姬申冉桑桂牛寿通边燕冀尚农温庄晏柴瞿阎充慕连茹习艾鱼容向古"
    "易慎戈廖庾终居衡步都耿满弘匡国文寇广欧沃利蔚越隆师巩聂晁勾敖冷辛阚那简饶曾沙丰关查红游权"
    "盖益桓公谷佟仝亓苟岳肖覃付闫詹代涂練趙錢孫吳鄭馮陳衛蔣瀋韓楊許呂張嚴陶謝鄒蘇魯韋馬鳳鮑費賀湯羅畢"
    "鄔樂時傅齊顧黃蕭龐熊紀項賈婁顏郭鍾駱盧應單諸陸榮龔葉閻劉龍黎喬雙譚連關饒岳"
)
"""First characters of family names, from the Hundred Family Surnames and its modern additions."""
COMPOUND = frozenset((
    "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "令狐", "慕容", "司徒", "夏侯",
    "歐陽", "司馬", "諸葛", "東方", "尉遲", "公孫", "長孫", "长孙", "宇文", "端木",
))  # fmt: skip
"""Family names of two characters, from the same list; a name of four begins with one."""

PAPERS = "日报|晚报|早报|晨报|时报|商报|都市报|融媒体中心|融媒体|融媒|新闻网|电视台|广播电台|网"
"""What the names of local papers and stations end in: `大山日报讯`."""

_AGENCY = "(?:" + "|".join(sorted(AGENCIES, key=len, reverse=True)) + ")"
_RANK = "首席|高级|资深|主任|全媒体|融媒体|融媒|驻站|特派|特别|文字|专题|专职|签约|新锐|青年|校园"
_ROLE = (
    rf"(?:{_AGENCY}|[\u3400-\u9fff]{{2,6}}(?:{PAPERS}))?(?:{_RANK})?(?:"
    + "|".join(sorted(ROLES, key=len, reverse=True))
    + ")"
)
_NAME = r"[\u3400-\u9fff·×]{1,8}"
_NAMES = rf"{_NAME}(?:[ 、,，/]{{1,3}}{_NAME}){{0,11}}"
_SIGNED = rf"{_ROLE}[ :：]*{_NAMES}(?:[ ;；,，、/]*{_ROLE}[ :：]*{_NAMES}){{0,4}}"
_DAY = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_WHEN = rf"(?:\d{{4}} ?年 ?)?(?:{_DAY} ?月 ?)?{_DAY} ?日(?:上午|下午|晚)?"
_PLACE = r"[\u3400-\u9fff]{0,12}?"
_WIRE = r"(?:电|讯|消息|专电|综合消息|报道)"
_RELAYED = rf"据[\u3400-\u9fff]{{0,10}}?(?:{PAPERS}|社|报)(?:消息|报道|电|讯)"
"""`据大山日报报道`, set apart from the sentence; before a comma it opens one."""
_LEAD = rf"(?:{_AGENCY}(?:[、,，]?{_AGENCY})?[ ]?(?:{_PLACE}[ ]?(?:{_WHEN})?[ ]?{_WIRE}|{_WHEN}))"
_BARE = rf"{_ROLE}[ ]?{_NAME}(?:[ ]{_ROLE}[ ]?{_NAME}){{0,3}}(?=[ ]*(?:摄影)?(?:报道|电|讯))"
_LOCAL = (
    rf"(?:[\u3400-\u9fff]{{2,12}}?)?(?:{_WHEN})?讯"
    r"(?=[ ]*\([^()]{0,6}(?:记者|通讯员|作者))"
)
"""`青禾融媒讯（通讯员 …）`, `讯（记者 …）`: any name before 讯, told by the bracket behind it."""
_OWN = rf"[\u3400-\u9fff]{{2,10}}?(?:{PAPERS}){_PLACE}[ ]?{_WHEN}[ ]?(?:电|讯|消息)"
"""`大河新闻网青禾4月18日电`: a paper's or a site's own wire, told by the day in it."""
DATELINE = re.compile(
    rf"^(?P<open>\[)?(?P<place>{_LEAD}|{_LOCAL}|{_OWN}|{_RELAYED}(?=[ \]]))(?P<close>\])?[ ]*"
    rf"(?:\((?P<byline>[^()]{{1,60}})\)|(?P<bare>{_BARE}))?"
    r"[ ]*(?P<tail>(?:摄影)?报道)?[:：]?[ ]*"
)
_SPACED_BYLINE = re.compile(rf"(?P<who>{_ROLE}[ ]?(?P<name>[\u3400-\u9fff]{{2,3}}))[ ]+(?=\S)")
"""`…日电 记者 甲乙 `, told by the gap behind the name."""
_REPORTED = re.compile(
    rf"^\[(?P<byline>{_ROLE}[ ]?{_NAMES})/(?P<place>[\u3400-\u9fff]{{1,10}}(?:报导|报道|电))\][ ]*"
)
"""`【記者甲乙／某地報導】`, as papers of Taiwan sign."""
_DONE = r"(?:文/图|图/文|摄影|报道|整理|/?文|/?图|摄)"
_SIGN = "□■○●◎◆◇▲△☆★※"
"""What stands before an author's name above or below a comment."""
_BYLINE = re.compile(rf"^[(\[-]{{0,2}} *[{_SIGN}]? *(?P<who>{_SIGNED}(?:[ ]*{_DONE})*) *[)\]]?$")
_MARKED_NAME = re.compile(rf"^[{_SIGN}] *(?P<who>{_NAMES})$")
_IN_BRACKETS = re.compile(rf"^[(\[] *(?P<who>{_NAMES}) *[)\]]$")
_DATED = re.compile(
    r"^(?:19|20)\d{2} ?[-./年] ?\d{1,2} ?[-./月] ?\d{1,2}日?(?: \d{1,2}:\d{2}(?::\d{2})?)?[ |｜·]+"
)
_READER = re.compile(
    r"^[(\[-]{0,2} *(?P<who>(?:[\u3400-\u9fff]{2,12} )?"
    r"(?:读者|市民|居民|网友|村民|业主|学生|家长)[ :：]?"
    r"(?:[\u3400-\u9fff]{1,2}(?:先生|女士|同学|老师)|(?P<name>[\u3400-\u9fff×]{2,3}))) *[)\]]?$"
)
"""Who signs a letter to the paper."""
_TAKER = r"(?:摄影 ?报道|图/文|文/图|图文报道|图文|摄影|供图|提供|摄制|摄)"
_CREDIT = re.compile(
    rf"^(?P<open>[(\[■▲●◎◆])? *(?P<who>"
    rf"(?P<role>{_ROLE}[ :：]*)?{_NAMES}[ ]*(?:{_ROLE}[ :：]*{_NAMES}[ ]*){{0,4}}"
    rf"(?P<gap>(?<=[ /])|/)?{_TAKER}"
    r"|(?:图片|照片|供图|摄影|图)[:：/][^。，]{2,24}) *[)\]]?$"
)
_SOURCE = r"(?:来源|作者单位|作者|责任编辑|责编|编辑)[:：][^()\[\]]{2,40}"
_TAIL_SIGNATURE = re.compile(
    rf"[(\[](?P<who>{_SIGNED}(?:[ ]*(?:报道|摄影报道|文/图|整理))?|{_SOURCE})[)\]]$"
)
_TAIL_NAMES = re.compile(r"[。！？”] *(?P<all>\((?P<who>[^()。，,、\d]{2,14})\))$")
_TAKEN_BY = rf"(?:{_ROLE}[ :：]*{_NAMES}[ ]*){{1,3}}{_TAKER}"
_TAIL_CREDIT = re.compile(rf"[。！？”)](?P<all>[ ]*[(\[]?(?P<who>{_TAKEN_BY})[)\]]?)$")
_TAKEN = re.compile(r"\((?:[^()]*)摄于[^()]*\)")


_WIRED = re.compile(r"讯|日 ?(?:电|消息)")
_LONGEST_NAME = 6
"""Characters of a name with a role before it: 记者甲乙丙丁."""
_LEAD_OPENINGS = frozenset("[据") | {agency[0] for agency in AGENCIES}


TITLE_WORDS = frozenset((
    "通知", "公告", "通告", "公报", "报告", "方案", "计划", "总结", "意见", "决定", "安排",
    "要点", "简报", "通报", "办法", "细则", "规定", "公示", "名单", "小结", "综述", "和谐",
    "应急", "文件", "全文", "成效", "成果", "成绩", "安全", "平安", "高温", "文明", "幸福", "温暖",
    "时代", "方向", "常态", "金秋", "严查", "全面", "和美", "农民", "农业", "农村", "水平", "经济",
    "时间", "和平", "万元", "万人", "万亩", "华章", "于民", "全员", "路径", "双赢", "丰收",
))  # fmt: skip
"""Short lines under a title that are no name, though they begin like one."""


class Span(NamedTuple):
    """A stretch of a line's text."""

    start: int
    end: int


class Lead(NamedTuple):
    """The dateline that opens a story's first paragraph."""

    dateline: Span
    byline: Span | None
    end: int
    """Where the paragraph's own text begins."""


@lru_cache(maxsize=SEEN)
def lead_of(shadow: str) -> Lead | None:
    """The dateline at the head of a (shadow) line; None when there is none.

    `本报讯（通讯员 甲乙）` gives the dateline `本报讯` and the byline `通讯员 甲乙`.
    """
    if shadow[:1] not in _LEAD_OPENINGS and not _WIRED.search(shadow[:28]):
        return None
    if reported := _REPORTED.match(shadow):
        spans = Span(*reported.span("place")), Span(*reported.span("byline"))
        return Lead(*spans, reported.end())
    match = DATELINE.match(shadow)
    if match is None or bool(match["open"]) != bool(match["close"]):
        return None
    bare = match["place"] in AGENCIES or not match["place"].endswith(("电", "讯", "消息", "报道"))
    if bare and not (match["byline"] or match["open"]):
        return None
    if match["byline"] and not re.match(rf"{_ROLE}|本报|{_NAME}$", match["byline"]):
        return None
    who = next((Span(*match.span(g)) for g in ("byline", "bare") if match[g]), None)
    end = match.end()
    if who is None and (signed := _SPACED_BYLINE.match(shadow, end)) and is_name(signed["name"]):
        who, end = Span(*signed.span("who")), signed.end()
    return Lead(Span(*match.span("place")), who, end)


@lru_cache(maxsize=SEEN)
def byline_of(shadow: str) -> Span | None:
    """The names when a line is nothing but who wrote it: `记者 甲乙`, `（通讯员 丙丁）`."""
    if len(shadow) > 60:
        return None
    match = _BYLINE.match(shadow) or _MARKED_NAME.match(shadow)
    if match and _is_clause(match["who"]):
        return None
    if match is None and (match := _IN_BRACKETS.match(shadow)):
        return Span(*match.span("who")) if _are_names(match["who"]) else None
    if match is None:
        match = _READER.match(shadow)
        if match and match["name"] and not is_name(match["name"]):
            return None
    return Span(*match.span("who")) if match else None


def _is_clause(words: str) -> bool:
    """Whether words behind 记者 go on as a sentence does: `记者从某局获悉，今年以来，全县新增`."""
    parts = re.split("[，,]", words)
    return len(parts) > 1 and any(
        len(part.strip()) > _LONGEST_NAME and not re.search("[ ·:：/]", part.strip())
        for part in parts
    )


@lru_cache(maxsize=SEEN)
def dated_byline(shadow: str) -> Span | None:
    """The names of a line that is a date and who wrote it: `2024-04-16 记者 甲乙`."""
    dated = _DATED.match(shadow) if len(shadow) <= 60 else None
    who = byline_of(shadow[dated.end() :]) if dated else None
    return Span(dated.end() + who.start, dated.end() + who.end) if dated and who else None


@lru_cache(maxsize=SEEN)
def credit_of(shadow: str) -> Span | None:
    """The words when a line is nothing but a photo credit: `［通讯员 … 摄影报道］`, `甲乙 摄`."""
    match = _CREDIT.match(shadow) if len(shadow) <= 50 else None
    if match is None:
        return None
    # Without a bracket, a role or a gap it may be a word that ends alike: 村民拍摄.
    told = match["open"] or match["role"] or match["gap"] is not None
    return Span(*match.span("who")) if told or re.match("[图照供摄]", match["who"]) else None


def tail_signature(shadow: str, seam: int = 0) -> tuple[Span, Span] | None:
    """The bracketed signature at the end of a story: its whole span and the words inside.

    Args:
        shadow: the end of the story's last paragraph.
        seam: where in it a line ends; between two names that is all the gap there is.
    """
    if match := _TAIL_SIGNATURE.search(shadow[-80:]):
        base = max(len(shadow) - 80, 0)
        return (
            Span(base + match.start(), base + match.end()),
            Span(base + match.start("who"), base + match.end("who")),
        )
    match = _TAIL_NAMES.search(shadow[-40:])
    base = max(len(shadow) - 40, 0)
    if match and (
        _are_names(match["who"])
        or _are_names(_parted(match["who"], seam - base - match.start("who")))
    ):
        return (
            Span(base + match.start("all"), base + match.end("all")),
            Span(base + match.start("who"), base + match.end("who")),
        )
    return None


@lru_cache(maxsize=SEEN)
def tail_credit(shadow: str) -> tuple[Span, Span] | None:
    """The photo credit behind a caption's last sentence: its whole span and its words."""
    match = _TAIL_CREDIT.search(shadow[-60:])
    if match is None:
        return None
    base = max(len(shadow) - 60, 0)
    return (
        Span(base + match.start("all"), base + match.end("all")),
        Span(base + match.start("who"), base + match.end("who")),
    )


@lru_cache(maxsize=SEEN)
def taken_on(shadow: str) -> Span | None:
    """The remark on when a photo was taken: `（摄于3月24日）`."""
    match = _TAKEN.search(shadow)
    return Span(*match.span()) if match else None


def _parted(words: str, at: int) -> str:
    """`words` with a gap where the column broke them."""
    return f"{words[:at]} {words[at:]}" if 0 < at < len(words) else words


def _are_names(words: str) -> bool:
    return is_name(words) or all(map(is_name, words.split()))


@lru_cache(maxsize=SEEN)
def is_name(shadow: str) -> bool:
    """Whether a text could be one person's name, a space inside it allowed."""
    name = "".join(shadow.split())
    if name in TITLE_WORDS:
        return False
    if 2 <= len(name) <= 4 and not name.strip("×某"):
        return True
    if not name.isalpha() or name.isascii():
        return False
    return (2 <= len(name) <= 3 and name[0] in SURNAMES) or (
        3 <= len(name) <= 4 and name[:2] in COMPOUND
    )


@lru_cache(maxsize=SEEN)
def speaker_of(shadow: str) -> bool:
    """Whether a line is the person who gives a report: `镇长 李某`, `县人民政府县长李某某`."""
    text = shadow.strip("() ")
    if len(text) > 30:
        return False
    squeezed = "".join(text.split())
    for post in POSTS:
        head, found, name = squeezed.rpartition(post)
        if found and is_name(name):
            return len(head) <= 16
    return False
