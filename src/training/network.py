"""The two towers of surface-s: a plain convolutional picture tower with a dense neck, and a small causal transformer for text."""

import torch
import torch.nn.functional as F
from torch import nn

from tokens import POSITIONS

DIMENSION = 256


def conv(a, b, kernel=3, stride=1):
    """Convolution without bias, then batch norm: both become one convolution on export."""
    return nn.Sequential(nn.Conv2d(a, b, kernel, stride, kernel // 2, bias=False), nn.BatchNorm2d(b))


class Block(nn.Module):
    """Residual pair of 3x3 convolutions. [B, C, H, W] -> the same."""

    def __init__(self, width):
        super().__init__()
        self.a, self.b = conv(width, width), conv(width, width)
        nn.init.zeros_(self.b[1].weight)

    def forward(self, x):
        return F.relu(x + self.b(F.relu(self.a(x))))


class PictureTower(nn.Module):
    """[B, 3, S, S] normalised pixels, S a multiple of 32 -> picture [B, D], patches [B, P, D] and suspicion [B, P] with P = (S/8)^2, seen [B, F].

    Embeddings are not of unit length. The suspicion of a patch is the logit that it shows a defect; the picture's embedding is a view of the
    whole plus the embedding of the most suspicious patches, so that a defect of a few pixels is not lost in the mean. What was seen, before it is
    turned into the language of the texts, holds more than they say: heads that learn from shots gain from it.
    """

    def __init__(self, widths=(32, 64, 128, 224), depths=(1, 2, 4, 2), neck=128):
        super().__init__()
        self.stem = nn.Sequential(conv(3, widths[0], 7, stride=4), nn.ReLU())
        stages = []
        for i, (width, depth) in enumerate(zip(widths, depths)):
            first = [conv(widths[i - 1], width, stride=2), nn.ReLU()] if i else []
            stages.append(nn.Sequential(*first, *[Block(width) for _ in range(depth)]))
        self.stages = nn.ModuleList(stages)
        self.lateral = nn.ModuleList([conv(w, neck, 1) for w in widths[1:]])
        self.mix = nn.Sequential(nn.ReLU(), conv(neck, neck), nn.ReLU())
        self.to_patches = nn.Conv2d(neck, DIMENSION, 1)
        self.suspect = nn.Conv2d(neck, 1, 1)
        self.norm = nn.BatchNorm1d(widths[-1] + 2 * neck)
        self.to_picture = nn.Linear(widths[-1] + 2 * neck, DIMENSION)

    def forward(self, x):
        return self.whole(x)[:4]

    def whole(self, x):
        """As forward, with the output of every stage and the finest features [B, N, S/8, S/8] behind."""
        x = self.stages[0](self.stem(x))
        first, levels = x, []
        for stage in self.stages[1:]:
            x = stage(x)
            levels.append(x)
        up = self.lateral[2](levels[2])
        up = self.lateral[1](levels[1]) + F.interpolate(up, scale_factor=2, mode="nearest")
        fine = self.mix(self.lateral[0](levels[0]) + F.interpolate(up, scale_factor=2, mode="nearest"))
        pooled = torch.cat([levels[2].mean((2, 3)), fine.mean((2, 3)), fine.amax((2, 3))], 1)
        patches, suspicion = self.to_patches(fine).flatten(2).transpose(1, 2), self.suspect(fine).flatten(1).float()
        focus = (suspicion.softmax(1)[:, None].to(patches.dtype) @ patches)[:, 0]
        seen = self.norm(pooled.float())
        return self.to_picture(seen) + focus.float(), patches, suspicion, seen, [first, *levels], fine


class TextBlock(nn.Module):
    """Pre-norm causal attention and feed-forward. [B, L, W] -> the same."""

    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)

    def forward(self, x, mask):
        b, length, width = x.shape
        q, k, v = self.qkv(self.norm1(x)).reshape(b, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        weights = (q @ k.transpose(-1, -2) * (width // self.heads) ** -0.5 + mask).softmax(-1)
        x = x + self.out((weights @ v).transpose(1, 2).reshape(b, length, width))
        return x + self.down(F.gelu(self.up(self.norm2(x))))


class TextTower(nn.Module):
    """int64 ids [B, L], L up to 77 -> [B, D]. Reads at the first end token (the highest id), so that what follows it does not matter."""

    def __init__(self, vocabulary, width=192, depth=3, heads=4):
        super().__init__()
        self.words = nn.Embedding(vocabulary, width)
        self.positions = nn.Parameter(torch.randn(POSITIONS, width) * 0.01)
        nn.init.normal_(self.words.weight, std=0.02)
        self.blocks = nn.ModuleList([TextBlock(width, heads) for _ in range(depth)])
        self.norm, self.project = nn.LayerNorm(width), nn.Linear(width, DIMENSION, bias=False)
        self.register_buffer("mask", torch.full((POSITIONS, POSITIONS), -1e4).triu(1), persistent=False)

    def forward(self, ids):
        length = ids.shape[1]
        x = self.words(ids) + self.positions[:length]
        for block in self.blocks:
            x = block(x, self.mask[:length, :length])
        end = ids.argmax(1)
        x = x.gather(1, end[:, None, None].expand(-1, 1, x.shape[2]))[:, 0]
        return self.project(self.norm(x))


class Encoder(nn.Module):
    """Both towers with the learned scales of the picture loss and of the dense loss (as logarithms).

    anchors [kinds, D]: a direction of its own for every kind. Pictures and texts are drawn to it as well as to each other, which is a steadier
    pull than that of one paraphrase. view turns what was seen into what two views of a part have in common (the projection head of SimCLR, Chen
    et al., ICML 2020). The pack holds neither.
    """

    def __init__(self, vocabulary, kinds):
        super().__init__()
        self.picture, self.text = PictureTower(), TextTower(vocabulary)
        self.anchors = nn.Parameter(torch.randn(kinds, DIMENSION) * 0.1)
        self.scale, self.dense_scale = nn.Parameter(torch.tensor(2.6)), nn.Parameter(torch.tensor(2.6))
        seen = self.picture.to_picture.in_features
        self.view = nn.Sequential(nn.Linear(seen, DIMENSION), nn.ReLU(), nn.Linear(DIMENSION, 128))
