"""Draws the picture of the README: the reader on a page of the sample corpus."""

from __future__ import annotations

import asyncio
import re
import tempfile
from pathlib import Path

from store import Store
from store.importing import import_paths
from tui import locale

ROOT = Path(__file__).parents[1]
PAGES = [
    ROOT / "sample_corpus" / name
    for name in (
        "03_township_report_luming.txt",
        "04_township_report_shiqiao.txt",
        "08_fiscal_note_songquan.txt",
        "15_silk_town_review.txt",
        "16_library_note.txt",
    )
]
PICTURE = ROOT / "docs" / "reader.svg"
SIZE = (144, 34)


async def draw(store: Store) -> str:
    """The reader as SVG, a few verdicts given and a contradiction on screen."""
    from tui.app import HeshuApp

    app = HeshuApp(store, lang="zh")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press(*"yyyy", *"ffff")
        await pilot.pause()
        # Without a terminal nothing is painted, and lines that changed stay in their caches.
        for widget in app.screen.query("*"):
            widget.refresh()
        await pilot.pause()
        return app.export_screenshot(title="heshu read")


def without_fetches(svg: str) -> str:
    """The picture without the web fonts it would fetch: it uses those of the machine."""
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)


def main() -> None:
    """Write the picture into `docs/`."""
    locale.set_language("zh")
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "s.db") as store:
        import_paths(store, PAGES)
        PICTURE.write_text(without_fetches(asyncio.run(draw(store))), encoding="utf-8")
    print(PICTURE.relative_to(ROOT))


if __name__ == "__main__":
    main()
