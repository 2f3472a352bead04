"""Trains surface-s on a corpus of drawn pictures for a given time and writes a checkpoint.

    python train.py --corpus DIR --minutes 60 --out leg1.pt [--from leg0.pt] [--size 160]

A run is repeatable up to the clock: the learning rate follows the elapsed share of the given minutes.
"""

import argparse
import copy
import json
import math
import os
import random
import time
from concurrent.futures import ThreadPoolExecutor

# Threads that wait must sleep: on a shared machine spinning threads cost half of the speed.
os.environ.setdefault("OMP_WAIT_POLICY", "passive")
os.environ.setdefault("GOMP_SPINCOUNT", "1000")

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer

import augment
import losses
import tokens
from captions import KINDS, caption, classes, defective
from corpus import Corpus
from network import Encoder
from words import VOIDS


def arguments():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--corpus", required=True, help="folder of shards")
    p.add_argument("--minutes", type=float, required=True)
    p.add_argument("--out", required=True, help="checkpoint to write")
    p.add_argument("--from", dest="start", help="checkpoint to start from")
    p.add_argument("--size", type=int, default=160, help="side of the pictures that the network sees")
    p.add_argument("--late-size", type=int, default=0, help="side for the last part of the time")
    p.add_argument("--late-share", type=float, default=0.25, help="share of the time that uses --late-size")
    p.add_argument("--batch", type=int, default=64, help="pictures of a step; each is seen in two views")
    p.add_argument("--rate", type=float, default=1e-3, help="peak learning rate")
    p.add_argument("--dense", type=float, default=0.5, help="weight of the dense loss")
    p.add_argument("--view", type=float, default=0.3, help="weight of the loss that makes two views of a part alike")
    p.add_argument("--strength", type=float, default=1.0, help="strength of the augmentation")
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--seed", type=int, default=1)
    return p.parse_args()


def groups(model, decay=0.05):
    """Weight decay for matrices and kernels, none for norms and offsets; the two scales learn faster, for a leg has few steps."""
    heavy = [p for p in model.parameters() if p.ndim > 1]
    light = [p for p in model.parameters() if p.ndim == 1]
    scales = [p for p in model.parameters() if p.ndim == 0]
    return [{"params": heavy, "weight_decay": decay, "pace": 1}, {"params": light, "weight_decay": 0.0, "pace": 1},
            {"params": scales, "weight_decay": 0.0, "pace": 8}]


class Prompts:
    """Draws the texts of one step and hands their embeddings apart."""

    def __init__(self, rng, tokenizer, sets=2, pairs=4):
        self.rng, self.tokenizer, self.sets, self.pairs = rng, tokenizer, sets, pairs

    def draw(self, truths):
        """Ids of all texts of the step, with what is needed to take them apart again."""
        rng = self.rng
        captions = [caption(rng, t) for t in truths]
        texts = [c[0] for c in captions]
        products = sorted({t.product for t in truths if t.product})
        asked = [""] + [rng.choice(products) for _ in range(self.sets - 1)] if products else [""]
        materials = [rng.choice([t.material for t in truths if t.product == p] or [""]) if rng.random() < 0.5 else "" for p in asked]
        for product, material in zip(asked, materials):
            texts += classes(rng, product, material)
        texts += classes(rng)
        for i in range(self.pairs):
            product = rng.choice(products) if products and i % 2 else ""
            texts += defective(rng, product)
        return torch.from_numpy(tokens.encode(self.tokenizer, texts)), [c[1] for c in captions], asked

    def split(self, embedded, count, asked):
        """Embeddings of draw() -> captions [B, D], sets [S, K, D], dense prompts [K, D], pairs [P, 2, D]."""
        k, s = len(KINDS), len(asked)
        sets = embedded[count : count + s * k].unflatten(0, (s, k))
        return embedded[:count], sets, embedded[count + s * k :][:k], embedded[count + (s + 1) * k :].unflatten(0, (-1, 2))


def fitting(stated, facts):
    """fits[i, j]: every fact that caption j states is true of picture i. facts bool [B, F] -> bool [B, B]."""
    claims = np.zeros((facts.shape[1], len(stated)), np.float32)
    for column, indices in enumerate(stated):
        claims[indices, column] = 1
    return torch.from_numpy((~facts).astype(np.float32) @ claims == 0)


class Feed:
    """Prepares the next batches on a thread of its own."""

    def __init__(self, corpus, rng, count, strength):
        self.corpus, self.rng, self.count, self.strength = corpus, rng, count, strength
        self.pool = ThreadPoolExecutor(1)
        self.next = None

    def _make(self, size):
        pictures, masks, *rest = self.corpus.draw(self.rng, self.count)
        pictures, masks = np.concatenate([pictures, pictures]), np.concatenate([masks, masks])
        return size, *augment.batch(self.rng, pictures, masks, size, self.strength), *rest

    def take(self, size):
        """(size, pictures [2B, ...], masks, kinds [B, K], facts, truths): all first views, then all second ones; the size may lag one step behind the one asked for."""
        current = self.next or self.pool.submit(self._make, size)
        result = current.result()
        self.next = self.pool.submit(self._make, size)
        return result


