"""Headings that open paragraphs or stand inside them."""

from tests.intake.pages import only, run_in

LONG = "全镇种植优质稻3200亩，产量1860吨，带动农户960户，户均增收2300元，群众的生产积极性更高了。"


def test_leads_of_a_report_are_headings_below_its_parts():
    text = (
        f"石桥镇工作报告\n"
        f"一、工作回顾\n"
        f"一年来，我们抓产业、促增收，农村活力不断增强。严守粮食安全。{LONG}特色产业壮"
        f"大。{LONG}\n"
    )
    text += (
        f"一年来，我们抓民生、增福祉，群众生活持续改善。就业稳中向好。{LONG}\n"
        f"二、工作安排\n"
        f"{LONG}\n"
    )
    assert run_in(only(text)) == [
        (2, "一年来，我们抓产业、促增收，农村活力不断增强。"),
        (3, "严守粮食安全。"),
        (3, "特色产业壮大。"),
        (2, "一年来，我们抓民生、增福祉，群众生活持续改善。"),
        (3, "就业稳中向好。"),
    ]


def test_one_short_first_sentence_is_just_a_sentence():
    text = f"石桥镇丰收忙\n{LONG}\n今年收成真不错呀。{LONG}\n{LONG}\n"
    assert run_in(only(text)) == []


def test_a_numbered_clause_that_is_a_whole_paragraph_is_no_heading():
    text = (
        "石桥镇防汛通知\n"
        "各村：\n"
        "一、落实值班制度，每村每天安排不少于2人值守。\n"
        "二、储备物资。备足编织袋3.5万条。\n"
    )
    assert run_in(only(text)) == [(1, "二、储备物资。")]


def test_items_inside_a_paragraph_are_headings_of_it():
    text = (
        f"石桥镇工作小结\n"
        f"{LONG}\n"
        f"一是强化管护责任。{LONG}二是完善基础设施。{LONG}三是壮大集体经济。{LONG}\n"
    )
    assert [title for _, title in run_in(only(text))] == [
        "一是强化管护责任。",
        "二是完善基础设施。",
        "三是壮大集体经济。",
    ]


def test_a_lead_points_at_its_words_in_the_source():
    text = f"石桥镇小结\n\n一、农业稳步推进。{LONG}\n二、民生不断改善。{LONG}\n"
    for section in only(text).sections:
        (run,) = section.source.runs(0, len(section.title))
        assert text[slice(*run)] == section.title
