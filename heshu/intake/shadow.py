"""A text for matching, as long as the printed one, character for character.

Labels, datelines and dates come full-width, in traditional characters or in the look-alike
Kangxi radicals that PDF extractors leave behind. The printed text is never normalised;
patterns run on this shadow and their offsets hold in both.
"""

from __future__ import annotations

import unicodedata

SEEN = 1 << 15
"""How many lines the tests on lines remember: the rules ask the same of a line many times."""

TRADITIONAL = str.maketrans(
    "報訊電記員視聞責編輯圖攝號標題類組織機構門關鍵詞發佈布時間稱內況狀態瀏覽數來處紙頁張"
    "縣鎮鄉區長書員會議財務總結統計農業經濟產開閉啟動國務辦廳華東廣轉連實習綜聯稿專欄導讀"
    "審簽點擊載列聲網首當置導動態訂閱從說鏈條項錄資訊與對請無礙適簡體單選終廢執現導規劃檔為塊語雙詞彙",
    "报讯电记员视闻责编辑图摄号标题类组织机构门关键词发布布时间称内况状态浏览数来处纸页张"
    "县镇乡区长书员会议财务总结统计农业经济产开闭启动国务办厅华东广转连实习综联稿专栏导读"
    "审签点击载列声网首当置导动态订阅从说链条项录资讯与对请无碍适简体单选终废执现导规划档为块语双词汇",
)
"""Only the characters that the tables of labels, datelines, roles and titles use."""

_PUNCTUATION = {
    ord("【"): "[", ord("】"): "]", ord("［"): "[", ord("］"): "]", ord("〔"): "[", ord("〕"): "]",
    ord("﹝"): "[", ord("﹞"): "]", ord("﹕"): ":", ord("︰"): ":", ord("∶"): ":", ord("｜"): "|",
    ord("丨"): "|", ord("│"): "|", ord("┃"): "|", ord("—"): "-",
    ord("―"): "-", ord("–"): "-", ord("─"): "-",
    ord("\u3000"): " ", ord("\xa0"): " ",
}  # fmt: skip


def _one_for_one(char: str) -> str:
    """The compatibility form of a character where that is one character, else itself."""
    plain = unicodedata.normalize("NFKC", char)
    return plain if len(plain) == 1 and plain.isprintable() else char


_COMPATIBLE = {
    code: _one_for_one(chr(code))
    for first, last in ((0x2E80, 0x2FDF), (0xF900, 0xFAFF), (0xFF01, 0xFF5E))
    for code in range(first, last + 1)
} | _PUNCTUATION


_TABLE = TRADITIONAL | {code: plain.translate(TRADITIONAL) for code, plain in _COMPATIBLE.items()}


def shadow(text: str) -> str:
    """`text` with half-width signs, plain ideographs and simplified cue characters.

    Same length as `text`, so an offset means the same place in both.
    """
    return text.translate(_TABLE)
