"""Captions: many ways to say what a picture shows, each with the facts that it states.

A fact is something that a caption may claim: a kind of defect ("good" and the empty views count as kinds), a word for the product, a word
for the material. A caption fits every picture for which all of its facts are true, not only the one that it was written for; the contrastive
loss needs that to know which pairs are equal.
"""

import random
from dataclasses import dataclass

from words import (
    DEFECTS, GENERIC_PRODUCTS, GOOD_LOOKS, GOOD_STATES, GOOD_THINGS, LARGE, LIGHTS, LIGHTS_ANY, MATERIALS, OTHER_PRODUCTS, PRODUCTS, SEVERE,
    SLIGHT, SMALL, VOIDS,
)

KINDS = ["good", *DEFECTS, *VOIDS]
KIND = {name: i for i, name in enumerate(KINDS)}
WORDS = sorted({w for table in (PRODUCTS, MATERIALS) for words in table.values() for w in words})
FACT = {("kind", k): i for i, k in enumerate(KINDS)} | {("word", w): len(KINDS) + i for i, w in enumerate(WORDS)}
# A picture of the first kind is also a picture of the others.
IMPLIED = {"missing ball": ["missing"], "break": ["chip"], "pore": ["pit"], "oil": ["stain"]}

STATE_TEMPLATES = [
    "a photo of a {s} {m} {p}", "a photo of a {s} {m} {p} under {l} lighting", "a {s} {m} {p}", "a close-up photo of a {s} {m} {p}",
    "a picture of a {s} {p}", "a photo of a {s} {p} for visual inspection", "a {s} {p} on a conveyor belt", "an image of a {s} {m} {p}",
    "a cropped photo of a {s} {p}", "a bright photo of a {s} {p}", "a dark photo of a {s} {p}", "the {m} {p} is {s}", "this {p} is {s}", "{s} {p}",
    "{s} {m}", "{s}", "a black and white photo of a {s} {p}", "an industrial photo of a {s} {m} {p}", "a photo of the {s} {p}",
    "a {m} {p} that is {s}", "there is a {s} {p} in the picture", "a macro photo of a {s} {p}", "a {s} {p} under {l} light",
]
AFTER_TEMPLATES = ["a {p} {s}", "a photo of a {m} {p} {s}", "the {p} is {s}", "a {m} {p} {s}"]
THING_TEMPLATES = [
    "a photo of a {m} {p} with {t}", "a {m} {p} with {t}", "a close-up photo of {t} on a {m} {p}", "a close-up photo of {t}", "{t} on a {m} {p}",
    "a photo of {t}", "a {p} showing {t}", "there is {t} on the {p}", "a photo of a {p} with {t} under {l} lighting", "{t}", "{p} with {t}",
    "a photo of a {m} {p} with {t} under {l} lighting", "the {p} has {t}", "{t} in the {m}", "an image of a {p} with {t} for visual inspection",
    "a photo of a {p} with {t} on it",
]
GOOD_TEMPLATES = [
    "a {m} {p} without {t}", "a photo of a {p} without {t}", "a {p} with no {n}", "a {p} without any {n}", "no {n} on the {m} {p}",
    "a photo of a {m} {p} without any {n}", "a {m} {p} free of {n}", "no {n}",
]
LOOK_TEMPLATES = ["{k}", "a {p} with {k}", "a photo of a {m} {p} with {k}", "a {m} {p}: {k}", "{k} on a {m} {p}"]
VOID_TEMPLATES = ["{v}", "a photo of {v}", "{v} under {l} lighting", "a picture of {v}", "an image with {v}", "{v} on the {p} line"]
PLAIN_TEMPLATES = [
    "a photo of a {m} {p}", "a {m} {p}", "a close-up photo of a {m} {p}", "{p}", "{m}", "a picture of a {p} under {l} lighting", "a {m} surface",
    "a photo of the {p}", "an image of {m}",
]
GRADES = ["high", "first", "top", "A"]
BAD_GRADES = ["low", "poor", "reject", "third"]
GRADE_TEMPLATES = ["a {g} grade {p}", "a {g} quality {m} {p}", "a photo of a {g} quality {p}", "a {g} grade {m} {p} for visual inspection"]
BAD_ANY = ["defective", "damaged", "faulty", "flawed", "bad", "spoiled"]
BAD_THINGS = ["a defect", "defects", "damage", "a flaw", "an anomaly", "a fault", "a visible defect"]
NOUNS_OF_DEFECT = ["defect", "defects", "damage", "flaw", "flaws", "blemish", "anomaly"]


@dataclass(frozen=True)
class Truth:
    """What is known of one picture, in the names of words.py. kinds holds (kind, severity from 0 to 1); light may be empty."""

    product: str
    material: str
    kinds: tuple
    light: str = ""

    def facts(self):
        """Every fact that is true of the picture, as indices."""
        kinds = [k for k, _ in self.kinds]
        kinds += [i for k in kinds for i in IMPLIED.get(k, [])]
        true = {FACT["kind", k] for k in kinds}
        if not {"empty", "hand"} & set(kinds):
            true |= {FACT["word", w] for w in PRODUCTS.get(self.product, []) + MATERIALS.get(self.material, [])}
        return sorted(true)


class Context:
    """The words around the defect: one product, one material, one light. Classes that are compared share a context."""

    def __init__(self, rng, product="", material="", light=""):
        self.p, self.m = product, material
        self.l = rng.choice(LIGHTS[light]) if light in LIGHTS and rng.random() < 0.6 else rng.choice(LIGHTS_ANY)

    def fill(self, template, **words):
        """The template with its blanks filled; articles and blanks are mended."""
        if not self.m:
            template = template.replace("in the {m}", "in the {p}")
        text = template.format(p=self.p, m=self.m, l=self.l, **words)
        text = " ".join(text.split()).replace(" :", ":")
        out = text.split(" ")
        for i in range(len(out) - 1):
            if out[i] == "a" and out[i + 1][:1].lower() in "aeio" or out[i] == "a" and out[i + 1].startswith(("un", "ul", "LED")):
                out[i] = "an"
            elif out[i] == "an" and out[i + 1][:1].lower() not in "aeioul":
                out[i] = "a"
        return " ".join(out)


