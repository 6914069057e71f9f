"""How much the checks find, how much they alarm wrongly, and how long they take.

    python -m benchmarks.checks [--list]

With the shared gold beside the repository: the single sentences, the whole reports by their own
scorer (as one article each and by way of intake), the two real documents, the usage rules. In
any case the time for texts of growing length. For one-symbol slips see `benchmarks.corruption`.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from heshu import checks, facts, intake
from heshu.checks import norms
from heshu.model import Article, ArticleKind, Finding, Judgement, Operand, Part

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
CORPUS = ROOT / "sample_corpus"
GOLD = SHARED / "gold"
REPORTS = GOLD / "reports"
VERDICTS = {"undecided": "not_decidable"}


def whole(document: str, text: str) -> list[Article]:
    """The text as one article without a headline."""
    return [Article(document, 0, ArticleKind.REPORT, Part(text))]


def split(document: str, text: str) -> list[Article]:
    """The text by way of intake, as users have it."""
    return intake.read(text.encode(), name=document)


def spans(articles: list[Article], operand: Operand, *, mapped: bool) -> list[dict[str, Any]]:
    """The places of an operand in its file."""
    fact = operand.fact
    runs = [(fact.start, fact.end)]
    if mapped:
        (article,) = [
            a for a in articles if (a.document, a.index) == (operand.document, operand.article)
        ]
        runs = list(article.part(fact.field).source.runs(fact.start, fact.end))
    return [{"doc": operand.document, "start": start, "end": end} for start, end in runs]


def row(articles: list[Article], finding: Finding, *, mapped: bool) -> dict[str, Any]:
    """A finding in the scorer's form."""
    printed = spans(articles, finding.printed, mapped=mapped)
    operands = [s for o in finding.operands for s in spans(articles, o, mapped=mapped)]
    return {
        "doc": finding.printed.document,
        "relation": finding.relation,
        "verdict": VERDICTS.get(finding.verdict.value, finding.verdict.value),
        "printed": printed[0] if printed else None,
        "operands": printed[1:] + operands,
    }


