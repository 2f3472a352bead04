"""Measures an encoder pack through its ONNX files, with the preprocessing of the product.

    python evaluate.py --pack PACK [--tiles DIR] [--simulated DIR] [--line DIR] [--precision fp32|fp16|int8] [--json FILE]

--tiles: the magnetic tile photographs (images/CLASS, masks/CLASS, groups.csv). --simulated: shards of general pictures with seeds not trained
on. --line: shards of the bearing line with seeds not trained on. The prompts are those of the profiles. Every figure comes from the pack alone.
"""

import argparse
import csv
import json
import tempfile
import time
import warnings
from pathlib import Path

import numpy as np
import onnxruntime as ort
import torch
from PIL import Image
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import balanced_accuracy_score, roc_auc_score
from tokenizers import Tokenizer

import tokens
from captions import KINDS
from corpus import Corpus
from prompts import read
from words import DEFECTS, VOIDS

GOOD_WORDS = (["flawless", "undamaged", "clean"], ["no defects", "no damage"])
STATES = ["a {s} {p}", "a photo of a {s} {p}", "a close-up photo of a {s} {p}", "a photo of a {s} {p} under factory lighting"]
THINGS = ["a {p} with {t}", "a photo of a {p} with {t}", "a close-up photo of {t} on a {p}"]
# The class of a profile by the generator's name for what it shows.
CLASS_OF = {"missing ball": "missing-part", "blur": "blurred"}


def prepare(picture, size):
    """Pixels uint8 [H, W, 3] or a Pillow picture -> float32 [3, size, size]: squeezed into the square with Pillow's bicubic, so that all of it is seen."""
    from augment import MEAN, STD

    picture = (picture if isinstance(picture, Image.Image) else Image.fromarray(picture)).convert("RGB")
    picture = picture if picture.size == (size, size) else picture.resize((size, size), Image.BICUBIC)
    return ((np.asarray(picture, np.float32) / 255 - MEAN) / STD).transpose(2, 0, 1)


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
    """Texts of one class from states and things."""
    states, things = words
    return [t.format(s=s, p=product) for s in states for t in STATES] + [t.format(p=product, t=x) for x in things for t in THINGS]


