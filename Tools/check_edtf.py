"""Checks every EDTF value of an output folder with two implementations of EDTF.

usage: check_edtf.py OUTPUT

Which columns hold EDTF comes from the codebook. Exit code 1 where a value is refused, or where no value was
there to check.
"""

import csv
import pathlib
import sys

import edtf
from edtf_validate.valid_edtf import is_valid


def edtf_columns(output):
    """Table names with the columns that the codebook says are EDTF dates."""
    columns = {}
    with open(output / "schemas" / "codebook.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if "EDTF" in row["constraints"]:
                columns.setdefault(row["table"], []).append(row["column"])
    return columns


def parses(value):
    try:
        edtf.parse_edtf(value)
    except edtf.parser.edtf_exceptions.EDTFParseException:
        return False
    return True


def main():
    output = pathlib.Path(sys.argv[1])
    accepted = {}
    refused = 0
    for table, columns in sorted(edtf_columns(output).items()):
        path = output / "csv" / f"{table}.csv"
        with open(path, encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            for row in reader:
                for column in columns:
                    value = row[column]
                    if not value:
                        continue
                    if value not in accepted:
                        accepted[value] = is_valid(value) and parses(value)
                    if not accepted[value]:
                        refused += 1
                        print(f"{path}:{reader.line_num}: error: '{value}' in {column} is no EDTF date", file=sys.stderr)
    print(f"{len(accepted)} different dates checked, {refused} refused")
    return 1 if refused or not accepted else 0


if __name__ == "__main__":
    sys.exit(main())
