"""Trains the teacher: a pretrained encoder with heads for tags, trees and names. It is slow, so it only labels text.

usage: teacher.py --treebanks DIR --entities FILE --encoder DIR --out FILE [--epochs N]
"""

import argparse
import pathlib
import random

import torch
import torch.nn.functional as functional
from torch import nn

import encoder
import training
import treebanks

ARC, LABEL, FAR = 384, 192, 64
IGNORED = -100
SEED = 1
WORDS_A_BATCH = 900


class Teacher(nn.Module):
    """Scores for universal tags, Penn tags, heads, relations and entity tags."""

    def __init__(self, weights, labels):
        super().__init__()
        self.bert = encoder.Encoder(weights)
        width = encoder.WIDTH
        upos, xpos, relations, entities = (len(values) for values in labels)
        self.mix = nn.Parameter(torch.zeros(3, encoder.LAYERS))
        self.upos, self.xpos, self.entity = nn.Linear(width, upos), nn.Linear(width, xpos), nn.Linear(width, entities)
        self.root = nn.Parameter(torch.zeros(1, 1, width))
        self.arc_dependent, self.arc_head = nn.Linear(width, ARC), nn.Linear(width, ARC)
        self.arc_product, self.arc_bias = nn.Parameter(torch.zeros(ARC, ARC)), nn.Parameter(torch.zeros(ARC))
        nn.init.xavier_uniform_(self.arc_product)
        self.label_dependent, self.label_head = nn.Linear(width, LABEL), nn.Linear(width, LABEL)
        self.label_product = nn.Parameter(torch.randn(relations, LABEL + 1, LABEL + 1) * 0.01)
        self.near = nn.Parameter(torch.zeros(2 * FAR + 1))

    def encode(self, batch):
        """Three mixtures of the layers at the words' first pieces: for tags, for trees, for names."""
        outputs = torch.stack(self.bert(batch["pieces"], batch["case"], batch["space"], batch["piece_mask"]), 0)
        weights = torch.softmax(self.mix.float(), -1)
        mixtures = []
        for weight in weights:
            x = (outputs * weight[:, None, None, None].to(outputs.dtype)).sum(0)
            x = torch.gather(x, 1, batch["first_pieces"][:, :, None].expand(-1, -1, x.shape[2]))
            mixtures.append(functional.dropout(x, 0.2, self.training))
        return mixtures

    def arcs(self, x, mask):
        """Scores [sentence, word, head], head 0 the root; and the words with the root before them."""
        count, length, width = x.shape
        rooted = torch.cat([self.root.expand(count, 1, width).to(x.dtype), x], 1)
        dependent = self._reduced(self.arc_dependent, x)
        head = self._reduced(self.arc_head, rooted)
        scores = torch.einsum("bia,ac,bjc->bij", dependent, self.arc_product.to(dependent.dtype), head)
        scores = (scores + (head @ self.arc_bias.to(dependent.dtype))[:, None, :]).float()
        word, other = torch.arange(length)[:, None], torch.arange(length + 1)[None, :] - 1
        near = self.near[(other - word).clamp(-FAR, FAR) + FAR].clone()
        near[:, 0] = 0
        possible = torch.cat([torch.ones(count, 1, dtype=torch.bool), mask], 1)
        return (scores + near).masked_fill(~possible[:, None, :], -1e4), rooted

    def relations(self, x, rooted, heads):
        dependent, head = self._reduced(self.label_dependent, x), self._reduced(self.label_head, rooted)
        head = torch.gather(head, 1, heads[:, :, None].expand(-1, -1, head.shape[2]))
        one = torch.ones_like(dependent[:, :, :1])
        dependent, head = torch.cat([dependent, one], 2), torch.cat([head, one], 2)
        product = torch.einsum("bix,rxy->biry", dependent, self.label_product.to(dependent.dtype))
        return torch.einsum("biry,biy->bir", product, head).float()

    def _reduced(self, linear, x):
        return functional.dropout(functional.leaky_relu(linear(x), 0.1), 0.33, self.training)

    def annotate(self, batch):
        """The best labels [sentence, word, (upos, xpos, head, relation, entity)]."""
        tags, trees, names = self.encode(batch)
        scores, rooted = self.arcs(trees, batch["word_mask"])
        words = torch.arange(scores.shape[1])
        scores[:, words, words + 1] = -1e9
        heads = scores.argmax(-1)
        best = [self.upos(tags), self.xpos(tags), self.relations(trees, rooted, heads), self.entity(names)]
        upos, xpos, relations, entities = (values.float().argmax(-1) for values in best)
        return torch.stack([upos, xpos, heads, relations, entities], -1)


class Batches:
    """Sentences as padded tensors."""

    def __init__(self, vocabulary, labels):
        self.word_pieces = encoder.WordPieces(vocabulary)
        self.labels = labels
        self.numbers = [{value: number for number, value in enumerate(values)} for values in labels]

    def tensors(self, sentences, gold=True):
        rows = [self._pieces(sentence) for sentence in sentences]
        length = max(len(row[0]) for row in rows)
        words = max(len(row[3]) for row in rows)
        batch = {
            name: _padded([row[index] for row in rows], length)
            for index, name in enumerate(("pieces", "case", "space"))
        }
        batch["first_pieces"] = _padded([row[3] for row in rows], words)
        batch["piece_mask"] = _padded([[True] * len(row[0]) for row in rows], length, False)
        batch["word_mask"] = _padded([[True] * len(row[3]) for row in rows], words, False)
        if gold:
            batch["gold"] = torch.stack(
                [_padded(column, words, IGNORED) for column in zip(*map(self._gold, sentences))], -1
            )
        return batch

    def _pieces(self, sentence):
        pieces, case, space, first = [encoder.CLASSIFIER], [0], [0], []
        for form, space_before in zip(sentence.forms, sentence.space_before):
            word = self.word_pieces.pieces(form)
            first.append(min(len(pieces), 509))
            pieces += word
            case += [encoder.case_of(form)] + [encoder.CASES - 1] * (len(word) - 1)
            space += [1 if space_before else 0] + [0] * (len(word) - 1)
        return (pieces + [encoder.SEPARATOR])[:510], (case + [0])[:510], (space + [0])[:510], first

    def _gold(self, sentence):
        upos, xpos, relations, entities = self.numbers
        yield [upos[value] for value in sentence.upos]
        yield [xpos.get(value, IGNORED) for value in sentence.xpos]
        yield list(sentence.heads)
        yield [relations.get(value, IGNORED) for value in sentence.relations]
        yield [entities[value] for value in sentence.entities] if sentence.entities else [IGNORED] * len(sentence)


