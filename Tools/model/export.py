"""Writes a trained network as the sections of a model file, and what it computes for some sentences, in integers.

usage: export.py --student FILE [--events FILE] --out FILE --reference FILE

Without --events the part that finds events is empty and finds none.

`Sources/AnnalsLanguage/Model` reads the file and tells its layout.
"""

import argparse
import json
import struct

import numpy
import torch

import event_data
import event_network
import features
import network

FULL = 127 * 64
VERSION = 2
SENTENCES = (
    "The village counted at least 45 families in 1958 .",
    "\u201c We do n\u2019t know , \u201d said Dr. Anna M\u00fcller of the Harbour Board .",
    "OK !",
    "In the spring , a committee that the governor had named met in Port Hale and Old Town to hear what farmers thought of the new tax .",
)


def weights8(tensor):
    return numpy.clip(numpy.rint(tensor.double().numpy() * 64), -127, 127).astype(numpy.int8)


def bias32(tensor):
    return numpy.rint(tensor.double().numpy() * FULL).astype(numpy.int32)


def slots(vocabulary):
    """Open addressing: fingerprint and row of each word, row 0 where a slot is free."""
    capacity = 1
    while capacity < 2 * len(vocabulary):
        capacity *= 2
    table = numpy.zeros((capacity, 2), numpy.uint32)
    for row, word in enumerate(vocabulary, 1):
        slot = features.hash32(word, 0) & (capacity - 1)
        while table[slot, 1]:
            slot = (slot + 1) & (capacity - 1)
        table[slot] = (features.hash32(word, features.FINGERPRINT_SEED), row)
    return table


def sections(student):
    """The network's sections: name and array, in the order of the file."""
    weights, shape = student["weights"], student["shape"]
    blocks = shape["blocks"]
    sizes = [shape["width"], shape["embedding"], shape["arc"], shape["label"], len(blocks)]
    yield "config", numpy.array(sizes + [value for block in blocks for value in block], numpy.int32)
    yield "labels", numpy.frombuffer(
        "".join(" ".join(values) + "\n" for values in student["labels"] + [event_data.CLASSES]).encode(), numpy.uint8
    )
    yield "word.slots", slots(student["vocabulary"])
    for number, name in enumerate(features.TABLES):
        yield name + ".rows", weights8(weights[f"tables.{number}"])
    linear = [("in", "input.linear", "")]
    for number, (kind, _) in enumerate(blocks):
        name = f"block{number}"
        if kind == network.CONVOLUTION:
            linear.append((name, f"blocks.{number}.linear", ""))
        else:
            linear += [(name, f"blocks.{number}.gates", "1"), (name, f"blocks.{number}.output", "2")]
    linear += [
        ("upos", "upos", ""),
        ("xpos", "xpos", ""),
        ("entity", "entity", ""),
        ("arc.dep", "arc_dependent", ""),
        ("arc.head", "arc_head", ""),
        ("arc.near", "arc_near", ""),
        ("label.out", "label_output", ""),
    ]
    for name, key, suffix in linear:
        yield f"{name}.w{suffix}", weights8(weights[key + ".weight"])
        yield f"{name}.b{suffix}", bias32(weights[key + ".bias"])
    yield "arc.root", numpy.rint(weights["arc_root"].clamp(-1, 1).double().numpy() * 127).astype(numpy.int8)
    yield "label.dep.w", weights8(weights["label_dependent.weight"])
    yield "label.head.w", weights8(weights["label_head.weight"])
    yield "label.b", bias32(weights["label_dependent.bias"])
    yield "label.root", bias32(weights["label_root"])


def event_sections(events):
    """The sections of the part that finds events."""
    weights = events["weights"]
    thresholds = [round(threshold * FULL) for threshold in events["thresholds"]]
    yield "ev.config", numpy.array([events["embedding"], events["width"], *thresholds], numpy.int32)
    for number, name in enumerate(features.TABLES):
        yield f"ev.{name}.rows", weights8(weights[f"tables.{number}"])
    for name, key, suffix in event_network.LAYERS:
        yield f"ev.{name}.w{suffix}", weights8(weights[key + ".weight"])
        if key + ".bias" in weights:
            yield f"ev.{name}.b{suffix}", bias32(weights[key + ".bias"])


def write(path, named):
    """A header, a table of sections, the sections at multiples of 64 bytes."""
    position = (32 + 32 * len(named) + 63) // 64 * 64
    table, body = b"", bytearray(position - 32 - 32 * len(named))
    for name, array in named:
        data = array.tobytes()
        table += struct.pack("<16sQQ", name.encode(), position, len(data))
        body += data + bytes(-len(data) % 64)
        position += len(data) + -len(data) % 64
    content = table + bytes(body)
    checksum = 14695981039346656037
    for word in numpy.frombuffer(content, "<u8").tolist():
        checksum = ((checksum ^ word) * 1099511628211) & 0xFFFFFFFFFFFFFFFF
    with open(path, "wb") as file:
        file.write(struct.pack("<8sIIQQ", b"ANNALSLM", VERSION, len(named), 32 + len(content), checksum) + content)