def phrase(rng, kind, context, severity=None):
    """One text that says that a part is of this kind, in this context."""
    if kind in VOIDS:
        return context.fill(rng.choice(VOID_TEMPLATES), v=rng.choice(VOIDS[kind]))
    roll = rng.random()
    if kind == "good":
        if roll < 0.55:
            return context.fill(rng.choice(STATE_TEMPLATES), s=rng.choice(GOOD_STATES))
        if roll < 0.7:
            return context.fill(rng.choice(THING_TEMPLATES), t=rng.choice(GOOD_THINGS))
        if roll < 0.9:
            other = rng.choice(list(DEFECTS.values()))
            noun = rng.choice(NOUNS_OF_DEFECT if rng.random() < 0.6 else [t for t in other.things if not t.startswith(("a ", "an "))] or ["damage"])
            thing = rng.choice(other.things) if rng.random() < 0.6 else rng.choice(BAD_THINGS)
            return context.fill(rng.choice(GOOD_TEMPLATES), t=thing, n=noun)
        if roll < 0.95:
            return context.fill(rng.choice(GRADE_TEMPLATES), g=rng.choice(GRADES))
        return context.fill(rng.choice(LOOK_TEMPLATES), k=rng.choice(GOOD_LOOKS))
    words = DEFECTS[kind]
    degree = severity is not None and rng.random() < 0.3
    if roll < 0.5:
        state = rng.choice(words.states)
        if degree and severity < 0.35:
            state = f"{rng.choice(SLIGHT)} {state}"
        elif degree and severity > 0.65:
            state = f"{rng.choice(SEVERE)} {state}"
        return context.fill(rng.choice(AFTER_TEMPLATES if {"a", "of", "with"} & set(state.split()) else STATE_TEMPLATES), s=state)
    if roll < 0.92 or not words.looks:
        thing = rng.choice(words.things)
        if degree and thing.startswith(("a ", "an ")) and (severity < 0.35 or severity > 0.65):
            thing = f"{rng.choice(SMALL if severity < 0.35 else LARGE)} {thing.split(' ', 1)[1]}"
        return context.fill(rng.choice(THING_TEMPLATES), t=thing)
    return context.fill(rng.choice(LOOK_TEMPLATES), k=rng.choice(words.looks))


def _words(rng, truth):
    """Words for product and material of a picture with the facts that they state; often general or left out."""
    facts, product, material = [], rng.choice(GENERIC_PRODUCTS), ""
    if truth.product in PRODUCTS and rng.random() < 0.7:
        product = rng.choice(PRODUCTS[truth.product])
        facts.append(FACT["word", product])
    elif rng.random() < 0.2:
        product = rng.choice(OTHER_PRODUCTS)
    if truth.material in MATERIALS and rng.random() < 0.55:
        material = rng.choice(MATERIALS[truth.material])
        facts.append(FACT["word", material])
    return facts, product, material


def caption(rng, truth):
    """One caption of a picture: (text, indices of the facts that it states)."""
    facts, product, material = _words(rng, truth)
    context = Context(rng, product, material, truth.light)
    kinds = [k for k, _ in truth.kinds]
    if kinds and kinds[0] in VOIDS:
        return phrase(rng, kinds[0], context), [FACT["kind", kinds[0]]]
    if facts and rng.random() < 0.1:
        template = rng.choice(PLAIN_TEMPLATES)
        stated = [f for f in facts if (WORDS[f - len(KINDS)] == product and "{p}" in template) or (WORDS[f - len(KINDS)] == material and "{m}" in template)]
        if stated:
            return context.fill(template), stated
    kind, severity = rng.choice(truth.kinds)
    text = phrase(rng, kind, context, severity)
    stated = [f for f in facts if WORDS[f - len(KINDS)] in text]
    return text, [FACT["kind", kind], *stated]


def classes(rng, product="", material=""):
    """One text for every kind, all in the same context: what a set of prompts for one product looks like. Length len(KINDS)."""
    context = Context(rng, product or rng.choice(GENERIC_PRODUCTS + [rng.choice(OTHER_PRODUCTS)]), material)
    return [phrase(rng, kind, context) for kind in KINDS]


def defective(rng, product="", material=""):
    """One text for "any defect", to be set against a text for "good" in the same context: (good text, defective text)."""
    context = Context(rng, product or rng.choice(GENERIC_PRODUCTS), material)
    roll = rng.random()
    if roll < 0.5:
        bad = context.fill(rng.choice(STATE_TEMPLATES), s=rng.choice(BAD_ANY))
    elif roll < 0.9:
        bad = context.fill(rng.choice(THING_TEMPLATES), t=rng.choice(BAD_THINGS))
    else:
        bad = context.fill(rng.choice(GRADE_TEMPLATES), g=rng.choice(BAD_GRADES))
    return phrase(rng, "good", context), bad


def stock(count, seed=0):
    """Captions of random truths, for the training of the tokenizer."""
    rng = random.Random(seed)
    for _ in range(count):
        kinds = ((rng.choice(KINDS), rng.random()),)
        yield caption(rng, Truth(rng.choice(list(PRODUCTS)), rng.choice(list(MATERIALS)), kinds, rng.choice(list(LIGHTS))))[0]
        yield rng.choice(classes(rng))
