"""What each step does to a page that intake took apart wrongly."""

from dataclasses import replace

import pytest

from heshu.intake import load, split
from heshu.intake.lines import lines_of
from heshu.mending import Act, CannotMendError, Named, Step, mend, read_steps, step_records
from heshu.model import ArticleKind
from tests.mending.pages import at, mended_page

TEXT, ARTICLES = mended_page()


def mended(*steps, articles=ARTICLES, text=TEXT):
    return [one.article for one in mend(text, articles, steps)]


def test_a_paragraph_is_run_on_to_the_one_before_it():
    first, *_ = mended(Step(Act.JOIN_PARAGRAPH, at(TEXT, "100亩")))
    assert (
        first.paragraphs[0] == "青禾镇今年种植水稻1200亩，比去年多了100亩，增长9.1%。全镇稻米收入"
    )


def test_a_paragraph_is_cut_before_a_character():
    first, *_ = mended(Step(Act.SPLIT_PARAGRAPH, at(TEXT, "全镇稻米")))
    assert first.paragraphs[1:3] == ["100亩，增长9.1%。", "全镇稻米收入"]


def test_an_article_joined_to_the_one_before_gives_its_title_back_to_the_text():
    articles = mended(Step(Act.JOIN_ARTICLE, at(TEXT, "减免8万元")))
    assert [article.title for article in articles] == ["青禾镇水稻增产", "白露乡开通公交"]
    assert articles[1].paragraphs[-2:] == [
        "票价2元，老人半价，学生凭证免费乘坐，一年预计",
        "减免8万元。",
    ]
    assert [article.index for article in articles] == [0, 1]


def test_from_a_line_on_the_rest_is_an_article_of_its_own():
    articles = mended(Step(Act.SPLIT_ARTICLE, at(TEXT, "二是水渠")))
    assert len(articles) == 4
    assert articles[1].paragraphs[0].startswith("二是水渠")
    assert articles[0].paragraphs[-1].startswith("3400万元")
    assert articles[1].title == ""


def test_a_line_made_the_title_sends_the_old_title_back_to_its_place():
    first, *_ = mended(Step(Act.ROLE, at(TEXT, "100亩"), role="title"))
    assert first.title == "100亩，增长9.1%。全镇稻米收入"
    assert first.paragraphs[0] == "青禾镇水稻增产"


@pytest.mark.parametrize("role", ["subtitle", "kicker", "byline"])
def test_a_line_is_made_another_part_of_the_header(role):
    first, *_ = mended(Step(Act.ROLE, at(TEXT, "100亩"), role=role))
    assert first.printed(role) == "100亩，增长9.1%。全镇稻米收入"
    assert first.title == "青禾镇水稻增产"


def test_a_title_that_is_none_goes_back_to_where_it_was_printed():
    *_, last = mended(Step(Act.ROLE, at(TEXT, "票价2元"), role="text"))
    assert last.title == ""
    assert last.paragraphs[0].startswith("票价2元")


def test_a_dropped_block_is_gone_from_the_text_and_can_be_restored():
    where = at(TEXT, "100亩")
    first, *_ = mended(Step(Act.ROLE, where, role="dropped"))
    assert "增长9.1%" not in first.text
    again, *_ = mended(
        Step(Act.ROLE, where, role="dropped"), Step(Act.ROLE, where, role="text")
    )  # fmt: skip
    assert again.text == ARTICLES[0].article.text


def test_what_intake_dropped_is_restored_where_it_was_printed():
    page = split(
        load(
            "首页 > 新闻\n打印本页\n溪口镇修桥两座\n\n溪口镇今年修桥两座，投资300万元。\n".encode()
        )
    )
    named = [Named(str(a.index), a) for a in page.articles]
    text = page.source.text
    assert all("打印本页" not in a.text for a in page.articles)
    first, *_ = mended(Step(Act.ROLE, at(text, "打印本页"), role="text"), articles=named, text=text)
    assert "打印本页" in first.text


