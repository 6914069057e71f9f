"""A page to mend: two stories, a caption, a page mark, told in invented places."""

from heshu.intake import load, split
from heshu.mending import Named

PAGE = """第3版 民生
青禾镇水稻增产
本报讯 青禾镇今年种植水稻1200亩，比去年多了
100亩，增长9.1%。全镇稻米收入
3400万元，占农业收入的六成。
二是水渠修好了三条，长度合计12公里，灌溉面积
达到800亩，群众都说好。

白露乡开通公交
本报讯 白露乡昨日开通两条公交线路，每天
发车36班，日均运送乘客900人次。
票价2元，老人半价，学生凭证免费乘坐，一年预计
减免8万元。
"""


def mended_page():
    """The source text and its articles by name."""
    page = split(load(PAGE.encode(), name="page.txt"))
    return page.source.text, [Named(f"a{a.index}", a) for a in page.articles]


def at(text, words):
    """Where some words stand in the source."""
    return text.index(words)
