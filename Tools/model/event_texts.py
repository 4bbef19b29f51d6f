"""Writes a set's documents as text files that `annals analyze` reads in their order: event_texts.py SET.jsonl FOLDER"""

import json
import pathlib
import sys

import event_data


def main():
    source, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    with source.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            name = f"{event_data.document_name(number)}.txt"
            (folder / name).write_text(json.loads(line)["text"], encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
