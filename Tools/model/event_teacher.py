"""Trains a teacher of events: the pretrained encoder with heads for triggers, their classes, and what is told as having happened.

usage: event_teacher.py --encoder DIR [--start FILE] --wordnet DIR --classes FILE CONLLU --told FILE CONLLU --seed N --out FILE

A set is given with what `annals analyze` prints of its documents. With --start the encoder begins as that of a trained
teacher of trees; two teachers with different beginnings judge better together than one.
"""

import argparse
import pathlib
import random

import torch
import torch.nn.functional as functional
from torch import nn

import encoder
import event_data
import teacher
import training

EPOCHS, WORDS_A_BATCH, WARM_UP = 5, 900, 100
ENCODER_RATE, HEAD_RATE = 1e-4, 1e-3
CLASS_SHARE, HIDDEN = 0.5, 256
#: How often the set with classes is seen in a pass: it has a third of the words.
CLASSES_REPEATED = 2


class EventTeacher(nn.Module):
    def __init__(self, weights):
        super().__init__()
        self.bert = encoder.Encoder(weights)
        width = encoder.WIDTH
        self.mix = nn.Parameter(torch.zeros(3, encoder.LAYERS))
        self.marks, self.told = nn.Linear(width, 3), nn.Linear(width, 2)
        self.classes = nn.Sequential(
            nn.Linear(2 * width + event_data.LEXICOGRAPHER_FILES, HIDDEN),
            nn.GELU(),
            nn.Dropout(0.2),
            nn.Linear(HIDDEN, len(event_data.CLASSES)),
        )

    def forward(self, batch):
        """Scores of marks, of classes (from the word, the next word and its meanings), and of not told or told."""
        outputs = torch.stack(self.bert(batch["pieces"], batch["case"], batch["space"], batch["piece_mask"]), 0)
        mixtures = []
        for weight in torch.softmax(self.mix.float(), -1):
            x = (outputs * weight[:, None, None, None].to(outputs.dtype)).sum(0)
            x = torch.gather(x, 1, batch["first_pieces"][:, :, None].expand(-1, -1, x.shape[2]))
            mixtures.append(functional.dropout(x, 0.2, self.training))
        marks, word, told = mixtures
        following = torch.cat([word[:, 1:], torch.zeros_like(word[:, :1])], 1)
        classes = self.classes(torch.cat([word, following, batch["meanings"].to(word.dtype)], -1))
        return self.marks(marks).float(), classes.float(), self.told(told).float()


class EventBatches(teacher.Batches):
    """Sentences as padded tensors, with the meanings of their words."""

    def __init__(self, vocabulary, wordnet):
        super().__init__(vocabulary, [[], [], [], []])
        self.wordnet = event_data.WordNet(wordnet)

    def tensors(self, sentences, gold=True):
        batch = super().tensors(sentences, gold=False)
        words = batch["word_mask"].shape[1]
        batch["meanings"] = torch.zeros(len(sentences), words, event_data.LEXICOGRAPHER_FILES)
        for number, sentence in enumerate(sentences):
            pairs = zip(sentence.lemmas, sentence.universal_tags)
            batch["meanings"][number, : len(sentence)] = torch.tensor([self.wordnet.weights(*pair) for pair in pairs])
        if gold:
            for name in ("marks", "classes", "told"):
                rows = [getattr(sentence, name) or [] for sentence in sentences]
                rows = [[teacher.IGNORED if value == event_data.UNKNOWN else value for value in row] for row in rows]
                batch[name] = torch.tensor([row + [teacher.IGNORED] * (words - len(row)) for row in rows])
        return batch


def loss(scores, batch):
    total = 0
    for values, name, share in zip(scores, ("marks", "classes", "told"), (1, CLASS_SHARE, 1)):
        if (batch[name] >= 0).any():
            total = total + share * functional.cross_entropy(
                values.reshape(-1, values.shape[-1]), batch[name].reshape(-1), ignore_index=teacher.IGNORED
            )
    return total


def train(model, batches, sentences, seed, out):
    chance = random.Random(seed)
    lengths = [len(sentence) for sentence in sentences]
    pretrained = {id(parameter) for parameter in model.bert.parameters()}
    heads = [parameter for parameter in model.parameters() if id(parameter) not in pretrained]
    groups = [{"params": list(model.bert.parameters()), "lr": ENCODER_RATE}, {"params": heads, "lr": HEAD_RATE}]
    plan = [group for _ in range(EPOCHS) for group in teacher.grouped(lengths, WORDS_A_BATCH, chance)]

    def value(group):
        batch = batches.tensors([sentences[index] for index in group])
        with torch.autocast("cpu", torch.bfloat16):
            scores = model(batch)
        return loss(scores, batch)

    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    training.descend(model, optimizer, plan, value, warm_up=WARM_UP, least=0.02, clip=1.0)
    torch.save(model.state_dict(), out)


def load(folder, wordnet):
    folder = pathlib.Path(folder)
    return EventTeacher(folder / "model.safetensors"), EventBatches(folder / "vocab.txt", wordnet)


def gold(pair):
    """The sentences of a set: its file and the CoNLL-U of its documents."""
    path, analysed = pair
    with open(analysed, encoding="utf-8") as lines:
        return event_data.annotated(list(event_data.read(lines)), path)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--encoder", required=True, help="folder with model.safetensors and vocab.txt")
    parser.add_argument("--start")
    parser.add_argument("--wordnet", required=True)
    parser.add_argument("--classes", required=True, nargs=2)
    parser.add_argument("--told", required=True, nargs=2)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--out", required=True)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(arguments.seed)
    model, batches = load(arguments.encoder, arguments.wordnet)
    if arguments.start:
        weights = torch.load(arguments.start)
        prefix = "bert."
        model.bert.load_state_dict({key[len(prefix) :]: value for key, value in weights.items() if key.startswith(prefix)})
    sentences = gold(arguments.classes) * CLASSES_REPEATED + gold(arguments.told)
    train(model, batches, sentences, arguments.seed, arguments.out)


if __name__ == "__main__":
    main()
