"""Words of a text, cut once by jieba, and what its dictionary knows of them.

jieba is loaded at the first name wanted, silently, with its cache in a folder of our own that
nobody else can write (the cache is marshalled code-like data, so the shared temporary folder
would be unsafe). Tags come from the dictionary's own column: `jieba.posseg` would cut the text
a second time at a sixth of the speed.
"""

from __future__ import annotations

import logging
import re
import warnings
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from heshu import settings
from heshu.errors import InputError
from heshu.facts import cutting, version, wordlists
from heshu.model import FactKind

PIECE = 2000
"""Longest stretch given to jieba at once: its tables grow with the stretch, not the text."""

_FUNCTION_TAGS = frozenset(
    [*"vdpcurmqyeoilztf", "ad", "vd", "vg", "zg", "uj", "ul", "uv", "ud", "uz", "ug"]
)
_NAME_TAGS = ("ns", "nr", "nrfg", "nrt", "nt")
_ROAD = re.compile(
    r"(?![一二三四五六七八九十几上下串临修])[\u4e00-\u9fff]{2,4}(?<![公铁水马道出])[路街]"
)
"""Names of roads among the dictionary's places, not 三岔路 and 北回铁路."""
_SUFFIXED = ("市", "县", "区", "省", "州", "国", "旗", "自治州", "自治县", "地区")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word classes of the dictionary."""

    # Tables and no sets: the collector walks a set of strings each time and never such a table.
    places: dict[str, None]
    people: dict[str, None]
    orgs: dict[str, None]
    function: dict[str, None]
    """Verbs, adverbs and the like: not part of a name."""
    known: dict[str, int]
    """jieba's own table of word to frequency."""


def _private_cache() -> str | None:
    """A folder for jieba's cache that only this user can write; None when there is none."""
    from platformdirs import user_cache_dir

    folder = Path(user_cache_dir("heshu")) / "jieba"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        folder.chmod(0o700)
    except OSError:
        return None
    return str(folder)


@cache
def _jieba() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel(logging.CRITICAL)
    folder = _private_cache()
    if folder is None:
        # Without a folder of our own the dictionary is read anew each time; slower, but safe.
        jieba.dt.cache_file = None
        jieba.dt.FREQ, jieba.dt.total = jieba.dt.gen_pfdict(jieba.dt.get_dict_file())
        jieba.dt.initialized = True
    else:
        jieba.dt.tmp_dir = folder
        jieba.initialize()
    _add_tables(jieba)
    _add_own_words(jieba)
    return jieba


def _add_tables(jieba: Any) -> None:
    """The names of our tables that the dictionary lacks, so that they are cut as one word."""
    for section in ("places of China", "places of the world", "organisations"):
        for word in wordlists.words(section):
            if len(word) > 2 and word not in jieba.dt.FREQ:
                jieba.add_word(word)
    for word in wordlists.words("organisation endings"):
        if len(word) > 3 and word not in jieba.dt.FREQ:
            jieba.add_word(word)


def _add_own_words(jieba: Any) -> None:
    """The dictionaries of the settings; one that cannot be read is a warning, not the end."""
    try:
        for path in settings.current().facts.dictionaries:
            _add_words(jieba, path)
    except InputError as error:
        logging.getLogger("heshu.facts").warning("heshu: %s", error)


@cache
def lexicon() -> Lexicon:
    """The word classes, read once (half a second)."""
    jieba = _jieba()
    by_tag: dict[str, list[str]] = {tag: [] for tag in (*_FUNCTION_TAGS, *_NAME_TAGS)}
    # The dictionary's own strings are kept, so that no word is in memory twice.
    own = {word: word for word in jieba.dt.FREQ}
    with jieba.dt.get_dict_file() as file:
        for line in file:
            word, _, tag = line.decode("utf-8").split()
            if tag in by_tag:
                by_tag[tag].append(own.get(word, word))
    return Lexicon(
        places=_places(set(by_tag["ns"])),
        people=dict.fromkeys(w for tag in ("nr", "nrfg", "nrt") for w in by_tag[tag] if len(w) > 1),
        orgs=dict.fromkeys(word for word in by_tag["nt"] if len(word) > 2),
        function=dict.fromkeys(word for tag in _FUNCTION_TAGS for word in by_tag[tag]),
        known=jieba.dt.FREQ,
    )


def _places(words: set[str]) -> dict[str, None]:
    """Place names of the dictionary that can be trusted.

    Its `ns` column also holds 城市, 太阳 and 英雄; a short word counts only when it also stands
    there with an administrative suffix (丽江, because of 丽江市).
    """
    gazetteer = {*wordlists.words("places of China"), *wordlists.words("places of the world")}
    trusted = {w for w in words if len(w) == 2 and any(w + s in words for s in _SUFFIXED)}
    trusted |= {w for w in words if len(w) > 2 and w[-1] in "省市县区镇乡村州盟旗岛山江河湖海"}
    trusted |= {w for w in words if len(w) > 2 and w[-1] in "路街" and _ROAD.fullmatch(w)}
    return dict.fromkeys((trusted | gazetteer).difference(wordlists.words("not places")))


def words(text: str) -> list[str]:
    """The words of a text of at most `PIECE` characters, in order; joined they are the text."""
    jieba = _jieba()
    return cutting.cut(text, jieba.dt, jieba.finalseg.cut)


KINDS = {
    "ns": FactKind.PLACE, "place": FactKind.PLACE,
    "nt": FactKind.ORG, "org": FactKind.ORG,
    "nr": FactKind.PERSON, "person": FactKind.PERSON,
}  # fmt: skip
"""Tags of a user dictionary that make a word a name, as jieba and as Heshu spell them."""

_OWN: dict[str, FactKind] = {}
"""The names of the user's dictionaries."""


def use_dictionary(path: str | Path) -> None:
    """Add the words of a file: a word a line, then its frequency and tag, both optional.

    Raises:
        InputError: the file cannot be read as UTF-8 text, or a line is no word.
    """
    _add_words(_jieba(), Path(path))
    version.given(Path(path))


def _add_words(jieba: Any, path: Path) -> None:
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        what, remedy = "the user dictionary cannot be read", "give a UTF-8 text file"
        raise InputError(what, where=str(path), remedy=remedy) from error
    for number, line in enumerate(lines, 1):
        word, *more = line.split("#")[0].split() or [""]
        frequency = more.pop(0) if more and more[0].isdigit() else None
        if len(more) > 1 or len(word) > 40:
            what, remedy = "not a word with a frequency and a tag", "write: 柳泉镇 20 place"
            raise InputError(what, where=f"{path}:{number}", remedy=remedy)
        if not word:
            continue
        # jieba rejects no frequency, but one of many digits would drown every other word.
        jieba.add_word(
            word, freq=frequency and min(int(frequency[:9]), 10**6), tag=(more or [""])[0]
        )
        if more and more[0] in KINDS:
            _OWN[word] = KINDS[more[0]]
    own_names.cache_clear()


@cache
def own_names() -> tuple[re.Pattern[str] | None, dict[str, FactKind]]:
    """A pattern of the names of the user's dictionaries, longest first, and their kinds."""
    _jieba()
    longest = sorted(_OWN, key=len, reverse=True)
    return (re.compile("|".join(map(re.escape, longest))) if longest else None), dict(_OWN)
