"""Tunes all weights of the picture tower on a folder of labelled shots and writes a new pack, ready for `encoders import`.

    python finetune.py --data SHOTS --profile ../../profiles/P.yaml --corpus CORPUS --id surface-s-P --out PACK
    python finetune.py --data PICTURES --profile P.yaml --compare 1,5,10 --repeats 5       # tuned beside frozen, writes nothing

SHOTS holds a folder of pictures for each class of the profile, and groups.csv in it or beside it where pictures show the same part. The texts stay
as they are: pictures learn to lie near the prompts of their class, so a tuned pack judges by the same prompts. Shots that are held out tell when to
stop; with fewer than four parts of a class none can be spared, and a fixed number of steps is taken.
"""

import argparse
import copy
import csv
import json
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import balanced_accuracy_score

import augment
import tokens
from corpus import Corpus
from evaluate import prepare
from export import load, pack, pixels_of
from prompts import read

STEPS, PATIENCE, LOOK = 100, 3, 10


def arguments():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", required=True, help="folder of class folders")
    p.add_argument("--profile", required=True, help="profile whose prompts describe the classes")
    p.add_argument("--checkpoint", default="surface-s.pt", help="weights to start from")
    p.add_argument("--templates", default="../main/resources/org/tenshot/profile/templates.yaml")
    p.add_argument("--size", type=int, default=160)
    p.add_argument("--rate", type=float, default=2e-4)
    p.add_argument("--decay", type=float, default=0.05)
    p.add_argument("--dropout", type=float, default=0.2, help="at the projection")
    p.add_argument("--smoothing", type=float, default=0.1)
    p.add_argument("--batch", type=int, default=24)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--compare", help="numbers of shots to compare tuned with frozen weights at")
    p.add_argument("--repeats", type=int, default=5)
    p.add_argument("--corpus", help="drawn pictures, for the new pack")
    p.add_argument("--id", help="name of the new pack")
    p.add_argument("--out", help="folder of the new pack")
    return p.parse_args()


def shots(folder, names):
    """Pictures (uint8 [H, W, 3]), labels [N] and groups [N] of a folder of class folders."""
    folder = Path(folder)
    folder = folder / "images" if (folder / "images").is_dir() else folder
    table = next((f for f in (folder / "groups.csv", folder.parent / "groups.csv") if f.exists()), None)
    named = {(r["class"], r["file"]): r["group"] for r in csv.DictReader(open(table))} if table else {}
    pictures, labels, groups = [], [], []
    for own in sorted(f for f in folder.iterdir() if f.is_dir()):
        if own.name not in names:
            raise SystemExit(f"{own}: the profile has no class of that name, but {names}")
        for file in sorted(own.glob("*.*")):
            pictures.append(np.asarray(Image.open(file).convert("RGB")))
            labels.append(names.index(own.name))
            groups.append(named.get((own.name, file.name), f"{own.name}/{file.name}"))
    return pictures, np.array(labels), np.array(groups)


def draw(rng, labels, groups, count):
    """count shots of each class from different groups, and all pictures of other groups."""
    chosen = []
    for k in np.unique(labels):
        used = set()
        for i in rng.permutation(np.flatnonzero(labels == k)):
            if groups[i] not in used and len(used) < count:
                used.add(groups[i])
                chosen.append(i)
    chosen = np.array(chosen)
    return chosen, np.flatnonzero(~np.isin(groups, groups[chosen]))


def embed(tower, pixels):
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        return np.concatenate([F.normalize(tower(batch)[0].float(), dim=-1).numpy() for batch in torch.from_numpy(pixels).split(64)])


def tune(model, pictures, labels, groups, prototypes, a):
    """A tuned copy of the picture tower, and how many steps it took. prototypes [K, D]: the unit text embedding of each class."""
    rng = np.random.default_rng(a.seed)
    torch.manual_seed(a.seed)
    tower = copy.deepcopy(model.picture).to(memory_format=torch.channels_last).train()
    for norm in [m for m in tower.modules() if isinstance(m, (torch.nn.BatchNorm1d, torch.nn.BatchNorm2d))]:
        # A few pictures say little of the spread of all pictures.
        norm.eval()
    held = held_out(rng, labels, groups)
    learnt = np.flatnonzero(~held)
    full = max(a.size, 192)
    squares = np.stack([np.asarray(Image.fromarray(p).resize((full, full), Image.BICUBIC)) for p in pictures])
    empty = np.zeros(squares.shape[:3], np.uint8)
    weights = torch.tensor([1 / max(1, (labels[learnt] == k).sum()) for k in range(len(prototypes))], dtype=torch.float32)
    weights *= len(prototypes) / weights.sum()
    scale, target = model.scale.exp().detach().clamp(max=100), torch.from_numpy(prototypes)
    optimizer = torch.optim.AdamW(tower.parameters(), a.rate, weight_decay=a.decay)
    check = torch.from_numpy(np.stack([prepare(pictures[i], a.size) for i in np.flatnonzero(held)])) if held.any() else None
    best, kept, waited, step = float("inf"), None, 0, 0
    for step in range(1, STEPS + 1):
        rows = rng.choice(learnt, a.batch, p=balanced(labels[learnt]))
        x, _ = augment.batch(rng, squares[rows], empty[rows], a.size, 0.5)
        with torch.autocast("cpu", torch.bfloat16):
            seen = tower(x)[0]
        logits = F.dropout(F.normalize(seen.float(), dim=-1), a.dropout) @ target.T * scale
        loss = F.cross_entropy(logits, torch.from_numpy(labels[rows]), weight=weights, label_smoothing=a.smoothing)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(tower.parameters(), 1.0)
        for group in optimizer.param_groups:
            group["lr"] = a.rate * min(1, step / 10) * (1 - step / STEPS)
        optimizer.step()
        if check is not None and step % LOOK == 0:
            tower.eval()
            with torch.no_grad():
                now = F.cross_entropy(F.normalize(tower(check)[0], dim=-1) @ target.T * scale, torch.from_numpy(labels[held])).item()
            if now < best:
                best, kept, waited = now, copy.deepcopy(tower.state_dict()), 0
            else:
                waited += 1
                if waited == PATIENCE:
                    break
    if kept is not None:
        tower.load_state_dict(kept)
    return tower.eval(), step


