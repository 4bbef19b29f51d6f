"""Trains the analyser's network on the treebanks and on the teacher's trees.

usage: student.py --treebanks DIR --entities FILE --silver FILE --out FILE
"""

import argparse
import collections
import copy
import pickle
import random

import numpy
import torch
import torch.nn.functional as functional

import features
import network
import teacher
import training
import treebanks

SEED = 7
SHAPE = {
    "width": 192,
    "embedding": 128,
    "arc": 128,
    "label": 128,
    "blocks": [(network.CONVOLUTION, 1), (network.SCAN, 1), (network.CONVOLUTION, 1), (network.SCAN, 1)],
}
RATES = {"word": 0.08, "input": 0.05, "hidden": 0.05, "output": 0.1}
#: How often a word must occur to get a row of its own (a word of the treebanks counts ten times), and how many do.
RAREST, VOCABULARY, GOLD_COUNT = 8, 36_000, 10
LONGEST_GOLD = 120
#: Passes over the silver trees; of the treebanks with each of them; of the treebanks at the end.
ROUNDS, GOLD_A_ROUND, GOLD_AT_END = 2, 5, 3
WORDS_A_BATCH, RATE, WARM_UP = 2400, 2.5e-3, 200
#: Shares of sentences that are seen in capitals and in lower case.
CAPITALS, LOWER = 0.015, 0.015


class Examples:
    """Sentences as rows of features and label numbers (upos, xpos, head, relation, entity)."""

    def __init__(self, lookup):
        self.lookup, self.items = lookup, []

    def add(self, forms, space_before, labels, chance=None):
        draw = chance.random() if chance else 1
        if draw < CAPITALS:
            forms = [form.upper() for form in forms]
        elif draw < CAPITALS + LOWER:
            forms = [form.lower() for form in forms]
        rows = numpy.array(self.lookup.sentence(forms, space_before), numpy.int32)
        self.items.append((rows, labels.astype(numpy.int16)))

    @property
    def lengths(self):
        return [len(rows) for rows, _ in self.items]

    def batch(self, group):
        items = [self.items[index] for index in group]
        length = max(len(rows) for rows, _ in items)
        rows = numpy.zeros((len(items), length, len(features.TABLES)), numpy.int64)
        labels = numpy.full((len(items), length, 5), teacher.IGNORED, numpy.int64)
        mask = numpy.zeros((len(items), length), bool)
        reverse = numpy.tile(numpy.arange(length), (len(items), 1))
        for number, (row, label) in enumerate(items):
            count = len(row)
            rows[number, :count], labels[number, :count], mask[number, :count] = row, label, True
            reverse[number, :count] = numpy.arange(count)[::-1]
        return tuple(torch.from_numpy(array) for array in (rows, labels, mask, reverse))


def gold_labels(sentence, numbers):
    upos, xpos, relations, entities = numbers
    unknown = teacher.IGNORED
    names = [entities[tag] for tag in sentence.entities] if sentence.entities else [unknown] * len(sentence)
    columns = (
        [upos.get(tag, unknown) for tag in sentence.upos],
        [xpos.get(tag, unknown) for tag in sentence.xpos],
        sentence.heads,
        [relations.get(relation, unknown) for relation in sentence.relations],
        names,
    )
    return numpy.array(columns, numpy.int16).T


def vocabulary_of(sentences, silver):
    counts = collections.Counter()
    for sentence in sentences:
        for form in sentence.forms:
            counts[features.normalized(form)] += GOLD_COUNT
    for forms, _, _ in silver:
        for form in forms:
            counts[features.normalized(form)] += 1
    frequent = sorted((item for item in counts.items() if item[1] >= RAREST), key=lambda item: (-item[1], item[0]))
    return [word for word, _ in frequent[:VOCABULARY]]


def loss(model, batch):
    rows, labels, mask, reverse = batch
    u = model.encode(rows, mask, reverse, RATES)
    entropy = lambda values, column: functional.cross_entropy(
        values.reshape(-1, values.shape[-1]), labels[..., column].reshape(-1), ignore_index=teacher.IGNORED
    )
    total = entropy(model.arcs(u, mask, RATES), 2) + entropy(model.relations(u, labels[..., 2].clamp(min=0)), 3)
    total = total + 0.5 * entropy(model.upos(u), 0) + 0.5 * entropy(model.xpos(u), 1)
    return total + entropy(model.entity(u), 4) if (labels[..., 4] >= 0).any() else total


