"""Sentences and words of free English prose, by plain rules in the manner of the treebanks.

Only silver trees are made from them: a wrong cut costs a little training text, no more. Independent of the analyser's
own tokenizer, so that a change there doesn't change the silver trees.
"""

import re

ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof rev hon st gen col capt lt sgt gov sen rep pres jr sr vs etc no vol pp ed eds cf fig al inc ltd co corp "
    "jan feb mar apr jun jul aug sep sept oct nov dec e.g i.e u.s u.n u.k p.m a.m ph.d d.c messrs mt ft viz approx".split()
)
END = re.compile(r"""([.!?]+)(["'\u201d\u2019)\]]*)\s+(?=["'\u201c\u2018(\[]*[A-Z0-9])""")
CLITIC = re.compile(r"(?i)^(.+?)(n['\u2019]t|['\u2019](?:s|re|ve|ll|d|m))$")
WORD = re.compile(
    r"(?:https?://|www\.)[^\s<>\"]+[^\s<>\".,;:!?)\]']"  # addresses
    r"|[\w.+-]+@[\w-]+\.[\w.-]*\w"
    r"|\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s)?"  # numbers
    r"|(?:[A-Za-z]\.){2,}"  # U.S.
    r"|\w+(?:['\u2019]\w+)*"  # words with their clitics
    r"|\.{2,}|-{2,}|``|''"
    r"|\S"
)
SPLIT = {"cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3}


def sentences(paragraph):
    """The paragraph's sentences as strings."""
    start = 0
    for match in END.finditer(paragraph):
        before = paragraph[start : match.start(1)].rsplit(None, 1)
        last = before[-1].lstrip("\"'(\u201c\u2018[").lower() if before else ""
        initial = len(last) == 1 and last.isalpha() and last != "i"
        if match.group(1) == "." and (last in ABBREVIATIONS or initial):
            continue
        yield paragraph[start : match.end(2)]
        start = match.end()
    if paragraph[start:].strip():
        yield paragraph[start:]


def words(sentence):
    """Forms, and for each whether white space stands before it."""
    forms, space_before, last = [], [], 0
    matches = list(WORD.finditer(sentence))
    for number, match in enumerate(matches):
        form = match.group()
        space = match.start() > last or not forms
        last = match.end()
        if form == "." and number + 1 < len(matches) and not space and _shortened(forms[-1]):
            forms[-1] += "."
            continue
        for piece in _pieces(form):
            forms.append(piece)
            space_before.append(space)
            space = False
    return forms, space_before


def _shortened(form):
    """Whether a stop behind it, inside a sentence, belongs to it: `Mr`, an initial."""
    return form.lower() in ABBREVIATIONS or (len(form) == 1 and form.isupper())


def _pieces(form):
    at = SPLIT.get(form.lower())
    if at:
        return [form[:at], form[at:]]
    match = CLITIC.match(form)
    return [match.group(1), match.group(2)] if match else [form]


def read(path):
    """Forms and spaces of all sentences of a text whose paragraphs are divided by blank lines."""
    with open(path, encoding="utf-8") as file:
        for paragraph in file.read().split("\n\n"):
            for sentence in sentences(" ".join(paragraph.split())):
                yield words(sentence)
