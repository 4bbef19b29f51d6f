"""Trains the part of the network that finds events, on top of a finished encoder, from the teachers' judgements.

usage: event_student.py --student FILE --silver FILE --out FILE
"""

import argparse
import pickle
import random

import numpy
import torch
import torch.nn.functional as functional

import event_data
import event_network
import features
import network
import teacher
import training

SEED = 1
#: Passes over everything with the gold repeated so many times, then one over the gold alone; at the end, from the full rate
#: on again, one over the gold with a part of the silver.
ROUNDS, CLASSES_REPEATED, TOLD_REPEATED = 4, 4, 3
END_REPEATED, END_SILVER = 4, 1 / 30
WORDS_A_BATCH, RATE, WARM_UP = 2000, 3e-3, 100
DROPOUT, WORD_DROPOUT = 0.1, 0.12
CLASS_SHARE = 0.5
#: The scores from which on it is unsure and sure that an event is told.
UNSURE, TOLD = -1.0, -0.5
LONGEST = 192
NO_RATES = {"word": 0, "input": 0, "hidden": 0, "output": 0}


class Encoder:
    """The finished analyser: rows of features and the last activations, as bytes, for each word."""

    def __init__(self, path):
        student = torch.load(path, weights_only=False)
        self.lookup = features.Features(student["vocabulary"])
        self.width = student["shape"]["width"]
        self.network = network.Network(student["shape"], self.lookup.table_rows, student["labels"])
        self.network.load_state_dict(student["weights"])
        self.network.eval()

    def items(self, sentences):
        """(rows, activations, heads, targets) of each sentence that isn't too long."""
        sentences = [sentence for sentence in sentences if len(sentence[0]) <= LONGEST]
        rows = [numpy.array(self.lookup.sentence(forms, space), numpy.int32) for forms, space, _, _ in sentences]
        active = [None] * len(rows)
        with torch.no_grad():
            for group in teacher.grouped([len(row) for row in rows], 3000):
                table, mask, reverse = padded([rows[index] for index in group])
                states = self.network.encode(table, mask, reverse, NO_RATES)
                states = (states * network.ACTIVATION).round().to(torch.uint8).numpy()
                for place, index in enumerate(group):
                    active[index] = states[place, : len(rows[index])].copy()
        return [
            (row, state, numpy.array(heads, numpy.int16), target)
            for row, state, (_, _, heads, target) in zip(rows, active, sentences)
        ]


def padded(rows):
    """Rows of features as one tensor, with its mask and each sentence's places backwards."""
    length = max(len(row) for row in rows)
    table = numpy.zeros((len(rows), length, len(features.TABLES)), numpy.int64)
    mask = numpy.zeros((len(rows), length), bool)
    reverse = numpy.tile(numpy.arange(length), (len(rows), 1))
    for number, row in enumerate(rows):
        count = len(row)
        table[number, :count], mask[number, :count] = row, True
        reverse[number, :count] = numpy.arange(count)[::-1]
    return tuple(torch.from_numpy(array) for array in (table, mask, reverse))


def batch(items):
    rows, mask, reverse = padded([item[0] for item in items])
    active = numpy.zeros((*rows.shape[:2], items[0][1].shape[1]), numpy.uint8)
    heads = numpy.zeros(rows.shape[:2], numpy.int64)
    target = numpy.zeros((*rows.shape[:2], event_network.OUTPUTS), numpy.float16)
    for number, (_, state, head, values) in enumerate(items):
        active[number, : len(head)], heads[number, : len(head)], target[number, : len(head)] = state, head, values
    numbers = torch.from_numpy(active).float() / network.ACTIVATION
    return rows, numbers, torch.from_numpy(heads), mask, reverse, torch.from_numpy(target).float()


def loss(scores, target, mask):
    """Cross entropies of marks, of told or not, and of the classes of what begins a trigger."""
    inside, first = mask.float(), target[..., event_data.FIRST] * mask
    entropy = lambda part: -(target[..., part] * functional.log_softmax(scores[..., part], -1)).sum(-1)
    told = functional.binary_cross_entropy_with_logits(scores[..., -1], target[..., -1], reduction="none")
    words = ((entropy(slice(0, 3)) + told) * inside).sum() / inside.sum()
    return words + CLASS_SHARE * (entropy(slice(3, -1)) * first).sum() / first.sum().clamp(min=1)


def train(model, parts, out):
    chance = random.Random(SEED)
    silver, classes, told = parts["silver"], parts["classes"], parts["told"]
    rounds = [silver + classes * CLASSES_REPEATED + told * TOLD_REPEATED] * ROUNDS
    rounds.append(classes * (CLASSES_REPEATED // 2) + told)
    descend(model, rounds, chance)
    descend(model, [(classes + told) * END_REPEATED + chance.sample(silver, int(len(silver) * END_SILVER))], chance)
    part = {
        "weights": model.state_dict(),
        "embedding": event_network.EMBEDDING,
        "width": event_network.WIDTH,
        "thresholds": (UNSURE, TOLD),
    }
    torch.save(part, out)


def descend(model, rounds, chance):
    groups = lambda items: teacher.grouped([len(item[0]) for item in items], WORDS_A_BATCH, chance)
    plan = [(items, group) for items in rounds for group in groups(items)]

    def value(step):
        items, group = step
        rows, active, heads, mask, reverse, target = batch([items[index] for index in group])
        return loss(model(rows, active, heads, mask, reverse, DROPOUT, WORD_DROPOUT), target, mask)

    optimizer = torch.optim.Adam(model.parameters(), lr=RATE)
    training.descend(model, optimizer, plan, value, warm_up=WARM_UP, least=0.01, clip=1.0)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--student", required=True)
    parser.add_argument("--silver", required=True)
    parser.add_argument("--out", required=True)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    encoder = Encoder(arguments.student)
    with open(arguments.silver, "rb") as file:
        parts = {name: encoder.items(sentences) for name, sentences in pickle.load(file).items()}
    print(", ".join(f"{name}: {len(items)} sentences" for name, items in parts.items()), flush=True)
    train(event_network.EventNetwork(encoder.width, encoder.lookup.table_rows), parts, arguments.out)


if __name__ == "__main__":
    main()