def rate_at(share, step, peak):
    return peak * min(1, (step + 1) / 100) * (0.5 * (1 + math.cos(math.pi * min(share, 1))) * 0.99 + 0.01)


def main():
    a = arguments()
    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    rng, words = np.random.default_rng(a.seed), random.Random(a.seed)
    corpus = Corpus(a.corpus)
    start = torch.load(a.start, weights_only=False) if a.start else None
    tokenizer = Tokenizer.from_str(start["tokenizer"]) if start else tokens.train()
    model = Encoder(tokenizer.get_vocab_size(), len(KINDS)).to(memory_format=torch.channels_last)
    if start:
        print(model.load_state_dict(start["weights"], strict=False), flush=True)
    average = copy.deepcopy(model).eval()
    optimizer = torch.optim.AdamW(groups(model), a.rate, betas=(0.9, 0.98), fused=True)
    prompts, feed = Prompts(words, tokenizer), Feed(corpus, rng, a.batch, a.strength)
    history = list(start["history"]) if start else []
    print(f"{sum(p.numel() for p in model.picture.parameters()) / 1e6:.2f} M picture, {sum(p.numel() for p in model.text.parameters()) / 1e6:.2f} M text, "
          f"{len(corpus)} pictures", flush=True)

    def save():
        torch.save({"weights": average.state_dict(), "tokenizer": tokenizer.to_str(), "kinds": KINDS, "history": history + [
            {**vars(a), "steps": step, "pictures_seen": 2 * step * a.batch, "corpus_pictures": len(corpus), "loss": means}]}, a.out)

    began = saved = time.time()
    step, means = 0, {}
    while (elapsed := (time.time() - began) / 60) < a.minutes:
        share = elapsed / a.minutes
        for group in optimizer.param_groups:
            group["lr"] = group["pace"] * rate_at(share, step, a.rate)
        size = a.late_size if a.late_size and share > 1 - a.late_share else a.size
        size, x, masks, kinds, facts, truths = feed.take(size)
        kinds = torch.from_numpy(kinds)
        ids, stated, asked = prompts.draw(truths)
        with torch.autocast("cpu", torch.bfloat16):
            picture, patches, suspicion, seen = model.picture(x)
            views = model.view(seen)
            text = model.text(ids)
        picture, text = F.normalize(picture.float(), dim=-1), F.normalize(text.float(), dim=-1)
        captions, sets, dense_prompts, pairs = prompts.split(text, len(truths), asked)
        void = kinds[:, -len(VOIDS):].any(1).numpy()
        applies = torch.from_numpy(np.stack([[p == "" or p == t.product or v for p in asked] for t, v in zip(truths, void)])).repeat(2, 1)
        fits, kinds = fitting(stated, facts).repeat(2, 1), kinds.repeat(2, 1)
        anchors = F.normalize(model.anchors, dim=-1)
        sets, applies = torch.cat([sets, anchors[None]]), torch.cat([applies, torch.ones(len(applies), 1, dtype=torch.bool)], 1)
        dense_prompts = F.normalize(dense_prompts + anchors, dim=-1)
        scale, dense_scale = model.scale.exp().clamp(max=100), model.dense_scale.exp().clamp(max=50)
        parts = {
            "contrast": losses.contrast(picture, captions, fits, scale),
            "choose": losses.choose(picture, sets, kinds, applies, scale),
            "anchor": 0.5 * losses.name(sets[:-1], anchors, scale),
            "sound": 0.5 * losses.sound(picture, pairs, kinds, scale),
            "same": a.view * losses.same(views),
            "dense": a.dense * losses.dense(patches, suspicion, masks, dense_prompts, kinds, len(VOIDS), dense_scale),
        }
        loss = sum(parts.values())
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
        optimizer.step()
        step += 1
        if step % 4 == 0:
            follow(average, model, min(0.992, step / (step + 80)))
        for name, value in parts.items():
            means[name] = round(0.98 * means.get(name, value.item()) + 0.02 * value.item(), 4)
        if step % 50 == 0:
            print(json.dumps({"step": step, "minutes": round(elapsed, 1), "size": size, "per_second": round(2 * step * a.batch / (time.time() - began)),
                              "corpus": len(corpus), "scale": round(scale.item(), 1), **means}), flush=True)
            corpus.refresh()
        if time.time() - saved > 150:
            save()
            saved = time.time()
    save()


@torch.no_grad()
def follow(average, model, keep):
    """Moves the running average of the weights one step towards the model."""
    for a, m in zip(average.state_dict().values(), model.state_dict().values()):
        if a.dtype.is_floating_point:
            a.lerp_(m, 1 - keep)
        else:
            a.copy_(m)


if __name__ == "__main__":
    main()
