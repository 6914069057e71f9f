"""What a page prints besides its articles: page marks, editors, site menus, print buttons.

From the pages of county papers and government sites. Nothing here is thrown away: it is kept
as dropped text, and what holds a figure becomes the `margin` of an article.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from heshu.intake.shadow import SEEN

if TYPE_CHECKING:
    from collections.abc import Sequence

_NUMBER = r"(?:[\d一二三四五六七八九十]{1,4}|[A-Z]\d{1,2})"
_PAGE_MARK = (
    rf"(?:第 ?{_NUMBER} ?[页版](?: ?[/,，(]? ?共 ?\d{{1,4}} ?页\)?)?|共 ?\d{{1,4}} ?页"
    r"|- ?\d{1,4} ?-|[A-Z]?\d{1,2} ?版|\d{1,3} ?/ ?\d{1,3})"
)
EDITORS = (
    "责任编辑", "本版责编", "本版编辑", "责编", "编辑", "校对", "版式", "美编", "组版", "值班编委",
    "本版主编", "值班主任", "值班总编", "值班编辑", "视觉", "制图", "统筹", "主编", "审核", "监制",
    "终审", "初审", "复审", "一审", "二审", "三审", "签发", "排版",
)  # fmt: skip
"""Who works on a page; their names stand at its foot."""

_PRINTED_ON = (
    r"\d{4}年\d{1,2}月\d{1,2}日(?:[ ,，|]*(?:星期|周)[一二三四五六日天])?"
    r"(?:[ ,，|]*(?:农历|乙|甲|丙|丁|戊|己|庚|辛|壬|癸)[\u3400-\u9fff]{1,9})?"
)
_EDITION = (
    rf"(?:第 ?{_NUMBER} ?版|[A-Z]?\d{{1,2}} ?版?)[ :：·|/]+[\u3400-\u9fff]{{2,8}}"
    rf"(?:[ |]+{_PRINTED_ON})?|{_PRINTED_ON}[ |]+(?:第 ?{_NUMBER} ?版|[A-Z]?\d{{1,2}} ?版)"
    rf"(?:[ :：·|/]+[\u3400-\u9fff]{{2,8}})?"
)
_SECTION = (
    "要闻|综合|时政|经济|社会|民生|文化|教育|体育|国际|国内|本地|县区|副刊|专题|专版|专刊|评论|理论|"
    "科技|健康|法治|农业|旅游|生活|聚焦|视点|头版|广告"
)
_HANDS = rf"(?:{'|'.join(EDITORS)})[ :：/]*[^，。 ]{{2,4}}(?:[ 、][^，。 ]{{2,3}})?"
_PAPER = r"[\u3400-\u9fff]{2,8}(?:[日晚早晨时周快商]报|都市报)"
_STRIP = (
    rf"(?:{_PAPER}|第 ?{_NUMBER} ?版|[A-Z]?\d{{1,2}} ?版?|{_PRINTED_ON}"
    r"|(?:星期|周)[一二三四五六日天]"
    rf"|(?:{_SECTION})(?:新闻)?|{_HANDS}|总第 ?\d+ ?期|(?:电话|邮箱|热线)[:：][\w@.\-]+)"
)
_GUIDE = (
    r"[^，。；]{4,40}?(?: +|[▶►→…·.]{2,}|[\[(](?:详见|见)?)第?[A-Z]?\d{1,2}版[\])]?"
    r"|\[?(?:今日)?(?:导读|要目|导航|看点|版面导读|今日要目|内容提要)\]?"
)
"""An entry of the box that tells what stands on which page, and its heading."""
MARGIN = re.compile(
    rf"(?:{_PAGE_MARK}|{_STRIP}(?:[ ,，|·/]+{_STRIP}){{1,7}}|(?:[A-Z]\d{{1,2}})"
    rf"|(?:{_EDITION})|-{{3,}}|[=_*~·.。]{{3,}}|[•·*]"
    rf"|(?:(?:{'|'.join(EDITORS)})"
    rf"(?:[ :：/]+[^，。]{{2,24}}|(?!同志)[\u3400-\u9fff]{{2,3}}(?![:：]))){{1,6}}"
    rf"|(?:[(▶►▷→]?(?:上接|下转|紧接) ?第?(?:{_NUMBER}|[A-Z]\d?) ?版\)?)"
    r"|(?:责任编辑|责编|编辑|校对|审核|作者|来源)[:：]"
    r"|版权所有.{0,30}|(?:本版|投稿|新闻|广告|读者|发行|值班)?(?:投稿)?(?:邮箱|热线|信箱|电话)[:：].{4,60}"
    rf"|\[?(?:广告|公益广告)\]?|{_GUIDE}|[①-⑳]{{1,2}}\d{{1,2}}|[■□◆●▲])"
)

CHROME_WORDS = (
    "无障碍浏览", "无障碍", "长者模式", "长者版", "适老化", "关怀版", "首页", "网站首页", "打印",
    "打印本页", "打印正文", "关闭", "关闭窗口", "关闭本页", "字号", "字体", "大", "中", "小",
    "视力保护色", "背景色", "默认", "收藏", "分享", "分享到", "微信", "微博", "扫一扫",
    "扫一扫在手机打开当前页", "扫一扫在手机打开当前页面", "返回顶部", "返回", "上一篇", "下一篇",
    "上一条", "下一条", "相关链接", "相关阅读", "相关文章", "相关稿件", "相关解读", "网站地图",
    "联系我们", "关于我们", "版权所有", "主办", "承办", "主办单位", "承办单位", "技术支持",
    "网站标识码", "设为首页", "加入收藏", "登录", "注册", "繁体", "简体", "English", "手机版",
    "移动版", "搜索", "高级搜索", "PDF版", "word版", "下载", "附件下载", "朗读", "语音播报",
    "复制链接", "二维码", "当前位置", "您的位置", "您现在的位置", "位置", "您当前的位置",
    "保护视力色", "纠错", "我要纠错", "放大", "缩小", "字体大小", "浏览字号", "政务新媒体",
    "智能问答", "政务公开", "政府信息公开", "办事服务", "互动交流", "新闻中心", "走进",
    "政民互动", "数据开放", "信息公开", "保存", "阅读", "转发", "评论", "点赞", "QQ空间", "举报",
    "隐私声明", "网站声明", "使用帮助", "公安备案", "列印", "RSS订阅", "订阅", "收藏本页",
    "站内搜索", "天气预报", "网站无障碍", "展开全文", "阅读全文", "阅读剩余全文",
    "网站支持IPv6", "本网站支持IPv6", "本网站已支持IPv6", "无障碍阅读", "长者助手", "长辈版",
    "政府信息公开指南", "政府信息公开制度", "法定主动公开内容", "政府信息公开年报", "依申请公开",
    "信息公开指南", "信息公开制度", "信息公开目录", "信息公开年报", "政府信息公开目录",
    "转载请注明来源", "转载请注明出处", "栏目导航", "正文", "A", "A-", "A+",
    "回首页", "回上一页", "网站导览", "市民信箱", "首长信箱", "意见信箱", "友善列印", "转寄好友",
    "双语词汇", "跳到主要内容区块", "跳到主要内容", "中央内容区块", "分享到Facebook", "字级",
    "门户网站", "市政府门户网站", "县政府门户网站", "个人中心", "用户中心", "退出",
    "政务服务", "解读回应", "专题专栏", "走进我们", "领导之窗", "网上办事", "微信公众号", "客户端",
)  # fmt: skip
"""Words of menus and buttons. A line made of nothing but these is chrome."""

_CHROME_WORD = "(?:" + "|".join(sorted(map(re.escape, CHROME_WORDS), key=len, reverse=True)) + ")"
_JOINT = r"[ \-|/>»<:：,，、·•【】\[\]()+T]*"
CHROME = re.compile(rf"{_JOINT}(?:{_CHROME_WORD}{_JOINT})+")
_MENU = re.compile(r"(?:网站)?(?:首页|主页)(?:[ |·\t]+[\u3400-\u9fff]{2,6}){2,}")
"""A row of a menu: it opens with the front page, and all its words are short."""
_STEP = r"(?:>>?|»|›|→)"
BREADCRUMB = re.compile(
    r"(?:(?:您?(?:当前|现在)?的?位置|当前位置|您的位置)[:：].*"
    r"|(?:网站)?首页 ?(?:>>?|»|/|-|›|→).*"
    rf"|[^，。；\d]{{2,10}} ?{_STEP} ?[^，。；\d]{{2,12}}"
    rf"|[^，。；]{{1,20}}(?: ?{_STEP} ?[^，。；>»›→]{{1,30}}){{2,}})"
)
_FOOTER = re.compile(
    r".*(?:ICP备|公网安备|版权所有|Copyright|网站标识码|主办(?:单位)?[:：]|承办(?:单位)?[:：]|技术支持[:：]"
    r"|备案号|(?:建议|推荐)使用.{0,20}(?:浏览|IE|分辨率)|未经授权).*"
    r"|(?:上一[篇条]|下一[篇条])[:：].*"
    r"|(?:相关(?:链接|阅读|文章|稿件|新闻|附件|解读|文件|政策))[:：]?"
    r"|相关(?:链接|阅读|文章|稿件|解读|文件|政策)[:：].{4,60}|扫一扫.*|扫(?:描|码).{0,20}(?:二维码|关注|分享|浏览|查看|打开).*"
    r"|(?:相关|政策|文件|图文)?(?:解读|图解)[:：].{2,60}|[\[(] ?(?:责任编辑|责编"
    r"|编辑|作者)[:：].{2,12}[\])]"
    r"|(?:点赞|收藏|评论|转发|分享|阅读|浏览|点击)(?:量|数|次数)?[ :(]*\d+[ 次)]*"
    r"|今天是[:：]?.{6,30}|(?:单位|联系)?地址[:：].{4,40}(?:邮编|电话).*"
    r"|预览时标签不可点|.{0,12}(?:上滑|滑动)看下一个|(?:点击|戳)?(?:上方|下方)?蓝字.{0,4}关注.{0,12}"
    r"|点.{0,3}(?:“)?(?:在看|赞).{0,20}|(?:长按|识别).{0,6}二维码.{0,12}|喜欢此内容的人还喜欢"
    r"|\[?(?:(?:免责|版权|特别|郑重|平台|网站)?声明|免责条款|版权说明|特别提示)\]?[:： ].*"
    r"(?:版权|转载|侵权|删除|立场|观点|目的).*"
    r"|(?:本[网站号]|凡本网|凡注明|未经|文章|图片|部分|转载|来源|版权|如).{0,60}"
    r"(?:版权归|侵权|请联系.{0,12}删除|不代表本|转载请注明|投稿请).*"
    r"|(?:延伸阅读|推荐阅读|更多新闻|更多报道|看更多|往期(?:推荐|回顾|精彩))[:：]?.{0,60}"
    r"|您是(?:本站)?第 ?\d+ ?位(?:访问者|访客|来访者).*",
    re.IGNORECASE,
)
LINKS = re.compile(
    r"\[?(?:相关|热门|推荐|最新|更多|新闻|阅读|点击)"
    r"(?:新闻|阅读|文章|稿件|链接|排行榜?|推荐|资讯|信息|内容)\]?[:：]?"
    r"|延伸阅读|猜你喜欢|排行榜"
)
"""The heading of the list of other pages that a site puts below an article."""
_BODY = r"(?:人民政府|政府信息公开|门户|政务|政府|新闻|信息)"
SITE = re.compile(
    rf"[\u3400-\u9fff]{{2,20}}(?:{_BODY}(?:办公室|门户)?(?:网站|网|平台)|人民政府|融媒体中心)"
)
"""A line that is the name of a site."""


_SPACED = re.compile(r"(?<=[\d年月日第总共]) (?=[年月日版期页])|(?<=[年月第总共]) (?=\d)")
"""The thin gaps that print leaves around the figures of a folio."""
_FOLIO = re.compile(rf"[A-Z]?\d{{1,2}}|(?:{_SECTION})(?:新闻|版)?")


def folio_end(shadows: Sequence[str]) -> int:
    """How many lines at the head of a page are its number, its section and its strip."""
    end = 0
    while end < len(shadows) and (is_margin(shadows[end]) or _FOLIO.fullmatch(shadows[end])):
        end += 1
    return end if any(map(is_margin, shadows[:end])) else 0


@lru_cache(maxsize=SEEN)
def is_margin(shadow: str) -> bool:
    """Whether a line is page furniture: a page mark, a rule, the editors' names."""
    if len(shadow) > 60:
        return False
    return MARGIN.fullmatch(_SPACED.sub("", shadow.strip())) is not None


