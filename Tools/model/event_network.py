"""The part of the network that finds events, in PyTorch, with the rounding that `EventNetwork` computes with.

It reads the encoder's last activations of a word and of its head in the tree, and the word once more by embeddings of its
own; then come the neighbours and the sentence. Outputs: three marks, the classes, and how surely the event is told as having happened.
"""

import torch
import torch.nn.functional as functional
from torch import nn

import event_data
import features
from network import Convolution, Linear, Scan, clipped_relu, quantized

EMBEDDING, WIDTH = 64, 128
OUTPUTS = 3 + len(event_data.CLASSES) + 1
#: Sections of the model file, the layers they hold, and what stands behind `.w` and `.b`.
LAYERS = (
    ("in", "own", ""),
    ("head", "head", ""),
    ("embed", "word", ""),
    ("near", "near.linear", ""),
    ("scan", "sentence.gates", "1"),
    ("scan", "sentence.output", "2"),
    ("out", "out", ""),
)


class EventNetwork(nn.Module):
    def __init__(self, encoder_width, table_rows):
        super().__init__()
        self.tables = nn.ParameterList([nn.Parameter(torch.randn(rows, EMBEDDING) * 0.12) for rows in table_rows])
        self.own = Linear(encoder_width, WIDTH)
        self.head = Linear(encoder_width, WIDTH, bias=False, gain=0.5)
        self.word = Linear(EMBEDDING, WIDTH, bias=False, gain=0.8)
        self.near = Convolution(WIDTH, WIDTH, 1, gain=0.7)
        self.sentence = Scan(WIDTH)
        self.out = Linear(WIDTH, OUTPUTS)

    def forward(self, rows, active, heads, mask, reverse, rate, word_rate):
        """Scores [sentence, word, output]. `active` are activations from 0 to 1, `heads` count from 1, `reverse`
        holds each sentence's places backwards; the rates are of dropout, for activations and for whole words."""
        inside = mask[..., None].float()
        drop = lambda x: functional.dropout(x, rate, self.training)
        active = drop(active * inside)
        rooted = torch.cat([torch.zeros_like(active[:, :1]), active], 1)
        heads = torch.gather(rooted, 1, heads[..., None].expand(-1, -1, active.shape[2]))
        stream = self.own(active) + self.head(heads) + self.word(drop(self._embedded(rows, word_rate) * inside))
        stream = stream + self.near(drop(clipped_relu(stream) * inside))
        stream = stream + self.sentence(drop(clipped_relu(stream) * inside), reverse)
        return self.out(drop(clipped_relu(stream) * inside))

    def _embedded(self, rows, word_rate):
        total = 0
        for column, table in enumerate(self.tables):
            embedded = quantized(functional.embedding(rows[..., column], table))
            if column == 0 and self.training:
                embedded = embedded * (torch.rand(embedded.shape[:2]) > word_rate).float()[..., None]
            total = total + embedded
        return clipped_relu(total)


def empty(student):
    """A part that finds no events."""
    network = EventNetwork(student["shape"]["width"], features.Features(student["vocabulary"]).table_rows)
    weights = {name: torch.zeros_like(value) for name, value in network.state_dict().items()}
    return {"weights": weights, "embedding": EMBEDDING, "width": WIDTH, "thresholds": (0.0, 0.0)}


def spans(scores):
    """(first, end) of the triggers in the best row of marks in which nothing goes on that hasn't begun."""
    impossible = -(10**12)
    sums, trail = [0, impossible, impossible], []
    for outside, first, inside in scores:
        best = max(range(3), key=lambda mark: (sums[mark], -mark))
        before = 1 if sums[1] >= sums[2] else 2
        trail.append((best, best, before))
        sums = [sums[best] + outside, sums[best] + first, sums[before] + inside]
    mark, marks = max(range(3), key=lambda mark: (sums[mark], -mark)), []
    for row in reversed(trail):
        marks.append(mark)
        mark = row[mark]
    found = []
    for word, mark in enumerate(reversed(marks)):
        if mark == event_data.FIRST:
            found.append((word, word + 1))
        elif mark == event_data.INSIDE:
            found[-1] = (found[-1][0], word + 1)
    return found
