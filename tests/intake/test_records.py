"""Records become articles, one each; a bad one is told by its line and costs only itself."""

import csv
import io
import json

import pytest

from heshu.errors import InputError
from heshu.intake import Options, load, split
from heshu.model import ArticleKind
from tests.intake.pages import assert_maps_hold, assert_nothing_is_lost

BODY = "2023年，云溪县茶叶产量30吨，比上年增长20%。\n全县茶园面积4000亩。"
RECORD = {"标题": "云溪县茶叶增产", "正文": BODY, "发布日期": "2024-01-03", "来源": "云溪日报"}


def lines(*records):
    """JSON Lines; what is no record stands as it is."""
    return "\n".join(
        json.dumps(r, ensure_ascii=False) if isinstance(r, dict) else r for r in records
    ).encode()


def table(*rows, parter=",", encoding="utf-8"):
    file = io.StringIO()
    csv.writer(file, delimiter=parter).writerows(rows)
    return file.getvalue().encode(encoding)


def articles(data, name="a.jsonl", fields=None, format_=None):
    """The articles of a file, and what was refused of it."""
    reading = load(data, name=name, options=Options.of(format_, fields))
    page = split(reading)
    assert_maps_hold(page)
    assert_nothing_is_lost(page)
    return list(page.articles), [str(error) for error in reading.refused]


def refusal(data, name="a.jsonl", fields=None):
    with pytest.raises(InputError) as caught:
        load(data, name=name, options=Options.of(None, fields))
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_record_is_an_article():
    found, refused = articles(lines(RECORD, RECORD | {"标题": "又一篇"}))
    assert [a.title for a in found] == ["云溪县茶叶增产", "又一篇"]
    first = found[0]
    assert (first.text, first.issued, refused) == (BODY, "2024-01-03", [])
    assert first.metadata["来源"].text == "云溪日报"


def test_the_text_layer_holds_the_values_and_an_empty_line_between_records():
    source = load(lines(RECORD, {"title": "乙", "text": "产量3吨。", "id": 7})).source
    assert source.text == f"云溪县茶叶增产\n2024-01-03\n云溪日报\n{BODY}\n\n乙\n7\n产量3吨。\n\n"
    assert (source.media_type, source.encoding) == ("application/jsonl", "utf-8")


def test_a_body_is_read_by_the_rules_of_any_page():
    body = "本报讯（记者 甲乙）2023年，全县工作稳步推进，群众生活持续改善。\n" + BODY
    ((article,), _) = articles(lines({"title": "稳步推进", "content": body}))
    assert (article.printed("dateline"), article.printed("byline")) == ("本报讯", "记者 甲乙")
    body = f"一、概况\n{BODY}\n二、打算\n明年力争增长6%，再上新的台阶。"
    ((article,), _) = articles(lines({"title": "工作报告", "content": body}))
    assert [s.title for s in article.sections] == ["一、概况", "二、打算"]
    assert article.kind is ArticleKind.REPORT


def test_a_body_with_the_tags_of_its_page_loses_them():
    body = "<p>年末养蚕150户。</p><p>增长50%&nbsp;左右。<br/>完</p><script>var a=1;</script>"
    ((article,), _) = articles(lines({"title": "蚕业", "content": body}))
    assert article.paragraphs == ["年末养蚕150户。", "增长50%左右。", "完"]
    ((article,), _) = articles(lines({"title": "比较", "content": "当a<b且b>c时，产量3吨。"}))
    assert article.text == "当a<b且b>c时，产量3吨。"


@pytest.mark.parametrize(
    "names",
    [
        ("headline", "body", "pub_date"),
        ("Title", "Full Text", "publishDate"),
        ("标 题", "内容", "日期"),
    ],
)
def test_fields_are_known_by_the_names_they_usually_have(names):
    ((article,), _) = articles(lines(dict(zip(names, ("茶叶", BODY, "2024/1/3"), strict=True))))
    assert (article.title, article.text, article.issued) == ("茶叶", BODY, "2024-01-03")
    assert not article.metadata


def test_fields_of_other_names_are_said():
    data = lines({"biaoti": "茶叶", "neirong": BODY, "riqi": "20240103", "id": "7"})
    fields = "title=biaoti, text=neirong, date=riqi"
    ((article,), _) = articles(data, fields=fields)
    assert (article.title, article.issued) == ("茶叶", "2024-01-03")
    assert {label: part.text for label, part in article.metadata.items()} == {"id": "7"}
    assert "--fields text=NAME; it has biaoti, neirong" in refusal(data)
    assert "no field is called titel; it has biaoti" in refusal(data, fields="title=titel")


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("2024-01-03T08:30:00Z", "2024-01-03"), ("2024年1月3日 08:30", "2024-01-03"),
        ("20240103", "2024-01-03"), ("1704240000", "2024-01-03"), (1704240000000, "2024-01-03"),
        ("20241303", ""), ("昨天", ""),
    ],
)  # fmt: skip
def test_a_date_is_read_as_files_write_it(printed, day):
    ((article,), _) = articles(lines({"title": "茶叶", "text": "产量三吨。", "date": printed}))
    assert article.issued == day


