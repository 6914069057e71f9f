"""What holds for every mend of every page."""

from hypothesis import given, settings
from hypothesis import strategies as st

from heshu.intake import load, split
from heshu.mending import ROLES, Act, CannotMendError, Named, Step, close, inverse, open_sheets
from heshu.mending.replay import applied, named
from tests.intake.pages import assert_map_holds
from tests.mending.pages import PAGE

NOTICE = """首页 > 政务公开
索引号：AB-12  发布日期：2024-05-06
关于做好 Wi Fi 建设的通知
——溪口县 2024 年部署
各乡镇：
一、总体要求
到2025年建成基站120座，覆盖率达到98%，其中 Smart City 项目投资3000万元。
（一）加快进度
每月建成10座。
溪口县人民政府
2024年5月6日
打印本页
"""
SOURCES = [split(load(data.encode(), name="page.txt")) for data in (PAGE, NOTICE)]

acts = st.sampled_from([act for act in Act if act is not Act.SETTLE])
roles = st.sampled_from([*ROLES, "heading.1.一、"])
kinds = st.sampled_from(["news", "caption", "report"])


@st.composite
def pages(draw):
    page = draw(st.sampled_from(SOURCES))
    offsets = [i for i, char in enumerate(page.source.text) if not char.isspace()]
    steps = [draw(step(offsets)) for _ in range(draw(st.integers(1, 8)))]
    return page, steps


@st.composite
def step(draw, offsets):
    act = draw(acts)
    role = draw(roles) if act is Act.ROLE else ""
    role = draw(kinds) if act is Act.KIND else role
    place = st.sampled_from(offsets)
    return Step(act, draw(place), to=draw(place), role=role, before=draw(st.booleans()))


def opened(page):
    return open_sheets(page.source.text, [Named(str(a.index), a) for a in page.articles])


def held(sheets):
    return sorted(
        offset
        for sheet in sheets
        for block in sheet.blocks
        for _, start, length in block.part.source.segments
        for offset in range(start, start + length)
    )


@given(pages())
@settings(max_examples=200, deadline=None)
def test_every_character_still_maps_back_and_none_is_lost_or_doubled(drawn):
    page, steps = drawn
    sheets = opened(page)
    before = held(sheets)
    for one in steps:
        try:
            sheets = applied(sheets, [one])
        except CannotMendError:
            continue
    assert held(sheets) == before
    for one in named(sheets):
        for _, part in one.article.each_part():
            assert_map_holds(page.source.text, part.text, part.source)
        for section in one.article.sections:
            assert_map_holds(page.source.text, section.title, section.source)
            assert section.paragraph <= len(one.article.paragraphs)


@given(pages())
@settings(max_examples=300, deadline=None)
def test_a_mend_and_its_inverse_leave_everything_as_it_was(drawn):
    page, steps = drawn
    sheets = opened(page)
    for one in steps:
        try:
            after = applied(sheets, [one])
        except CannotMendError:
            continue
        back = applied(after, inverse(sheets, [one]))
        assert [s.blocks for s in back] == [s.blocks for s in sheets]
        assert [s.name for s in back][:1] == [s.name for s in sheets][:1]
        assert told(back) == told(sheets)
        sheets = after


def told(sheets):
    """All that articles say, but for how sure intake was of it."""
    return [
        (a.kind, a.body, a.parts, a.metadata, a.issued, a.issuer, a.sections, a.tables)
        for a in close(sheets)
    ]


def test_articles_laid_out_and_closed_again_are_the_same():
    for page in SOURCES:
        sheets = opened(page)
        for sheet in sheets:
            sheet.changes = 1
        assert close(sheets) == list(page.articles)
