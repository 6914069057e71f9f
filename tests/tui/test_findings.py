"""Going through what the checks found: to every figure of it and back, with a word on each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from heshu.finding_verdicts import FindingLabel
from heshu.model import Judgement
from store import Store
from tests.tui.desk import make_store, reading, refuse
from tests.tui.panes import shown
from tui.keymap import Context
from tui.screens.dialog import Dialog

if TYPE_CHECKING:
    from pathlib import Path

YEAR = """麦川县{year}年农业主要数据

发布日期：{after}年4月18日

年末山羊存栏{stock}万只，比上年增长{rise}%；出栏{sold}万只，比上年增长{rate}%。
"""
TWO_YEARS = {
    "2022.txt": YEAR.format(
        year=2022, after=2023, stock="18.72", rise="3.1", sold="24.36", rate="2.2"
    ),
    "2023.txt": YEAR.format(
        year=2023, after=2024, stock="19.10", rise="2.0", sold="25.18", rate="5.4"
    ),
}
"""The rise of 5.4% in the second does not fit the figures of the first."""


@pytest.fixture
def two_years(tmp_path: Path) -> Path:
    path = make_store(tmp_path, TWO_YEARS)
    with Store.open(path, reviewer="li") as store:
        store.check_together(store.article_ids())
    return path


def underlined(screen) -> dict[str, set[str]]:
    """Which characters of the text carry which operand class: class → their words."""
    marks = screen.text_pane._marks
    text = screen.session.opened.article.text
    return {str(number): {text[anchor.start : anchor.end]} for anchor, number in marks.operands}


# ------------------------------------------------------------ looking


async def test_the_working_is_told_in_full_with_every_figure_numbered(store_path: Path) -> None:
    async with reading(store_path, lang="zh") as (pilot, screen):
        await pilot.press("f")
        await pilot.pause()
        finding = screen.finding.finding
        told = screen.detail.text
        assert finding.working in told.replace("\n", "")
        assert f"⁼ {finding.printed.fact.exact}" in told
        for sign, operand in zip("➀➁", finding.operands, strict=False):
            assert f"{sign} {operand.fact.exact}" in told
        assert "应为  1,000 万元" in told


async def test_each_figure_of_the_finding_is_marked_in_the_text_by_a_sign(
    store_path: Path,
) -> None:
    async with reading(store_path) as (pilot, screen):
        assert "⁼" not in shown(screen.text_pane)
        await pilot.press("f")
        await pilot.pause()
        text = shown(screen.text_pane)
        assert "1200万元⁼" in text
        assert "20万公斤➀" in text
        assert {exact for exacts in underlined(screen).values() for exact in exacts} == {
            operand.fact.exact
            for operand in (screen.finding.finding.printed, *screen.finding.finding.operands)
        }
        await pilot.press("n")
        await pilot.pause()
        assert "⁼" not in shown(screen.text_pane)
        assert screen.finding is None


async def test_stepping_through_facts_shows_the_facts_again(store_path: Path) -> None:
    async with reading(store_path) as (pilot, screen):
        await pilot.press("f")
        assert screen.listed is Context.CHECKS
        assert not screen.facts_pane.display
        await pilot.press("n")
        assert screen.listed is Context.FACTS
        assert screen.facts_pane.display


async def test_a_row_of_the_pane_brings_its_finding(store_path: Path) -> None:
    async with reading(store_path) as (pilot, screen):
        await pilot.press("i", "tab", "j")
        await pilot.pause()
        assert screen.context is Context.CHECKS
        assert screen.finding is screen.session.opened.judged[0]
        assert screen.fact.exact == "1200万元"
        await pilot.press("enter")
        assert screen.context is Context.TEXT
        assert screen.finding is not None


async def test_f_without_a_finding_left_says_so(store_path: Path) -> None:
    async with reading(store_path) as (pilot, screen):
        await pilot.press("f", "f")
        await pilot.pause()
        assert screen.status.message == "no more checks that ask for a look"
        assert screen.finding is not None


@pytest.mark.parametrize("size", [(160, 50), (120, 36), (80, 24), (60, 20)])
async def test_the_finding_can_be_looked_at_and_judged_at_any_width(
    size: tuple[int, int], store_path: Path
) -> None:
    async with reading(store_path, size=size) as (pilot, screen):
        await pilot.press("f", "tab")
        await pilot.pause()
        assert screen.context is Context.CHECKS
        assert screen.findings_pane.region.area
        assert screen.detail.region.area
        await pilot.press("z")
        await pilot.pause()
        assert screen.status.message.startswith("saved false alarm")


async def test_what_is_consistent_shows_on_demand(store_path: Path) -> None:
    sound = {
        "sound.txt": "麦川村今年种麦\n\n全村共产麦20万公斤，均价每公斤5元，实现产值100万元。\n"
    }
    async with reading(make_store(store_path.parent / "texts", sound)) as (pilot, screen):
        await pilot.press("i")
        await pilot.pause()
        assert "a shows" in shown(screen.findings_pane)
        assert "100万元" not in shown(screen.findings_pane)
        await pilot.press("a")
        await pilot.pause()
        assert "100万元" in shown(screen.findings_pane)


# ------------------------------------------------------------ to another article and back


async def test_a_figure_in_another_article_is_a_key_away_and_so_is_the_way_back(
    two_years: Path,
) -> None:
    async with reading(two_years, lang="zh") as (pilot, screen):
        before, after = screen.session.ids
        await pilot.press("f")
        await pilot.pause()
        assert screen.session.opened.id == after
        assert screen.fact.exact == "5.4%"
        assert "»麦川县2022年" in screen.detail.text
        seen = []
        for _ in screen.finding.finding.operands:
            await pilot.press("o")
            await pilot.pause()
            seen.append((screen.session.opened.id, screen.fact.exact))
            assert screen.finding.finding.printed.fact.exact == "5.4%"
        assert {home for home, _ in seen} == {before, after}
        assert {exact for _, exact in seen} == {
            operand.fact.exact for operand in screen.finding.finding.operands
        }
        for place in [*seen[-2::-1], (after, "5.4%")]:
            await pilot.press("b")
            await pilot.pause()
            assert (screen.session.opened.id, screen.fact.exact) == place
        await pilot.press("b")
        assert screen.status.message == "没有可返回的位置"


async def test_a_finding_is_marked_where_its_other_figures_stand(two_years: Path) -> None:
    async with reading(two_years) as (pilot, screen):
        screen.open_article(screen.session.ids[0])
        await pilot.press("i")
        await pilot.pause()
        assert "»5.4%" in shown(screen.findings_pane)


async def test_a_finding_about_another_article_marks_no_figure_here(two_years: Path) -> None:
    async with reading(two_years) as (_, screen):
        opened = screen.open_article(screen.session.ids[0])
        assert any(one.is_loud for one in opened.judged)
        assert not any(one.finding.printed.article for one in opened.steps())
        for line in (shown(screen.facts_pane), shown(screen.text_pane)):
            assert "5.4%" not in line


# ------------------------------------------------------------ words on a finding


async def test_a_false_alarm_loses_its_marks_and_stays_to_be_seen(store_path: Path) -> None:
    async with reading(store_path, lang="zh") as (pilot, screen):
        figure = screen.session.opened.judged[0].finding.printed.fact.anchor
        assert figure in screen.text_pane._marks.inconsistent
        await pilot.press("f", "z")
        await pilot.pause()
        kept = screen.session.store.finding_verdicts(screen.session.opened.id)
        assert [verdict.label for verdict in kept.values()] == [FindingLabel.FALSE_ALARM]
        assert figure not in screen.text_pane._marks.inconsistent
        assert screen.session.rows(screen.session.ids)[0].inconsistent == 0
        assert "已处理 1" in shown(screen.findings_pane)
        assert "误报" in screen.detail.text
        assert screen.finding is not None
        await pilot.press("u")
        await pilot.pause()
        assert screen.session.store.finding_verdicts(screen.session.opened.id) == {}
        assert figure in screen.text_pane._marks.inconsistent
        assert "误报" in screen.status.message
        assert screen.finding.word is None


async def test_a_real_error_stays_loud(store_path: Path) -> None:
    async with reading(store_path) as (pilot, screen):
        await pilot.press("f", "r")
        await pilot.pause()
        assert screen.finding.word.label is FindingLabel.REAL_ERROR
        assert screen.finding.is_loud


async def test_a_word_is_only_said_to_be_kept_when_it_is(
    store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(store_path) as (pilot, screen):
        monkeypatch.setattr(type(screen.session.store), "judge_finding", refuse)
        await pilot.press("f", "z")
        await pilot.pause()
        assert screen.status.message.startswith("not saved")
        assert screen.finding.word is None


async def test_a_finding_nobody_looks_at_is_shown_before_it_is_judged(store_path: Path) -> None:
    async with reading(store_path) as (pilot, screen):
        facts = screen.session.opened.facts
        screen.text_pane.go_to_fact(next(i for i, f in enumerate(facts) if f.exact == "1200万元"))
        await pilot.press("z")
        await pilot.pause()
        assert screen.session.store.finding_verdicts(screen.session.opened.id) == {}
        assert screen.finding is not None
        await pilot.press("z")
        await pilot.pause()
        assert screen.finding.word.label is FindingLabel.FALSE_ALARM


async def test_the_note_on_a_finding_is_kept_with_its_word(store_path: Path) -> None:
    async with reading(store_path) as (pilot, screen):
        await pilot.press("f", "r", "E")
        assert isinstance(pilot.app.screen, Dialog)
        await pilot.press(*"misprint", "enter")
        await pilot.pause()
        word = screen.finding.word
        assert (word.label, word.note) == (FindingLabel.REAL_ERROR, "misprint")
        await pilot.press("e")
        await pilot.pause()
        word = screen.finding.word
        assert (word.label, word.note) == (FindingLabel.EXPLAINED, "misprint")


async def test_what_was_typed_into_a_note_on_a_finding_outlives_the_line(
    store_path: Path,
) -> None:
    async with reading(store_path) as (pilot, screen):
        await pilot.press("f", "E", *"half a wor")
        screen.save_place()
    async with reading(store_path) as (pilot, screen):
        assert isinstance(pilot.app.screen, Dialog)
        assert pilot.app.screen.values == {"body": "half a wor"}
        await pilot.press("d", "enter")
        await pilot.pause()
        (word,) = screen.session.store.finding_verdicts(screen.session.opened.id).values()
        assert (word.label, word.note) == (FindingLabel.EXPLAINED, "half a word")


async def test_redo_brings_the_word_back_and_its_finding(store_path: Path) -> None:
    async with reading(store_path) as (pilot, screen):
        await pilot.press("f", "z", "u", "n", "ctrl+r")
        await pilot.pause()
        assert screen.finding.word.label is FindingLabel.FALSE_ALARM
        assert screen.finding.finding.verdict is Judgement.INCONSISTENT
