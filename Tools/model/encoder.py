"""The pretrained encoder of the teacher: MiniLM (6 layers of 384, uncased), read from its published weights."""

import json
import struct
import unicodedata

import numpy
import torch
import torch.nn.functional as functional
from torch import nn

WIDTH, INNER, LAYERS, HEADS = 384, 1536, 6, 12
CLASSIFIER, SEPARATOR, UNKNOWN = 101, 102, 100
#: Case of a word, which the pretrained vocabulary doesn't know; 7 is for the later pieces of a word.
CASES = 8


def safetensors(path):
    """The tensors of a .safetensors file by name."""
    kinds = {"F32": numpy.float32, "I64": numpy.int64}
    with open(path, "rb") as file:
        header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
        data = file.read()
    tensors = {}
    for name, entry in header.items():
        if name != "__metadata__":
            start, end = entry["data_offsets"]
            array = numpy.frombuffer(data[start:end], kinds[entry["dtype"]]).reshape(entry["shape"])
            tensors[name] = torch.from_numpy(array.copy())
    return tensors


def case_of(form):
    if form.isdigit():
        return 5
    if not any(character.isalpha() for character in form):
        return 0
    if form.islower():
        return 1
    if form[0].isupper() and form[1:].islower():
        return 2
    if form.isupper():
        return 3 if len(form) > 1 else 6
    return 4


class WordPieces:
    """Splits words into the pieces of the encoder's vocabulary, at most eight a word."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.numbers = {line.rstrip("\n"): number for number, line in enumerate(file)}
        self._known = {}

    def pieces(self, form):
        known = self._known.get(form)
        if known is None:
            pieces = [number for part in self._parts(form)[:6] for number in self._longest(part)]
            known = self._known[form] = (pieces or [UNKNOWN])[:8]
        return known

    @staticmethod
    def _parts(form):
        decomposed = unicodedata.normalize("NFD", form.lower())
        parts, current = [], ""
        for character in decomposed:
            category = unicodedata.category(character)
            if category == "Mn":
                continue
            if category[0] in "PS":
                parts += [current, character] if current else [character]
                current = ""
            else:
                current += character
        return parts + [current] if current else parts

    def _longest(self, part):
        found, start = [], 0
        while start < len(part):
            end = len(part)
            while end > start and ("##" if start else "") + part[start:end] not in self.numbers:
                end -= 1
            if end == start:
                return [UNKNOWN]
            found.append(self.numbers[("##" if start else "") + part[start:end]])
            start = end
        return found


class Layer(nn.Module):
    """One transformer layer, normalised behind each half."""

    def __init__(self):
        super().__init__()
        self.qkv, self.output, self.norm1 = (
            nn.Linear(WIDTH, 3 * WIDTH),
            nn.Linear(WIDTH, WIDTH),
            nn.LayerNorm(WIDTH, eps=1e-12),
        )
        self.inner, self.outer, self.norm2 = (
            nn.Linear(WIDTH, INNER),
            nn.Linear(INNER, WIDTH),
            nn.LayerNorm(WIDTH, eps=1e-12),
        )

    def forward(self, x, mask):
        batch, length, _ = x.shape
        query, key, value = self.qkv(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        rate = 0.1 if self.training else 0.0
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask, dropout_p=rate)
        mixed = self.output(mixed.transpose(1, 2).reshape(batch, length, WIDTH))
        x = self.norm1(x + functional.dropout(mixed, 0.1, self.training))
        return self.norm2(x + functional.dropout(self.outer(functional.gelu(self.inner(x))), 0.1, self.training))

    def load(self, tensors, prefix):
        for kind in ("weight", "bias"):
            parts = [tensors[f"{prefix}attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
            getattr(self.qkv, kind).data = torch.cat(parts)
            getattr(self.output, kind).data = tensors[f"{prefix}attention.output.dense.{kind}"]
            getattr(self.norm1, kind).data = tensors[f"{prefix}attention.output.LayerNorm.{kind}"]
            getattr(self.inner, kind).data = tensors[f"{prefix}intermediate.dense.{kind}"]
            getattr(self.outer, kind).data = tensors[f"{prefix}output.dense.{kind}"]
            getattr(self.norm2, kind).data = tensors[f"{prefix}output.LayerNorm.{kind}"]


class Encoder(nn.Module):
    """All layers' outputs for pieces, their case (zero at first) and whether white space stands before them."""

    def __init__(self, weights):
        super().__init__()
        self.word, self.position = nn.Embedding(30522, WIDTH), nn.Embedding(512, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.case, self.space = nn.Embedding(CASES, WIDTH), nn.Embedding(2, WIDTH)
        nn.init.zeros_(self.case.weight)
        nn.init.zeros_(self.space.weight)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self._load(safetensors(weights))

    def _load(self, tensors):
        self.word.weight.data = tensors["embeddings.word_embeddings.weight"]
        self.position.weight.data = tensors["embeddings.position_embeddings.weight"]
        self.position.weight.data += tensors["embeddings.token_type_embeddings.weight"][0]
        self.norm.weight.data = tensors["embeddings.LayerNorm.weight"]
        self.norm.bias.data = tensors["embeddings.LayerNorm.bias"]
        for number, layer in enumerate(self.layers):
            layer.load(tensors, f"encoder.layer.{number}.")

    def forward(self, pieces, case, space, mask):
        x = self.word(pieces) + self.position.weight[: pieces.shape[1]] + self.case(case) + self.space(space)
        x = functional.dropout(self.norm(x), 0.1, self.training)
        outputs = []
        for layer in self.layers:
            x = layer(x, mask[:, None, None, :])
            outputs.append(x)
        return outputs
