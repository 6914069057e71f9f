"""Stories that go on on another page are one again, or say that a part is missing."""

from heshu.intake import read

FRONT = """第1版

全县重点项目建设提速

　　本报讯（记者 何青）今年一季
度，全县168个重点项目完成投资
42.6亿元，占年度计划的26.8%，
同比提高3.1个百分点。
　　从产业看，工业项目完成投资
18.9亿元，增长（下转第2版）

柳湾村枇杷俏销

　　本报讯（通讯员 许知）柳湾村
680亩枇杷进入采收期，预计产量
320吨，产值512万元，户均增收
4600元。
"""
BACK = """
第2版

（上接第1版）12.4%；农业项目完
成投资6.2亿元，增长8.1%。
　　下一步，全县将建立周调度机
制，确保上半年完成投资80亿元
以上。
"""


def told(text):
    return {article.title: article for article in read(text.encode(), name="page.txt")}


def joins(article):
    return [doubt.detail for doubt in article.doubts if doubt.what == "join"]


def test_both_parts_on_one_sheet_are_one_story_cut_in_mid_sentence():
    found = told(FRONT + BACK)
    assert list(found) == ["全县重点项目建设提速", "柳湾村枇杷俏销"]
    paragraphs = found["全县重点项目建设提速"].paragraphs
    assert paragraphs[1] == (
        "从产业看，工业项目完成投资18.9亿元，增长12.4%；农业项目完成投资6.2亿元，增长8.1%。"
    )
    assert len(paragraphs) == 3
    assert joins(found["全县重点项目建设提速"]) == ["joined with the part on another page"]


def test_a_story_without_its_rest_says_so():
    found = told(FRONT)
    assert found["全县重点项目建设提速"].paragraphs[-1].endswith("18.9亿元，增长")
    assert joins(found["全县重点项目建设提速"]) == ["goes on on page 2, which is not here"]
    assert joins(found["柳湾村枇杷俏销"]) == []


def test_a_repeated_headline_chooses_among_several_beginnings():
    other = FRONT.replace("全县重点项目建设提速", "秋茶开采价格看涨").replace("第1版", "第3版", 1)
    other = other.replace("168个重点项目完成投资", "12个乡镇秋茶已经开采").replace(
        "工业项目", "红茶企业"
    )
    other = other.replace("柳湾村枇杷俏销", "石桥镇新桥通车").replace("枇杷", "柑橘")
    back = BACK.replace("（上接", "全县重点项目建设提速\n\n（上接")
    found = told(FRONT + other + back)
    assert found["全县重点项目建设提速"].paragraphs[-1].endswith("80亿元以上。")
    assert joins(found["秋茶开采价格看涨"]) == ["goes on on page 2, which is not here"]
