"""Reads Universal Dependencies treebanks and the names of GUM's documents."""

import json
import pathlib

ENTITY_TYPES = ("person", "place", "organization")
ENTITY_TAGS = ["O"] + [f"{place}-{kind}" for kind in ENTITY_TYPES for place in "BIES"]


class Sentence:
    """Parallel lists, one item a word; heads count from 1, 0 is the root. `entities` is None where nobody annotated names."""

    __slots__ = ("forms", "space_before", "upos", "xpos", "heads", "relations", "entities", "document")

    def __init__(self, document=None):
        self.forms, self.space_before = [], []
        self.upos, self.xpos, self.heads, self.relations = [], [], [], []
        self.entities = None
        self.document = document

    def __len__(self):
        return len(self.forms)


def read(path):
    """The sentences of a CoNLL-U file."""
    sentences, rows, document = [], [], None
    with open(path, encoding="utf-8") as file:
        for line in file:
            line = line.rstrip("\n")
            if not line:
                if rows:
                    sentences.append(_sentence(rows, document))
                rows = []
            elif line.startswith("# newdoc"):
                document = line.split("=")[-1].strip()
            elif "\t" in line:
                rows.append(line.split("\t"))
    if rows:
        sentences.append(_sentence(rows, document))
    return sentences


def _sentence(rows, document):
    sentence = Sentence(document)
    space, last_of_token, space_after_token = True, 0, True
    for row in rows:
        if "." in row[0]:
            continue
        space_after = "SpaceAfter=No" not in row[9]
        if "-" in row[0]:
            last_of_token, space_after_token = int(row[0].split("-")[1]), space_after
            continue
        number = int(row[0])
        sentence.forms.append(row[1])
        sentence.space_before.append(space)
        sentence.upos.append(row[3])
        sentence.xpos.append(row[4])
        sentence.heads.append(int(row[6]))
        sentence.relations.append(row[7])
        space = False if number < last_of_token else space_after_token if number == last_of_token else space_after
    sentence.space_before[0] = True
    return sentence


def add_entities(sentences, path, split):
    """Fills `entities` of the sentences whose document is in the set; returns the documents that could not be aligned."""
    documents = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            document = json.loads(line)
            if document["split"] == split:
                documents[document["id"].split("/")[-1]] = document
    groups = {}
    for sentence in sentences:
        groups.setdefault(sentence.document, []).append(sentence)
    failed = []
    for name, group in groups.items():
        if name in documents and not _align(group, documents[name]):
            failed.append(name)
    return failed


def _align(group, document):
    text, position = document["text"], 0
    starts, ends = {}, {}
    for sentence in group:
        for index, form in enumerate(sentence.forms):
            start = None
            for character in "".join(form.split()):
                while position < len(text) and text[position].isspace():
                    position += 1
                if position >= len(text) or text[position] != character:
                    return False
                start = position if start is None else start
                position += 1
            starts[start] = ends[position] = (sentence, index)
    for sentence in group:
        sentence.entities = ["O"] * len(sentence)
    for entity in document["gold"]["entities"]:
        first, last = starts.get(entity["start"]), ends.get(entity["end"])
        if first and last and first[0] is last[0] and entity["type"] in ENTITY_TYPES:
            _mark(first[0].entities, first[1], last[1], entity["type"])
    return True


def _mark(tags, first, last, kind):
    if any(tag != "O" for tag in tags[first : last + 1]):
        return
    if first == last:
        tags[first] = "S-" + kind
    else:
        tags[first : last + 1] = ["B-" + kind] + ["I-" + kind] * (last - first - 1) + ["E-" + kind]


def entity_spans(tags):
    """The well-formed spans of a row of tags: (first, last, type)."""
    spans, index = set(), 0
    while index < len(tags):
        tag = tags[index]
        if tag[0] == "S":
            spans.add((index, index, tag[2:]))
        elif tag[0] == "B":
            last = index + 1
            while last < len(tags) and tags[last] == "I-" + tag[2:]:
                last += 1
            if last < len(tags) and tags[last] == "E-" + tag[2:]:
                spans.add((index, last, tag[2:]))
                index = last
        index += 1
    return spans


class Treebanks:
    """Train and dev of both treebanks with the names that are annotated, and the lists of labels."""

    def __init__(self, folder, entities):
        folder = pathlib.Path(folder)
        load = lambda name: read(folder / f"en_{name}.conllu")
        self.ewt_train, self.gum_train = load("ewt-ud-train"), load("gum-ud-train")
        self.ewt_dev, self.gum_dev = load("ewt-ud-dev"), load("gum-ud-dev")
        self.not_aligned = add_entities(self.gum_train, entities, "train") + add_entities(self.gum_dev, entities, "dev")
        self.train = self.ewt_train + self.gum_train
        values = lambda key: sorted({value for sentence in self.train for value in getattr(sentence, key)})
        self.labels = [values("upos"), values("xpos"), values("relations"), ENTITY_TAGS]

    @property
    def relation_bases(self):
        """For each relation the number of its universal part: nmod:poss counts as nmod."""
        bases = [relation.split(":")[0] for relation in self.labels[2]]
        known = sorted(set(bases))
        return [known.index(base) for base in bases]
