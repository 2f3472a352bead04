"""What a pack holds: the towers with unit vectors of two halves.

The first half of an embedding is what the texts speak of, the second ("gist") is what the picture tower saw on the way there, at every scale: mean and
spread of each stage, decorrelated. Texts have zeros there, so that prompts read the first half alone, while heads that learn from shots use both.
"""

import copy

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from network import DIMENSION

GIST = 256
# How far the most suspicious patch moves a picture towards defects, in lengths of its embedding for one standard deviation.
PUSH = 0.2


def folded(tower):
    """A copy of the picture tower in which every batch norm has gone into its convolution or linear layer."""
    tower = copy.deepcopy(tower).eval()

    def fold(module):
        for name, child in module.named_children():
            if isinstance(child, nn.Sequential):
                layers, out = list(child), []
                for layer in layers:
                    if isinstance(layer, nn.BatchNorm2d) and isinstance(out[-1], nn.Conv2d):
                        out[-1] = fuse_conv_bn_eval(out[-1], layer)
                    else:
                        fold(layer)
                        out.append(layer)
                setattr(module, name, nn.Sequential(*out))
            elif isinstance(child, nn.ModuleList):
                holder = nn.ModuleList()
                for layer in child:
                    box = nn.Module()
                    box.inner = layer
                    fold(box)
                    holder.append(box.inner)
                setattr(module, name, holder)
            else:
                fold(child)

    fold(tower)
    norm, linear = tower.norm, tower.to_picture
    gain = norm.weight / (norm.running_var + norm.eps).sqrt()
    linear.bias = nn.Parameter(linear.bias + linear.weight @ (norm.bias - norm.running_mean * gain))
    linear.weight = nn.Parameter(linear.weight * gain)
    tower.norm = nn.Identity()
    return tower.to(memory_format=torch.contiguous_format)


def decorrelated(rows, size, power):
    """Rows [N, F] -> (matrix [size, F], offset [size]) that centre, scale and turn such rows; power 0 keeps the strengths of the directions, 1 makes
    all equal (whitening)."""
    mean, spread = rows.mean(0), rows.std(0) + 1e-6
    _, strengths, directions = np.linalg.svd((rows - mean) / spread, full_matrices=False)
    strengths = strengths / len(rows) ** 0.5
    size = min(size, len(strengths))
    matrix = (directions[:size] * strengths[:size, None] ** -power) / spread
    return matrix.astype(np.float32), (-matrix @ mean).astype(np.float32)


class Pictures(nn.Module):
    """[B, 3, S, S] -> image_embeds [B, D + G] and patch_embeds [B, P, D + G].

    anchors [kinds, D] of the training, "good" first and the empty views last: the way from good to the mean of all defects.
    """

    def __init__(self, tower, anchors, voids, share=0.5, power=0.5):
        super().__init__()
        self.tower, self.share, self.power = folded(tower), share, power
        anchors = F.normalize(anchors.detach(), dim=-1)
        self.register_buffer("way", F.normalize(anchors[1:-voids].mean(0) - anchors[0], dim=0))
        self.middle, self.spread = 0.0, 1.0
        self.whole, self.part = nn.Linear(1, 1), nn.Linear(1, 1)

    def look(self, x):
        """picture [B, D], patches [B, P, D], the highest suspicion of a patch [B], gist [B, F], fine features [B, P, N]."""
        picture, patches, suspicion, _, levels, fine = self.tower.whole(x)
        gist = []
        for level in [*levels, fine]:
            mean = level.mean((2, 3), keepdim=True)
            gist += [mean.flatten(1), ((level - mean).square().mean((2, 3)) + 1e-6).sqrt()]
        return picture, patches, suspicion.amax(1), torch.cat(gist, 1), fine.flatten(2).transpose(1, 2)

    @torch.no_grad()
    def fit(self, pixels, count=64):
        """Learns what is common in drawn pictures, float32 [N, 3, S, S]."""
        gists, fines, peaks = [], [], []
        for i in range(0, len(pixels), count):
            _, _, peak, gist, fine = self.look(torch.from_numpy(pixels[i : i + count]))
            peaks.append(peak.numpy())
            gists.append(gist.numpy())
            fines.append(fine[:, ::7].reshape(-1, fine.shape[2]).numpy())
        peaks = np.concatenate(peaks)
        self.middle, self.spread = float(peaks.mean()), float(peaks.std())
        self.whole = linear(*decorrelated(np.concatenate(gists), GIST, self.power))
        self.part = linear(*decorrelated(np.concatenate(fines), GIST, self.power))

    def forward(self, x):
        picture, patches, peak, gist, fine = self.look(x)
        # One way only: a view without a part has nothing suspicious either, and must not be pushed towards good.
        picture = F.normalize(picture, dim=-1) + PUSH * F.relu((peak - self.middle) / self.spread)[:, None] * self.way
        part = F.pad(F.normalize(self.part(fine), dim=-1), (0, GIST - self.part.out_features))
        return join(picture, F.normalize(self.whole(gist), dim=-1), self.share), join(patches, part, self.share)


class Texts(nn.Module):
    """int64 ids [B, L] -> text_embeds [B, D + G]."""

    def __init__(self, tower):
        super().__init__()
        self.tower = tower

    def forward(self, ids):
        return F.pad(F.normalize(self.tower(ids), dim=-1), (0, GIST))


def join(first, second, share):
    """Unit vectors of both halves; the second one has this share of the squared length."""
    return torch.cat([F.normalize(first, dim=-1) * (1 - share) ** 0.5, second * share**0.5], -1)


def linear(matrix, offset):
    layer = nn.Linear(matrix.shape[1], matrix.shape[0])
    layer.weight, layer.bias = nn.Parameter(torch.from_numpy(matrix)), nn.Parameter(torch.from_numpy(offset))
    return layer


def dimension():
    """Components of an embedding."""
    return DIMENSION + GIST
