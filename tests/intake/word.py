"""Word documents for tests, part by part, so that a test shows the XML it is about."""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="{_REL}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def run(text, properties=""):
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*runs, style="", num=None, level=0, properties=""):
    """A paragraph of texts and ready-made runs."""
    inner = "".join(r if r.startswith("<") else run(r) for r in runs)
    said = f'<w:pStyle w:val="{style}"/>' if style else ""
    if num is not None:
        said += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'
    return f"<w:p><w:pPr>{said}{properties}</w:pPr>{inner}</w:p>"


def tc(*paragraphs, properties=""):
    """A cell."""
    inner = "".join(c if c.startswith("<w:") else p(c) for c in paragraphs) or p()
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def tr(*cells, properties=""):
    """A row."""
    inner = "".join(c if c.startswith("<w:tc>") else tc(c) for c in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def tbl(*rows):
    """A table."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def level(number, text, form="decimal", more="", start=1):
    """A level of a list."""
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(*shared, nums):
    """A numbering part: levels of each abstract list, and (number, abstract, overrides)."""
    inner = "".join(
        f'<w:abstractNum w:abstractNumId="{i}">{levels}</w:abstractNum>'
        for i, levels in enumerate(shared)
    )
    inner += "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{a}"/>{over}</w:num>' for n, a, over in nums
    )
    return f"<w:numbering {NAMES}>{inner}</w:numbering>"


def styles(*each):
    """A styles part: (id, name, inner XML)."""
    inner = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>{more}</w:style>'
        for key, name, more in each
    )
    return f"<w:styles {NAMES}>{inner}</w:styles>"


def notes(kind, **each):
    """A footnotes or endnotes part: id → text."""
    inner = "".join(f'<w:{kind} w:id="{k[1:]}">{p(text)}</w:{kind}>' for k, text in each.items())
    return f"<w:{kind}s {NAMES}>{inner}</w:{kind}s>"


def part(kind, *blocks):
    """A header or footer part."""
    return f"<w:{kind} {NAMES}>{''.join(blocks)}</w:{kind}>"


def word(*blocks, head="", names=NAMES, **parts):
    """The bytes of a document.

    Args:
        blocks: paragraphs and tables.
        head: what stands before the root of the main part.
        names: the namespaces of the main part.
        parts: relation kind (`styles`, `numbering`, `header`, `footnotes` …) → XML.
    """
    document = f"{head}<w:document {names}><w:body>{''.join(blocks)}</w:body></w:document>"
    relations = "".join(
        f'<Relationship Id="r{i}" Type="{_REL}/{kind.rstrip("0123456789")}" Target="{kind}.xml"/>'
        for i, kind in enumerate(parts)
    )
    root = f'<Relationship Id="r0" Type="{_REL}/officeDocument" Target="word/document.xml"/>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", f'<Types xmlns="{_PACKAGE}/content-types"/>')
        package.writestr("_rels/.rels", _relationships(root))
        package.writestr("word/_rels/document.xml.rels", _relationships(relations))
        package.writestr("word/document.xml", document)
        for kind, xml in parts.items():
            package.writestr(f"word/{kind}.xml", xml)
    return file.getvalue()


def _relationships(inner):
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'
