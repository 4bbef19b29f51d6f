"""Lets the teacher annotate free text: silver.py --teacher FILE --out FILE TEXT... (see teacher.py for the rest)

A sentence that occurs twice is taken once.
"""

import argparse
import pickle

import numpy
import torch

import plain
import teacher
import treebanks

SHORTEST, LONGEST = 2, 90


def sentences_of(path, seen):
    for forms, space_before in plain.read(path):
        key = " ".join(forms)
        if SHORTEST <= len(forms) <= LONGEST and key not in seen:
            seen.add(key)
            sentence = treebanks.Sentence()
            sentence.forms, sentence.space_before = forms, space_before
            yield sentence


def annotate(model, batches, sentences):
    """Triples of forms, spaces before them, and label numbers Int16[word, 5]."""
    annotated = []
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for group in teacher.grouped([len(sentence) for sentence in sentences], 2000):
            part = [sentences[index] for index in group]
            best = model.annotate(batches.tensors(part, gold=False)).to(torch.int16).numpy()
            for sentence, labels in zip(part, best):
                annotated.append((sentence.forms, sentence.space_before, numpy.array(labels[: len(sentence)])))
    return annotated


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--treebanks", required=True)
    parser.add_argument("--entities", required=True)
    parser.add_argument("--encoder", required=True)
    parser.add_argument("--teacher", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("texts", nargs="+")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    data = treebanks.Treebanks(arguments.treebanks, arguments.entities)
    model, batches = teacher.load(arguments.encoder, data.labels)
    model.load_state_dict(torch.load(arguments.teacher))
    model.eval()
    seen, silver = set(), []
    for path in arguments.texts:
        silver += annotate(model, batches, list(sentences_of(path, seen)))
        print(f"{path}: {len(silver)} sentences so far", flush=True)
    with open(arguments.out, "wb") as file:
        pickle.dump({"labels": data.labels, "sentences": silver}, file, protocol=4)


if __name__ == "__main__":
    main()
