"""Writes a trained network as the sections net.* of the model, one file each, for pack_model.

usage: export.py NETWORK.pt FOLDER

Matrices and the table of rows are rounded to 8 bits with a scale a row. docs/formats/network.md has the layout.
"""

import json
import os
import sys

import torch

import evaluate
from features import FIRST_WORD_ROW, Rows, word_key
from network import Network


def rounded(weight: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    scale = weight.abs().amax(1).clamp(min=1e-8) / 127
    return (weight / scale[:, None]).round().clamp(-127, 127).to(torch.int8), scale


class Tensors:
    def __init__(self):
        self.bytes, self.where = bytearray(), {}

    def add(self, name: str, tensor: torch.Tensor):
        data = tensor.detach().contiguous().numpy().tobytes()
        self.where[name] = [len(self.bytes), len(data)]
        self.bytes += data + bytes(-len(data) % 64)

    def matrix(self, name: str, weight, bias):
        weight, scale = rounded(weight.float())
        self.add(name + ".weight", weight)
        self.add(name + ".scale", scale)
        self.add(name + ".bias", bias.float())

    def norm(self, name: str, norm):
        self.add(name + ".weight", norm.weight)
        self.add(name + ".bias", norm.bias)


@torch.no_grad()
def export(network: Network, rows: Rows, folder: str) -> None:
    os.makedirs(folder, exist_ok=True)
    encoder, tree = network.encoder, network.tree
    out = Tensors()
    out.norm("norm_in", encoder.norm_in)
    out.norm("norm_out", encoder.norm_out)
    for i, (kind, layer) in enumerate(zip(network.settings.layers, encoder.layers)):
        name = f"layers.{i}."
        out.norm(name + "norm", layer.norm)
        if kind == "a":
            out.matrix(name + "qkv", layer.qkv.weight, layer.qkv.bias)
            out.matrix(name + "out", layer.out.weight, layer.out.bias)
            out.add(name + "distance", layer.distance)
        else:
            out.matrix(name + "mix", layer.mix.weight, layer.mix.bias)
    out.matrix("tags", network.tags.weight, network.tags.bias)
    out.matrix("arcs", tree.arc.weight, tree.arc.bias)
    # what suits any head goes with the dependent's wishes; the constant, which a root lacks, comes off the root's
    wishes = torch.cat([tree.bilinear.weight, tree.root.weight])
    bias = torch.cat([tree.bilinear.bias + tree.head_bias.weight[0], tree.root.bias - tree.head_bias.bias])
    out.matrix("bilinear", wishes, bias)
    out.add("tree_distance", tree.distance)
    out.matrix("labels", tree.label.weight, tree.label.bias)
    out.matrix("label_out", tree.label_out.weight, tree.label_out.bias)

    order = sorted(range(len(rows.vocabulary)), key=lambda i: word_key(rows.vocabulary[i]))
    places = list(range(FIRST_WORD_ROW)) + [FIRST_WORD_ROW + i for i in order]
    places += range(rows.affix_base, rows.size)
    table, scales = rounded(encoder.rows.weight[places])
    keys = b"".join(word_key(rows.vocabulary[i]).to_bytes(8, "little") for i in order)

    settings = network.settings.to_dict() | {"affix_rows": rows.affix_rows, "shape_rows": rows.shape_rows}
    description = {"settings": settings, "labels": network.label_sets, "tensors": out.where}
    sections = {"net.json": json.dumps(description).encode(), "net.tensors": bytes(out.bytes),
                "net.vocabulary": keys, "net.rows": table.numpy().tobytes(), "net.row_scales": scales.numpy().tobytes()}
    for name, data in sections.items():
        with open(os.path.join(folder, name), "wb") as file:
            file.write(data)


@torch.no_grad()
def round_weights(network: Network) -> None:
    """Makes the network's weights what they will be once exported, so that its answers can be compared."""
    matrices = [m for m in network.modules() if isinstance(m, torch.nn.Linear)] + [network.encoder.rows]
    for m in matrices:
        weight, scale = rounded(m.weight)
        m.weight.copy_(weight * scale[:, None])


if __name__ == "__main__":
    export(*evaluate.load(sys.argv[1]), sys.argv[2])
