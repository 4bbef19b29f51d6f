"""Sentences with their analysis, and what the event sets say of them."""

import collections
import json
import pathlib
import re

#: The 22 classes of the Histo guidelines, as Annals writes them and in its order.
CLASSES = (
    "space-movement communication mental-abstract general emotions-evaluations existence-causation physical-sensations "
    "hostility-military possession life-health time authority-law economy entertainment-art social relative-properties matter "
    "earth-environment food-farming clothes religion-supernatural education"
).split()
#: Marks of a trigger's tokens.
OUTSIDE, FIRST, INSIDE = range(3)
UNKNOWN = -1
#: How surely an event is told as having happened.
TELLINGS = ("untold", "unsure", "told")
#: Lexicographer files of WordNet, and one more for words that it doesn't have.
LEXICOGRAPHER_FILES = 46
#: The weight of a meaning beside that of the one before it, which is more frequent.
NEXT_MEANING = 0.6


class Sentence:
    """Parallel lists, one item a word; heads count from 1. `marks`, `classes` and `told` are None where nobody says."""

    __slots__ = (
        "document forms space_before lemmas universal_tags penn_tags heads relations starts ends marks classes told".split()
    )

    def __init__(self, document):
        for name in self.__slots__:
            setattr(self, name, [])
        self.document, self.marks, self.classes, self.told = document, None, None, None

    def __len__(self):
        return len(self.forms)


def read(lines):
    """The sentences of what `annals analyze` prints."""
    sentence, document, space, last, space_after_token = None, None, True, 0, True
    for line in lines:
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            document = line.split(" = ")[1]
        elif not line and sentence:
            yield sentence
            sentence = None
        elif line and not line.startswith("#"):
            columns = line.split("\t")
            if sentence is None:
                sentence, space, last = Sentence(document), True, 0
            if "-" in columns[0]:
                last, space_after_token = int(columns[0].split("-")[1]), "SpaceAfter" not in columns[9]
                continue
            place = dict(part.split("=", 1) for part in columns[9].split("|"))
            number = int(columns[0])
            for values, value in zip(
                (sentence.forms, sentence.lemmas, sentence.universal_tags, sentence.penn_tags, sentence.relations),
                (columns[1], columns[2], columns[3], columns[4], columns[7]),
            ):
                values.append(value)
            sentence.heads.append(int(columns[6]))
            sentence.starts.append(int(place["start_char"]))
            sentence.ends.append(int(place["end_char"]))
            sentence.space_before.append(space)
            space = False if number < last else space_after_token if number == last else "SpaceAfter" not in place


def class_number(name):
    letters = re.sub("[^a-z]", "", (name or "").lower())
    return next((number for number, value in enumerate(CLASSES) if value.replace("-", "") == letters), UNKNOWN)


def annotated(sentences, path):
    """The sentences of a set's documents, with what it says of each word.

    Sets with classes mark all triggers with all their words; sets without mark single words that are told as having happened.
    """
    documents = [json.loads(line) for line in pathlib.Path(path).open(encoding="utf-8")]
    has_classes = any(event.get("class") for document in documents for event in document["gold"]["events"])
    groups = collections.defaultdict(list)
    for sentence in sentences:
        groups[sentence.document].append(sentence)
    for number, document in enumerate(documents):
        group = groups[document_name(number)]
        for sentence in group:
            if has_classes:
                sentence.marks, sentence.classes = [OUTSIDE] * len(sentence), [UNKNOWN] * len(sentence)
            else:
                sentence.told = [0] * len(sentence)
        for event in sorted(document["gold"]["events"], key=lambda event: event["start"]):
            _mark(group, event, has_classes)
    return [sentence for number in range(len(documents)) for sentence in groups[document_name(number)]]


def document_name(number):
    """The name of a set's document among analysed files."""
    return f"{number:04d}"


def _mark(group, event, has_classes):
    for sentence in group:
        words = [
            word
            for word, (start, end) in enumerate(zip(sentence.starts, sentence.ends))
            if start < event["end"] and end > event["start"]
        ]
        if not words:
            continue
        if has_classes:
            for word in words:
                sentence.marks[word] = FIRST if word == words[0] else INSIDE
            sentence.classes[words[0]] = class_number(event["class"])
        else:
            for word in words:
                sentence.told[word] = 1
        return


class WordNet:
    """For a lemma the weights of the lexicographer files in which its meanings stand."""

    PARTS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}

    def __init__(self, folder):
        self._files = {part: self._read(pathlib.Path(folder), part) for part in ("verb", "noun", "adj")}

    @staticmethod
    def _lines(path):
        with path.open(encoding="latin-1") as file:
            return [line.split() for line in file if not line.startswith("  ")]

    def _read(self, folder, part):
        file_of = {line[0]: int(line[1]) for line in self._lines(folder / f"data.{part}")}
        return {line[0]: [file_of[synset] for synset in line[-int(line[2]) :]] for line in self._lines(folder / f"index.{part}")}

    def weights(self, lemma, universal_tag):
        """A list of `LEXICOGRAPHER_FILES` numbers that add up to 1."""
        weights = [0.0] * LEXICOGRAPHER_FILES
        files = self._files.get(self.PARTS.get(universal_tag), {}).get(lemma.lower().replace(" ", "_"))
        if not files:
            weights[-1] = 1.0
            return weights
        shares = [NEXT_MEANING**rank for rank in range(len(files))]
        for file, share in zip(files, shares):
            weights[file] += share / sum(shares)
        return weights
