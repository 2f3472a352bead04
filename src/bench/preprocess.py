"""How long Pillow and numpy take for the tensor that `tenshot bench` makes of 1080 x 1080 of 1920 x 1080 pixels,
step by step as Hugging Face's CLIPImageProcessor does it. Needs numpy and Pillow: python3 src/bench/preprocess.py"""

import time

import numpy
from PIL import Image

MEAN = numpy.array([0.48145467, 0.45782751, 0.40821072], numpy.float32)
DEVIATION = numpy.array([0.26862955, 0.26130259, 0.2757771], numpy.float32)
RUNS = 50


def tensor(frame):
    region = Image.fromarray(frame).crop((420, 0, 1500, 1080)).resize((224, 224), Image.BICUBIC)
    scaled = (numpy.array(region) * (1 / 255)).astype(numpy.float32)
    return ((scaled - MEAN) / DEVIATION).transpose(2, 0, 1)


def main():
    frame = numpy.random.default_rng(1).integers(0, 256, (1080, 1920, 3), numpy.uint8)
    times = []
    for run in range(-RUNS // 5, RUNS):
        begun = time.perf_counter()
        tensor(frame)
        if run >= 0:
            times.append(time.perf_counter() - begun)
    print(f"{1000 * sorted(times)[RUNS // 2]:.1f} ms, at best {1000 * min(times):.1f} ms")


if __name__ == "__main__":
    main()
