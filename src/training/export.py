"""Writes a checkpoint as an encoder pack: ONNX files, tokenizer, configuration, encoder.json.

    python export.py --checkpoint leg.pt --corpus DIR --out ../../assets/encoders/surface-s [--size 160] [--scale 30]

--corpus gives the pictures that calibrate the INT8 file; it ships only where it agrees with FP32 (mean cosine at least 0.99).
"""

import argparse
import hashlib
import json
import math
import os
import tempfile
import warnings
from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort
import torch
from onnxruntime.quantization import CalibrationDataReader, CalibrationMethod, QuantFormat, QuantType, quantize_static
from onnxruntime.quantization.shape_inference import quant_pre_process
from onnxruntime.transformers.float16 import convert_float_to_float16
from tokenizers import Tokenizer

import augment
import tokens
from corpus import Corpus
from network import Encoder
from shipping import Pictures, Texts, dimension
from words import VOIDS


def write(module, sample, path, inputs, outputs, axes):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(module, (sample,), str(path), input_names=inputs, output_names=outputs, dynamic_axes=axes, opset_version=17, dynamo=False)
    onnx.checker.check_model(str(path))


class Samples(CalibrationDataReader):
    """Normalised pictures one by one, as the quantiser wants them."""

    def __init__(self, pixels):
        self.rows = iter(pixels[:, None])

    def get_next(self):
        row = next(self.rows, None)
        return None if row is None else {"pixel_values": row}


def run(path, feeds):
    options = ort.SessionOptions()
    options.log_severity_level = 3
    return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"]).run(None, feeds)


def cosine(a, b):
    """Mean cosine of the rows of the last axis."""
    a, b = a / np.linalg.norm(a, axis=-1, keepdims=True), b / np.linalg.norm(b, axis=-1, keepdims=True)
    return float((a * b).sum(-1).mean())


def pixels_of(corpus, size, count, seed=0):
    """Pictures of the corpus prepared as the product does it: float32 [count, 3, size, size]."""
    from evaluate import prepare

    pictures = corpus.draw(np.random.default_rng(seed), count)[0]
    return np.stack([prepare(p, size) for p in pictures])


def pack(model, tokenizer, out, size, pixels, name, scale, share=0.5, power=0.5, figures=None, source="trained by this project: src/training"):
    """Writes the towers of a model as a pack and returns how well its files agree.

    pixels float32 [N, 3, size, size], N at least 200: what drawn or real pictures look like, for the gist and for the 8-bit file.
    scale: the logit scale between pictures and texts, before the gist takes its share of the length.
    """
    (out / "onnx").mkdir(parents=True, exist_ok=True)
    vision, text = out / "onnx/vision_model.onnx", out / "onnx/text_model.onnx"
    half, small = out / "onnx/vision_model_fp16.onnx", out / "onnx/vision_model_quantized.onnx"
    tower, texts = Pictures(model.picture, model.anchors, len(VOIDS), share, power).eval(), Texts(model.text).eval()
    tower.fit(pixels)
    pixels = pixels[:200]
    scale /= (1 - share) ** 0.5
    write(tower, torch.randn(2, 3, size, size), vision, ["pixel_values"], ["image_embeds", "patch_embeds"],
          {"pixel_values": {0: "batch"}, "image_embeds": {0: "batch"}, "patch_embeds": {0: "batch"}})
    ids = torch.from_numpy(tokens.encode(tokenizer, ["a photo of a rusty bearing", "a flawless gear under factory lighting"]))
    write(texts, ids, text, ["input_ids"], ["text_embeds"], {"input_ids": {0: "batch", 1: "length"}, "text_embeds": {0: "batch"}})
    onnx.save(convert_float_to_float16(onnx.load(str(vision)), keep_io_types=True), str(half))
    with torch.no_grad():
        expected = tower(torch.from_numpy(pixels[:8]))[0].numpy()
        expected_text = texts(ids).numpy()
    reference = run(vision, {"pixel_values": pixels[100:]})
    padded = np.zeros((2, tokens.POSITIONS), np.int64)
    padded[:, : ids.shape[1]] = ids.numpy()
    checks = {
        "onnx_to_torch": cosine(run(vision, {"pixel_values": pixels[:8]})[0], expected),
        "text_onnx_to_torch": cosine(run(text, {"input_ids": padded})[0], expected_text),
        "fp16_to_fp32": cosine(run(half, {"pixel_values": pixels[100:]})[0], reference[0]),
        "fp16_to_fp32_patches": cosine(run(half, {"pixel_values": pixels[100:]})[1], reference[1]),
    }
    quantise(vision, small, pixels[:100])
    quantised = run(small, {"pixel_values": pixels[100:]})
    checks["int8_to_fp32"], checks["int8_to_fp32_patches"] = cosine(quantised[0], reference[0]), cosine(quantised[1], reference[1])
    if checks["int8_to_fp32"] < 0.99:
        small.unlink()
    configure(out, tokenizer, size, scale)
    figures = dict(figures or {})
    if small.exists():
        # The station runs the 8-bit file only where this says that it was measured to be close enough.
        figures["quantisedCosine"] = round(checks["int8_to_fp32"], 5)
    describe(out, name, scale, figures, source)
    return {"scale": scale, **checks, "bytes": sum(f.stat().st_size for f in out.rglob("*") if f.is_file())}


