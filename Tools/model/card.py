"""Measures a model on the dev files and writes its card.

usage: card.py --annals ANNALS --treebanks DIR --gold DIR --texts TSV --out FILE

Scores are computed by the scorers of GOLD from what the command prints: with gold words, from raw text, and for names
on the documents whose split is dev.
"""

import argparse
import csv
import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile

TREEBANKS = (("EWT", "ewt"), ("GUM", "gum"))
WEIGHTS = (
    "Sources/CAnnalsModel/Data/english.model",
    "Sources/CAnnalsLemmas/Data/lemma.nodes",
    "Sources/CAnnalsLemmas/Data/lemma.edits",
    "Sources/CAnnalsLemmas/Data/lemma.text",
    "Sources/CAnnalsSentences/Data/sentence.weights",
)


def run(command, **options):
    return subprocess.run([str(part) for part in command], check=True, stdout=subprocess.PIPE, **options).stdout


def raw_text(path):
    """The text of a treebank, from its tokens: paragraphs and documents are divided by an empty line."""
    text, space, covered = [], "", 0
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.startswith(("# newdoc", "# newpar")):
                space = "\n\n" if text else ""
            elif line == "\n":
                covered = 0
            elif not line.startswith("# "):
                columns = line.rstrip("\n").split("\t")
                first, _, last = columns[0].partition("-")
                if "." in first or (not last and int(first) <= covered):
                    continue
                covered = int(last) if last else covered
                text += [space, columns[1]]
                space = "" if "SpaceAfter=No" in columns[9] else " "
    return "".join(text) + "\n"


def syntax(arguments, treebank, folder):
    """Scores of one treebank's dev file: with gold words and from raw text."""
    gold = arguments.treebanks / f"en_{treebank}-ud-dev.conllu"
    score = [sys.executable, arguments.gold / "score.py", "syntax", gold]
    given, raw, text = (folder / name for name in ("given.conllu", "raw.conllu", "text.txt"))
    given.write_bytes(run([arguments.annals, "analyze", "--conllu", gold]))
    text.write_text(raw_text(gold), encoding="utf-8")
    raw.write_bytes(run([arguments.annals, "analyze", text]))
    return (
        json.loads(run(score + [given, "--mode", "gold", "--json"])),
        json.loads(run(score + [raw, "--mode", "raw", "--json"])),
    )


def names(arguments, folder):
    """Scores of names on the documents that no training saw."""
    gold, found = folder / "names.jsonl", folder / "found.jsonl"
    lines = (arguments.gold / "entities" / "dev_gum.jsonl").read_text(encoding="utf-8").splitlines()
    gold.write_text("".join(line + "\n" for line in lines if json.loads(line)["split"] == "dev"), encoding="utf-8")
    records = run([arguments.annals, "stream"], input=gold.read_bytes())
    found.write_bytes(run([sys.executable, arguments.gold / "from_annals.py"], input=records))
    return json.loads(run([sys.executable, arguments.gold / "score.py", "entities", gold, found, "--json"]))


def events(arguments, folder, name, is_told):
    """Scores of the triggers of a dev file: of all, or of those that are told as having happened."""
    gold, found = arguments.gold / "events" / f"dev_{name}.jsonl", folder / f"{name}.jsonl"
    lines = []
    for line in run([arguments.annals, "stream"], input=gold.read_bytes()).decode().splitlines():
        records = json.loads(line)
        if is_told:
            happened = {"polarity": "affirmed", "modality": "actual"}
            records["events"] = [event for event in records["events"] if happened.items() <= event.items()]
        lines.append(json.dumps(records) + "\n")
    found.write_bytes(run([sys.executable, arguments.gold / "from_annals.py"], input="".join(lines).encode()))
    return json.loads(run([sys.executable, arguments.gold / "score.py", "events", gold, found, "--json"]))


def tables(arguments):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        scores = {title: syntax(arguments, treebank, folder) for title, treebank in TREEBANKS}
        entities = names(arguments, folder)
        histo = events(arguments, folder, "histo", is_told=False)
        litbank = events(arguments, folder, "litbank", is_told=True)
    kinds = ("UPOS", "XPOS", "Lemmas", "UAS", "LAS", "LAS+sub")
    yield "| dev file, gold words | " + " | ".join(kinds) + " |"
    yield "| --- |" + " ---: |" * len(kinds)
    for title, (given, _) in scores.items():
        yield f"| {title} | " + " | ".join(f"{given[kind]:.2f}" for kind in kinds) + " |"
    yield ""
    kinds = ("Tokens", "Sentences") + kinds[:-1]
    yield "| dev file, from raw text (F1) | " + " | ".join(kinds) + " |"
    yield "| --- |" + " ---: |" * len(kinds)
    for title, (_, raw) in scores.items():
        yield f"| {title} | " + " | ".join(f"{raw[kind]['F1']:.2f}" for kind in kinds) + " |"
    yield ""
    yield "| names, GUM dev documents | precision | recall | F1 |"
    yield "| --- | ---: | ---: | ---: |"
    for kind in ("exact+type", "exact", "overlap+type"):
        yield f"| {kind} | " + " | ".join(f"{entities[kind][key]:.2f}" for key in ("P", "R", "F1")) + " |"
    yield ""
    yield "| triggers of events | precision | recall | F1 |"
    yield "| --- | ---: | ---: | ---: |"
    for title, scores, kinds in (
        ("Histo dev", histo, ("exact", "overlap", "exact+class")),
        ("LitBank dev, affirmed and actual", litbank, ("exact",)),
    ):
        for kind in kinds:
            yield f"| {title}: {kind} | " + " | ".join(f"{scores[kind][key]:.2f}" for key in ("P", "R", "F1")) + " |"


def weights():
    """The files of the model, with their sizes and hashes."""
    for path in WEIGHTS:
        data = pathlib.Path(path).read_bytes()
        yield f"| `{path}` | {len(data):,} | `{hashlib.sha256(data).hexdigest()}` |"


def corpora(path):
    yield "| text | package | version | licence | words |"
    yield "| --- | --- | --- | --- | ---: |"
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            yield f"| {row['what']} | {row['package']} ({row['registry']}) | {row['version']} | {row['licence']} | {int(row['words']):,} |"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("annals", "treebanks", "gold", "texts", "out"):
        parser.add_argument(f"--{name}", required=True, type=pathlib.Path)
    arguments = parser.parse_args()
    template = (pathlib.Path(__file__).parent / "card.md").read_text(encoding="utf-8")
    values = {
        "files": "\n".join(weights()),
        "scores": "\n".join(tables(arguments)),
        "texts": "\n".join(corpora(arguments.texts)),
        "hashes": "\n".join(
            f"| `{path.name}` | `{hashlib.sha256(path.read_bytes()).hexdigest()}` |"
            for path in sorted(arguments.treebanks.glob("en_*-train.conllu"))
        ),
    }
    for key, value in values.items():
        template = template.replace("{{" + key + "}}", value)
    arguments.out.write_text(template, encoding="utf-8")


if __name__ == "__main__":
    main()
