"""Checks EDTF values with two implementations of EDTF that other people wrote.

usage: check_edtf.py OUTPUT ANNALS EXAMPLES

Checked are every value in OUTPUT, in the columns that the codebook says hold EDTF, and every value that ANNALS
gives to the sentences in the tables of EXAMPLES, so that all forms of dates are met whatever OUTPUT tells of.
Exit code 1 where an implementation refuses a value, where one accepts what is known to be wrong, or where a form of
dates was not met.
"""

import csv
import json
import pathlib
import re
import subprocess
import sys

import edtf
from edtf_validate.valid_edtf import is_valid

# What a checker has to refuse to be one.
WRONG = ["1958-13", "1958-02-30", "1958-8", "1958-45", "195", "195x", "c. 1850", "1958 AD", "17 August 1958", "1958--08"]

FORMS = {
    "day": r"-?\d{4}-\d\d-\d\d",
    "month": r"-?\d{4}-(0[1-9]|1[0-2])",
    "season": r"-?\d{4}-2[1-4]",
    "quarter or half": r"-?\d{4}-(3[3-6]|4[01])",
    "year": r"\d{4}",
    "year before Christ": r"-\d{4}",
    "decade": r"\d{3}X",
    "century": r"\d{2}XX",
    "approximate": r".*~",
    "uncertain": r".*\?",
    "interval": r"[^/.]+/[^/.]+",
    "interval with an open start": r"\.\./.+",
    "interval with an open end": r".+/\.\.",
}


def parses(value):
    try:
        edtf.parse_edtf(value)
    except Exception:  # pylint: disable=broad-except  # it raises many kinds, all for what it can't read
        return False
    return True


IMPLEMENTATIONS = {"edtf-validate": is_valid, "edtf": parses}


def edtf_columns(output):
    """Table names with the columns that the codebook says are EDTF dates."""
    columns = {}
    with open(output / "schemas" / "codebook.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if "EDTF" in row["constraints"]:
                columns.setdefault(row["table"], []).append(row["column"])
    return columns


def values_of_output(output, columns):
    """Each value with its place."""
    for table, names in sorted(columns.items()):
        path = output / "csv" / f"{table}.csv"
        with open(path, encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            for row in reader:
                for name in names:
                    if row[name]:
                        yield row[name], f"{path}:{reader.line_num}: {name}"


def values_of_examples(annals, examples, columns):
    """Each value of each example sentence with its place."""
    documents = []
    for path in sorted(examples.glob("*/*.tsv")):
        lines = enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        rows = [(number, line.split("\t")) for number, line in lines if line and not line.startswith("#")]
        if rows and rows[0][1][0] == "rule":
            for number, cells in rows[1:]:
                text = cells[1].replace("⟦", "").replace("⟧", "").replace("¶", "\n\n")
                documents.append(json.dumps({"id": f"{path}:{number}", "text": text}))
    result = subprocess.run([annals, "stream"], input="\n".join(documents), capture_output=True, text=True, check=True)
    for line in result.stdout.splitlines():
        document = json.loads(line)
        for table, names in sorted(columns.items()):
            for row in document.get(table, []):
                for name in names:
                    if row.get(name):
                        yield row[name], f"{document['id']}: {table}.{name}"


def main():
    output, annals, examples = pathlib.Path(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3])
    complaints = []
    for name, accepts in IMPLEMENTATIONS.items():
        complaints += [f"{name} accepts '{value}', which is no EDTF" for value in WRONG if accepts(value)]
    columns = edtf_columns(output)
    places = {}
    for value, place in values_of_output(output, columns):
        places.setdefault(value, place)
    of_output = len(places)
    for value, place in values_of_examples(annals, examples, columns):
        places.setdefault(value, place)
    for value, place in places.items():
        for name, accepts in IMPLEMENTATIONS.items():
            if not accepts(value):
                complaints.append(f"{place}: error: {name} refuses '{value}'")
    for form, pattern in FORMS.items():
        if not any(re.fullmatch(pattern, value) for value in places):
            complaints.append(f"{examples}: error: no date is a {form}; add an example")
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    print(f"{of_output} different dates of {output} and {len(places) - of_output} more of {examples}, "
          f"in columns {', '.join(f'{t}.{c}' for t, names in sorted(columns.items()) for c in names)}; "
          f"{len(complaints)} complaints")
    return 1 if complaints or not of_output else 0


if __name__ == "__main__":
    sys.exit(main())