def quantise(vision, small, pixels):
    """The 8-bit file; the first and the last layers carry the most error for the fewest bytes and stay in FP32."""
    with tempfile.TemporaryDirectory() as folder:
        ready = os.path.join(folder, "ready.onnx")
        quant_pre_process(str(vision), ready, skip_symbolic_shape=True)
        nodes = [n.name for n in onnx.load(ready).graph.node if n.op_type == "Conv"]
        quantize_static(ready, str(small), Samples(pixels), quant_format=QuantFormat.QDQ, per_channel=True, weight_type=QuantType.QInt8,
                        activation_type=QuantType.QUInt8, calibrate_method=CalibrationMethod.MinMax, op_types_to_quantize=["Conv"],
                        nodes_to_exclude=[nodes[0], *nodes[-2:]])


def configure(out, tokenizer, size, scale):
    """The files that other programs for CLIP read too."""
    end, start = tokenizer.token_to_id(tokens.END), tokenizer.token_to_id(tokens.START)
    tokenizer.save(str(out / "tokenizer.json"))
    dump(out / "config.json", {
        "model_type": "clip", "projection_dim": dimension(), "logit_scale_init_value": math.log(scale),
        "text_config": {"vocab_size": tokenizer.get_vocab_size(), "bos_token_id": start, "eos_token_id": end, "max_position_embeddings": tokens.POSITIONS},
        "vision_config": {"image_size": size, "patch_size": 8},
    })
    dump(out / "preprocessor_config.json", {
        "image_processor_type": "CLIPImageProcessor", "do_convert_rgb": True, "do_resize": True, "size": {"height": size, "width": size}, "resample": 3,
        "do_center_crop": False, "crop_size": {"height": size, "width": size}, "do_rescale": True, "rescale_factor": 1 / 255, "do_normalize": True,
        "image_mean": [round(float(v), 8) for v in augment.MEAN], "image_std": [round(float(v), 8) for v in augment.STD],
    })
    dump(out / "tokenizer_config.json", {
        "tokenizer_class": "CLIPTokenizer", "model_max_length": tokens.POSITIONS, "do_lower_case": True, "add_prefix_space": False,
        "bos_token": tokens.START, "eos_token": tokens.END, "pad_token": tokens.END, "unk_token": tokens.END, "clean_up_tokenization_spaces": False,
    })
    dump(out / "special_tokens_map.json", {"bos_token": tokens.START, "eos_token": tokens.END, "pad_token": tokens.END, "unk_token": tokens.END})


def load(checkpoint):
    """(model, tokenizer) of a checkpoint that train.py wrote."""
    state = torch.load(checkpoint, weights_only=False)
    tokenizer = Tokenizer.from_str(state["tokenizer"])
    model = Encoder(tokenizer.get_vocab_size(), len(state["kinds"]))
    model.load_state_dict(state["weights"])
    return model.eval(), tokenizer


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--checkpoint", required=True)
    p.add_argument("--corpus", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--size", type=int, default=160)
    p.add_argument("--scale", type=float, default=0, help="logit scale to write instead of the learned one")
    p.add_argument("--share", type=float, default=0.5, help="share of the gist in an embedding's squared length")
    p.add_argument("--power", type=float, default=0.5, help="how far the gist is whitened, 0..1")
    p.add_argument("--id", default="surface-s")
    p.add_argument("--figures", help="JSON file of evaluate.py to take over")
    a = p.parse_args()
    model, tokenizer = load(a.checkpoint)
    pixels = pixels_of(Corpus(a.corpus), a.size, 1500)
    figures = json.loads(Path(a.figures).read_text()) if a.figures else {}
    scale = a.scale or float(model.scale.detach().exp().clamp(max=100))
    print(json.dumps(pack(model, tokenizer, Path(a.out), a.size, pixels, a.id, scale, a.share, a.power, figures), indent=1))


def dump(path, value):
    path.write_text(json.dumps(value, indent=2) + "\n")


def describe(out, name, scale, figures, source):
    """encoder.json: what the product reads first, with the size and sha256 of every file but itself and the card."""
    files = {f.relative_to(out).as_posix(): {"sha256": hashlib.sha256(f.read_bytes()).hexdigest(), "bytes": f.stat().st_size}
             for f in sorted(out.rglob("*")) if f.is_file() and f.name not in ("encoder.json", "README.md")}
    dump(out / "encoder.json", {
        "id": name, "version": 2, "licence": "Apache-2.0", "source": source,
        "outputs": {"image": "image_embeds", "patches": "patch_embeds"}, "preprocessing": 1, "logitScale": scale, "files": files, "figures": figures,
    })


if __name__ == "__main__":
    main()
