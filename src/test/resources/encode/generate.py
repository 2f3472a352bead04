"""Writes the tiny ONNX files of this folder: every way in which exporters name and shape a CLIP pair.

    pip install onnx==1.23.1 numpy && python generate.py

A picture (8 x 8) becomes the means of its colours times a matrix, a text the mean of its words' vectors: enough
that different inputs get different embeddings.
"""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

F, I64, I32 = TensorProto.FLOAT, TensorProto.INT64, TensorProto.INT32
LENGTH = 77
rng = np.random.default_rng(7)


def numbers(name, *shape):
    return numpy_helper.from_array(rng.normal(size=shape).astype(np.float32), name)


def save(file, nodes, inputs, outputs, constants):
    graph = helper.make_graph(
        nodes,
        "tiny",
        [helper.make_tensor_value_info(*one) for one in inputs],
        [helper.make_tensor_value_info(*one) for one in outputs],
        constants,
    )
    network = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], producer_name="tenshot")
    network.ir_version = 8
    onnx.checker.check_model(network)
    onnx.save(network, file)


def vision(file, input="pixel_values", output="image_embeds", batch="batch", dimension=4, normalise=False, bias=0.0, edge=8, second=None):
    nodes = [
        helper.make_node("GlobalAveragePool", [input], ["pooled"]),
        helper.make_node("Flatten", ["pooled"], ["flat"]),
        helper.make_node("Gemm", ["flat", "matrix", "bias"], ["raw"]),
        helper.make_node("LpNormalization", ["raw"], [output], axis=1, p=2) if normalise else helper.make_node("Identity", ["raw"], [output]),
    ]
    outputs = [(output, F, [batch, dimension])]
    if second:
        nodes.append(helper.make_node("Identity", ["raw"], [second]))
        outputs.append((second, F, [batch, dimension]))
    constants = [numbers("matrix", 3, dimension), numpy_helper.from_array(np.full(dimension, 0.1 + bias, np.float32), "bias")]
    save(file, nodes, [(input, F, [batch, 3, edge, edge])], outputs, constants)


def text(file, input="input_ids", output="text_embeds", kind=I64, batch="batch", length="sequence", mask=False, normalise=False):
    inputs = [(input, kind, [batch, length])]
    outputs = [(output, F, [batch, 4])]
    constants = [numbers("words", 16, 4)]
    nodes = [helper.make_node("Gather", ["words", input], ["vectors"])]
    if mask:
        # Only unmasked words count, so a wrong mask shows in the embedding.
        inputs.append(("attention_mask", kind, [batch, length]))
        outputs.append(("last_hidden_state", F, [batch, length, 4]))
        constants.append(numpy_helper.from_array(np.array([2], np.int64), "last"))
        nodes += [
            helper.make_node("Cast", ["attention_mask"], ["mask"], to=F),
            helper.make_node("Unsqueeze", ["mask", "last"], ["column"]),
            helper.make_node("Mul", ["vectors", "column"], ["last_hidden_state"]),
            helper.make_node("ReduceMean", ["last_hidden_state"], ["raw"], axes=[1], keepdims=0),
        ]
    else:
        nodes.append(helper.make_node("ReduceMean", ["vectors"], ["raw"], axes=[1], keepdims=0))
    nodes.append(
        helper.make_node("LpNormalization", ["raw"], [output], axis=1, p=2) if normalise else helper.make_node("Identity", ["raw"], [output])
    )
    save(file, nodes, inputs, outputs, constants)


rng = np.random.default_rng(7)
vision("vision.onnx")
rng = np.random.default_rng(7)
vision("vision-fixed.onnx", input="image", output="embedding", batch=1, normalise=True)
rng = np.random.default_rng(7)
vision("vision-unnamed.onnx", input="x", output="y")
vision("vision-two-outputs.onnx", output="first", second="second")
vision("vision-wide.onnx", dimension=6)
vision("vision-16-pixels.onnx", edge=16)
vision("vision-nan.onnx", bias=np.nan)
rng = np.random.default_rng(8)
text("text.onnx")
rng = np.random.default_rng(8)
text("text-fixed-int32.onnx", input="text", output="embedding", kind=I32, batch=1, length=LENGTH, normalise=True)
rng = np.random.default_rng(8)
text("text-mask.onnx", output="features", mask=True)
rng = np.random.default_rng(8)
text("text-mask-int32.onnx", output="features", kind=I32, mask=True)