class Reference:
    """The network in NumPy's integers, sentence by sentence, written for clearness: the analyser must agree with it."""

    def __init__(self, student, named):
        self.shape, self.labels, self.arrays = student["shape"], student["labels"], dict(named)
        self.lookup = features.Features(student["vocabulary"])

    def _linear(self, u, name, weight=".w", bias=".b"):
        matrix = self.arrays[name + weight].astype(numpy.int64)
        result = u @ matrix.T
        return result + self.arrays[name + bias].astype(numpy.int64) if bias else result

    @staticmethod
    def _relu(values):
        return numpy.clip((values + 32) >> 6, 0, 127)

    @staticmethod
    def _window(u, dilation):
        zeros = numpy.zeros((dilation, u.shape[1]), numpy.int64)
        padded = numpy.concatenate([zeros, u, zeros])
        return numpy.concatenate([padded[start : start + len(u)] for start in (0, dilation, 2 * dilation)], 1)

    def _scan(self, u, name):
        gates = self._linear(u, name, ".w1", ".b1")
        half = gates.shape[1] // 4
        output = numpy.zeros((len(u), 2 * half), numpy.int64)
        for part, order in enumerate((range(len(u)), range(len(u) - 1, -1, -1))):
            update = numpy.clip((gates[:, 2 * part * half : (2 * part + 1) * half] + 16256) >> 8, 0, 127)
            value = self._relu(gates[:, (2 * part + 1) * half : (2 * part + 2) * half])
            state = numpy.zeros(half, numpy.int64)
            for t in order:
                state = state + ((((value[t] << 7) - state) * update[t] + 64) >> 7)
                output[t, part * half : (part + 1) * half] = (state + 64) >> 7
        return self._linear(output, name, ".w2", ".b2")

    def run(self, forms, space_before):
        rows = numpy.array(self.lookup.sentence(forms, space_before))
        tables = [self.arrays[name + ".rows"].astype(numpy.int64) for name in features.TABLES]
        u = self._relu(127 * sum(table[rows[:, column]] for column, table in enumerate(tables)))
        stream = self._linear(self._window(u, 1), "in")
        for number, (kind, dilation) in enumerate(self.shape["blocks"]):
            u, name = self._relu(stream), f"block{number}"
            stream = stream + (
                self._linear(self._window(u, dilation), name) if kind == network.CONVOLUTION else self._scan(u, name)
            )
        return self._read(self._relu(stream), rows, forms, space_before)

    def _read(self, u, rows, forms, space_before):
        count = len(forms)
        dependent = self._relu(self._linear(u, "arc.dep"))
        head = numpy.clip((self._linear(u, "arc.head") + 32) >> 6, -127, 127)
        head = numpy.concatenate([self.arrays["arc.root"][None].astype(numpy.int64), head])
        near = numpy.take_along_axis(self._linear(dependent, "arc.near"), network.near_buckets(count).numpy(), 1)
        arcs = dependent @ head.T + 2 * near
        arcs[numpy.arange(count), numpy.arange(count) + 1] = -(10**9)
        heads = arcs.argmax(1)
        label_head = numpy.concatenate(
            [self.arrays["label.root"][None].astype(numpy.int64), self._linear(u, "label.head", bias=None)]
        )
        label_dependent = self._linear(u, "label.dep", bias=None) + self.arrays["label.b"]
        relations = self._linear(self._relu(label_dependent + label_head[heads]), "label.out")
        root = self.labels[2].index("root")
        relations[:, root] = numpy.where(heads == 0, 10**9, -(10**9))
        names = lambda column, values: [self.labels[column][value] for value in values.tolist()]
        rooted = numpy.concatenate([numpy.zeros((1, u.shape[1]), numpy.int64), u])
        scores = self._event_scores(u, rooted[heads], rows)
        return {
            "forms": forms,
            "space_before": space_before,
            "universal_tags": names(0, self._linear(u, "upos").argmax(1)),
            "penn_tags": names(1, self._linear(u, "xpos").argmax(1)),
            "heads": heads.tolist(),
            "relations": names(2, relations.argmax(1)),
            "is_tree": is_tree(heads.tolist()),
            "triggers": self._triggers(scores),
        }

    def _event_scores(self, u, heads, rows):
        tables = [self.arrays[f"ev.{name}.rows"].astype(numpy.int64) for name in features.TABLES]
        word = self._relu(127 * sum(table[rows[:, column]] for column, table in enumerate(tables)))
        stream = self._linear(u, "ev.in") + self._linear(heads, "ev.head", bias=None)
        stream = stream + self._linear(word, "ev.embed", bias=None)
        stream = stream + self._linear(self._window(self._relu(stream), 1), "ev.near")
        stream = stream + self._scan(self._relu(stream), "ev.scan")
        return self._linear(self._relu(stream), "ev.out")

    def _triggers(self, scores):
        """First word, end word, class and how surely it is told, of each trigger."""
        found = []
        unsure, told = self.arrays["ev.config"][2:]
        for first, end in event_network.spans(scores[:, :3].tolist()):
            number = int(scores[first, 3:-1].argmax())
            best = scores[first:end, -1].max()
            sure = int(best > unsure) + int(best > told)
            found.append([first, end, event_data.CLASSES[number], event_data.TELLINGS[sure]])
        return found


def is_tree(heads):
    """Whether the best heads, each chosen alone, are a tree with one root."""
    if heads.count(0) != 1:
        return False
    for word in range(1, len(heads) + 1):
        steps = 0
        while word and steps <= len(heads):
            word, steps = heads[word - 1], steps + 1
        if word:
            return False
    return True


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--student", required=True)
    parser.add_argument("--events")
    parser.add_argument("--out", required=True)
    parser.add_argument("--reference", required=True)
    arguments = parser.parse_args()
    student = torch.load(arguments.student, weights_only=False)
    events = torch.load(arguments.events, weights_only=False) if arguments.events else event_network.empty(student)
    named = list(sections(student)) + list(event_sections(events))
    write(arguments.out, named)
    reference = Reference(student, named)
    results = [
        reference.run(forms, [index == 0 or index % 5 != 3 for index in range(len(forms))])
        for forms in (sentence.split() for sentence in SENTENCES)
    ]
    with open(arguments.reference, "w", encoding="utf-8") as file:
        json.dump(results, file, ensure_ascii=False, indent=1)
        file.write("\n")


if __name__ == "__main__":
    main()
