"""Countries and provinces called by one character: 中美两国, 鲁豫交界, 访华, 抵京.

One character is a place only in company: beside others of its kind and before a word that
speaks of several, or after a verb of coming and going.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Span = tuple[int, int]

_COUNTRIES = (
    "中美俄苏日韩朝英法德意印巴越泰加澳欧伊以埃阿古缅柬老蒙菲新马土希西葡荷瑞波捷匈罗哈吉塔乌"
)
_PROVINCES = "京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀黔滇陕甘青宁新蒙藏港澳台云贵"
_SEVERAL = (
    r"[两三四五六]国|[两三]军|双边|双方|关系|建交|复交|友好|友谊|贸易|经贸|合作|边[界境防]|会[谈晤]|首脑|领导人|外交|联合"
    r"|战争|冲突|争端|谈判|元首|人民|文化|交流|联合声明|磋商|商会|友协|峰会|合资|混血|互信|外长|国防|混委会|之间|和谈"
)
_SHARED = (
    r"[两三四五六]?[省地市](?=[^级区方])|交界|[两三]江|边界|毗邻|接壤|高速|铁路|公路|合作|协作|之间"
    r"|地区|经济|一带|各省|同胞|协同|革命老区|老区|片区|两翼|边区|等[省地]|各地|[两三]国|籍"
)
_OF_COUNTRIES = re.compile(
    rf"(?<![{_COUNTRIES}])(?P<names>[{_COUNTRIES}]{{2,4}})(?=(?:{_SEVERAL}))"
)
_DASHED = re.compile(
    rf"(?<![\u4e00-\u9fff])[{_COUNTRIES}](?:[—－-]+[{_COUNTRIES}])+(?=(?:{_SEVERAL}))"
)
_OF_PROVINCES = re.compile(rf"(?<![{_PROVINCES}])(?P<names>[{_PROVINCES}]{{2,5}})(?=(?:{_SHARED}))")
_MOVING = re.compile(
    r"(?:访|来|驻|对|在|援|旅|侨|侵|留|赴|离)(?P<name>华)(?![\u4e00-\u9fff]*?[山南东北中盛丽贵侨裔])"
    r"|(?:抵|赴|返|离|进|在|来|晋|飞)(?P<capital>京)(?![剧城郊都九沪广津华哈])"
)
_REGIONS = frozenset(["京津冀", "港澳台", "苏浙沪", "粤港澳"])
_WORDS = frozenset(
    ["新西", "中西", "阿拉", "日新", "新马", "中意", "中以", "罗马", "加以", "得以", "乌日", "中法"]
)
"""Characters in a row that are another word."""


def find(text: str) -> Iterator[Span]:
    """The places of one character in a text, in no order."""
    for match in _OF_COUNTRIES.finditer(text):
        if match[0] not in _WORDS - {"中意", "中法"} and len(set(match[0])) == len(match[0]):
            yield from ((at, at + 1) for at in range(*match.span()))
    for match in _DASHED.finditer(text):
        yield from ((at, at + 1) for at in range(*match.span()) if text[at] in _COUNTRIES)
    for match in _OF_PROVINCES.finditer(text):
        if match[0] not in _REGIONS and len(set(match[0])) == len(match[0]):
            yield from ((at, at + 1) for at in range(*match.span()))
    for match in _MOVING.finditer(text):
        yield match.span("name" if match["name"] else "capital")
