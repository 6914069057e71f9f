"""What a PDF can be that no one can read: one clear line each."""

import io
import random

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from benchmarks._pdf_office import make_report
from benchmarks._pdf_press import FONT, Sheet, draw
from heshu.errors import InputError
from heshu.intake.page import split
from heshu.intake.readers import pdf
from heshu.intake.readers.pdf import glyphs, opening


def drawn(put, **options):
    target = io.BytesIO()
    canvas = Canvas(target, **options)
    put(canvas)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def refusal(data):
    with pytest.raises(InputError) as caught:
        pdf.read(data, "a.pdf")
    line = str(caught.value)
    assert line.startswith("a.pdf: ")
    assert "\n" not in line
    return line


def text(canvas, y=700):
    canvas.setFont(FONT, 12)
    canvas.drawString(72, y, "全镇修路36公里，覆盖12个村。")


def test_a_scan_asks_for_ocr():
    data = draw([Sheet(595, 842, [], pictures=[(0, 0, 595, 842)])], "stories", random.Random(1))
    line = refusal(data)
    assert "scan" in line
    assert "OCR" in line


def test_a_page_without_anything_says_so():
    assert "no text" in refusal(drawn(lambda canvas: canvas.setTitle("leer")))


def test_a_locked_file_asks_for_one_without_password():
    lock = StandardEncryption("geheim", canPrint=0)
    assert "password" in refusal(drawn(text, encrypt=lock))


def test_a_file_that_is_no_pdf_after_all_is_damaged():
    assert "damaged" in refusal(b"%PDF-1.7\n" + bytes(range(256)) * 4)


def test_cut_and_bitten_files_end_in_a_reading_or_one_line():
    whole, _ = make_report(random.Random(1))
    rng = random.Random(2)
    for trial in range(40):
        data = bytearray(whole[: rng.randrange(20, len(whole))] if trial % 2 else whole)
        for _ in range(rng.randrange(8)):
            data[rng.randrange(9, len(data))] = rng.randrange(256)
        try:
            assert split(pdf.read(bytes(data), "a.pdf")).articles
        except InputError as error:
            assert "\n" not in str(error)  # noqa: PT017 - both outcomes are right


def test_too_many_pages_are_refused(monkeypatch):
    monkeypatch.setattr(opening, "MAX_PAGES", 1)
    data, _ = make_report(random.Random(1))
    assert "split it" in refusal(data)


def test_too_many_characters_are_refused(monkeypatch):
    monkeypatch.setattr(opening, "MAX_GLYPHS", 10)
    data, _ = make_report(random.Random(1))
    assert "characters" in refusal(data)


def test_fonts_without_meaning_are_refused(monkeypatch):
    monkeypatch.setattr(glyphs, "_char", lambda code: glyphs.UNKNOWN)
    assert "Unicode" in refusal(drawn(text))


def test_text_set_invisible_is_not_read_beside_visible_text():
    def put(canvas):
        text(canvas)
        ghost = canvas.beginText(72, 600)
        ghost.setFont(FONT, 12)
        ghost.setTextRenderMode(3)
        ghost.textOut("看不见的999")
        canvas.drawText(ghost)

    source = pdf.read(drawn(put), "a.pdf").source
    assert "看不见" not in source.text
    assert "36公里" in source.text


def test_a_page_laid_on_its_side_is_read_upright():
    def put(canvas):
        canvas.translate(595, 0)
        canvas.rotate(90)
        text(canvas, y=300)

    assert "全镇修路36公里，覆盖12个村。" in pdf.read(drawn(put), "a.pdf").source.text


def test_text_at_an_angle_is_kept_at_the_end():
    def put(canvas):
        text(canvas)
        canvas.saveState()
        canvas.translate(300, 300)
        canvas.rotate(45)
        canvas.setFont(FONT, 30)
        canvas.drawString(0, 0, "样张")
        canvas.restoreState()

    assert pdf.read(drawn(put), "a.pdf").source.text.rstrip().endswith("样张")
