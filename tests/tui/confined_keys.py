"""Presses every key of the table in a confined reader and tells what the process touched.

Run as a program with a store; prints one line of JSON. Not a test itself: see `test_confined.py`.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import sysconfig
from pathlib import Path

from platformdirs import user_cache_path

from store import Store
from tui.app import HeshuApp
from tui.keymap import BY_ID, KEYMAP, Context
from tui.screens.fields import Field
from tui.screens.reader import ReaderScreen

STARTS = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.spawn",
          "pty.spawn", "webbrowser.open", "socket.connect", "socket.bind")  # fmt: skip
CHANGES = ("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.chmod", "os.link", "os.symlink",
           "os.truncate", "shutil.copyfile", "shutil.move")  # fmt: skip
LISTS = ("os.listdir", "os.scandir")
PROGRAM = tuple(
    os.path.realpath(path)
    for path in (
        Path(__file__).parents[2], sys.prefix, sys.base_prefix, *sysconfig.get_paths().values(),
    )
)  # fmt: skip
"""Where the program itself is: its modules are read as they are first needed."""

CACHE = os.path.realpath(user_cache_path("heshu", appauthor=False))
"""Where the program keeps its dictionary ready; a mended text has to be read anew."""
MOUNTS = os.path.realpath("/proc") + f"/{os.getpid()}/mounts"
"""Asked whether the store is on a network file system."""

TYPED = "/etc/passwd"
OPENERS = {
    Context.SELECTING: "select.start", Context.MENDING: "mend", Context.COMPARING: "compare",
    Context.INDICATOR: "indicator", Context.STATISTICS: "statistics",
}  # fmt: skip
"""Contexts that are entered from the text, and the row that does it."""
PANES = (Context.TEXT, Context.CHECKS, Context.ARTICLES, *OPENERS)

strange: list[str] = []
watching = False
store_path = sys.argv[1]


def watch(event: str, arguments: tuple[object, ...]) -> None:
    """Note what is neither the store nor the program."""
    if not watching:
        return
    about_files = event in ("open", "sqlite3.connect", *CHANGES, *LISTS)
    if event in STARTS or (about_files and not _is_known(event, arguments)):
        strange.append(f"{event} {arguments[:2]}")


def _is_known(event: str, arguments: tuple[object, ...]) -> bool:
    target = arguments[0]
    if isinstance(target, int):  # a file that is open already
        return True
    if target is None or not isinstance(target, str | bytes | os.PathLike):
        return False
    path = os.path.realpath(os.fsdecode(target).removeprefix("file:").partition("?")[0])
    if path.startswith((os.path.realpath(store_path), CACHE)):
        return True
    writes = event in CHANGES or (event == "open" and _writes(arguments))
    if path == MOUNTS:
        return not writes
    return path.startswith(PROGRAM) and (not writes or "__pycache__" in path)


def _writes(arguments: tuple[object, ...]) -> bool:
    flags = arguments[2]
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


async def press_everything() -> dict[str, object]:
    """Press each key in each pane, type a path into whatever opens, enter it, and close it."""
    global watching
    screens: set[str] = set()
    with Store.open(store_path, reviewer="li") as store:
        app = HeshuApp(store, lang="en", confined=True)
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.pause()
            watching = True
            for row in KEYMAP:
                context = next((one for one in PANES if one in row.where), None)
                if context is not None and row.id not in ("quit", "mend.end"):
                    screens |= await press_one(app, pilot, context, row.keys[0])
            watching = False
            verdicts = [v.label for n in store.article_ids() for v in store.verdicts(n).values()]
    return {"screens": len(screens), "names": sorted(screens), "verdicts": len(verdicts)}


async def press_one(app, pilot, context: Context, key: str) -> set[str]:
    """One key, then a path into the form it opened, saved and then closed."""
    desk = next(s for s in app.screen_stack if isinstance(s, ReaderScreen))
    before = BY_ID[OPENERS[context]].keys[0] if context in OPENERS else ""
    desk.show_pane(Context.TEXT if before else context)
    if before:
        await pilot.press(before)
        await pilot.pause()
    await pilot.press(key)
    await pilot.pause()
    name = type(app.screen).__name__
    if app.screen is not desk:
        if isinstance(app.focused, Field):
            app.focused.value = TYPED
        await pilot.press("ctrl+s", "enter")
        await pilot.pause()
    for _ in range(9):
        if app.screen is desk and not desk.text_pane.selecting and desk.awaiting is None:
            return {name}
        await pilot.press("escape")
        await pilot.pause()
        if app.screen is not desk:
            await pilot.press("y")
            await pilot.pause()
        if app.screen is not desk:
            await pilot.press("q")
            await pilot.pause()
    message = f"{key} in {context} does not close: {app.screen}"
    raise AssertionError(message)


if __name__ == "__main__":
    sys.addaudithook(watch)
    told = asyncio.run(press_everything())
    sys.stdout.write(json.dumps({**told, "strange": strange}) + "\n")
