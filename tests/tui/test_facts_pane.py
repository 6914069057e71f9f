from __future__ import annotations

import unicodedata
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from heshu.model import Anchor, Channel, Evidence, Fact, FactKind, Judgement, Verdict, VerdictLabel
from tests.tui import panes
from tests.tui.panes import HOSTILE, OnePane, contradiction, screen, shown, verdict
from tui.findings import Judged, by_figure, weighed
from tui.locale import set_language
from tui.widgets.detail import Detail
from tui.widgets.fact_detail import fact_lines
from tui.widgets.facts_pane import FactsPane
from tui.widgets.messages import FactPicked
from tui.widgets.wording import bounds, value

if TYPE_CHECKING:
    from collections.abc import Sequence

ARTICLE = panes.article()
FACTS = [fact for fact in panes.facts(ARTICLE) if fact.field == "text"]


@pytest.fixture(autouse=True)
def chinese() -> object:
    set_language("zh")
    yield
    set_language("en")


async def test_a_row_shows_marks_kind_figure_value_and_indicator() -> None:
    pane = FactsPane()
    async with OnePane(pane).run_test(size=(60, 10)):
        bad, good = replace(FACTS[0], value=Decimal(19800), unit="亩"), FACTS[1]
        pane.show([bad, *FACTS[1:]], findings=[contradiction(bad)], verdicts=verdict(good))
        lines = shown(pane).splitlines()
        assert lines[0].startswith("► !量 1.98万亩")
        assert "19,800 亩" in lines[0]
        assert lines[0].endswith("播种面积")
        assert lines[1].startswith(" ✓ 率 6.5%")
        assert {strip.cell_length for strip in screen(pane)} == {59}


async def test_a_value_is_shown_whole_or_not_at_all() -> None:
    pane = FactsPane()
    async with OnePane(pane).run_test(size=(60, 10)):
        long = replace(FACTS[0], value=Decimal("123456789012345.67"), unit="元")
        same = replace(FACTS[0], exact="1570户", value=Decimal(1570), unit="户")
        pane.show([long, same])
        assert "123" not in shown(pane)
        assert shown(pane).count("1570") == 1
        assert "1,570" not in shown(pane)


async def test_eight_thousand_facts_are_no_more_work_than_ten() -> None:
    pane = FactsPane()
    async with OnePane(pane).run_test(size=(40, 10)):
        many = [replace(FACTS[0], start=at, end=at + 1) for at in range(8_000)]
        pane.show(many, current=7_999)
        assert pane.current == 7_999
        assert shown(pane).splitlines()[-1].startswith("►")
        assert len(pane._drawn) <= 20


async def test_the_row_follows_the_reader_silently_and_moving_is_told() -> None:
    pane = FactsPane()
    app = OnePane(pane)
    async with app.run_test(size=(40, 10)) as pilot:
        pane.show(FACTS, current=None)
        assert pane.current is None
        pane.current = 5
        await pilot.pause()
        assert app.said == []
        assert pane.move(1)
        pane.bottom()
        assert not pane.move(1)
        await pilot.pause()
        assert app.said == [FactPicked(6), FactPicked(len(FACTS) - 1)]
        await pilot.click(pane, offset=(4, 2))
        await pilot.pause()
        assert isinstance(app.said[-1], FactPicked)
        assert pane.current == app.said[-1].index
        with pytest.raises(IndexError):
            pane.current = len(FACTS)


async def test_only_rows_with_new_marks_are_drawn_again() -> None:
    pane = FactsPane()
    async with OnePane(pane).run_test(size=(40, 10)) as pilot:
        pane.show(FACTS)
        await pilot.pause()
        before = dict(enumerate(screen(pane)))
        pane.update_marks(verdicts=verdict(FACTS[2], VerdictLabel.WRONG))
        after = screen(pane)
        assert after[2].text.startswith(" ✗")
        assert all(after[number] is before[number] for number in before if number != 2)
        pane.update_marks(findings=[contradiction(FACTS[3])])
        assert screen(pane)[3].text.startswith("  !")


@pytest.mark.parametrize("width", [5, 20, 36, 60, 200])
async def test_rows_fit_and_show_nothing_raw(width: int) -> None:
    hostile = replace(FACTS[0], exact=HOSTILE, unit=HOSTILE, indicator=HOSTILE)
    pane = FactsPane()
    async with OnePane(pane).run_test(size=(width, 5)):
        pane.show([hostile])
        for strip in screen(pane):
            assert strip.cell_length == width - 1
            for character in strip.text:
                assert unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Zl", "Zp"}


