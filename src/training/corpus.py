"""The drawn pictures on disk: folders as the generator writes them, held in memory (100 KB a picture of 160 pixels).

A folder holds pictures.rgb (uint8 [N, S, S, 3]), masks.raw (uint8 [N, S, S], above 0 where a defect is) and labels.jsonl (N lines). A corpus
is a folder of such folders; more may appear while a training runs.
"""

import json
from pathlib import Path

import numpy as np

from captions import FACT, KIND, KINDS, Truth
from words import VOIDS, plain


class Shard:
    """One folder of pictures with masks and truths."""

    def __init__(self, folder):
        folder = Path(folder)
        lines = [json.loads(line) for line in (folder / "labels.jsonl").read_text().splitlines() if line]
        self.count = len(lines)
        self.size = int(round((((folder / "pictures.rgb").stat().st_size) / 3 / self.count) ** 0.5))
        self.pictures = np.fromfile(folder / "pictures.rgb", np.uint8).reshape(self.count, self.size, self.size, 3)
        self.masks = np.fromfile(folder / "masks.raw", np.uint8).reshape(self.count, self.size, self.size)
        self.labels = lines
        self.truths = [truth(line) for line in lines]
        self.twin = np.array([bool(line.get("twin")) for line in lines])
        self.facts = np.zeros((self.count, len(FACT)), bool)
        self.kinds = np.zeros((self.count, len(KINDS)), np.float32)
        for i, t in enumerate(self.truths):
            self.facts[i, t.facts()] = True
            for kind, _ in t.kinds:
                self.kinds[i, KIND[kind]] = 1


def truth(line):
    """The Truth of one line of labels.jsonl."""
    void, part = plain(line.get("void") or ""), plain(line.get("part", ""))
    if void in VOIDS:
        kinds = ((void, 1.0),)
    else:
        kinds = tuple((_kind(d["kind"], part), float(d["severity"])) for d in line["defects"]) or (("good", 0.0),)
    return Truth(part, plain(line.get("material", "")), kinds, plain(line.get("lighting", "")))


def _kind(name, part):
    kind = plain(name)
    return "missing ball" if kind == "missing" and part == "bearing" else kind


class Corpus:
    """All shards below a folder; refresh() takes up new ones. A shard counts once its file `done` exists, so that half-written ones are left alone."""

    def __init__(self, folder):
        self.folder, self.shards = Path(folder), {}
        self.refresh()

    def refresh(self):
        for done in sorted(self.folder.glob("*/done")):
            if done.parent.name not in self.shards:
                self.shards[done.parent.name] = Shard(done.parent)
        self.counts = [s.count for s in self.shards.values()]
        if not self.counts:
            raise SystemExit(f"no finished shard below {self.folder}: a shard is a folder with pictures.rgb, masks.raw, labels.jsonl and done")

    def draw(self, rng, count):
        """count random pictures of one shard, a defective part mostly with the same part repaired: (pictures uint8 [B, S, S, 3], masks uint8
        [B, S, S], kinds float32 [B, K], facts bool [B, F], truths)."""
        shards = list(self.shards.values())
        shard = shards[rng.choice(len(shards), p=np.array(self.counts) / sum(self.counts))]
        rows = rng.choice(shard.count, count, replace=count > shard.count)
        followed = (rows + 1 < shard.count) & shard.twin[np.minimum(rows + 1, shard.count - 1)]
        beside = np.concatenate([rows[followed] + 1, rows[shard.twin[rows]] - 1])
        rows = np.unique(np.concatenate([beside, rows])[:count])
        rows = np.sort(np.concatenate([rows, rng.choice(shard.count, count - len(rows))]))
        return shard.pictures[rows], shard.masks[rows], shard.kinds[rows], shard.facts[rows], [shard.truths[i] for i in rows]

    def __len__(self):
        return sum(self.counts)
