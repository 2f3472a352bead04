"""What a camera and a line may do to a picture: turns, flips, framing, light, colour, sharpness, noise."""

import cv2
import numpy as np
import torch

cv2.setNumThreads(1)
MEAN = np.array([0.48145466, 0.4578275, 0.40821073], np.float32)
STD = np.array([0.26862954, 0.26130258, 0.27577711], np.float32)
NOISE = np.random.default_rng(0).standard_normal((512, 512, 3)).astype(np.float32)


def frame(rng, picture, mask, size, strength=1.0):
    """One picture [S, S, 3] and its mask [S, S] turned, flipped, scaled and cropped to size; most of a defect stays in the view."""
    full = picture.shape[0]
    before = int(np.count_nonzero(mask))
    moved_mask = np.zeros((size, size), np.uint8)
    for zoom in (rng.uniform(0.85, 1.45) if rng.random() < 0.7 * strength else 1.0, 1.0):
        turn = np.deg2rad(90 * rng.integers(4) + (rng.uniform(-20, 20) if rng.random() < 0.3 * strength else 0))
        c, s = np.cos(turn) * zoom * size / full, np.sin(turn) * zoom * size / full
        flip = -1 if rng.random() < 0.5 else 1
        # A region that is not square is squeezed into a square picture.
        wide = np.exp(rng.uniform(-0.45, 0.45)) if zoom > 1 and rng.random() < 0.6 * strength else 1.0
        stretch = np.array([[max(wide, 1.0)], [max(1 / wide, 1.0)]], np.float32)
        m = np.concatenate([np.array([[c * flip, -s], [s * flip, c]], np.float32) * stretch, np.zeros((2, 1), np.float32)], 1)
        centre = size / 2 + rng.uniform(-1, 1, 2) * max(0.0, zoom - 1) * size / 2
        m[:, 2] = centre - 0.5 - m[:, :2] @ np.full(2, full / 2 - 0.5)
        if before == 0:
            break
        moved_mask = cv2.warpAffine(mask, m, (size, size), flags=cv2.INTER_NEAREST)
        if np.count_nonzero(moved_mask) >= 0.6 * before * (zoom * size / full) ** 2 * max(wide, 1 / wide):
            break
    shrink = zoom * size / full
    source = cv2.GaussianBlur(picture, (0, 0), 0.35 / shrink) if shrink < 0.8 else picture
    sharp = cv2.INTER_CUBIC if rng.random() < 0.5 else cv2.INTER_LINEAR
    moved = cv2.warpAffine(source, m, (size, size), flags=sharp, borderMode=cv2.BORDER_REFLECT_101)
    if rng.random() < 0.2 * strength:
        moved = cv2.GaussianBlur(moved, (0, 0), rng.uniform(0.3, 0.9))
    if rng.random() < 0.2 * strength:
        moved = cv2.imdecode(cv2.imencode(".jpg", moved, (cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(40, 90))))[1], cv2.IMREAD_COLOR)
    return moved, moved_mask


def expose(rng, picture, strength=1.0):
    """One picture uint8 [S, S, 3] in other light: contrast, brightness, tint, grey, noise -> normalised float32 [S, S, 3]."""
    grey = rng.random() < 0.45 * strength
    if grey:
        picture = cv2.cvtColor(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
    middle = cv2.mean(picture)[0] / 255
    gain = np.exp(0.7 * strength * rng.uniform(-0.7, 1))
    lift = middle * np.exp(0.4 * strength * rng.uniform(-1, 1)) + 0.08 * strength * rng.uniform(-1, 1)
    bend = np.exp(0.4 * strength * rng.uniform(-1, 1)) if rng.random() < 0.5 else 1.0
    tint = np.ones(3) if grey else 1 + 0.12 * strength * rng.uniform(-1, 1, 3)
    levels = np.arange(256, dtype=np.float32)[:, None] / 255
    table = np.clip(((levels - middle) * gain + lift) * tint, 0, 1) ** bend
    table = ((table - MEAN) / STD).astype(np.float32)[None]
    out = cv2.LUT(picture, np.ascontiguousarray(table.reshape(1, 256, 3)))
    size = picture.shape[0]
    if rng.random() < 0.4 * strength:
        # Light and reflections that differ from place to place: a coarse field, in the units of the normalised pixels.
        field = 1 + rng.uniform(0.05, 0.4) * rng.uniform(-1, 1, (int(rng.integers(2, 5)), int(rng.integers(2, 5))))
        field = cv2.resize(field.astype(np.float32), (size, size), interpolation=cv2.INTER_CUBIC)[:, :, None]
        out = (out + MEAN / STD) * field - MEAN / STD
    if rng.random() < 0.6 * strength:
        y, x = rng.integers(0, 512 - size, 2)
        noise = NOISE[y : y + size, x : x + size]
        amount = 0.12 * strength * rng.random() ** 2
        out += amount * (noise[:, :, :1] if grey or rng.random() < 0.5 else noise)
    return out


def batch(rng, pictures, masks, size, strength=1.0):
    """uint8 [B, S, S, 3] and [B, S, S] -> normalised float32 [B, 3, size, size] (channels last) and masks uint8 [B, size, size]."""
    x, moved_masks = np.empty((len(pictures), size, size, 3), np.float32), np.empty((len(pictures), size, size), np.uint8)
    for i, (picture, mask) in enumerate(zip(pictures, masks)):
        moved, moved_masks[i] = frame(rng, picture, mask, size, strength)
        x[i] = expose(rng, moved, strength)
    return torch.from_numpy(x).permute(0, 3, 1, 2), torch.from_numpy(moved_masks)
