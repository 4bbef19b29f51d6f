"""Measures the speed and the memory of `annals stream` beside `wc -w` and a Python regular expression.

usage: stream.py ANNALS [--megabytes N] [--runs N] [--large]

The text is made from the files of Output/texts (so it is the same for everybody), repeated in documents of about
10 kB. Every figure is of whole processes: CPU seconds, wall seconds and peak resident memory as the system counts
them; the least of several runs. --large also works on a 200 MB stream and on one document of 100 MB.
Standard library only.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
BASELINE = r"""
import json, re, sys
number = re.compile(r"\b\d[\d,.]*(?:\s*(?:per cent|%|million|billion|tons?|people))?")
year = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
quotation = re.compile(r'"[^"]{1,600}"|\u201c[^\u201d]{1,600}\u201d')
verb = re.compile(r"\b[a-z]+ed\b")
for line in sys.stdin:
    text = json.loads(line)["text"]
    found = [[m.span() for m in pattern.finditer(text)] for pattern in (number, year, quotation, verb)]
    sys.stdout.write(json.dumps(found) + "\n")
"""


def documents(megabytes, names=(), document_size=10_000):
    """Documents of about 10 kB, so many megabytes of text in all, from the files or folders named or Output/texts."""
    paths = [pathlib.Path(name) for name in names] or [HERE.parent / "Output" / "texts"]
    texts = [file for path in paths for file in (sorted(path.glob("**/*.txt")) if path.is_dir() else [path])]
    if not texts:
        sys.exit("error: no texts there; run 'make' first, or name files")
    whole = "\n\n".join(path.read_text(encoding="utf-8") for path in texts)
    pieces, start = [], 0
    while start < len(whole):
        end = whole.find("\n", start + document_size)
        end = len(whole) if end < 0 else end
        pieces.append(whole[start:end])
        start = end
    total, index = 0, 0
    while total < megabytes * 1_000_000:
        piece = pieces[index % len(pieces)]
        total += len(piece.encode())
        index += 1
        yield piece


def write_documents(path, megabytes, names=()):
    """One JSON line a document; returns the size of the text in bytes. Nothing is kept: what this process holds
    would count as its children's peak memory."""
    size = 0
    with open(path, "w", encoding="utf-8") as file:
        for index, text in enumerate(documents(megabytes, names)):
            file.write(json.dumps({"id": f"d{index}", "text": text}, ensure_ascii=False) + "\n")
            size += len(text.encode())
    return size


def write_one_document(path, megabytes):
    """One JSON line with one document."""
    size = 0
    with open(path, "w", encoding="utf-8") as file:
        file.write('{"id":"whole","text":"')
        for text in documents(megabytes):
            file.write(json.dumps(text + "\n\n", ensure_ascii=False)[1:-1])
            size += len(text.encode()) + 2
        file.write('"}\n')
    return size


def measure(command, path, runs):
    """The least CPU and wall seconds, and the most memory in MB, of several runs."""
    cpu, wall, memory = [], [], []
    for _ in range(runs):
        with open(path, "rb") as source:
            start = time.monotonic()
            process = subprocess.Popen(command, stdin=source, stdout=subprocess.DEVNULL)
            _, status, usage = os.wait4(process.pid, 0)
            wall.append(time.monotonic() - start)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            sys.exit(f"error: {command} ended with {process.returncode}")
        cpu.append(usage.ru_utime + usage.ru_stime)
        memory.append(usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024))
    return min(cpu), min(wall), max(memory)


def row(name, size, result, reference=None):
    cpu, wall, memory = result
    ratio = f"{reference[0] / cpu:8.1f}x" if reference else " " * 9
    print(f"{name:34} {size / 1e6 / cpu:9.1f} {size / 1e6 / wall:10.1f} {memory:9.0f} {ratio}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("annals")
    parser.add_argument("--megabytes", type=int, default=20)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--large", action="store_true", help="also 200 MB of documents, and one document of 100 MB")
    options = parser.parse_args()
    annals = os.path.abspath(options.annals)

    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "documents.jsonl")

        size = write_documents(path, options.megabytes)
        print(f"{size / 1e6:.0f} MB of text in documents of 10 kB, least of {options.runs} runs")
        print(f"{'':34} {'MB/CPU s':>9} {'MB/wall s':>10} {'peak MB':>9}  vs Python")
        python = measure([sys.executable, "-c", BASELINE], path, options.runs)
        row("Python, four regular expressions", size, python)
        row("wc -w", size, measure(["wc", "-w"], path, options.runs), python)
        one = measure([annals, "stream", "--jobs", "1"], path, options.runs)
        row("annals stream --jobs 1", size, one, python)
        two = measure([annals, "stream", "--jobs", "2"], path, options.runs)
        row("annals stream --jobs 2", size, two, python)
        print(f"two jobs take {one[1] / two[1]:.2f} times less wall time than one")
        if options.large:
            size = write_documents(path, 200)
            row("200 MB of documents, --jobs 2", size, measure([annals, "stream", "--jobs", "2"], path, 1))
            size = write_one_document(path, 100)
            result = measure([annals, "stream", "--jobs", "2"], path, 1)
            row("one document of 100 MB", size, result)
            print(f"peak memory is {result[2] / (size / 2**20):.1f} times the document")


if __name__ == "__main__":
    main()
