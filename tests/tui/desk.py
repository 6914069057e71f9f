"""A small store to review, and a way to press keys on it."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from heshu.errors import StoreError
from store import Store, import_paths
from tui.app import HeshuApp
from tui.screens.reader import ReaderScreen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping
    from pathlib import Path

    from textual.pilot import Pilot

DOCUMENTS = {
    "1-mulberry.txt": """青岚镇桑园春管见成效

今年以来，青岚镇新建桑园320亩，改造老桑园1150亩，养蚕农户达到846户。

全镇共产茧20万公斤，均价每公斤50元，实现产值1200万元，同比增长12.5%。

镇里还投入65.8万元修建机耕路9.6公里，惠及7个村民小组。
""",
    "2-bridge.txt": """白鹭河新桥建成通车

8月16日，白鹭河新桥正式通车。大桥全长286米，宽12米，总投资3420万元。

新桥建成后，两岸5个村2300多名群众出行时间缩短40分钟。
""",
    "3-notes.txt": """河湾村办起夜校

村里的夜校开在老祠堂，识字的人越来越多。
""",
    "4-school.txt": """云溪小学添了新操场

学校投入18.6万元，新建操场2400平方米，412名学生有了跑道。
""",
}
"""Four articles in this order; the first holds a product that does not add up, the third no
figure."""


DISK_FULL = "the disk is full; free some space"


def refuse(*_: object, **__: object) -> None:
    """Stands in for what the store does, and fails."""
    what = "the disk is full"
    raise StoreError(what, remedy="free some space")


def make_store(
    folder: Path, documents: Mapping[str, str] = DOCUMENTS, reviewer: str = "li"
) -> Path:
    """A store with these documents, one article each; returns its path."""
    texts = folder / "texts"
    texts.mkdir()
    for name, words in documents.items():
        (texts / name).write_text(words, "utf-8")
    path = folder / "desk.db"
    with Store.open(path, reviewer=reviewer) as store:
        summary = import_paths(store, [texts])
        assert not summary.failed, summary.failed
        assert len(store.article_ids()) == len(documents)
    return path


@asynccontextmanager
async def reading(
    path: Path, *, size: tuple[int, int] = (120, 40), lang: str = "en", reviewer: str = "li"
) -> AsyncIterator[tuple[Pilot[None], ReaderScreen]]:
    """The reader on a store, ready for keys."""
    with Store.open(path, reviewer=reviewer) as store:
        app = HeshuApp(store, lang=lang)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield pilot, next(s for s in app.screen_stack if isinstance(s, ReaderScreen))