def held_out(rng, labels, groups):
    """A quarter of the groups of each class that has four or more."""
    held = np.zeros(len(labels), bool)
    for k in np.unique(labels):
        own = np.unique(groups[labels == k])
        if len(own) >= 4:
            held |= np.isin(groups, rng.choice(own, len(own) // 4, replace=False)) & (labels == k)
    return held


def balanced(labels):
    weights = 1 / np.bincount(labels)[labels]
    return weights / weights.sum()


def logistic(x, y):
    return LogisticRegression(C=100, max_iter=2000, class_weight="balanced").fit(x, y)


def compare(model, pictures, labels, groups, prototypes, a):
    """Balanced accuracy over all classes on pictures of other parts: frozen and tuned, by prompts and with a logistic head on the same shots."""
    pixels = np.stack([prepare(p, a.size) for p in pictures])
    frozen = embed(model.picture, pixels)
    for count in map(int, a.compare.split(",")):
        rows = []
        for repeat in range(a.repeats):
            a.seed = repeat
            chosen, test = draw(np.random.default_rng(1000 + repeat), labels, groups, count)
            tower, steps = tune(model, [pictures[i] for i in chosen], labels[chosen], groups[chosen], prototypes, a)
            tuned = embed(tower, pixels)
            rows.append([balanced_accuracy_score(labels[test], answer) for x in (frozen, tuned)
                         for answer in ((x[test] @ prototypes.T).argmax(1), logistic(x[chosen], labels[chosen]).predict(x[test]))] + [steps])
        means = np.mean(rows, 0)
        names = ("frozen_prompts", "frozen_logistic", "tuned_prompts", "tuned_logistic", "steps")
        print(json.dumps({"shots": count, "repeats": a.repeats, **{n: round(float(m), 3) for n, m in zip(names, means)}}), flush=True)


CARD = """# {name}

surface-s, tuned on {count} labelled pictures of {classes} (`src/training/finetune.py`, {steps} steps). Licence: Apache-2.0, as surface-s.

It knows the product of these pictures better and everything else a little worse. Measure it with `tenshot evaluate` on pictures that it was not
tuned on before it judges anything: the shots themselves say nothing about it any more.
"""


def main():
    a = arguments()
    torch.set_num_threads(2)
    model, tokenizer = load(a.checkpoint)
    classes = read(a.profile, a.templates)[0]
    pictures, labels, groups = shots(a.data, [c.name for c in classes])
    with torch.no_grad():
        texts = [F.normalize(model.text(torch.from_numpy(tokens.encode(tokenizer, c.texts))), dim=-1).mean(0) for c in classes]
        prototypes = F.normalize(torch.stack(texts), dim=-1).numpy()
    if a.compare:
        compare(model, pictures, labels, groups, prototypes, a)
        return
    if not (a.out and a.id and a.corpus):
        raise SystemExit("a new pack needs --out, --id and --corpus")
    tower, steps = tune(model, pictures, labels, groups, prototypes, a)
    model.picture.load_state_dict(tower.state_dict())
    pixels = np.concatenate([pixels_of(Corpus(a.corpus), a.size, 1000), np.stack([prepare(p, a.size) for p in pictures])])
    out = Path(a.out)
    print(json.dumps(pack(model, tokenizer, out, a.size, pixels, a.id, float(model.scale.exp().clamp(max=100)), source=f"surface-s tuned on {len(pictures)} shots"), indent=1))
    (out / "README.md").write_text(CARD.format(name=a.id, count=len(pictures), classes=", ".join(sorted({classes[k].name for k in labels})), steps=steps))


if __name__ == "__main__":
    main()
