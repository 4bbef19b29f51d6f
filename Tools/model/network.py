"""The analyser's network in PyTorch, with the rounding that `AnnalsLanguage/Network` computes with.

Activations are multiples of 1/127 from 0 to 1, weights multiples of 1/64 from -127/64 to 127/64; gradients pass the
rounding unchanged.
"""

import math

import torch
import torch.nn.functional as functional
from torch import nn

import features

ACTIVATION, WEIGHT = 127.0, 64.0
#: A little slope outside of 0...1, so that a unit that is always full or empty can come back.
LEAK = 0.02
CONVOLUTION, SCAN = 0, 1
NEAR_BOUNDS = (1, 2, 3, 4, 5, 7, 10, 15, 22)
LONGEST = 400


class _Round(torch.autograd.Function):
    @staticmethod
    def forward(context, x):
        return torch.round(x)

    @staticmethod
    def backward(context, gradient):
        return gradient


class _ClippedRelu(torch.autograd.Function):
    @staticmethod
    def forward(context, x):
        context.save_for_backward(x)
        return torch.floor(x.clamp(0, 1) * ACTIVATION + 0.5) / ACTIVATION

    @staticmethod
    def backward(context, gradient):
        (x,) = context.saved_tensors
        return torch.where((x > 0) & (x < 1), gradient, gradient * LEAK)


rounded, clipped_relu = _Round.apply, _ClippedRelu.apply


def quantized(weight):
    return rounded((weight * WEIGHT).clamp(-127, 127)) / WEIGHT


class Linear(nn.Module):
    def __init__(self, inputs, outputs, bias=True, gain=1.0):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(outputs, inputs) * gain / math.sqrt(inputs))
        self.bias = nn.Parameter(torch.zeros(outputs)) if bias else None

    def forward(self, x):
        return functional.linear(x, quantized(self.weight), self.bias)


class Convolution(nn.Module):
    """A word with the words `dilation` to its left and right."""

    def __init__(self, inputs, outputs, dilation, gain):
        super().__init__()
        self.linear, self.dilation = Linear(3 * inputs, outputs, gain=gain), dilation

    def forward(self, u, reverse=None):
        return self.linear(torch.cat([self._shifted(u, -self.dilation), u, self._shifted(u, self.dilation)], -1))

    @staticmethod
    def _shifted(u, offset):
        count = min(abs(offset), u.shape[1])
        zeros = torch.zeros_like(u[:, :count])
        return torch.cat([u[:, count:], zeros], 1) if offset > 0 else torch.cat([zeros, u[:, : u.shape[1] - count]], 1)


@torch.jit.script
def _scan(update, value):
    state = torch.zeros_like(update[:, 0])
    states = []
    updates, values = update.unbind(1), value.unbind(1)
    for t in range(len(updates)):
        state = state + (values[t] - state) * updates[t]
        states.append(state)
    return torch.stack(states, 1)


@torch.jit.script
def _scan_backward(update, value, states, gradient):
    update_gradient, value_gradient = torch.empty_like(update), torch.empty_like(value)
    carry = torch.zeros_like(update[:, 0])
    for step in range(update.shape[1]):
        t = update.shape[1] - 1 - step
        carry = carry + gradient[:, t]
        before = states[:, t - 1] if t > 0 else torch.zeros_like(carry)
        update_gradient[:, t] = carry * (value[:, t] - before)
        value_gradient[:, t] = carry * update[:, t]
        carry = carry * (1 - update[:, t])
    return update_gradient, value_gradient


class _Scanned(torch.autograd.Function):
    """state += (value - state) * update, word by word."""

    @staticmethod
    def forward(context, update, value):
        states = _scan(update, value)
        context.save_for_backward(update, value, states)
        return states

    @staticmethod
    def backward(context, gradient):
        return _scan_backward(*context.saved_tensors, gradient)


class Scan(nn.Module):
    """A gated running mean over the sentence, half of the units forward, half backward."""

    def __init__(self, width):
        super().__init__()
        self.gates, self.output, self.half = Linear(width, 2 * width), Linear(width, width, gain=0.5), width // 2
        with torch.no_grad():
            self.gates.bias[self.half : 2 * self.half] = 0.3
            self.gates.bias[3 * self.half :] = 0.3

    def forward(self, u, reverse):
        half = self.half
        turned = lambda x: torch.gather(x, 1, reverse[:, :, None].expand(-1, -1, half))
        forward_update, forward_value, backward_update, backward_value = self.gates(u).split(half, -1)
        update = torch.cat([forward_update, turned(backward_update)], -1) * 0.25 + 0.5
        value = clipped_relu(torch.cat([forward_value, turned(backward_value)], -1))
        leaking = update.clamp(0, 1) + LEAK * (update - update.detach())
        update = torch.where((update > 0) & (update < 1), update, leaking)
        states = _Scanned.apply(rounded(update * ACTIVATION - 0.5) / 128, value)
        states = torch.cat([states[..., :half], turned(states[..., half:])], -1)
        return self.output(rounded(states * ACTIVATION) / ACTIVATION)


