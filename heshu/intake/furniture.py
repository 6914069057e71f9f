"""What a page prints besides its articles: page marks, editors, site menus, print buttons.

From the pages of county papers and government sites. Nothing here is thrown away: it is kept
as dropped text, and what holds a figure becomes the `margin` of an article.
"""

from __future__ import annotations

import re

_NUMBER = r"[\d一二三四五六七八九十]{1,4}"
_PAGE_MARK = (
    rf"(?:第 ?{_NUMBER} ?[页版](?: ?[/,，(]? ?共 ?\d{{1,4}} ?页\)?)?|共 ?\d{{1,4}} ?页"
    r"|- ?\d{1,4} ?-|[A-Z]?\d{1,2} ?版|\d{1,3} ?/ ?\d{1,3})"
)
EDITORS = (
    "责任编辑", "本版责编", "本版编辑", "责编", "编辑", "校对", "版式", "美编", "组版", "值班编委",
    "本版主编", "审核", "监制", "终审", "初审", "复审", "一审", "二审", "三审", "签发", "排版",
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
MARGIN = re.compile(
    rf"(?:{_PAGE_MARK}|(?:{_EDITION})|-{{3,}}|[=_*~·.。]{{3,}}|[•·*]"
    rf"|(?:(?:{'|'.join(EDITORS)})[ :：/]*[^，。]{{2,24}}){{1,6}}"
    rf"|(?:\(?(?:上接|下转|紧接)第?(?:{_NUMBER}|[A-Z]\d?)版\)?)|\[?(?:广告|公益广告)\]?)"
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
    "隐私声明", "网站声明", "使用帮助", "公安备案",
)  # fmt: skip
"""Words of menus and buttons. A line made of nothing but these is chrome."""

_CHROME_WORD = "(?:" + "|".join(sorted(map(re.escape, CHROME_WORDS), key=len, reverse=True)) + ")"
_JOINT = r"[ \-|/>»<:：,，、·•【】\[\]()+T]*"
CHROME = re.compile(rf"{_JOINT}(?:{_CHROME_WORD}{_JOINT})+")
_STEP = r"(?:>>?|»|›|→)"
BREADCRUMB = re.compile(
    r"(?:(?:您?(?:当前|现在)?的?位置|当前位置|您的位置)[:：].*"
    r"|(?:网站)?首页 ?(?:>>?|»|/|-|›|→).*"
    rf"|[^，。；]{{1,20}}(?: ?{_STEP} ?[^，。；>»›→]{{1,30}}){{2,}})"
)
_FOOTER = re.compile(
    r".*(?:ICP备|公网安备|版权所有|Copyright|网站标识码|主办单位?[:：]|承办单位?[:：]|技术支持[:：]"
    r"|备案号|建议使用.*浏览器|未经授权).*"
    r"|(?:上一[篇条]|下一[篇条])[:：].*"
    r"|(?:相关(?:链接|阅读|文章|稿件|新闻|附件|解读))[:：]?|扫一扫.*",
    re.IGNORECASE,
)
_BODY = r"(?:人民政府|政府信息公开|门户|政务|政府|新闻|信息)"
SITE = re.compile(
    rf"[\u3400-\u9fff]{{2,20}}(?:{_BODY}(?:办公室|门户)?(?:网站|网|平台)|人民政府|融媒体中心)"
)
"""A line that is the name of a site."""


def is_margin(shadow: str) -> bool:
    """Whether a line is page furniture: a page mark, a rule, the editors' names."""
    return len(shadow) <= 60 and MARGIN.fullmatch(shadow.strip()) is not None


def is_chrome(shadow: str) -> bool:
    """Whether a line of a web page is a menu, a breadcrumb, a button or the site's footer."""
    text = shadow.strip()
    if not 2 <= len(text) <= 160:
        return False
    return bool(CHROME.fullmatch(text) or BREADCRUMB.fullmatch(text) or _FOOTER.fullmatch(text))


def is_site(shadow: str) -> bool:
    """Whether a line is the name of the site it was taken from."""
    return SITE.fullmatch("".join(shadow.split())) is not None