def _padded(rows, length, value=0):
    return torch.tensor([row + [value] * (length - len(row)) for row in rows])


def grouped(lengths, words, chance=None):
    """Indices in groups of like length, at most so many words each with padding; shuffled where `chance` is given."""
    order = sorted(range(len(lengths)), key=lambda index: lengths[index] + (chance.random() * 4 if chance else 0))
    groups, group, longest = [], [], 0
    for index in order:
        longest = max(longest, lengths[index])
        if group and longest * (len(group) + 1) > words:
            groups.append(group)
            group, longest = [], lengths[index]
        group.append(index)
    groups.append(group)
    if chance:
        chance.shuffle(groups)
    return groups


def loss(model, batch):
    gold = batch["gold"]
    with torch.autocast("cpu", torch.bfloat16):
        tags, trees, names = model.encode(batch)
        scores, rooted = model.arcs(trees, batch["word_mask"])
        relations = model.relations(trees, rooted, gold[..., 2].clamp(min=0))
        upos, xpos, entity = model.upos(tags).float(), model.xpos(tags).float(), model.entity(names).float()
    entropy = lambda values, column: functional.cross_entropy(
        values.reshape(-1, values.shape[-1]), gold[..., column].reshape(-1), ignore_index=IGNORED
    )
    total = entropy(scores, 2) + entropy(relations, 3) + 0.5 * entropy(upos, 0) + 0.5 * entropy(xpos, 1)
    return total + entropy(entity, 4) if (gold[..., 4] >= 0).any() else total


def score(model, batches, sentences, bases):
    """Shares in percent: universal tags, Penn tags, heads, labelled heads; F1 of names."""
    model.eval()
    bases = torch.tensor(bases)
    words, hits, spans = 0, [0] * 4, [0] * 3
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for group in grouped([len(sentence) for sentence in sentences], 2000):
            part = [sentences[index] for index in group]
            batch = batches.tensors(part)
            gold, best, mask = batch["gold"], model.annotate(batch), batch["word_mask"]
            right = (best == gold) & mask[..., None]
            labelled = right[..., 2] & (bases[best[..., 3]] == bases[gold[..., 3].clamp(min=0)])
            words += int(mask.sum())
            for index, values in enumerate((right[..., 0], right[..., 1], right[..., 2], labelled)):
                hits[index] += int(values.sum())
            for sentence, tags in zip(part, best[..., 4].tolist()):
                if sentence.entities:
                    found = treebanks.entity_spans([batches.labels[3][tag] for tag in tags[: len(sentence)]])
                    known = treebanks.entity_spans(sentence.entities)
                    spans = [total + len(more) for total, more in zip(spans, (known, found, known & found))]
    shares = " ".join(f"{name} {100 * hit / words:.2f}" for name, hit in zip(("upos", "xpos", "uas", "las"), hits))
    return f"{shares} names {200 * spans[2] / max(1, spans[0] + spans[1]):.1f}"


def optimizer_of(model):
    added = [model.bert.case.weight, model.bert.space.weight]
    new = {id(parameter) for parameter in added}
    pretrained = [parameter for parameter in model.bert.parameters() if id(parameter) not in new]
    old = {id(parameter) for parameter in model.bert.parameters()}
    heads = [parameter for parameter in model.parameters() if id(parameter) not in old] + added
    groups = [{"params": pretrained, "lr": 1.5e-4}, {"params": heads, "lr": 1.5e-3}]
    return torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))


def train(model, batches, data, epochs, out):
    chance = random.Random(SEED)
    lengths = [len(sentence) for sentence in data.train]
    plan = [group for _ in range(epochs) for group in grouped(lengths, WORDS_A_BATCH, chance)]
    steps = len(plan) // epochs
    value = lambda group: loss(model, batches.tensors([data.train[index] for index in group]))

    def after(step):
        for name, dev in (("EWT", data.ewt_dev), ("GUM", data.gum_dev)):
            print(f"step {step}, {name} dev: {score(model, batches, dev, data.relation_bases)}", flush=True)
        torch.save(model.state_dict(), out)

    training.descend(model, optimizer_of(model), plan, value, warm_up=200, least=0.02, clip=1.0, after=after, every=steps)


def load(folder, labels):
    folder = pathlib.Path(folder)
    return Teacher(folder / "model.safetensors", labels), Batches(folder / "vocab.txt", labels)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--treebanks", required=True)
    parser.add_argument("--entities", required=True)
    parser.add_argument("--encoder", required=True, help="folder with model.safetensors and vocab.txt")
    parser.add_argument("--out", required=True)
    parser.add_argument("--epochs", type=int, default=4)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    data = treebanks.Treebanks(arguments.treebanks, arguments.entities)
    model, batches = load(arguments.encoder, data.labels)
    train(model, batches, data, arguments.epochs, arguments.out)


if __name__ == "__main__":
    main()
