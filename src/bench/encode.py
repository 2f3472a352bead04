"""How long ONNX Runtime takes for a ViT-B/32 picture encoder when Python runs it, beside what `tenshot bench` takes for
the same file with the same threads, by turns:

    python3 src/bench/encode.py FOLDER target/tenshot/bin/tenshot [--rounds 3] [--runs 10]

FOLDER becomes an encoder pack with the shape of OpenAI's CLIP ViT-B/32 and random weights (350 MB), unless it is one.
Needs numpy, onnxruntime (of the version in pom.xml, to compare like with like) and, for a new pack, torch and onnx."""

import argparse
import json
import os
import shutil
import subprocess
import time
from pathlib import Path

import numpy
import onnxruntime

SHIPPED = Path(__file__).parents[2] / "assets/encoders/surface-s"
SMALL_FILES = ["config.json", "preprocessor_config.json", "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json"]


def write_pack(folder):
    """The picture half is new; texts, which no figure is about, are those of the encoder that ships."""
    (folder / "onnx").mkdir(parents=True, exist_ok=True)
    for name in [*SMALL_FILES, "onnx/text_model.onnx"]:
        shutil.copy(SHIPPED / name, folder / name)
    export(folder / "onnx/vision_model.onnx")


def export(file):
    import torch
    from torch import nn

    class Block(nn.Module):
        def __init__(self, width, heads):
            super().__init__()
            self.heads = heads
            self.before = nn.LayerNorm(width)
            self.query, self.key, self.value, self.out = (nn.Linear(width, width) for _ in range(4))
            self.between = nn.LayerNorm(width)
            self.wider = nn.Linear(width, 4 * width)
            self.narrower = nn.Linear(4 * width, width)

        def forward(self, x):
            y = self.before(x)
            split = (x.shape[0], x.shape[1], self.heads, x.shape[2] // self.heads)
            query, key, value = (part(y).reshape(split).transpose(1, 2) for part in (self.query, self.key, self.value))
            weights = torch.softmax(query @ key.transpose(2, 3) * split[3] ** -0.5, 3)
            x = x + self.out((weights @ value).transpose(1, 2).reshape(x.shape))
            y = self.wider(self.between(x))
            return x + self.narrower(y * torch.sigmoid(1.702 * y))

    class Vision(nn.Module):
        def __init__(self, width=768, layers=12, patch=32, edge=224, embedding=512):
            super().__init__()
            self.patches = nn.Conv2d(3, width, patch, patch, bias=False)
            self.first = nn.Parameter(torch.randn(1, 1, width) * width**-0.5)
            self.places = nn.Parameter(torch.randn(1, (edge // patch) ** 2 + 1, width) * width**-0.5)
            self.before = nn.LayerNorm(width)
            self.blocks = nn.Sequential(*(Block(width, width // 64) for _ in range(layers)))
            self.after = nn.LayerNorm(width)
            self.projection = nn.Linear(width, embedding, bias=False)

        def forward(self, pixels):
            x = self.patches(pixels).flatten(2).transpose(1, 2)
            x = torch.cat([self.first.expand(x.shape[0], -1, -1), x], 1)
            return self.projection(self.after(self.blocks(self.before(x + self.places))[:, 0]))

    torch.manual_seed(1)
    torch.onnx.export(
        Vision().eval(),
        (torch.randn(2, 3, 224, 224),),
        str(file),
        dynamo=False,
        opset_version=17,
        input_names=["pixel_values"],
        output_names=["image_embeds"],
        dynamic_axes={"pixel_values": {0: "batch"}, "image_embeds": {0: "batch"}},
    )


def python_millis(file, threads, runs):
    """Median per picture, alone and in a batch of 8, with options as the program sets them."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.add_session_config_entry("session.inter_op.allow_spinning", "0")
    session = onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
    random = numpy.random.default_rng(1)
    medians = []
    for batch in (1, 8):
        pixels = random.standard_normal((batch, 3, 224, 224), numpy.float32)
        times = []
        for run in range(-max(3, runs // 5), runs):
            begun = time.perf_counter()
            session.run(["image_embeds"], {"pixel_values": pixels})
            if run >= 0:
                times.append(time.perf_counter() - begun)
        medians.append(1000 * sorted(times)[runs // 2] / batch)
    return medians


def program_millis(program, folder, runs):
    command = [program, "bench", "--encoder", str(folder), "--device", "cpu", "--runs", str(runs), "--json"]
    rows = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)["rows"]
    return [rows[0]["millis"], rows[1]["millis"]]


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("program")
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--runs", type=int, default=10)
    asked = arguments.parse_args()
    file = asked.folder / "onnx/vision_model.onnx"
    if not file.exists():
        write_pack(asked.folder)
    cores = os.cpu_count()
    threads = cores if cores <= 2 else cores - 1
    print(f"onnxruntime {onnxruntime.__version__} in Python, {threads} threads")
    rounds = []
    for _ in range(asked.rounds):
        rounds.append(python_millis(file, threads, asked.runs) + program_millis(asked.program, asked.folder, asked.runs))
        print("Python %.1f and %.1f ms, program %.1f and %.1f ms" % tuple(rounds[-1]), flush=True)
    best = numpy.min(rounds, 0)
    print(f"ratio of the best medians: {best[2] / best[0]:.3f} alone, {best[3] / best[1]:.3f} in a batch of 8")


if __name__ == "__main__":
    main()
