"""Writes texts that `annals analyze` reads, for `event_silver.py`.

usage: event_texts.py SET.jsonl FOLDER         the documents of a set, named in their order
       event_texts.py TREEBANK.conllu FILE     the sentences of a treebank, a line each
"""

import json
import pathlib
import sys

import event_data


def write_documents(source, folder):
    folder.mkdir(parents=True, exist_ok=True)
    with source.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            name = f"{event_data.document_name(number)}.txt"
            (folder / name).write_text(json.loads(line)["text"], encoding="utf-8", newline="")


def write_sentences(treebank, file):
    """A blank line stands before each paragraph."""
    with treebank.open(encoding="utf-8") as lines, file.open("w", encoding="utf-8") as text:
        for line in lines:
            if line.startswith(("# newdoc", "# newpar")):
                text.write("\n")
            elif line.startswith("# text = "):
                text.write(line.removeprefix("# text = "))


def main():
    source, target = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    if source.suffix == ".conllu":
        write_sentences(source, target)
    else:
        write_documents(source, target)


if __name__ == "__main__":
    main()