# ------------------------------------------------------------ values in words


def test_a_value_is_written_exactly_with_its_thousands_apart() -> None:
    fact = replace(FACTS[0], value=Decimal("19800.50"), unit="亩")
    assert value(fact) == "19,800.5 亩"
    assert value(replace(fact, value=Decimal(-1234567))) == "-1,234,567 亩"
    assert value(replace(fact, value="2024-11", unit="")) == "2024-11"
    assert value(replace(fact, value=None, unit="")) == ""


def test_bounds_are_written_as_bounds() -> None:
    fact = replace(FACTS[0], value=None, unit="亩", low=Decimal(1000), high=Decimal(2000))
    assert value(fact) == "1,000 – 2,000 亩"
    assert bounds(replace(fact, high=None)) == "≥ 1,000"
    assert bounds(replace(fact, low=None)) == "≤ 2,000"
    assert bounds(replace(fact, low=None, high=None)) == ""


# ------------------------------------------------------------ the full account


async def detail(
    fact: Fact, findings: Sequence[Judged] = (), verdict: Verdict | None = None
) -> str:
    pane = Detail()
    async with OnePane(pane).run_test(size=(70, 24)) as pilot:
        pane.show(fact_lines(fact, findings, verdict))
        await pilot.pause()
        return shown(pane)


async def test_the_account_of_a_fact_names_what_is_known_and_nothing_else() -> None:
    fact = replace(FACTS[0], value=Decimal(19800), unit="亩", owner="云溪县", period="2024")
    lines = (await detail(fact)).splitlines()
    assert lines[0].split() == ["1.98万亩", "数量"]
    assert "数值  19,800 亩" in lines
    assert "指标  播种面积" in lines
    assert "归属  云溪县" in lines
    assert "时间  2024" in lines
    assert not [line for line in lines if line.startswith(("性质", "增减", "概数词"))]


async def test_the_working_of_a_contradiction_stands_before_the_rest() -> None:
    bad, other = FACTS[0], FACTS[1]
    fine = replace(contradiction(bad), verdict=Judgement.CONSISTENT, working="合得上")
    norm = replace(contradiction(bad), channel=Channel.NORMS, working="用法")
    findings = [norm, fine, contradiction(bad, other), contradiction(FACTS[5])]
    judged = weighed(findings, ["a", "b", "c", "d"], {})
    about = by_figure(judged, ARTICLE)
    assert [one.key for one in about[bad.anchor]] == ["c", "b", "a"]
    assert [one.key for one in about[other.anchor]] == ["c"]
    said = await detail(bad, about[bad.anchor])
    assert "! 数量×单价 不一致  2 × 3 = 6，文中为 7" in said
    assert said.index("不一致") < said.index("数值")


async def test_the_verdict_is_told_with_its_correction_and_evidence() -> None:
    fact = FACTS[0]
    given = Verdict(
        fact.anchor,
        fact.exact,
        VerdictLabel.WRONG,
        "乙",
        "2024-11-02T00:00:00Z",
        corrected="1.89万亩",
        evidence=Evidence(title="统计年鉴", date="2024"),
        note="抄错",
    )
    said = await detail(fact, (), given)
    assert "✗ 有误  乙" in said
    assert "更正为  1.89万亩" in said
    assert "依据  统计年鉴 · 2024" in said
    assert "批注  抄错" in said


async def test_a_fact_outside_the_text_says_where_it_stands() -> None:
    fact = Fact(0, 4, "2024", FactKind.PERIOD, "2024", field="metadata.发布日期")
    assert "位置  发布日期" in await detail(fact)
    assert "位置  标题" in await detail(replace(fact, field="title"))


async def test_the_account_shows_nothing_raw() -> None:
    hostile = Fact(0, 3, HOSTILE, FactKind.ORG, HOSTILE, HOSTILE, indicator=HOSTILE, owner=HOSTILE)
    wrong = Verdict(Anchor("text", 0, 3), "", VerdictLabel.WRONG, HOSTILE, "", corrected=HOSTILE)
    finding = replace(contradiction(hostile), working=HOSTILE, relation=HOSTILE)
    said = await detail(hostile, [Judged(finding, "a")], wrong)
    assert "[/x]" in said
    for character in said.replace("\n", ""):
        assert unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Zl", "Zp"}
