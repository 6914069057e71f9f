"""What stands between the stories of a page: briefs, boxes, photos, labels, editor's notes."""

from heshu.model import ArticleKind
from tests.intake.pages import articles_of, own_headings
from tests.intake.test_newspaper import BRIDGES, TEA

FLOOD = """望江镇防汛演练昨日举行，12支
队伍、340人参加，检验了预案和
物资储备。
"""


def test_items_behind_a_sign_below_a_column_of_briefs_are_stories_of_their_own():
    items = "▲石桥镇新修水渠18公里，灌溉农\n田2600亩，惠及农户740户。\n"
    items += "▲望江镇卫生院为老人体检，首日\n有160人前来，免收费用。\n"
    items += "▲云溪区投放垃圾桶920个，居民投\n放更加方便，路面更加整洁。\n"
    page = "石桥镇三座便民桥通车\n\n" + BRIDGES + "\n简讯\n\n" + items
    assert [a.printed("column") for a in articles_of(page)] == ["", "简讯", "简讯", "简讯"]


def test_a_brief_takes_its_title_from_the_brackets_before_it():
    items = "【石桥镇新修水渠】全长18公里的水\n渠昨日通水，灌溉农田2600亩。\n\n"
    items += "【望江镇老人免费体检】镇卫生院上\n月为160名老人体检，费用全免。\n"
    page = "石桥镇三座便民桥通车\n\n" + BRIDGES + "\n要闻速览\n\n" + items
    _, canal, check = articles_of(page)
    assert (canal.title, check.title) == ("石桥镇新修水渠", "望江镇老人免费体检")
    assert canal.paragraphs == ["全长18公里的水渠昨日通水，灌溉农田2600亩。"]


def test_a_story_goes_on_behind_the_caption_that_stood_in_it():
    bridges = BRIDGES.replace("\n\n", "\n\n施工现场一片繁忙。\n记者 何青 摄\n\n")
    story, caption = articles_of("石桥镇三座便民桥通车\n\n本报记者 何青\n\n" + bridges)
    assert len(story.paragraphs) == 2
    assert caption.kind is ArticleKind.CAPTION
    assert caption.paragraphs == ["施工现场一片繁忙。"]
    assert caption.printed("credit") == "记者 何青 摄"
    assert story.printed("byline") == "本报记者 何青"
    assert "behind the caption" in story.doubts[-1].detail


def test_what_stands_below_a_caption_in_another_column_is_another_story():
    caption = "图为望江镇茶园。\n记者 何青 摄\n\n"
    wide = "云溪区图书馆昨日起延长开放时间至晚上十点，\n新增座位160个，方便市民下班后阅读。\n"
    page = "望江镇春茶开采\n\n本报记者 何青\n\n" + TEA + "\n" + caption + wide + wide
    stories = [a for a in articles_of(page) if a.kind is ArticleKind.NEWS]
    assert not any("图书馆" in stories[0].text and "茶园" in a.text for a in stories)


def test_a_box_of_figures_is_a_paragraph_a_line():
    box = "新建桥梁：126座\n惠及群众：2600人\n投入资金：860万元\n"
    page = "石桥镇三座便民桥通车\n\n" + BRIDGES + "\n数说便民桥\n\n" + box
    story, figures = articles_of(page)
    assert len(story.paragraphs) == 2
    assert figures.title == "数说便民桥"
    assert figures.paragraphs == box.split()


def test_the_names_of_columns_head_a_table_of_rows():
    table = "品名 均价 环比\n白菜 1.15 -3.2%\n黄瓜 2.40 -8.1%\n"
    page = "望江镇春茶开采\n\n" + TEA + "\n昨日菜价\n\n" + table
    prices = articles_of(page)[-1]
    assert prices.title == "昨日菜价"
    assert prices.paragraphs == table.strip().split("\n")
    assert len(prices.tables[0].rows) == 3


def test_an_editors_note_is_an_introduction_and_the_word_above_it_its_column():
    note = "编者按：平凡的岗位也有光。本报\n今起开设专栏，敬请关注。\n\n"
    page = "茶乡故事\n\n" + note + "望江镇春茶开采\n\n记者 何青\n\n" + TEA
    intro, story = articles_of(page)
    assert (intro.kind, intro.title, intro.printed("column")) == (
        ArticleKind.INTRO, "", "茶乡故事",
    )  # fmt: skip
    assert story.title == "望江镇春茶开采"


def test_three_characters_above_a_headline_are_the_label_of_a_column():
    story, tea = articles_of(
        "茶之味\n\n石桥镇三座便民桥通车\n\n□ 何青\n\n" + BRIDGES + "\n望江镇春茶开采\n\n" + TEA
    )
    assert (story.printed("column"), story.title) == ("茶之味", "石桥镇三座便民桥通车")
    assert tea.printed("column") == ""