def is_continuation(shadow: str) -> bool:
    """Whether a line says that a story goes on here or on another page: `（上接第1版）`."""
    return bool(re.fullmatch(r"[(\[▶►▷→>]{0,2} ?(?:上接|下转|紧接).{1,8}[)\]]?", shadow.strip()))


_END_MARK = re.compile(
    r"(?<=[。！？”」)])(?P<mark> *(?:[①-⑳]{1,2}\d{1,2}"
    r"|\(?(?:下转|转)(?:第 ?\d{1,2}|[A-Z]\d{1,2}) ?版\)?"
    r"|[■□◆●▲]))$"
)


def end_mark(shadow: str) -> int | None:
    """Where the editor's mark behind a line's last sentence begins (`。③4`, `。（下转第2版）`)."""
    match = _END_MARK.search(shadow[-14:])
    return None if match is None else max(len(shadow) - 14, 0) + match.start("mark")


def is_links(shadow: str) -> bool:
    """Whether a line heads the list of other pages below an article."""
    return LINKS.fullmatch(shadow.strip()) is not None


@lru_cache(maxsize=SEEN)
def is_chrome(shadow: str) -> bool:
    """Whether a line of a web page is a menu, a breadcrumb, a button or the site's footer."""
    text = shadow.strip()
    if not 2 <= len(text) <= 160:
        return False
    if text[0] in "▼▲▶◆■●":
        text = text.lstrip("▼▲▶◆■● ")
    return any(form.fullmatch(text) for form in (CHROME, _MENU, BREADCRUMB, _FOOTER))


def is_site(shadow: str) -> bool:
    """Whether a line is the name of the site it was taken from."""
    return SITE.fullmatch("".join(shadow.split())) is not None
