"""Who sits at which store: what the shared options come to."""

from __future__ import annotations

import getpass
import os
from typing import TYPE_CHECKING

from heshu.errors import InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from store import ArticleRow, Store

_AT_A_TIME = 500
"""Rows: enough to be quick, few enough to be light."""


def begin(lang: str | None) -> None:
    """Before any work: the language of what is said (`--lang`, else the locale's), sound settings.

    Used as a library the engine warns and goes on; a script that gates on a command must not
    take an answer that was reckoned without its settings.

    Raises:
        UsageError: the settings cannot be read.
    """
    from heshu import settings
    from tui import keymap
    from tui.locale import prefer, set_language

    try:
        chosen = settings.current()
    except InputError as error:
        raise UsageError(error.what, where=error.where, remedy=error.remedy) from error
    prefer(chosen.interface.lang)
    set_language(lang)
    keymap.use({})
    if chosen.keys:
        from tui import overriding

        overriding.use(chosen.keys, settings.default_path())


def reviewer_name(given: str | None) -> str:
    """The reviewer's name: `--reviewer`, else HESHU_REVIEWER, else the login name.

    Raises:
        UsageError: the account has no name, or the name given is blank.
    """
    name = given if given is not None else os.environ.get("HESHU_REVIEWER", "")
    if given is not None and not given.strip():
        msg = "a reviewer's name cannot be blank"
        raise UsageError(msg, where="--reviewer")
    if name.strip():
        return name.strip()
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        what = "this account has no name"
        raise UsageError(what, remedy="say who you are with --reviewer NAME") from None


def open_store(db: Path | None, reviewer: str | None, *, create: bool = False) -> Store:
    """Open the store of `--db`, else HESHU_DB, else of the data folder.

    Args:
        db: the file given.
        reviewer: the name given.
        create: for a command that writes: make the store when there is none. Others read a
            store that may not be written to as well.

    Raises:
        StoreError: there is none (and `create` is off), or it cannot be used.
    """
    from store import Store, default_path

    path = (db or default_path()).expanduser()
    name = reviewer_name(reviewer)
    return Store.open(path, reviewer=name, create=create, read_only=not create and _sealed(path))


def _sealed(path: Path) -> bool:
    """Whether a file may not be written to, by its mode too: root may write anything."""
    try:
        return not (path.stat().st_mode & 0o222 and os.access(path, os.W_OK))
    except OSError:  # the store says what is wrong with it
        return False


def query_of(words: Sequence[str] | None) -> str:
    """The query of the words of a command line, in which -水稻 is no option.

    Raises:
        UsageError: a word is spelled like an option.
    """
    for word in words or ():
        if word.startswith("--") and word[2:3].isascii() and word[2:3].isalpha():
            msg = f"no such option: {word}"
            raise UsageError(msg, remedy="see --help, or put the word in quotation marks")
    return " ".join(words or ()).strip()


def article_ids(store: Store, keys: tuple[str, ...]) -> list[int]:
    """The articles of these keys, each once, in the order given; all of them without keys.

    Raises:
        UsageError: a key names no article.
    """
    if not keys:
        return store.article_ids()
    found = [article for key in keys for article in _resolve(store, key)]
    return list(dict.fromkeys(found))


def rows(store: Store, ids: Sequence[int]) -> Iterator[ArticleRow]:
    """What a list shows of these articles, read a few hundred at a time."""
    for start in range(0, len(ids), _AT_A_TIME):
        yield from store.rows(ids[start : start + _AT_A_TIME])


def _resolve(store: Store, key: str) -> list[int]:
    found = store.resolve(key)
    if not found:
        remedy = "heshu list shows what is there"
        msg = "no such article in the store"
        raise UsageError(msg, where=key, remedy=remedy)
    return found