def test_bad_records_are_told_by_their_line_and_the_others_read():
    data = lines(RECORD, '{"标题": ', "", "[1]", {"标题": "", "正文": " "}, RECORD)
    found, refused = articles(data)
    assert len(found) == 2
    assert [told.split(":")[1] for told in refused] == ["2", "4", "5"]
    assert "this line is no JSON" in refused[0]
    assert "no JSON object" in refused[1]
    assert "neither text nor title" in refused[2]


def test_many_bad_records_are_counted():
    _, refused = articles(lines(RECORD, *["{"] * 50, RECORD))
    assert len(refused) == 21
    assert "30 more" in refused[-1]


def test_a_file_of_bad_records_only_is_one_line():
    assert "a.jsonl:1: this line is no JSON" in refusal(b"{oops\n{oops\n")


@pytest.mark.parametrize("wrapped", [False, True])
def test_a_list_of_objects_is_read_like_lines(wrapped):
    items = [RECORD, 3, RECORD]
    data = json.dumps({"data": items, "total": 2} if wrapped else items, indent=1).encode()
    found, refused = articles(data, name="a.json")
    assert [a.title for a in found] == ["云溪县茶叶增产"] * 2
    (told,) = refused
    assert told.startswith("a.json (record 2): this is no JSON object; ")
    assert "a.json:4: this is no JSON" in refusal(b"[\n{},\n\n{oops\n]", name="a.json")


def test_what_an_object_holds_inside_is_metadata_and_no_text_of_a_list():
    record = RECORD | {"meta": {"字数": 30}, "tags": ["茶", "农业"], "deep": [{"a": 1}], "ok": None}
    ((article,), _) = articles(lines(record))
    assert {label: part.text for label, part in article.metadata.items()} == {
        "来源": "云溪日报", "字数": "30", "tags": "茶 农业",
    }  # fmt: skip


def test_our_own_listing_of_articles_is_records():
    from heshu.contract import article_json

    found, _ = articles(lines(RECORD))
    (again,), _ = articles(json.dumps(article_json(found[0])).encode())
    assert (again.title, again.text, again.issued) == ("云溪县茶叶增产", BODY, "2024-01-03")


@pytest.mark.parametrize(
    ("parter", "name", "encoding"),
    [(",", "a.csv", "utf-8-sig"), (";", "a.csv", "gb18030"), ("\t", "a.tsv", "utf-16")],
)
def test_a_table_with_a_text_column_is_records(parter, name, encoding):
    rows = (
        ("标题", "正文", "日期", "字数"),
        ("茶叶，丰收", f"他说：“好。”\n{BODY}", "2024/1/3", "30"),
    )
    ((article,), refused) = articles(table(*rows, parter=parter, encoding=encoding), name=name)
    assert (article.title, article.text, refused) == ("茶叶，丰收", f"他说：“好。”\n{BODY}", [])
    assert article.metadata["字数"].text == "30"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_table_of_texts_is_known_by_its_header_where_it_has_no_name(encoding):
    for parter in (",", "\t"):
        data = table(("标题", "正文"), ("茶叶", "产量3吨。"), parter=parter, encoding=encoding)
        ((article,), _) = articles(data, name="-")
        assert (article.title, article.text) == ("茶叶", "产量3吨。")
    prose = "正文如下,标题另拟\n全县产量3吨。\n".encode(encoding)
    assert load(prose, name="-").source.media_type == "text/plain"


def test_a_row_wider_than_its_header_is_told():
    found, refused = articles(
        "标题,正文\n甲,产量3吨。\n乙,产量3吨,同比增长5%。\n".encode(), name="a.csv"
    )
    assert [a.title for a in found] == ["甲"]
    (told,) = refused
    assert told.startswith("a.csv:3: this row has 3 cells, the header 2; ")


def test_a_quotation_mark_that_is_never_closed_is_told():
    data = '标题,正文\n甲,产量3吨。\n乙,"产量4吨。\n丙,产量5吨。\n'.encode()
    found, refused = articles(data, name="a.csv")
    assert [a.title for a in found] == ["甲"]
    assert refused[0].startswith("a.csv:3: this row cannot be told apart")


def test_columns_may_be_counted_where_there_is_no_header():
    data = "茶叶,产量3吨。\n蚕茧,产量4吨。\n".encode()
    found, _ = articles(data, name="a.csv", fields="title=1,text=2")
    assert [(a.title, a.text) for a in found] == [("茶叶", "产量3吨。"), ("蚕茧", "产量4吨。")]


def test_a_table_of_figures_is_one_document_with_a_table():
    rows = (
        ("指标", "2023年", "2024年"),
        ("粮食（万吨）", "12.5", "12.6"),
        ("油料（吨）", "", "3050"),
    )
    ((article,), _) = articles(table(*rows, encoding="gbk"), name="a.csv")
    (found,) = article.tables
    assert [[article.text[a:b] for a, b in row.cells] for row in found.rows] == list(
        map(list, rows)
    )


def test_a_table_of_texts_under_an_unknown_name_is_not_taken_for_figures():
    told = refusal(table(("id", "neirong"), ("1", BODY * 2), ("2", BODY * 2)), name="a.csv")
    assert "--fields text=NAME; it has id, neirong" in told


@pytest.mark.parametrize(
    "data", [b"[]", b"[[[", b"{}", b"\n\n", b'{"a":"\\ud800"}', b"[" * 100_000]
)
def test_what_holds_no_record_is_one_line(data):
    refusal(data, name="a.json")
