"""Makes a network that train_network.py can go on from (--start) out of a model file, whose weights are rounded.

usage: unpack.py MODEL VOCABULARY NETWORK.pt

VOCABULARY has a folded word a line: the model keeps only their keys, so words it did not see when it was made lose
nothing but a row that is drawn anew. docs/formats/container.md and docs/formats/network.md have the layouts.
"""

import json
import struct
import sys

import numpy as np
import torch

from features import FIRST_WORD_ROW, Rows, word_key
from network import Network, Settings


def sections(path: str) -> dict[str, bytes]:
    data = open(path, "rb").read()
    count = struct.unpack_from("<I", data, 20)[0]
    out = {}
    for i in range(count):
        name, begin, size, _ = struct.unpack_from("<24sQQQ", data, 64 + 48 * i)
        out[name.rstrip(b"\0").decode()] = data[begin:begin + size]
    return out


class Tensors:
    def __init__(self, data: bytes, where: dict[str, list[int]]):
        self.data, self.where = data, where

    def floats(self, name: str) -> torch.Tensor:
        begin, size = self.where[name]
        return torch.from_numpy(np.frombuffer(self.data, "<f4", size // 4, begin).copy())

    def matrix(self, name: str) -> torch.Tensor:
        begin, size = self.where[name + ".weight"]
        scale = self.floats(name + ".scale")
        whole = np.frombuffer(self.data, np.int8, size, begin).reshape(len(scale), -1)
        return torch.from_numpy(whole.astype(np.float32)) * scale[:, None]


@torch.no_grad()
def unpack(model: str, words: list[str]) -> tuple[Network, list[str]]:
    parts = sections(model)
    about = json.loads(parts["net.json"])
    tensors = Tensors(parts["net.tensors"], about["tensors"])
    settings = {k: v for k, v in about["settings"].items() if not k.endswith("_rows")}
    rows = Rows(words)
    network = Network(Settings(**settings), rows.size, about["labels"])

    def linear(module, name):
        module.weight.copy_(tensors.matrix(name))
        module.bias.copy_(tensors.floats(name + ".bias"))

    def norm(module, name):
        module.weight.copy_(tensors.floats(name + ".weight"))
        module.bias.copy_(tensors.floats(name + ".bias"))

    encoder, tree = network.encoder, network.tree
    norm(encoder.norm_in, "norm_in")
    norm(encoder.norm_out, "norm_out")
    for i, (kind, layer) in enumerate(zip(network.settings.layers, encoder.layers)):
        norm(layer.norm, f"layers.{i}.norm")
        if kind == "a":
            linear(layer.qkv, f"layers.{i}.qkv")
            linear(layer.out, f"layers.{i}.out")
            layer.distance.copy_(tensors.floats(f"layers.{i}.distance").view_as(layer.distance))
        else:
            linear(layer.mix, f"layers.{i}.mix")
    linear(network.tags, "tags")
    linear(tree.arc, "arcs")
    linear(tree.label, "labels")
    linear(tree.label_out, "label_out")
    tree.distance.copy_(tensors.floats("tree_distance"))
    wishes, bias = tensors.matrix("bilinear"), tensors.floats("bilinear.bias")
    tree.bilinear.weight.copy_(wishes[:-1])
    tree.bilinear.bias.copy_(bias[:-1])  # what suits any head came in with it (export.py)
    tree.root.weight.copy_(wishes[-1:])
    tree.root.bias.copy_(bias[-1:])
    tree.head_bias.weight.zero_()
    tree.head_bias.bias.zero_()

    scales = torch.from_numpy(np.frombuffer(parts["net.row_scales"], "<f4").copy())
    table = torch.from_numpy(np.frombuffer(parts["net.rows"], np.int8).reshape(len(scales), -1).astype(np.float32)) * scales[:, None]
    keys = np.frombuffer(parts["net.vocabulary"], "<u8")
    place = {int(k): FIRST_WORD_ROW + i for i, k in enumerate(keys)}
    encoder.rows.weight[:FIRST_WORD_ROW] = table[:FIRST_WORD_ROW]
    encoder.rows.weight[rows.affix_base:] = table[FIRST_WORD_ROW + len(keys):]
    known = [(i, place[word_key(w)]) for i, w in enumerate(words) if word_key(w) in place]
    encoder.rows.weight[[FIRST_WORD_ROW + i for i, _ in known]] = table[[p for _, p in known]]
    print(f"{len(known)} of {len(words)} words have a row in the model, which has {len(keys)}")
    return network, words


if __name__ == "__main__":
    words = open(sys.argv[2], encoding="utf-8").read().split("\n")
    network, words = unpack(sys.argv[1], words)
    torch.save({"network": network.state_dict(), "labels": network.label_sets, "vocabulary": words,
                "settings": network.settings.to_dict()}, sys.argv[3])
