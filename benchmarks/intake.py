"""Score the articles of a file against hand-made gold.

    python -m benchmarks.intake [GOLD.json SOURCE] [--scorer score.py] [--articles FILE.jsonl]

Without a gold it scores the pages that `../shared` has gold for, where there is one. The articles
come through the JSON contract, either from `--articles` (the output of `heshu articles SOURCE
--json`, `-` for standard input) or made here by the same code; they are put into the gold's form
and given to the scorer that stands beside the gold.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from heshu.contract import article_json
from heshu.intake import read

SHARED = Path(__file__).parents[2] / "shared"

FIELDS = ("kind", "column", "kicker", "title", "subtitle", "byline", "dateline", "credit", "date")


def gold_form(articles: list[dict[str, Any]]) -> dict[str, Any]:
    """Contract objects of one document in the form of the intake gold."""
    metadata: dict[str, str] = {}
    for article in articles:
        metadata |= article["metadata"]
    return {
        "schema": "intake-gold/1",
        "page": {"metadata": metadata},
        "articles": [
            {name: article.get(name) or "" for name in FIELDS}
            | {"paragraphs": article["paragraphs"], "sections": article["sections"]}
            for article in articles
        ],
    }


def contract_lines(source: Path, articles: str | None) -> list[dict[str, Any]]:
    """The contract objects of a source, read from JSON Lines or made here."""
    if articles is None:
        return [json.loads(json.dumps(article_json(a))) for a in read(source)]
    text = sys.stdin.read() if articles == "-" else Path(articles).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def score(gold: Path, source: Path, scorer: Path, articles: str | None, *verbose: str) -> str:
    """What the scorer prints."""
    predicted = gold_form(contract_lines(source, articles))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "predicted.json")
        path.write_text(json.dumps(predicted, ensure_ascii=False), encoding="utf-8")
        command = [sys.executable, str(scorer), str(gold), str(path), "--source", str(source)]
        return subprocess.run(
            [*command, *verbose], check=True, capture_output=True, text=True
        ).stdout


def shared_pages() -> list[tuple[Path, Path]]:
    """The golds beside the checkout with their sources; none in a user's clone."""
    golds = sorted((SHARED / "gold" / "intake").glob("*.json"))
    sources = [json.loads(gold.read_text(encoding="utf-8"))["source"] for gold in golds]
    return [(gold, SHARED / "seeds" / name) for gold, name in zip(golds, sources, strict=True)]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path, nargs="?")
    parser.add_argument("source", type=Path, nargs="?")
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--articles")
    parser.add_argument("-v", action="store_true")
    given = parser.parse_args()
    if (given.gold is None) != (given.source is None):
        parser.error("a gold needs the source it is of")
    if given.gold is None and given.articles:
        parser.error("--articles needs a gold and its source")
    verbose = ["-v"] if given.v else []
    for gold, source in [(given.gold, given.source)] if given.gold else shared_pages():
        scorer = given.scorer or gold.with_name("score.py")
        print(source.name)
        print(score(gold, source, scorer, given.articles, *verbose), end="")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
