"""Measures what each stage costs of the CPU time of `annals stream`.

usage: stages.py ANNALS-BENCHMARK ANNALS [TEXT ...] [--megabytes N]

The texts are files or folders of plain text; without any, those of Output/texts. They are repeated in documents of
about 10 kB up to N megabytes. ANNALS-BENCHMARK tells the CPU seconds of each stage, the least of its rounds; beside
their sum stands what a whole process of `annals stream --jobs 1` takes, start-up included. Exit code 1 where dates and
figures together, found and valued, cost a quarter of the analysis or more, or quotations and entities, or events and who takes part in them, half of it.
Standard library only.
"""

import argparse
import os
import pathlib
import subprocess
import sys
import tempfile

import stream

HERE = pathlib.Path(__file__).resolve().parent
LIMITS = {("dates", "figures"): 0.25, ("quotations", "entities"): 0.5, ("events", "roles"): 0.5}
GROUPS = ["read", "analyze", "dates", "figures", "quotations", "events", "roles", "entities", "write"]


def stage_seconds(benchmark, path):
    """Bytes of text, and the CPU seconds by stage."""
    with open(path, "rb") as source:
        result = subprocess.run([benchmark], stdin=source, capture_output=True, text=True, check=True)
    rows = [line.split("\t") for line in result.stdout.splitlines()]
    return int(rows[0][1]), {name: float(seconds) for name, seconds in rows[1:]}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("benchmark")
    parser.add_argument("annals")
    parser.add_argument("texts", nargs="*")
    parser.add_argument("--megabytes", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "documents.jsonl")
        stream.write_documents(path, options.megabytes, options.texts)
        size, seconds = stage_seconds(os.path.abspath(options.benchmark), path)
        process = stream.measure([os.path.abspath(options.annals), "stream", "--jobs", "1"], path, 3)[0]

    total, analysis = sum(seconds.values()), seconds["analyze"]
    print(f"{size / 1e6:.1f} MB of text in documents of 10 kB, one thread")
    print(f"{'':12} {'extract':>9} {'normalize':>9} {'CPU s':>9} {'of all':>8} {'of analysis':>12}")
    for group in GROUPS:
        parts = [seconds.get(f"{kind} {group}", 0) for kind in ("extract", "normalize")]
        whole = seconds.get(group, sum(parts))
        shown = [f"{part:9.3f}" if part else " " * 9 for part in parts]
        print(f"{group:12} {shown[0]} {shown[1]} {whole:9.3f} {whole / total:8.1%} {whole / analysis:12.1%}")
    print(f"{'sum':12} {'':9} {'':9} {total:9.3f}   a process of annals stream takes {process:.3f}")
    exceeded = False
    for names, limit in LIMITS.items():
        share = sum(value for stage, value in seconds.items() if stage.split()[-1] in names) / analysis
        print(f"{' and '.join(names)} cost {share:.1%} of the analysis; the limit is {limit:.0%}")
        exceeded = exceeded or share >= limit
    return 1 if exceeded else 0



if __name__ == "__main__":
    sys.exit(main())
