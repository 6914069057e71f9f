"""Sound files of every format that is read, to be spoilt by `intake_fuzz`."""

from __future__ import annotations

import csv
import io
import json
import zipfile

TITLE = "青禾县2024年国民经济和社会发展统计公报"
PARAGRAPHS = (
    "2024年，面对复杂形势，全县上下攻坚克难，经济运行总体平稳，产业结构继续优化。",
    "一、综合",
    "初步核算，全年全县生产总值150.2亿元，比上年增长5.2%。",
    "其中，第一产业增加值30.1亿元，第二产业增加值60.1亿元，第三产业增加值60.0亿元。",
    "二、农业",
    "全年粮食产量12.6万吨，比上年增长1.1%；油料产量3050吨，比上年下降2.0%。",
    "年末全县常住人口32.5万人，城镇化率48.6%，比上年末提高0.7个百分点。",
)
ROWS = (
    ("指标", "2023年", "2024年"),
    ("粮食（万吨）", "12.5", "12.6"),
    ("油料（吨）", "3112", "3050"),
)


def plain() -> str:
    """The text of all samples."""
    return "\n".join((TITLE, "青禾县统计局", "2025年3月18日", "", *PARAGRAPHS, ""))


def markdown() -> bytes:
    rows = "\n".join(f"| {' | '.join(row)} |" for row in ROWS)
    head, *rest = rows.split("\n")
    table = "\n".join((head, "| --- | --- | --- |", *rest))
    body = "\n\n".join(f"## {p}" if len(p) < 8 else p for p in PARAGRAPHS)
    return f"# {TITLE}\n\n{body}\n\n{table}\n".encode()


def html() -> bytes:
    body = "".join(f"<h2>{p}</h2>" if len(p) < 8 else f"<p>{p}</p>" for p in PARAGRAPHS)
    rows = "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in ROWS)
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE}</title>'
        "<script>var a = 1 < 2;</script></head><body><div class='nav'><a href='/'>首页</a></div>"
        f"<h1>{TITLE}</h1><div id='content'>{body}<table>{rows}</table></div></body></html>"
    ).encode()


def docx() -> bytes:
    import docx as word

    document = word.Document()
    document.add_heading(TITLE, 0)
    for paragraph in PARAGRAPHS:
        if len(paragraph) < 8:
            document.add_heading(paragraph, 1)
        else:
            document.add_paragraph(paragraph, style="List Number")
    table = document.add_table(rows=0, cols=3)
    for row in ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.sections[0].footer.paragraphs[0].text = "— 1 —"
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def pdf() -> bytes:
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    for _ in range(2):
        canvas.setFont("STSong-Light", 20)
        canvas.drawString(60, 780, TITLE)
        canvas.setFont("STSong-Light", 11)
        at = 740
        for paragraph in PARAGRAPHS:
            for start in range(0, len(paragraph), 40):
                canvas.drawString(60, at, paragraph[start : start + 40])
                at -= 18
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _records() -> list[dict[str, str]]:
    return [
        {
            "标题": f"{TITLE}（{n}）",
            "正文": "\n".join(PARAGRAPHS),
            "日期": "2025-03-18",
            "来源": "青禾日报",
        }
        for n in range(1, 6)
    ]


def jsonl() -> bytes:
    return "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in _records()).encode()


def table() -> bytes:
    file = io.StringIO()
    writer = csv.DictWriter(file, list(_records()[0]))
    writer.writeheader()
    writer.writerows(_records())
    return file.getvalue().encode("gb18030")


def archive() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("公报.txt", plain())
        package.writestr("公报/网页.md", markdown())
        package.writestr("records.jsonl", jsonl())
    return file.getvalue()


def samples() -> dict[str, tuple[str, bytes]]:
    """Name of the row → file name and bytes."""
    text = plain()
    return {
        "txt utf-8": ("a.txt", text.encode()),
        "txt gb18030": ("a.txt", text.encode("gb18030")),
        "txt utf-16": ("a.txt", text.encode("utf-16")),
        "md": ("a.md", markdown()),
        "html": ("a.html", html()),
        "pdf": ("a.pdf", pdf()),
        "docx": ("a.docx", docx()),
        "jsonl": ("a.jsonl", jsonl()),
        "csv": ("a.csv", table()),
        "zip": ("a.zip", archive()),
    }
