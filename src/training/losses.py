"""The losses of the training. Embeddings of pictures and texts come in at unit length; every loss is a mean over what it looks at."""

import torch
import torch.nn.functional as F


def contrast(pictures, texts, fits, scale):
    """Pictures [B, D] against the captions of the batch [B, D]; fits bool [B, B] says which caption (column) is true of which picture."""
    logits = pictures @ texts.T * scale
    fits = fits.float()
    rows, columns = fits / fits.sum(1, keepdim=True).clamp(min=1), fits / fits.sum(0, keepdim=True).clamp(min=1)
    return -((rows * logits.log_softmax(1)).sum(1).mean() + (columns * logits.log_softmax(0)).sum(0).mean()) / 2


def choose(pictures, prompts, kinds, applies, scale):
    """Pictures [B, D] against sets of prompts, one text a kind: [sets, K, D]. kinds [B, K] is the truth, applies bool [B, sets] which sets may ask."""
    logits = torch.einsum("bd,skd->bsk", pictures, prompts) * scale
    target = kinds / kinds.sum(1, keepdim=True)
    loss = -(target[:, None] * logits.log_softmax(2)).sum(2)
    return loss[applies].mean()


def name(prompts, anchors, scale):
    """Prompts [sets, K, D] against the anchors [K, D] of their kinds."""
    logits = prompts @ anchors.T * scale
    return F.cross_entropy(logits.flatten(0, 1), torch.arange(len(anchors)).repeat(len(prompts)))


def sound(pictures, prompts, kinds, scale):
    """Pictures [B, D] against pairs of prompts (good, defective) [pairs, 2, D]; empty views are left out."""
    parts = kinds[:, 1:].any(1) | (kinds[:, 0] > 0)
    logits = torch.einsum("bd,pkd->bpk", pictures[parts], prompts) * scale
    target = (kinds[parts, 0] == 0).long()
    return F.cross_entropy(logits.flatten(0, 1), target.repeat_interleave(prompts.shape[0]))


def same(views, scale=8.0):
    """Two views of each part [2B, 128], the second ones after all first ones: each must find its other half among all others (NT-Xent, Chen et
    al., ICML 2020, equation 1). The same part repaired is among the others, so its defect must stay visible."""
    views = F.normalize(views.float(), dim=-1)
    n = len(views) // 2
    logits = (views @ views.T * scale).fill_diagonal_(-1e4)
    return F.cross_entropy(logits, torch.arange(2 * n).roll(n))


def dense(patches, suspicion, masks, prompts, kinds, voids, scale):
    """Patches [B, N, D] (any length, any precision) against prompts [K, D]: inside the mask [B, S, S] the defect's words, well outside "good"; and
    suspicion [B, N] towards 1 inside and 0 outside.

    Half of the weight lies on defective patches, half on sound ones. Empty views (the last `voids` kinds) have no say.
    """
    b, n, _ = patches.shape
    side = int(n**0.5)
    cover = F.avg_pool2d((masks > 0).float()[:, None], masks.shape[1] // side)
    inside = cover > 0.25
    peak = cover.amax((2, 3), keepdim=True)
    inside |= (cover >= 0.7 * peak) & (peak > 0.01)
    outside = F.max_pool2d(cover, 3, 1, 1) == 0
    parts = (kinds[:, -voids:].sum(1) == 0)[:, None]
    inside, outside = inside.flatten(1) & parts & (kinds[:, :1] == 0), outside.flatten(1) & parts
    tell = F.softplus(-suspicion), F.softplus(suspicion)
    share = inside.float() / inside.sum(1, keepdim=True).clamp(min=1)
    # The words are compared on a sample of the patches: all of a small defect, and some of the rest.
    rows = (torch.rand_like(suspicion) + inside).topk(min(48, n), 1).indices
    patches = patches.gather(1, rows[:, :, None].expand(-1, -1, patches.shape[2]))
    target = kinds / kinds.sum(1, keepdim=True)
    length = patches.float().square().sum(2, keepdim=True).sqrt().clamp(min=1e-6)
    log_p = ((patches @ prompts.T.to(patches.dtype)).float() / length * scale).log_softmax(2)
    words = -(log_p * target[:, None]).sum(2), -log_p[:, :, 0]
    inside_too, outside_too = inside.gather(1, rows), outside.gather(1, rows)
    # Every defective picture counts the same, however small its defect.
    count = inside.any(1).sum().clamp(min=1)
    share_too = inside_too.float() / inside_too.sum(1, keepdim=True).clamp(min=1)
    bad = (words[0] * share_too).sum() / count + (tell[0] * share).sum() / count
    return (bad + words[1][outside_too].mean() + tell[1][outside].mean()) / 2
