"""Lets the event teachers judge free texts and the train files, for `event_student.py`.

usage: event_silver.py --encoder DIR --wordnet DIR --teachers FILE... --classes FILE CONLLU --told FILE CONLLU --silver CONLLU
       --out FILE

Each sentence becomes (forms, spaces before them, heads, judgements): for each word the mean of the teachers' shares of
marks, of classes, and of told; where a train file says it, what it says. What is told as having happened is annotated in
stories alone; in expository texts the teachers miss much of it, so that there grammar has its word (`told_by_grammar`).
"""

import argparse
import pathlib
import pickle
import random

import numpy
import torch

import event_data
import event_teacher
import teacher

SHORTEST, LONGEST = 4, 90
SEED = 3
#: Of each text the share of its sentences that is judged: stories and history whole, manuals not at all.
SHARES = {
    "austen": 1, "ewt": 1, "gum": 1, "moby": 1, "sotu": 1, "wikipedia": 1, "naev": 0.8, "endless-sky": 0.7, "anarchism": 0.55,
    "fortunes": 0.5, "freedroid": 0.5, "jargon": 0.3,
}  # fmt: skip
STORIES = "wesnoth"
EXPOSITORY = {"anarchism", "ewt", "gum", "jargon", "sotu", "wikipedia"}
#: What is left of the teachers' shares beside a class that is annotated.
SMOOTHING = 0.15
WORDS_A_BATCH = 2500
#: How surely grammar says that a verb, or a noun, is told of.
VERB_TOLD, NOUN_TOLD = 0.97, 0.9
VERBS_OF_STATES = pathlib.Path("Sources/CAnnalsLexicons/Data/Events/stative-verbs.tsv")
#: Words below a verb or a noun's head that leave open whether it happened.
UNREAL = frozenset(
    "not n't n\u2019t never no nobody nothing none neither nor without if unless whether would could might may should must will "
    "can shall perhaps hardly scarcely".split()
)


def chosen(path):
    """Sentences of the texts that are judged, each once."""
    chance, seen = random.Random(SEED), set()
    with open(path, encoding="utf-8") as lines:
        for sentence in event_data.read(lines):
            share = SHARES.get(sentence.document, 1 if sentence.document.startswith(STORIES) else 0)
            key = " ".join(sentence.forms)
            if SHORTEST <= len(sentence) <= LONGEST and chance.random() <= share and key not in seen:
                seen.add(key)
                yield sentence


def judged(models, batches, sentences):
    """For each sentence Float16[word, marks + classes + 1]."""
    judgements = [None] * len(sentences)
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for group in teacher.grouped([len(sentence) for sentence in sentences], WORDS_A_BATCH):
            batch = batches.tensors([sentences[index] for index in group], gold=False)
            mean = sum(_shares(model(batch)) for model in models) / len(models)
            for row, index in zip(mean.to(torch.float16).numpy(), group):
                judgements[index] = row[: len(sentences[index])].copy()
    return judgements


def _shares(scores):
    marks, classes, told = (torch.softmax(values, -1) for values in scores)
    return torch.cat([marks, classes, told[..., 1:]], -1)


def stative_verbs():
    lines = VERBS_OF_STATES.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def told_by_grammar(sentence, judgement, stative):
    """Raises what is told: undenied verbs that are no states, in the past, the perfect or as participles; nouns; verbs in the
    present whose subject is a name."""
    children = [[] for _ in sentence.forms]
    for word, head in enumerate(sentence.heads):
        if head > 0:
            children[head - 1].append(word)
    unreal = [any(sentence.forms[place].lower() in UNREAL for place in below) for below in children]
    for word, head in enumerate(sentence.heads):
        if judgement[word, event_data.FIRST] < 0.5 or unreal[word]:
            continue
        tag, relation = sentence.penn_tags[word], sentence.relations[word]
        if tag in ("NN", "NNS"):
            if relation not in ("compound", "amod") and not (head and unreal[head - 1]):
                judgement[word, -1] = max(judgement[word, -1], NOUN_TOLD)
        elif sentence.lemmas[word].lower() not in stative and _happened(sentence, word, children):
            judgement[word, -1] = max(judgement[word, -1], VERB_TOLD)


def _happened(sentence, word, children):
    tag, relation, below = sentence.penn_tags[word], sentence.relations[word], children[word]
    if relation in ("aux", "aux:pass", "cop"):
        return False
    if tag in ("VBD", "VBN"):
        return True
    if tag == "VBG":
        return relation in ("advcl", "acl", "conj")
    if tag == "VB":
        return any(sentence.forms[place].lower() == "did" for place in below)
    subjects = [place for place in below if sentence.relations[place] in ("nsubj", "nsubj:pass")]
    return tag in ("VBZ", "VBP") and any(sentence.penn_tags[place] in ("NNP", "NNPS") for place in subjects)


def corrected(sentence, judgement):
    """The judgement with what is annotated in its place."""
    target = judgement.copy()
    if sentence.marks is not None:
        target[:, :3] = numpy.eye(3)[sentence.marks]
        numbers = numpy.array(sentence.classes)
        known = numbers != event_data.UNKNOWN
        right = numpy.eye(len(event_data.CLASSES))[numbers[known]]
        target[known, 3:-1] = (1 - SMOOTHING) * right + SMOOTHING * target[known, 3:-1]
    if sentence.told is not None:
        target[:, -1] = sentence.told
        missed = (target[:, event_data.OUTSIDE] > 0.5) & (target[:, -1] > 0.5)
        target[missed, :3] = numpy.eye(3)[event_data.FIRST]
    return target


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--encoder", required=True)
    parser.add_argument("--wordnet", required=True)
    parser.add_argument("--teachers", required=True, nargs="+")
    parser.add_argument("--classes", required=True, nargs=2)
    parser.add_argument("--told", required=True, nargs=2)
    parser.add_argument("--silver", required=True)
    parser.add_argument("--out", required=True)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    models = []
    for path in arguments.teachers:
        model, batches = event_teacher.load(arguments.encoder, arguments.wordnet)
        model.load_state_dict(torch.load(path))
        models.append(model.eval())
    parts = {}
    for name, sentences in (
        ("silver", list(chosen(arguments.silver))),
        ("classes", event_teacher.gold(arguments.classes)),
        ("told", event_teacher.gold(arguments.told)),
    ):
        parts[name] = [
            (sentence.forms, sentence.space_before, sentence.heads, corrected(sentence, judgement))
            for sentence, judgement in zip(sentences, judged(models, batches, sentences))
        ]
        for sentence, (_, _, _, judgement) in zip(sentences, parts[name]):
            if name == "silver" and sentence.document in EXPOSITORY:
                told_by_grammar(sentence, judgement, stative_verbs())
        print(f"{name}: {len(parts[name])} sentences", flush=True)
    with open(arguments.out, "wb") as file:
        pickle.dump(parts, file, protocol=4)


if __name__ == "__main__":
    main()
