"""Measures an encoder pack through its ONNX files, with the preprocessing of the product.

    python evaluate.py --pack PACK [--tiles DIR] [--simulated DIR] [--line DIR] [--precision fp32|fp16|int8] [--json FILE]

--tiles: the magnetic tile photographs (images/CLASS, masks/CLASS, groups.csv). --simulated: shards of general pictures with seeds not trained
on. --line: shards of the bearing line with seeds not trained on. Every figure comes from the pack alone.
"""

import argparse
import csv
import json
import random
import time
from pathlib import Path

import numpy as np
import onnxruntime as ort
from PIL import Image
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import balanced_accuracy_score, roc_auc_score
from tokenizers import Tokenizer

import tokens
from captions import KINDS
from corpus import Corpus
from words import DEFECTS, VOIDS

TEMPLATES = [
    "a photo of a {} under factory lighting", "a photo of a {}", "a close-up photo of a {}", "a {}", "a black and white photo of a {}",
    "an industrial photo of a {} for visual inspection", "a cropped photo of a {}",
]
THINGS = ["a photo of a {p} with {t}", "a close-up photo of {t} on a {p}", "a {p} with {t}", "there is {t} on the {p}", "a photo of {t}"]

TILE = {
    "free": (["flawless", "good", "undamaged", "defect-free", "smooth", "even"], ["no defect", "no damage", "an even surface"]),
    "blowhole": (["pitted"], ["a blowhole", "blowholes", "a pit", "small dark round holes"]),
    "break": (["broken", "chipped"], ["a break", "a broken edge", "a chipped edge", "a broken corner"]),
    "crack": (["cracked"], ["a crack", "cracks", "a hairline crack"]),
    "fray": (["frayed", "worn"], ["fray", "a frayed edge", "a worn area", "a ragged edge"]),
    "uneven": (["uneven", "patchy"], ["an uneven surface", "unevenness", "uneven grinding"]),
}
BEARING = {
    "good": (["flawless", "good", "undamaged", "defect-free", "clean"], ["no defect", "no damage"]),
    "scratch": (["scratched"], ["a scratch", "scratches"]),
    "crack": (["cracked"], ["a crack", "cracks"]),
    "rust": (["rusty", "corroded"], ["rust", "corrosion"]),
    "dent": (["dented"], ["a dent", "dents"]),
    "missing ball": (["incomplete"], ["a missing ball", "one ball missing", "a gap between the balls"]),
    "contamination": (["contaminated", "dirty"], ["contamination", "dirt", "debris"]),
}


def prepare(picture, size):
    """Pixels uint8 [H, W, 3] or a Pillow picture -> float32 [3, size, size]: shortest edge to size with Pillow's bicubic, centre crop, normalise."""
    from augment import MEAN, STD

    picture = (picture if isinstance(picture, Image.Image) else Image.fromarray(picture)).convert("RGB")
    w, h = picture.size
    w2, h2 = (size, int(size * h / w)) if w <= h else (int(size * w / h), size)
    if (w2, h2) != (w, h):
        picture = picture.resize((w2, h2), Image.BICUBIC)
    x, y = (w2 - size) // 2, (h2 - size) // 2
    pixels = np.asarray(picture.crop((x, y, x + size, y + size)), np.float32) / 255
    return ((pixels - MEAN) / STD).transpose(2, 0, 1)


def unit(x):
    return x / np.linalg.norm(x, axis=-1, keepdims=True)


