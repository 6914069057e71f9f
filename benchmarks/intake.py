"""Score the articles of a file against hand-made gold.

    python -m benchmarks.intake GOLD.json SOURCE [--scorer score.py] [--articles FILE.jsonl]

The articles come through the JSON contract, either from `--articles` (the output of
`heshu articles SOURCE --json`, `-` for standard input) or made here by the same code; they
are put into the gold's form and given to the scorer that stands beside the gold.
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


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("source", type=Path)
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--articles")
    parser.add_argument("-v", action="store_true")
    given = parser.parse_args()
    scorer = given.scorer or given.gold.with_name("score.py")
    verbose = ["-v"] if given.v else []
    print(score(given.gold, given.source, scorer, given.articles, *verbose), end="")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
