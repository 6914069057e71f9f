import pytest

from tui.commands import quick


@pytest.mark.parametrize(
    ("line", "options"),
    [
        ("", {}),
        ("read", {}),
        ("--db a.db read", {"db": "a.db"}),
        ("read --db=a.db --lang zh --reviewer li", {"db": "a.db", "lang": "zh", "reviewer": "li"}),
        ("read --db a.db --db b.db", {"db": "b.db"}),
        ("read --no-mouse", {"mouse": False}),
    ],
)
def test_a_plain_line_opens_the_reader_without_typer(line: str, options: dict[str, object]) -> None:
    assert quick.understood(line.split()) == options


@pytest.mark.parametrize(
    "line",
    [
        "read page.txt",
        "read read",
        "list",
        "--version",
        "read -h",
        "--no-mouse",
        "read --lang fr",
        "read --db",
        "read --db --lang zh",
        "read --db=",
        "read --unknown",
    ],
)
def test_any_other_line_is_left_to_typer(line: str) -> None:
    assert quick.understood(line.split()) is None