def test_a_photo_caption_becomes_an_article_of_its_own():
    articles = mended(Step(Act.EXTRACT, at(TEXT, "100亩"), role="caption"))
    assert articles[1].kind is ArticleKind.CAPTION
    assert articles[1].paragraphs == ["100亩，增长9.1%。全镇稻米收入"]
    assert "增长9.1%" not in articles[0].text


def test_a_paragraph_is_moved_to_another_article():
    articles = mended(Step(Act.MOVE, at(TEXT, "二是水渠"), to=at(TEXT, "发车36班")))
    assert articles[1].paragraphs[-1].startswith("二是水渠")
    assert "二是水渠" not in articles[0].text


def test_a_new_article_is_dated_by_its_own_header_or_like_the_old_one():
    page = split(load("关于修桥的通知\n\n各村：\n现将事项通知如下。\n2024年3月5日\n".encode()))
    named = [Named(str(a.index), a) for a in page.articles]
    text = page.source.text
    articles = mended(Step(Act.SPLIT_ARTICLE, at(text, "现将")), articles=named, text=text)
    assert {article.issued for article in articles} == {page.articles[0].issued}


def test_a_doubt_is_answered_by_the_mend_at_its_place_and_others_stay():
    first, *_ = mended(Step(Act.ROLE, at(TEXT, "100亩"), role="dropped"))
    assert [doubt.what for doubt in first.doubts] == ["shape"]
    settled, *_ = mended(Step(Act.SETTLE, 0, to=10))
    assert settled.doubts == ()


def with_rows(text):
    """The page of a text whose lines with a tab are rows, as the readers of tables say it."""
    reading = load(text.encode(), name="page.txt")
    lines = [
        replace(line, cells=((0, cut), (cut + 1, len(line.text)))) if cut > 0 else line
        for line in lines_of(reading.source.text)
        for cut in [line.text.find("\t")]
    ]
    return split(replace(reading, lines=tuple(lines)))


def test_table_rows_are_neither_split_nor_joined_and_keep_their_cells():
    page = with_rows("收支表\n收入\t12\n支出\t9\n全镇收入12万元，支出9万元，结余3万元。\n")
    named = [Named(str(a.index), a) for a in page.articles]
    text = page.source.text
    with pytest.raises(CannotMendError):
        mended(Step(Act.JOIN_PARAGRAPH, at(text, "支出")), articles=named, text=text)
    title = Step(Act.ROLE, at(text, "收支表"), role="text")
    (article,) = mended(title, articles=named, text=text)
    assert [[article.text[a:b] for a, b in row.cells] for row in article.tables[0].rows] == [
        ["收入", "12"], ["支出", "9"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    "step",
    [
        Step(Act.JOIN_ARTICLE, 0),
        Step(Act.ROLE, 7, role="title"),
        Step(Act.ROLE, 7, role="nonsense"),
        Step(Act.SPLIT_PARAGRAPH, 19),
        Step(Act.SPLIT_PARAGRAPH, 10_000),
        Step(Act.KIND, 7, role="news"),
        Step(Act.SETTLE, 90),
    ],
)
def test_a_step_that_does_not_fit_changes_nothing(step):
    with pytest.raises(CannotMendError):
        mended(step)


def test_articles_that_a_mend_does_not_touch_are_the_same_objects():
    after = mend(TEXT, ARTICLES, [Step(Act.JOIN_PARAGRAPH, at(TEXT, "100亩"))])
    assert after[1].article == ARTICLES[1].article
    assert [one.changes for one in after] == [1, 0, 0]


def test_steps_are_written_and_read_back():
    steps = [Step(Act.ROLE, 5, role="title"), Step(Act.MOVE, 9, to=3, before=True)]
    assert read_steps(step_records(steps)) == steps
    assert step_records(steps)[0] == {"act": "role", "at": 5, "role": "title"}
    with pytest.raises(CannotMendError):
        read_steps([{"act": "burn", "at": 1}])