class Pack:
    """An encoder pack on the CPU."""

    def __init__(self, folder, precision="fp32", threads=2):
        folder, options = Path(folder), ort.SessionOptions()
        options.intra_op_num_threads, options.log_severity_level = threads, 3
        name = {"fp32": "vision_model", "fp16": "vision_model_fp16", "int8": "vision_model_quantized"}[precision]
        self.vision = ort.InferenceSession(str(folder / f"onnx/{name}.onnx"), options, providers=["CPUExecutionProvider"])
        self.text = ort.InferenceSession(str(folder / "onnx/text_model.onnx"), options, providers=["CPUExecutionProvider"])
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.size = json.loads((folder / "preprocessor_config.json").read_text())["crop_size"]["height"]
        self.scale = float(np.exp(json.loads((folder / "config.json").read_text())["logit_scale_init_value"]))

    def pictures(self, pictures, patches=False, count=32):
        """Unit embeddings [N, D]; with patches=True also unit patch embeddings [N, P, D] (float16)."""
        whole, parts = [], []
        for i in range(0, len(pictures), count):
            e, p = self.vision.run(None, {"pixel_values": np.stack([prepare(x, self.size) for x in pictures[i : i + count]])})
            whole.append(unit(e))
            if patches:
                parts.append(unit(p).astype(np.float16))
        return (np.concatenate(whole), np.concatenate(parts)) if patches else np.concatenate(whole)

    def texts(self, texts):
        """Unit embeddings [N, D]."""
        return unit(self.text.run(None, {"input_ids": tokens.encode(self.tokenizer, texts)})[0])

    def prompts(self, texts):
        """One class: its texts embedded, averaged, normalised. [D]"""
        return unit(self.texts(texts).mean(0))


def texts_of(words, product):
    """All prompts of one class of a product."""
    states, things = words
    return [t.format(f"{s} {product}") for s in states for t in TEMPLATES] + [t.format(p=product, t=x) for x in things for t in THINGS]


def void_texts(kind):
    return [t.format(v) for v in VOIDS[kind] for t in ("{}", "a photo of {}")]