def test_a_title_of_two_characters_stands_below_the_label_of_its_column():
    page = "望江镇春茶开采\n\n" + TEA + "\n图片新闻\n\n晒秋\n\n"
    page += (
        "昨日，石桥镇村民在屋顶晾晒玉米和辣椒，今年全镇种植玉\n米1200亩，喜获丰收。\n记者 何青 摄\n"
    )
    photo = articles_of(page)[-1]
    assert (photo.title, photo.printed("column"), photo.kind) == (
        "晒秋", "图片新闻", ArticleKind.CAPTION,
    )  # fmt: skip


def test_headlines_nobody_signed_below_a_signed_one_are_its_subheads():
    first, second = BRIDGES.strip().split("\n\n")
    page = "石桥镇架起连心桥 群众出行不再难\n\n本报记者 何青\n\n" + first
    page += "\n\n桥通了：路程缩短九公里\n\n" + second + "\n\n心齐了：干群携手渡难关\n\n" + FLOOD
    story, tea = articles_of(page + "\n望江镇春茶开采\n\n本报讯（记者 林小满）" + TEA)
    assert [title for _, title, _ in own_headings(story)] == [
        "桥通了：路程缩短九公里", "心齐了：干群携手渡难关",
    ]  # fmt: skip
    assert tea.title == "望江镇春茶开采"


def test_one_unsigned_headline_below_a_signed_story_is_a_story():
    page = "石桥镇三座便民桥通车\n\n本报记者 何青\n\n" + BRIDGES + "\n望江镇春茶开采\n\n" + TEA
    assert [a.title for a in articles_of(page)] == ["石桥镇三座便民桥通车", "望江镇春茶开采"]


def test_questions_and_answers_are_paragraphs_of_their_own():
    page = "村里的桥怎么修\n\n本报记者 何青\n\n"
    page += "石桥镇新建桥梁126座，群众有不少\n疑问，记者请有关部门作答。\n"
    page += (
        "问：桥梁什么时候能够通车？\n答：年底前全部通车，村民出行的\n路程由14公里缩短到5公里。\n"
    )
    assert [p[:2] for p in articles_of(page)[0].paragraphs] == ["石桥", "问：", "答："]


def test_a_signature_broken_inside_a_name_signs_its_story():
    page = "石桥镇三座便民桥通车\n\n" + BRIDGES.strip() + "（何\n\n青 罗川）\n"
    (story,) = articles_of(page)
    assert "".join(story.printed("byline").split()) == "何青罗川"
    assert story.text.endswith("860万元。")


def test_a_dateline_may_relay_another_paper_or_fill_its_line():
    relayed = "望江镇春茶开采\n\n据大山日报报道 " + TEA
    assert articles_of(relayed)[0].printed("dateline") == "据大山日报报道"
    alone = "望江镇春茶開採\n\n【記者何青／望江報導】\n" + TEA
    (story,) = articles_of(alone)
    assert (story.printed("byline"), story.printed("dateline")) == ("記者何青", "望江報導")


def test_chief_reporters_sign_too():
    (story,) = articles_of("望江镇春茶开采\n\n本报讯（首席记者 何青）" + TEA)
    assert story.printed("byline") == "首席记者 何青"


def test_the_head_of_a_page_is_furniture_in_any_lines():
    head = "3\n民生\n望江晚报 2025年9月16日 星期二 值班主任：何青\n"
    (story,) = articles_of(head + "望江镇春茶开采\n\n" + TEA)
    assert (story.title, story.issued, "kicker" in story.parts) == (
        "望江镇春茶开采", "2025-09-16", False,
    )  # fmt: skip


def test_a_wire_story_may_be_signed_without_brackets():
    signed = "中新社望江10月8日电 记者 何青 "
    (story,) = articles_of("望江镇春茶开采\n\n" + signed + TEA)
    assert (story.printed("byline"), story.paragraphs[0][:3]) == ("记者 何青", "望江镇")
    several = "本报讯 记者何青 通讯员周放报道 "
    (story,) = articles_of("望江镇春茶开采\n\n" + several + TEA)
    assert story.printed("byline") == "记者何青 通讯员周放"


def test_numbered_items_in_a_narrow_column_make_no_document_of_a_page():
    items = "一、体裁不限，字数在一千五百\n字以内。\n\n二、即日起至11月30日截稿，过\n期不候。\n\n"
    items += "三、设一等奖2名，奖金2000元，\n另有二等奖5名。\n"
    page = "石桥镇三座便民桥通车\n\n" + BRIDGES + "\n“我与茶乡”征文启事\n\n" + items
    story, call = articles_of(page)
    assert (story.title, call.title) == ("石桥镇三座便民桥通车", "“我与茶乡”征文启事")
    assert call.kind is ArticleKind.NOTICE