def reports(*, mapped: bool, verbose: bool) -> str:
    """The scorer's table over the whole reports and their corrupted variants."""
    read = split if mapped else whole
    texts = {p.stem: p.read_text(encoding="utf-8") for p in sorted(REPORTS.glob("docs/*.txt"))}
    clean = [a for name, text in texts.items() for a in read(name, text)]
    rows = [row(clean, finding, mapped=mapped) for finding in checks.check(clean)]
    changed = []
    for line in (REPORTS / "corrupted.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        edit, text = case["edit"], texts[case["doc"]]
        text = text[: edit["start"]] + edit["to"] + text[edit["end"] :]
        articles = read(case["doc"], text)
        found = checks.check(articles)
        changed += [row(articles, f, mapped=mapped) | {"index": case["index"]} for f in found]
    return score(rows, changed, verbose=verbose)


def score(rows: list[dict[str, Any]], changed: list[dict[str, Any]], *, verbose: bool) -> str:
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for name, found in (("clean", rows), ("changed", changed)):
            path = Path(folder) / f"{name}.jsonl"
            path.write_text("".join(json.dumps(r) + "\n" for r in found), encoding="utf-8")
            files.append(str(path))
        command = [sys.executable, str(REPORTS / "score.py"), *files]
        command += ["--list"] if verbose else []
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def told(text: str) -> list[Finding]:
    return checks.check(whole("page", text))


def names(found: list[Finding], verdict: Judgement) -> set[str]:
    return {finding.relation for finding in found if finding.verdict is verdict}


def sentences() -> tuple[int, int, int, int, list[str]]:
    """Broken sentences told as what they break, sound ones alarmed, and which were missed."""
    found = wrong = broken = sound = 0
    missed = []
    for line in (GOLD / "relations.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        alarmed = names(told(case["text"]), Judgement.INCONSISTENT)
        if case["holds"]:
            sound += 1
            wrong += bool(alarmed)
        else:
            broken += 1
            hit = case["type"] in alarmed
            found += hit
            missed += [] if hit else [case["type"]]
    return found, broken, wrong, sound, missed


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)


COUNTS = {"list_count", "list_arity", "sequence", "ordinal", "date_order", "index_code"}
"""Relations whose operands are names, labels and dates: the gold prints what it counted."""


def same(case: dict[str, Any], finding: Finding) -> bool:
    """Whether a finding is the relation of a row, with all its figures."""
    figures = [finding.printed, *finding.operands]
    if finding.relation not in COUNTS:
        wanted = {digits(text) for text in [case["printed"], *case["operands"]]}
        return wanted <= {digits(o.fact.exact.replace("百亿", "100亿")) for o in figures}
    if finding.relation == "index_code":
        return any(o.fact.exact in quote for quote in case["quotes"] for o in figures)
    if finding.relation != case["relation"]:
        return False
    quoted = "".join(case["quotes"]).replace(" ", "")
    shown = re.sub(r"\s", "", finding.printed.fact.exact)
    if finding.relation in {"list_count", "sequence", "list_arity"}:
        number = int(digits(case["operands"][0]))
        count = len(finding.operands) + (finding.relation == "sequence")
        return shown in quoted and (count == number or finding.relation == "list_arity")
    return shown in quoted


def seeds() -> list[str]:
    """For each real document: its alarms and how many consistent rows are recognised."""
    lines = []
    cases = [
        json.loads(line)
        for line in (GOLD / "seed_relations.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        found = checks.check(intake.read(path))
        held = [f for f in found if f.verdict is Judgement.CONSISTENT]
        mine = [c for c in cases if c["doc"] == path.name[:3] and c["verdict"] == "consistent"]
        seen = sum(any(same(case, finding) for finding in held) for case in mine)
        lines.append(f"{path.name[:3]}: {seen} of {len(mine)} consistent rows recognised; alarms:")
        lines += [f"  {f.working}" for f in found if f.verdict is Judgement.INCONSISTENT]
    return lines


def rules() -> tuple[int, int, int]:
    """Usage rules whose wrong example is told, of how many, and right examples told."""
    cases = json.loads((GOLD / "norms.json").read_text(encoding="utf-8"))
    hit = wrong = 0
    for number, case in enumerate(cases, 1):
        name = norms.name(number)
        hit += all(
            name in {f.relation for f in norms.check(whole("page", text))} for text in case["wrong"]
        )
        wrong += any(norms.check(whole("page", text)) for text in case["right"])
    return hit, len(cases), wrong


# ---------------------------------------------------------------- time


def timing() -> list[str]:
    """Seconds for extraction and for checking, for texts of growing length."""
    base = "\n".join(intake.load(path).source.text for path in sorted(CORPUS.glob("*.txt")))
    checks.check(whole("page", base))  # what is loaded and compiled once is not counted
    lines = [as_they_come()]
    for times in (2, 4, 8, 16):
        (article,) = whole("page", base * times)
        start = time.process_time()
        found = facts.extract_article(article)
        middle = time.process_time()
        checks.check([article], {("page", 0): found})
        end = time.process_time()
        lines.append(
            f"  {len(article.text):7} characters {len(found):6} facts: "
            f"extraction {middle - start:5.2f} s, checking {end - middle:5.2f} s"
        )
    return lines


def as_they_come() -> str:
    """Seconds for the documents of the corpus, each by itself."""
    spent, figures, characters = [0.0, 0.0], 0, 0
    for path in sorted(CORPUS.glob("*.txt")):
        articles = split(path.name, intake.load(path).source.text)
        start = time.process_time()
        found = {(one.document, one.index): facts.extract_article(one) for one in articles}
        middle = time.process_time()
        checks.check(articles, found)
        spent = [spent[0] + middle - start, spent[1] + time.process_time() - middle]
        figures += sum(map(len, found.values()))
        characters += sum(len(one.text) for one in articles)
    return (
        f"  {characters:7} characters {figures:6} facts: extraction {spent[0]:5.2f} s, "
        f"checking {spent[1]:5.2f} s, document by document"
    )


PLACES = "东岭", "白石", "柳湾", "长桥", "青坪", "梅溪", "松岗", "石滩"
THINGS = "茶叶", "黄桃", "油菜", "生猪", "蔬菜", "竹笋", "蜂蜜", "鲜鱼"
DENSE, FIGURES = 200_000, 8_000
"""Characters and figures of the document whose time is bounded."""
FILLER = "村里老人说，往年这时候山路难走，如今客车开到家门口，谁家有货都能当天运出去。"


def dense(seed: int = 7) -> str:
    """A document of DENSE characters with about FIGURES figures that agree, of its own making."""
    luck = random.Random(seed)
    lines: list[str] = []
    length = 0
    while length < DENSE:
        place, thing = luck.choice(PLACES), luck.choice(THINGS)
        parts = [luck.randrange(120, 980) for _ in range(3)]
        total, before = sum(parts), luck.randrange(300, 2400)
        price, share = luck.randrange(8, 60), 100 * parts[0] / total
        change, word = abs(total - before), "增加" if total >= before else "减少"
        line = (
            f"{place}乡今年产{thing}{total}吨，其中上村{parts[0]}吨、中村{parts[1]}吨、下村{parts[2]}吨，"
            f"上村占{share:.1f}%；比上年的{before}吨{word}{change}吨。"
            f"每公斤卖{price}元，共收入{total * price / 10:.1f}万元。"
        )
        lines.append(line + FILLER * (5 if len(lines) % 2 else 4))
        length += len(lines[-1]) + 1
    return "\n".join(lines)[:DENSE]


def bounded() -> str:
    """Seconds for extraction from the dense document and for checking it."""
    (article,) = whole("page", dense())
    start = time.process_time()
    found = facts.extract_article(article)
    middle = time.process_time()
    told = checks.check([article], {("page", 0): found})
    end = time.process_time()
    alarms = sum(finding.verdict is Judgement.INCONSISTENT for finding in told)
    return (
        f"  {len(article.text):7} characters {len(found):6} facts, all agreeing: "
        f"extraction {middle - start:5.2f} s, checking {end - middle:5.2f} s, {alarms} alarms"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--list", action="store_true", help="list misses and false alarms")
    options = parser.parse_args()
    if SHARED.is_dir():
        found, broken, wrong, sound, missed = sentences()
        print(f"sentences: {found} of {broken} broken told as what they break {missed}")
        print(f"           {wrong} of {sound} sound ones alarmed")
        hit, count, right = rules()
        print(f"usage rules: {hit} of {count} told, {right} right examples told")
        print("reports, each file as one article:")
        print(reports(mapped=False, verbose=options.list))
        print("reports by way of intake:")
        print(reports(mapped=True, verbose=options.list))
        print("\n".join(seeds()))
    print("time:")
    print("\n".join(timing()))
    print(bounded())


if __name__ == "__main__":
    main()