def softmax(x):
    e = np.exp(x - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def tiles(pack, folder, repeats=20, seed=1):
    """Zero-shot, ten shots and pixels on the magnetic tile photographs."""
    folder = Path(folder)
    rows = list(csv.DictReader(open(folder / "groups.csv")))
    names = sorted(TILE)
    rows = [r for r in rows if (folder / "images" / r["class"] / r["file"]).exists()]
    pictures = [Image.open(folder / "images" / r["class"] / r["file"]).convert("RGB") for r in rows]
    y = np.array([names.index(r["class"]) for r in rows])
    group = np.array([r["group"] for r in rows])
    whole, parts = pack.pictures(pictures, patches=True)
    prompts = np.stack([pack.prompts(texts_of(TILE[n], "magnetic tile")) for n in names])
    p = softmax(whole @ prompts.T * pack.scale)
    good, free = names.index("free"), y == names.index("free")
    out = {
        "zero_shot_auroc": roc_auc_score(~free, 1 - p[:, good]),
        "zero_shot_six_classes": balanced_accuracy_score(y, p.argmax(1)),
        "zero_shot_auroc_by_class": {n: round(roc_auc_score((y == i)[free | (y == i)], 1 - p[free | (y == i), good]), 3) for i, n in enumerate(names) if i != good},
    }
    six, two = [], []
    for r in range(repeats):
        rng = np.random.default_rng(seed * 1000 + r)
        shots = np.concatenate([_shots(rng, np.flatnonzero(y == k), group, 10) for k in range(len(names))])
        test = np.flatnonzero(~np.isin(group, group[shots]))
        six.append(balanced_accuracy_score(y[test], _logistic(whole[shots], y[shots]).predict(whole[test])))
        two.append(balanced_accuracy_score(free[test], _logistic(whole[shots], free[shots]).predict(whole[test])))
    out |= {"ten_shots_six_classes": np.mean(six), "ten_shots_six_classes_std": np.std(six), "ten_shots_two_classes": np.mean(two)}
    side = int(parts.shape[1] ** 0.5)
    per_picture, all_scores, all_masks = [], [], []
    for i in np.flatnonzero(~free):
        mask_file = folder / "masks" / rows[i]["class"] / (Path(rows[i]["file"]).stem + ".png")
        mask = _crop(Image.open(mask_file).convert("L"), pack.size)
        heat = softmax(parts[i].astype(np.float32) @ prompts.T * pack.scale)[:, good].reshape(side, side)
        heat = 1 - np.asarray(Image.fromarray(heat.astype(np.float32)).resize((pack.size, pack.size), Image.BILINEAR))
        if mask.any() and not mask.all():
            per_picture.append(roc_auc_score(mask.ravel(), heat.ravel()))
            all_scores.append(heat[::4, ::4].ravel())
            all_masks.append(mask[::4, ::4].ravel())
    out |= {"pixel_auroc": np.mean(per_picture), "pixel_auroc_pooled": roc_auc_score(np.concatenate(all_masks), np.concatenate(all_scores))}
    return out


def _crop(mask, size):
    w, h = mask.size
    w2, h2 = (size, int(size * h / w)) if w <= h else (int(size * w / h), size)
    x, y = (w2 - size) // 2, (h2 - size) // 2
    return np.asarray(mask.resize((w2, h2), Image.NEAREST).crop((x, y, x + size, y + size))) > 127


def _shots(rng, rows, group, count):
    """count rows, each from another group as far as there are enough."""
    chosen, used = [], set()
    for i in rng.permutation(rows):
        if group[i] not in used:
            chosen.append(i)
            used.add(group[i])
        if len(chosen) == count:
            break
    return np.array(chosen)


def _logistic(x, y):
    return LogisticRegression(C=100, max_iter=2000, class_weight="balanced").fit(x, y)


def shards(folder, limit=2000):
    """Pictures, kinds [N, K] and truths of all shards below a folder."""
    pictures, kinds, truths, seen = [], [], [], 0
    for shard in Corpus(folder).shards.values():
        n = min(shard.count, limit - seen)
        pictures += [shard.pictures[i] for i in range(n)]
        kinds.append(shard.kinds[:n])
        truths += shard.truths[:n]
        seen += n
    return pictures, np.concatenate(kinds), truths


def simulated(pack, folder):
    """Held-out general pictures, each asked with all kinds of defects for its own product."""
    pictures, kinds, truths = shards(folder)
    parts = np.flatnonzero(kinds[:, -len(VOIDS):].sum(1) == 0)
    whole = pack.pictures([pictures[i] for i in parts])
    kinds = kinds[parts]
    names = ["good", *(k for i, k in enumerate(KINDS) if k in DEFECTS and kinds[:, i].sum() > 0)]
    columns = [KINDS.index(n) for n in names]
    p = np.zeros((len(parts), len(names)))
    for product in {truths[i].product for i in parts}:
        rows = [j for j, i in enumerate(parts) if truths[i].product == product]
        words = [BEARING["good"], *((DEFECTS[n].states[:2], DEFECTS[n].things[:3]) for n in names[1:])]
        prompts = np.stack([pack.prompts(texts_of(w, product)) for w in words])
        p[rows] = softmax(whole[rows] @ prompts.T * pack.scale)
    bad = kinds[:, 0] == 0
    # The kind is right when the likeliest defect is one that the picture has.
    right = kinds[bad][np.arange(bad.sum()), np.array(columns)[1 + p[bad, 1:].argmax(1)]] > 0
    by_kind = {n: round(float(right[kinds[bad][:, c] > 0].mean()), 2) for n, c in zip(names, columns) if n != "good" and (kinds[bad][:, c] > 0).any()}
    return {"pictures": len(parts), "defect_right": right.mean(), "good_auroc": roc_auc_score(bad, 1 - p[:, 0]), "defect_right_by_kind": by_kind,
            "good_called_good": (p[~bad].argmax(1) == 0).mean(), "bad_called_good": (p[bad].argmax(1) == 0).mean()}


def line(pack, folder, cut=0.0):
    """The bearing line, zero-shot by prompts. PASS needs the good class to be likeliest and its probability to reach the cut.

    Without a cut the smallest is looked for that lets at most 1 % of the bad parts pass; --cut makes the choice once and keeps it.
    """
    pictures, kinds, truths = shards(folder, 4000)
    names = [*BEARING, *VOIDS]
    whole = pack.pictures(pictures)
    prompts = np.stack([pack.prompts(texts_of(BEARING[n], "bearing")) for n in BEARING] + [pack.prompts(void_texts(n)) for n in VOIDS])
    p = softmax(whole @ prompts.T * pack.scale)
    void = kinds[:, -len(VOIDS):].sum(1) > 0
    good, bad = (kinds[:, 0] > 0) & ~void, (kinds[:, 0] == 0) & ~void
    sure = np.where(p.argmax(1) == 0, p[:, 0], 0)
    cuts = {str(share): float(np.quantile(sure[bad], 1 - share)) + 1e-9 for share in (0.01, 0.05)}
    out = {"pictures": len(pictures), "good": int(good.sum()), "bad": int(bad.sum()), "good_auroc": roc_auc_score(bad[~void], 1 - p[~void, 0]),
           "cuts": cuts, "good_pass_at": {s: float((sure[good] >= max(c, 0.01)).mean()) for s, c in cuts.items()},
           "at_fixed_cuts": {c: {"good_pass": float((sure[good] >= c).mean()), "bad_pass": float((sure[bad] >= c).mean())} for c in (0.5, 0.6, 0.7, 0.8, 0.9, 0.95)},
           "void_seen": {n: float((p[kinds[:, KINDS.index(n)] > 0].argmax(1) == names.index(n)).mean()) for n in VOIDS if kinds[:, KINDS.index(n)].any()},
           "parts_called_void": float((p[~void].argmax(1) >= len(BEARING)).mean())}
    bad_kinds = {}
    for n in list(BEARING)[1:]:
        rows = kinds[:, KINDS.index(n)] > 0
        if rows.any():
            bad_kinds[n] = {"named": round(float((p[rows].argmax(1) == names.index(n)).mean()), 3), "pass_at_0.8": round(float((sure[rows] >= 0.8).mean()), 3)}
    out["by_kind"] = bad_kinds
    if cut:
        out["chosen"] = {"cut": cut, "good_pass": float((sure[good] >= cut).mean()), "bad_pass": float((sure[bad] >= cut).mean())}
    return out


def speed(pack, repeats=30):
    """Median milliseconds for one picture on two threads."""
    x, times = np.random.default_rng(0).standard_normal((1, 3, pack.size, pack.size)).astype(np.float32), []
    for _ in range(repeats):
        began = time.perf_counter()
        pack.vision.run(None, {"pixel_values": x})
        times.append((time.perf_counter() - began) * 1e3)
    return float(np.median(times))


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--pack", required=True)
    p.add_argument("--tiles")
    p.add_argument("--simulated")
    p.add_argument("--line")
    p.add_argument("--cut", type=float, default=0.0)
    p.add_argument("--precision", default="fp32", choices=["fp32", "fp16", "int8"])
    p.add_argument("--json")
    a = p.parse_args()
    random.seed(1)
    pack = Pack(a.pack, a.precision)
    out = {"precision": a.precision, "scale": pack.scale, "milliseconds": speed(pack)}
    if a.tiles:
        out["magnetic_tile"] = tiles(pack, a.tiles)
    if a.simulated:
        out["simulated"] = simulated(pack, a.simulated)
    if a.line:
        out["bearing_line"] = line(pack, a.line, a.cut)
    out = json.loads(json.dumps(out, default=float), parse_float=lambda v: round(float(v), 4))
    print(json.dumps(out, indent=1))
    if a.json:
        Path(a.json).write_text(json.dumps(out, indent=1) + "\n")


if __name__ == "__main__":
    main()