def near_buckets(length):
    """For each word and head (0 the root, then the words) the number of its distance's bucket."""
    word, head = torch.arange(length)[:, None], torch.arange(length)[None, :]
    distance = (head - word).abs()
    bucket = torch.zeros_like(distance)
    for number, bound in enumerate(NEAR_BOUNDS):
        bucket = torch.where(distance >= bound, torch.full_like(bucket, number), bucket)
    bucket = torch.where(head > word, bucket + len(NEAR_BOUNDS), bucket)
    return torch.cat([torch.full((length, 1), 2 * len(NEAR_BOUNDS)), bucket], 1)


class Network(nn.Module):
    """`shape` holds width, embedding, arc, label (multiples of 64) and blocks: (kind, dilation)."""

    BUCKETS = near_buckets(LONGEST)

    def __init__(self, shape, table_rows, labels):
        super().__init__()
        self.shape = shape
        width, embedding, arc, label = (shape[name] for name in ("width", "embedding", "arc", "label"))
        upos, xpos, relations, entities = (len(values) for values in labels)
        self.tables = nn.ParameterList([nn.Parameter(torch.randn(rows, embedding) * 0.12) for rows in table_rows])
        self.input = Convolution(embedding, width, 1, gain=1.5)
        self.blocks = nn.ModuleList(
            Convolution(width, width, dilation, gain=0.7) if kind == CONVOLUTION else Scan(width)
            for kind, dilation in shape["blocks"]
        )
        self.upos, self.xpos, self.entity = Linear(width, upos), Linear(width, xpos), Linear(width, entities)
        self.arc_dependent, self.arc_head = Linear(width, arc), Linear(width, arc)
        self.arc_root, self.arc_near = nn.Parameter(torch.randn(arc) * 0.1), Linear(
            arc, 2 * len(NEAR_BOUNDS) + 1, gain=0.5
        )
        self.label_dependent, self.label_head = Linear(width, label), Linear(width, label, bias=False)
        self.label_root, self.label_output = nn.Parameter(torch.zeros(label)), Linear(label, relations)

    def encode(self, rows, mask, reverse, rates):
        """The words' activations [sentence, word, width]; `rates` are dropout rates, used in training."""
        inside = mask[..., None].float()
        total = 0
        for column, table in enumerate(self.tables):
            embedded = quantized(functional.embedding(rows[..., column], table))
            if column == 0 and self.training:
                embedded = embedded * (torch.rand(embedded.shape[:2]) > rates["word"]).float()[..., None]
            total = total + embedded
        stream = self.input(functional.dropout(clipped_relu(total) * inside, rates["input"], self.training))
        for block in self.blocks:
            u = functional.dropout(clipped_relu(stream) * inside, rates["hidden"], self.training)
            stream = stream + block(u, reverse)
        return functional.dropout(clipped_relu(stream) * inside, rates["output"], self.training)

    def arcs(self, u, mask, rates):
        """Scores [sentence, word, head], head 0 the root."""
        dependent = clipped_relu(self.arc_dependent(u))
        head = rounded(self.arc_head(u).clamp(-1, 1) * ACTIVATION) / ACTIVATION
        root = rounded(self.arc_root.clamp(-1, 1) * ACTIVATION) / ACTIVATION
        count, length, width = head.shape
        head = torch.cat([root.expand(count, 1, width), head], 1)
        dependent = functional.dropout(dependent, rates["output"], self.training)
        # The integers of both terms have different scales: 127 * 127 and twice 127 * 64.
        near = self.arc_near(dependent) * (2 * WEIGHT / ACTIVATION)
        buckets = self.BUCKETS[:length, : length + 1].expand(count, length, length + 1)
        scores = dependent @ head.transpose(1, 2) + torch.gather(near, 2, buckets)
        possible = torch.cat([torch.ones(count, 1, dtype=torch.bool), mask], 1)
        itself = torch.cat([torch.zeros(length, 1, dtype=torch.bool), torch.eye(length, dtype=torch.bool)], 1)
        return scores.masked_fill(~possible[:, None, :], -1e4).masked_fill(itself, -1e4)

    def relations(self, u, heads):
        dependent, head = self.label_dependent(u), self.label_head(u)
        count, _, width = head.shape
        head = torch.cat([self.label_root.expand(count, 1, width), head], 1)
        head = torch.gather(head, 1, heads[:, :, None].expand(-1, -1, width))
        return self.label_output(clipped_relu(dependent + head))
