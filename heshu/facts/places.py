"""Places: gazetteer and dictionary words, names with an administrative suffix, lists of villages.

A place told with the places around it is one fact as printed (大理州鹤庆县, 永平县龙门乡官上村).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from heshu.facts.segmentation import lexicon, words
from heshu.facts.wordlists import words as listed_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from heshu.facts.tokens import Token

Span = tuple[int, int]

NOT_PLACES = frozenset(listed_words("not places"))
_SUFFIXES = frozenset(listed_words("place suffixes"))
_FEATURES = frozenset(listed_words("features"))
_IN_CONTEXT = frozenset(listed_words("places in context"))
_BRANDS = frozenset(listed_words("brand words"))
_CUES = frozenset(listed_words("place cues"))
_BUILT = frozenset(["大桥", "特大桥", "机场", "火车站", "湿地公园", "森林公园", "码头", "运河"])
"""Works that an unknown word before them names."""
_ROADS = frozenset(["路", "街", "大街", "大道", "巷"])
_BESIDE_ROAD = frozenset("口段沿两附交")
"""What the word after a road begins with: 交叉口, 路段, 沿线."""
_RARE_NOUN, _RARE_WORK = 1000, 20
_REALMS = frozenset(["共和国", "人民共和国", "民主共和国", "人民民主共和国", "联邦", "王国"])
_NATURAL = "山河江湖岛岭峰湾"
_HILLS = frozenset("山河江湖岛")
_ENDINGS = "省市县区州盟旗镇乡村"
_WATERS = ("流域", "沿岸", "两岸", "干流", "上游", "中游", "下游", "水质", "水域", "大桥", "沿线")
_SIGHTS = ("国家", "景区", "风景区", "湿地", "公园", "森林", "旅游", *_WATERS)
_ROAD = re.compile(r"[\u4e00-\u9fff]{1,4}?(?:大道|大街|[路街巷])(?!径|线|口镇|面|段长|道办)")
_NO_ROAD = re.compile("[公铁道线思走马一各每多该修新通沿在的和了条]路|[公铁]路|上街|逛街|街道|沿街")
_NO_NAME = frozenset(
    "的了和在是与或及不也都就被把对从到为以各每该本全某两三多数新老旧大小贫示强将起逐已据按让给被再才又还更最请使"
)
_LISTED = frozenset("县市区镇乡州")
_NEVER = frozenset("的了和在是与或及各每该本全某两三几")
_NOT_AFTER = frozenset("民长委落容级史务改情域内外")
"""What follows a suffix that belongs to another word: 县长, 村民."""
_KINDS = ("城市", "地区", "园区", "社区村", "县区", "乡镇", "农村", "小区", "市区", "城区")
_ZONES = frozenset(listed_words("zones"))
_ZONE_WORDS = frozenset(listed_words("zone words"))
_VILLAGE = re.compile(
    r"(?:[镇乡]|街道)?(?P<name>[\u4e00-\u9fff]{1,3}?)(?:村委会|村|社区)(?![民庄镇组委两])"
)
_COUNTY = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,3}?)[区县](?![域内长委级镇村划])")
_NO_VILLAGE = frozenset(listed_words("not villages"))
_LIST = re.compile(
    r"(?P<names>[\u4e00-\u9fff]{2,12}(?:、[\u4e00-\u9fff]{2,5}){1,30}(?:[和及][\u4e00-\u9fff]{2,4})?)等?"
    r"(?:\d{1,3}|[两三四五六七八九十]{1,3})个?(?:建制|行政|自然)?"
    r"(?:村|镇|乡|县|区|社区|街道|乡镇|县区|收购点|站点|烟点|收购站|寨)"
)
_DISTRICT = re.compile(r"(?<=[县市区镇乡]、)[\u4e00-\u9fff]{2,4}?[县市区镇乡](?=[、，。；]|$)")
"""One more in a list of districts."""
_SEATED = frozenset([
    "人民政府", "政府", "村委会", "村民委员会", "村民", "公安局", "人民法院", "法院", "人民检察院",
    "检察院", "人大常委会", "居委会",
])  # fmt: skip
"""After a suffix they say that a place of this level is named: 青山 县 人民政府."""
_AGAIN = "点村镇乡社站片"


def find(tokens: Sequence[Token], text: str) -> Iterator[Span]:
    """The places among the words of one clause of `text`."""
    index = 0
    while index < len(tokens):
        after = _place_end(tokens, index)
        if not after:
            index += 1
            continue
        start = tokens[index].start
        while after < len(tokens) and tokens[after - 1].word[-1] in _ENDINGS:
            lower = _place_end(tokens, after, below=True)
            if not lower:
                break
            after = lower
        after = _zone_end(tokens, after)
        end = tokens[after - 1].end
        if text[end - 1] in "区县镇市":
            end = _road_end(text, end, tokens[-1].end)
        if text[end - 1] not in "村区园路街巷" and (after > index + 1 or text[end - 1] in _ENDINGS):
            end = _village_end(text, end, tokens[-1].end)
        yield start, end
        while index < len(tokens) and tokens[index].start < end:
            index += 1


def _road_end(text: str, end: int, limit: int) -> int:
    """The end of a street told after its town: 文三路, 西湖区 before it."""
    match = _ROAD.match(text, end, min(end + 7, limit))
    if match and not _NO_ROAD.search(match[0]) and not _NO_NAME.intersection(match[0]):
        return match.end()
    return end


def _village_end(text: str, end: int, limit: int) -> int:
    """The end of a village or county that the dictionary cut wrongly after a higher place."""
    match = _VILLAGE.match(text, end, min(end + 8, limit))
    if match and match["name"] not in _NO_VILLAGE and not _NO_NAME.intersection(match[0]):
        return match.end()
    match = _COUNTY.match(text, end, limit) if text[end - 1] in "市州" else None
    if match and match[0] not in NOT_PLACES and not _NO_NAME.intersection(match[0]):
        return end if match["name"] in lexicon().function else match.end()
    return end


def _place_end(tokens: Sequence[Token], index: int, *, below: bool = False) -> int:
    """The number of the word after the place that begins at `index`; 0 when none does.

    With `below` a place stands right before, so that a short name of any kind will do.
    """
    word = tokens[index].word
    if not "\u4e00" <= word[0] <= "\u9fff":
        return 0
    known = lexicon()
    following = tokens[index + 1].word if index + 1 < len(tokens) else ""
    third = tokens[index + 2].word if index + 2 < len(tokens) else ""
    # In a list of districts (金川区、岭北区) a name may be an ordinary word.
    before = tokens[index - 1].word if index else ""
    listed = "、" in (before, third) and following in _LISTED
    if (
        following in _SUFFIXES
        and third[:1] not in _NOT_AFTER
        and _takes_suffix(word, following, below=below or listed or _has_seat(word, third))
    ):
        return index + 2
    if word in known.places or (
        word[:2] in known.places and word[-1] in _ENDINGS and word[2:] not in NOT_PLACES
    ):
        if following in _REALMS:
            return index + 2
        named = following in _FEATURES and len(following) > 1 and word[-1] not in "区省市县"
        return index + 2 if named and following not in _ZONES else index + 1
    if _names_work(word, following, third, before):
        return index + 2
    if word in _IN_CONTEXT and before in _CUES:
        return index + 1
    if following in _HILLS and third in _SIGHTS and word not in known.function and len(word) == 2:
        return index + 2
    if (following == "水库" or word[-1] in _NATURAL) and _is_feature(word, following):
        return index + 2 if following == "水库" else index + 1
    if (
        len(following) == 2
        and following[1] in "镇乡县村"
        and (_is_town_cut(word, following, before) or _is_quantifier_cut(word, following, before))
    ):
        return index + 2
    if len(word) > 2 and word[-1] in _ENDINGS:
        rare = word not in known.known or (word[-1] in "县镇乡" and known.known[word] < 5)
        if word in known.people or rare:
            told = following[:1] in ("村", "党") and len(word) == 3  # 大庄村 村民
            return index + 1 if _is_name(word, below=below or told) else 0
    return index + 3 if below and _is_in_pieces(word + following, third) else 0


def _is_in_pieces(name: str, third: str) -> bool:
    """Whether two words and a suffix are a village the dictionary cut: 官 上 村."""
    return third in _SUFFIXES and len(name) <= 3 and not _NO_NAME.intersection(name)


def _has_seat(word: str, third: str) -> bool:
    """Whether the office after a suffix says that a noun names a place: 青山 县 人民政府."""
    known = lexicon()
    noun = len(word) == 2 and word not in known.function and word[1] not in "委府会"
    return third in _SEATED and noun and known.known.get(word, 0) < _RARE_NOUN


def _names_work(word: str, following: str, third: str, before: str) -> bool:
    """Whether a word names the bridge, harbour or road after it: 云溪 大桥, 人民 路 与."""
    known = lexicon()
    if word in known.function or _NO_NAME.intersection(word):
        return False
    if following in _BUILT:
        return 2 <= len(word) <= 3 and known.known.get(word, 0) < _RARE_WORK
    beside = third[:1] in _BESIDE_ROAD or before in _ROADS
    return following in _ROADS and len(word) == 2 and beside


def _is_feature(word: str, following: str) -> bool:
    """Whether a word unknown to the dictionary names a river, hill or lake, or a reservoir."""
    known = lexicon()
    if word[-1] in "江河湖" and 2 < len(word) < 5 and word in known.people and following in _WATERS:
        return True
    if following == "水库":
        rare = known.known.get(word, 0) < 100 or word in _BRANDS
        return len(word) > 1 and word not in known.function and rare
    if not 3 <= len(word) <= 4 or word[-1] not in _NATURAL or word in known.known:
        return False
    stem = word[:-1]
    return (
        not _NO_NAME.intersection(word)
        and stem not in known.function
        and word not in NOT_PLACES
        and stem not in known.people
    )


def _is_quantifier_cut(word: str, following: str, before: str) -> bool:
    """Whether a village lost its first character: 到 逢 密村, 、 朵 美乡."""
    return (
        len(word) == 1
        and len(following) == 2
        and following[1] in "镇乡村"
        and following not in lexicon().known
        and (before in _CUES or before in ("、", "和", "与"))
        and not _NO_NAME.intersection(word + following)
    )


def _is_town_cut(word: str, following: str, before: str) -> bool:
    """Whether the dictionary cut a town in two: 钱粮 湖镇."""
    known = lexicon()
    return (
        len(word) == len(following) == 2
        and following[1] in "镇乡县"
        and following not in known.known
        and word not in known.function
        and not _NO_NAME.intersection(word + following)
        and known.known.get(word, 0) < 300
        and (not before or before in known.function or before in known.places)
    )


def _is_name(word: str, *, below: bool = False) -> bool:
    """Whether an unknown word with a suffix is a name: 石垭村, not 养蚕村."""
    stem, known = word[:-1], lexicon()
    if word in NOT_PLACES or word.endswith(_KINDS) or word[0] in (_NEVER if below else _NO_NAME):
        return False
    rare = 2000 if word[-1] in "县镇乡" else 300
    return stem in known.places or (stem not in known.function and known.known.get(stem, 0) < rare)


def _takes_suffix(word: str, suffix: str, *, below: bool) -> bool:
    """Whether a word and the suffix after it are a name and not a kind (贫困县)."""
    known = lexicon()
    if word in known.places and word + suffix not in NOT_PLACES:
        return True
    if (
        word + suffix in NOT_PLACES
        or any(c in (_NEVER if below else _NO_NAME) for c in word)
        or len(word) > 5
    ):
        return False
    frequency = known.known.get(word, 0)
    if word in known.places or not frequency:
        return True
    if len(word) == 1:
        return below
    plain = (word not in known.function and word not in NOT_PLACES) or (below and frequency < 3000)
    return plain and (below or frequency < (1000 if suffix in {"县", "镇", "乡"} else 300))


def _zone_end(tokens: Sequence[Token], after: int) -> int:
    """The number of the word after a zone named by the place: 鹤庆产业园区."""
    for end in range(after, min(after + 4, len(tokens))):
        word = tokens[end].word
        if word in _ZONES:
            return end + 1 + (tokens[end + 1 : end + 2] != [] and tokens[end + 1].word == "区")
        if word in lexicon().function and word not in _ZONE_WORDS:
            break
    return after


def listed(text: str) -> Iterator[Span]:
    """Names in a counted list (大坪、三岔、新塘4个收购点), and where they are named again."""
    names: set[str] = set()
    for match in _LIST.finditer(text):
        at = match.start()
        parts = re.split(r"[、和及]", match["names"].removesuffix("等"))
        for number, part in enumerate(parts):
            name = _last_word(part) if number == 0 else part
            start = at + len(part) - len(name)
            at += len(part) + 1
            if 2 <= len(name) <= 4 and not _is_kind(name):
                names.add(name)
                yield start, start + len(name)
    for match in _DISTRICT.finditer(text):
        name = match[0]
        if name not in NOT_PLACES and not name.endswith(_KINDS) and not _NO_NAME.intersection(name):
            yield match.span()
    if names:
        again = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
        for match in re.finditer(rf"(?:{again})(?=[{_AGAIN}])", text):
            yield match.span()


_LEVELLED = re.compile(r"[\u4e00-\u9fff]{2,4}[县市镇乡州]")


def again(text: str, found: Iterable[Span]) -> Iterator[Span]:
    """Places named once with their level and then without: 玉湖县, then 玉湖 alone."""
    known, stems = lexicon().known, set()
    for start, end in found:
        name = text[start:end]
        if _LEVELLED.fullmatch(name) and name[:-1] not in known:
            stems.add(name[:-1])
    if stems:
        longest = "|".join(sorted(map(re.escape, stems), key=len, reverse=True))
        for match in re.finditer(longest, text):
            yield match.span()


def _last_word(wording: str) -> str:
    """The name at the end of the words before the first 、."""
    parts = list(words(wording))
    name = parts[-1]
    if len(name) == 1 and len(parts) > 1:
        name = parts[-2] + name
    return name


def _is_kind(name: str) -> bool:
    """Whether the word says what a thing is rather than which one: 项目, 企业."""
    known = lexicon()
    return name in known.function or (known.known.get(name, 0) > 3000 and name not in known.places)
