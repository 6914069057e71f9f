"""The two real documents against their hand-made gold."""

import re
from pathlib import Path

import pytest

from benchmarks.intake import score
from heshu.intake import load, split
from tests.intake.pages import assert_maps_hold, assert_nothing_is_lost

SHARED = Path(__file__).parents[3] / "shared"
GOLD = SHARED / "gold" / "intake"
pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason="the shared gold is not here")


def seed(number):
    return next((SHARED / "seeds").glob(f"{number}_*.txt"))


def scores(number):
    text = score(GOLD / f"{number}.json", seed(number), GOLD / "score.py", None)
    f1 = {m[1]: float(m[2]) for m in re.finditer(r"^(\S+) .*F1=([\d.]+)$", text, re.MULTILINE)}
    return f1, text


def test_the_newspaper_page_comes_apart_into_its_nine_articles():
    f1, text = scores("000")
    assert f1["para"] >= 0.97
    assert f1["article"] >= 0.95
    assert f1["section"] >= 0.95
    assert re.search(r"title_acc +6/6", text)
    for field in ("byline=3/3", "kind=9/9", "kicker=1/1", "dateline=2/2", "credit=2/2"):
        assert field in text


def test_the_report_comes_apart_into_header_and_sections():
    f1, text = scores("003")
    assert f1["para"] >= 0.97
    assert f1["article"] == 1.0
    assert f1["metadata"] == 1.0
    assert f1["section"] >= 0.95
    assert "subtitle=1/1  byline=1/1  kind=1/1" in text


@pytest.mark.parametrize("number", ["000", "003"])
def test_nothing_of_a_seed_is_lost_and_all_of_it_maps_back(number):
    page = split(load(seed(number)))
    assert_maps_hold(page)
    assert_nothing_is_lost(page)


def test_the_first_line_of_a_note_is_its_title():
    documents = sorted((SHARED / "gold" / "reports" / "docs").glob("*.txt"))
    assert documents
    for path in documents:
        (article,) = split(load(path)).articles
        lines = [
            line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
        ]
        assert article.title == lines[0]
        headings = [line for line in lines[1:] if re.match("[一二三四五六]、", line)]
        assert [s.title for s in article.sections if not s.run_in] == headings
        body = [line for line in lines[1:] if line not in headings]
        assert len(article.paragraphs) == len(body)
        assert squeeze("".join(body)).endswith(squeeze(article.text))


def squeeze(text):
    return "".join(text.split())