def score(model, examples, labels, bases):
    """Shares in percent with gold words and the greedy choice of heads; F1 of names."""
    model.eval()
    bases = torch.tensor(bases)
    words, hits, spans = 0, [0] * 4, [0] * 3
    with torch.no_grad():
        for group in teacher.grouped(examples.lengths, 3000):
            rows, gold, mask, reverse = examples.batch(group)
            u = model.encode(rows, mask, reverse, RATES)
            heads = model.arcs(u, mask, RATES).argmax(-1)
            best = [
                values.argmax(-1)
                for values in (model.upos(u), model.xpos(u), model.relations(u, heads), model.entity(u))
            ]
            attached = (heads == gold[..., 2]) & mask
            labelled = attached & (bases[best[2]] == bases[gold[..., 3].clamp(min=0)])
            right = ((best[0] == gold[..., 0]) & mask, (best[1] == gold[..., 1]) & mask, attached, labelled)
            words += int(mask.sum())
            hits = [total + int(values.sum()) for total, values in zip(hits, right)]
            for number in range(len(group)):
                if gold[number, 0, 4] >= 0:
                    count = int(mask[number].sum())
                    known, found = (
                        treebanks.entity_spans([labels[3][tag] for tag in tags[number, :count].tolist()])
                        for tags in (gold[..., 4], best[3])
                    )
                    spans = [total + len(more) for total, more in zip(spans, (known, found, known & found))]
    shares = " ".join(f"{name} {100 * hit / words:.2f}" for name, hit in zip(("upos", "xpos", "uas", "las"), hits))
    return f"{shares} names {200 * spans[2] / max(1, spans[0] + spans[1]):.1f}"


def plan_of(gold, silver, chance):
    """The order of the batches: mixed first, at the end the treebanks with as much silver again."""
    batches = lambda examples: [(examples, group) for group in teacher.grouped(examples.lengths, WORDS_A_BATCH, chance)]
    plan = []
    for _ in range(ROUNDS):
        part = batches(silver)
        for _ in range(GOLD_A_ROUND):
            part += batches(gold)
        chance.shuffle(part)
        plan += part
    end = [batch for _ in range(GOLD_AT_END) for batch in batches(gold)]
    more = batches(silver)
    end += more[: len(end)]
    chance.shuffle(end)
    return plan + end


def train(model, plan, report):
    dense = [parameter for name, parameter in model.named_parameters() if not name.startswith("tables")]
    groups = [{"params": list(model.tables), "weight_decay": 0.0}, {"params": dense, "weight_decay": 1e-4}]
    optimizer = torch.optim.AdamW(groups, lr=RATE, betas=(0.9, 0.95), fused=True)
    average = training.Average(model, optimizer)
    training.descend(
        model,
        optimizer,
        plan,
        lambda item: loss(model, item[0].batch(item[1])),
        warm_up=WARM_UP,
        least=0.004,
        clip=5.0,
        after=lambda step: report(step, average.weights),
        every=max(500, len(plan) // 12),
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--treebanks", required=True)
    parser.add_argument("--entities", required=True)
    parser.add_argument("--silver", required=True)
    parser.add_argument("--out", required=True)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    chance = random.Random(SEED)
    data = treebanks.Treebanks(arguments.treebanks, arguments.entities)
    with open(arguments.silver, "rb") as file:
        silver_file = pickle.load(file)
    if silver_file["labels"] != data.labels:
        raise SystemExit(f"error: {arguments.silver}: labels differ from the treebanks'; make the silver trees anew")
    vocabulary = vocabulary_of(data.train, silver_file["sentences"])
    lookup = features.Features(vocabulary)
    numbers = [{value: number for number, value in enumerate(values)} for values in data.labels]
    examples = {}
    for name, sentences in (("gold", data.train), ("EWT", data.ewt_dev), ("GUM", data.gum_dev)):
        examples[name] = Examples(lookup)
        for sentence in sentences:
            if name != "gold" or len(sentence) <= LONGEST_GOLD:
                labels = gold_labels(sentence, numbers)
                examples[name].add(sentence.forms, sentence.space_before, labels)
                if name == "gold" and chance.random() < CAPITALS + LOWER:
                    change = str.upper if chance.random() < 0.5 else str.lower
                    examples[name].add([change(form) for form in sentence.forms], sentence.space_before, labels)
    silver = Examples(lookup)
    for forms, space_before, labels in silver_file["sentences"]:
        silver.add(forms, space_before, labels, chance)
    model = network.Network(SHAPE, lookup.table_rows, data.labels)
    plan = plan_of(examples["gold"], silver, chance)

    def report(step, weights):
        live = copy.deepcopy(model.state_dict())
        model.load_state_dict(weights)
        scores = ", ".join(
            f"{name} dev: {score(model, examples[name], data.labels, data.relation_bases)}" for name in ("EWT", "GUM")
        )
        print(f"step {step}, {scores}", flush=True)
        torch.save({"weights": weights, "shape": SHAPE, "vocabulary": vocabulary, "labels": data.labels}, arguments.out)
        model.load_state_dict(live)

    print(f"{len(vocabulary)} words, {sum(silver.lengths)} silver words, {len(plan)} steps", flush=True)
    train(model, plan, report)


if __name__ == "__main__":
    main()