def softmax(x):
    e = np.exp(x - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def tiles(pack, folder, classes, repeats=20, seed=1):
    """Zero-shot, ten shots and pixels on the magnetic tile photographs."""
    folder = Path(folder)
    rows = list(csv.DictReader(open(folder / "groups.csv")))
    names = [c.name for c in classes]
    rows = [r for r in rows if (folder / "images" / r["class"] / r["file"]).exists()]
    pictures = [Image.open(folder / "images" / r["class"] / r["file"]).convert("RGB") for r in rows]
    y = np.array([names.index(r["class"]) for r in rows])
    group = np.array([r["group"] for r in rows])
    whole, parts = pack.pictures(pictures, patches=True)
    prompts = np.stack([pack.prompts(c.texts) for c in classes])
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
        mask = np.asarray(Image.open(mask_file).convert("L").resize((pack.size, pack.size), Image.NEAREST)) > 127
        heat = softmax(parts[i].astype(np.float32) @ prompts.T * pack.scale)[:, good].reshape(side, side)
        heat = 1 - np.asarray(Image.fromarray(heat.astype(np.float32)).resize((pack.size, pack.size), Image.BILINEAR))
        if mask.any() and not mask.all():
            per_picture.append(roc_auc_score(mask.ravel(), heat.ravel()))
            all_scores.append(heat[::4, ::4].ravel())
            all_masks.append(mask[::4, ::4].ravel())
    out |= {"pixel_auroc": np.mean(per_picture), "pixel_auroc_pooled": roc_auc_score(np.concatenate(all_masks), np.concatenate(all_scores))}
    return out


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
        words = [GOOD_WORDS, *((DEFECTS[n].states[:2], DEFECTS[n].things[:3]) for n in names[1:])]
        prompts = np.stack([pack.prompts(texts_of(w, product)) for w in words])
        p[rows] = softmax(whole[rows] @ prompts.T * pack.scale)
    bad = kinds[:, 0] == 0
    # The kind is right when the likeliest defect is one that the picture has.
    right = kinds[bad][np.arange(bad.sum()), np.array(columns)[1 + p[bad, 1:].argmax(1)]] > 0
    by_kind = {n: round(float(right[kinds[bad][:, c] > 0].mean()), 2) for n, c in zip(names, columns) if n != "good" and (kinds[bad][:, c] > 0).any()}
    return {"pictures": len(parts), "defect_right": right.mean(), "good_auroc": roc_auc_score(bad, 1 - p[:, 0]), "defect_right_by_kind": by_kind,
            "good_called_good": (p[~bad].argmax(1) == 0).mean(), "bad_called_good": (p[bad].argmax(1) == 0).mean()}


def line(pack, folder, classes, cut):
    """The simulated line of a profile, zero-shot by its prompts. PASS: the good class is the likeliest and its probability reaches the cut."""
    pictures, kinds, _ = shards(folder, 4000)
    names = [c.name for c in classes]
    is_void = np.array([c.kind == "void" for c in classes])
    good_class = [c.kind for c in classes].index("good")
    truth = np.array([names.index(CLASS_OF.get(KINDS[k], KINDS[k])) for k in kinds.argmax(1)])
    p = softmax(pack.pictures(pictures) @ np.stack([pack.prompts(c.texts) for c in classes]).T * pack.scale)
    void, good = is_void[truth], truth == good_class
    bad = ~void & ~good
    sure = np.where(p.argmax(1) == good_class, p[:, good_class], 0)
    smallest = {str(s): float(np.quantile(sure[bad], 1 - s)) for s in (0.01, 0.05)}
    per_class = {n: {"parts": int((truth == i).sum()), "named": (p[truth == i].argmax(1) == i).mean(), "pass": (sure[truth == i] >= cut).mean()}
                 for i, n in enumerate(names) if (truth == i).any()}
    return {
        "pictures": len(pictures), "good": int(good.sum()), "bad": int(bad.sum()), "cut": cut,
        "good_pass": (sure[good] >= cut).mean(), "bad_pass": (sure[bad] >= cut).mean(), "void_pass": (sure[void] >= cut).mean(),
        "good_auroc": roc_auc_score(bad[~void], 1 - p[~void, good_class]), "cut_for_bad_pass": smallest,
        "good_pass_then": {s: (sure[good] > c).mean() for s, c in smallest.items()}, "parts_called_void": is_void[p[~void].argmax(1)].mean(),
        "classes": per_class,
    }


class VitB32(torch.nn.Module):
    """The picture tower of CLIP ViT-B/32 with random weights: the same work, to compare times with (Radford et al., 2021, table 20)."""

    def __init__(self):
        super().__init__()
        self.patches = torch.nn.Conv2d(3, 768, 32, 32, bias=False)
        self.first, self.places = torch.nn.Parameter(torch.randn(768)), torch.nn.Parameter(torch.randn(50, 768))
        layer = torch.nn.TransformerEncoderLayer(768, 12, 3072, dropout=0, activation="gelu", batch_first=True, norm_first=True)
        self.layers = torch.nn.TransformerEncoder(layer, 12, enable_nested_tensor=False)
        self.project = torch.nn.Linear(768, 512, bias=False)

    def forward(self, x):
        x = self.patches(x).flatten(2).transpose(1, 2)
        x = torch.cat([self.first.expand(x.shape[0], 1, -1), x], 1) + self.places
        return self.project(self.layers(x)[:, 0])


def speed(pack, repeats=40):
    """Median milliseconds for one picture on two threads, the pack's and ViT-B/32's in turn, and their ratio."""
    options = ort.SessionOptions()
    options.intra_op_num_threads, options.log_severity_level = 2, 3
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        file = str(Path(folder) / "vit.onnx")
        torch.onnx.export(VitB32().eval(), (torch.randn(1, 3, 224, 224),), file, input_names=["pixel_values"], opset_version=17, dynamo=False)
        vit = ort.InferenceSession(file, options, providers=["CPUExecutionProvider"])
    rng, times = np.random.default_rng(0), ([], [])
    runs = [(pack.vision, ["image_embeds"], pack.size), (vit, None, 224)]
    for i in range(repeats + 5):
        for (session, wanted, size), own in zip(runs, times):
            x = rng.standard_normal((1, 3, size, size)).astype(np.float32)
            began = time.perf_counter()
            session.run(wanted, {"pixel_values": x})
            if i >= 5:
                own.append((time.perf_counter() - began) * 1e3)
    ours, theirs = (float(np.median(t)) for t in times)
    return {"milliseconds": ours, "vit_b32_milliseconds": theirs, "ratio": ours / theirs}


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--pack", required=True)
    p.add_argument("--tiles")
    p.add_argument("--simulated")
    p.add_argument("--line")
    p.add_argument("--profiles", default="../../profiles", help="folder with bearing.yaml and magnetic-tile.yaml")
    p.add_argument("--templates", default="../main/resources/org/tenshot/profile/templates.yaml")
    p.add_argument("--scale", type=float, help="logit scale to try instead of the pack's")
    p.add_argument("--precision", default="fp32", choices=["fp32", "fp16", "int8"])
    p.add_argument("--speed", action="store_true", help="time one picture beside ViT-B/32 with random weights")
    p.add_argument("--json")
    a = p.parse_args()
    pack = Pack(a.pack, a.precision)
    pack.scale = a.scale or pack.scale
    out = {"precision": a.precision, "scale": pack.scale}
    if a.speed:
        out["speed"] = speed(pack)
    if a.tiles:
        out["magnetic_tile"] = tiles(pack, a.tiles, read(Path(a.profiles) / "magnetic-tile.yaml", a.templates)[0])
    if a.simulated:
        out["simulated"] = simulated(pack, a.simulated)
    if a.line:
        classes, limits = read(Path(a.profiles) / "bearing.yaml", a.templates)
        out["bearing_line"] = line(pack, a.line, classes, limits["pass"])
    out = json.loads(json.dumps(out, default=float), parse_float=lambda v: round(float(v), 4))
    print(json.dumps(out, indent=1))
    if a.json:
        Path(a.json).write_text(json.dumps(out, indent=1) + "\n")


if __name__ == "__main__":
    main()
