"""Every screen at three sizes, in two themes, as it was when it was last seen.

`pytest tests/tui/test_snapshots.py --snapshot-update` renews them; then read the diff. Each is a
file of its own, so that several processes may compare or renew them side by side.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from heshu.model import VerdictLabel
from store import Store, clock, import_paths
from tests.store.test_mending import PAGE, add_page
from tests.tui.desk import DOCUMENTS, reading
from tests.tui.picturing import hold_still, picture, settled
from tui.screens.fields import Field

if TYPE_CHECKING:
    from textual.pilot import Pilot

KEPT = Path(__file__).parent / "snapshots"
LANGUAGES = ("zh", "en")
SIZES = ((80, 24), (60, 20), (160, 50))
PLAN = """云溪县桑蚕产业发展方案

一、2024年概况

2024年，全县新建桑园1280亩，实现产值1.2亿元，同比增长9.6%。

二、主要任务

（一）扩大规模。到2026年，全县桑园面积达到2.4万亩。

（二）提高效益。2025年，全县桑蚕产值力争达到1.5亿元，比上年增长25%。

三、保障措施

县里安排专项资金860万元，其中青岚镇320万元、河湾镇540万元。
"""
REPORT = "松泉县2023年统计公报\n\n2023年，全县固定资产投资13.6亿元，增长8.8%。\n"
OTHER = "松泉县投资简讯\n\n2023年，全县固定资产投资14.1亿元，增长8.8%。\n"
BEFORE = "丰川县工业简报\n\n2023年，全县工业增加值52亿元，同比增长5.0%。\n"
AFTER = "丰川县工业简报\n\n2023年，全县工业增加值53亿元，同比增长5.2%。\n"

TEXTS = {**DOCUMENTS, "5-plan.txt": PLAN, "6-report.txt": REPORT, "7-other.txt": OTHER}
SILK, NIGHT, PLANNED, INVESTED, RENEWED, RICE = (
    "青岚镇桑园", "河湾村办起", "云溪县桑蚕", "松泉县2023", "丰川县工业", "青禾镇水稻",
)  # fmt: skip
"""How the articles begin that a way leads over."""

# Screen: the article it is seen from, then the keys; a word between blanks is typed in a field.
WAYS: dict[str, tuple[str, str]] = {
    "reader": (SILK, ""),
    "reader-judged": (SILK, "y x d w S"),
    "reader-no-figure": (NIGHT, ""),
    "reader-articles": (SILK, "shift+tab"),
    "reader-plan": (PLANNED, "n n"),
    "finding": (SILK, "f"),
    "finding-judged": (SILK, "f r"),
    "findings": (SILK, "f i"),
    "findings-all": (SILK, "i a"),
    "selection": (SILK, "v plus"),
    "label": (SILK, "v plus a"),
    "source": (RICE, "n n s"),
    "mend": (RICE, "e n"),
    "mend-target": (RICE, "e n m"),
    "mend-help": (RICE, "e question_mark"),
    "stale": (RENEWED, "U"),
    "search": (SILK, "slash '数值:>1000"),
    "search-words": (SILK, "slash '桑园"),
    "search-nothing": (SILK, "slash '没有这个词"),
    "hit": (SILK, "slash '桑园 enter"),
    "filter": (SILK, "L"),
    "filter-wrong": (SILK, "L '没有:> enter"),
    "filtered": (SILK, "shift+tab 2"),
    "filtered-nothing": (SILK, "shift+tab 4"),
    "queue": (NIGHT, "Q"),
    "repeats": (INVESTED, "n n n n y p R"),
    "note": (SILK, "m"),
    "note-article": (SILK, "M '再核一次"),
    "notes": (SILK, "m '出处在哪 enter M '已发函询问 enter"),
    "reply": (SILK, "m '出处在哪 enter M '已发函询问 enter T"),
    "correct": (SILK, "c"),
    "confirm": (SILK, "c '330亩 escape"),
    "tag": (SILK, "t '待查"),
    "outline": (PLANNED, "H"),
    "marks": (SILK, "grave_accent k n apostrophe"),
    "undone": (SILK, "y u"),
    "help": (SILK, "question_mark"),
    "help-found": (SILK, "question_mark '撤"),
    "palette": (SILK, "ctrl+p"),
    "palette-found": (SILK, "ctrl+p '撤"),
    "tour": (SILK, "f2"),
    "counterpart": (INVESTED, "V"),
    "compare": (INVESTED, "V enter"),
    "indicator": (INVESTED, "n n n I"),
    "naming": (INVESTED, "n I"),
    "statistics": (SILK, "W"),
}  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with some work done, always at the same minute."""
    folder = tmp_path_factory.mktemp("made")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        stop_clock(patch)
        with Store.open(folder / "desk.db", reviewer="li") as store:
            assert not import_paths(store, sorted(folder.glob("*.txt"))).failed
            (old,) = add_page(store, BEFORE, "bulletin.txt")
            for fact in store.facts(old):
                if fact.exact in ("5.0%", "52亿元"):
                    store.give_verdict(old, fact, VerdictLabel.WRONG)
            add_page(store, AFTER, "bulletin.txt")
            add_page(store, PAGE)
            first = store.article_ids()[1]
            store.give_verdict(first, store.facts(first)[0], VerdictLabel.CONFIRMED)
    return folder / "desk.db"


def stop_clock(patch: pytest.MonkeyPatch) -> None:
    """Whatever is written, is written on an afternoon of 2024."""
    ticking = clock.now  # which the first of the patches takes the place of
    for name, module in list(sys.modules.items()):
        if name.startswith("store.") and getattr(module, "now", None) is ticking:
            patch.setattr(module, "now", lambda: "2024-11-02T08:00:00.000Z")


@pytest.fixture
def path(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    stop_clock(monkeypatch)
    hold_still(monkeypatch)
    monkeypatch.setenv("TZ", "UTC")
    return Path(shutil.copy(made, tmp_path))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", WAYS)
async def test_a_screen_looks_as_it_did(
    name: str, lang: str, path: Path, request: pytest.FixtureRequest
) -> None:
    title, keys = WAYS[name]
    async with reading(path, size=SIZES[0], lang=lang) as (pilot, screen):
        screen.open_article(begins(screen.session.store, title))
        await settled(pilot)
        for key in keys.split():
            await press(pilot, key)
        seen = await picture(pilot, SIZES)
    kept = KEPT / f"{name}.{lang}.txt"
    if request.config.getoption("update_snapshots"):
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(seen, "utf-8")
    assert seen.splitlines() == kept.read_text("utf-8").splitlines()


def test_no_snapshot_is_of_a_screen_that_is_gone() -> None:
    named = {f"{name}.{lang}" for name in WAYS for lang in LANGUAGES}
    assert {file.stem for file in KEPT.iterdir()} == named


def begins(store: Store, title: str) -> int:
    """The newest article whose title begins so."""
    return next(
        n for n in reversed(store.article_ids()) if store.article(n).title.startswith(title)
    )


async def press(pilot: Pilot[None], key: str) -> None:
    """A key, or after an apostrophe what is typed in a field."""
    if key.startswith("'"):
        focused = pilot.app.focused
        assert isinstance(focused, Field)
        focused.value = key[1:]
        await pilot.pause()
    else:
        await pilot.press(key)
    await pilot.app.workers.wait_for_complete()
