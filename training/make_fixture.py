"""Makes the tiny network that src/language/network_test.cc compares with: random weights, sentences of many
kinds of words, and what this side says of them.

usage: make_fixture.py FOLDER PACK_MODEL
Writes FOLDER/tiny.model and FOLDER/tiny.json.
"""

import json
import os
import subprocess
import sys
import tempfile

import torch

import evaluate
import export
import treebank
from features import Rows, fold
from network import NAMES, Convolution, Network, Settings

SENTENCES = [
    "Rebels shelled the town on Friday , officials said .",
    "THE ARMY DENIED IT .",
    "“ We won’t go , ” Zoë Çelik told 3,500 protesters in São Tomé .",
    "She did n't say who 'd fired the 155mm shells",
    "Ήταν нет ǅ 東京 ß İ ª",
    "yes",
    "Two of the 12 ministers whom the president dismissed on Sunday were arrested near the airport .",
]


def round_inputs(network: Network) -> None:
    """Rounds what goes into products as the program does: random weights make near ties, which rounding decides."""
    def in_units(unit):
        return lambda _, inputs: ((inputs[0] / unit).round() * unit,)

    def a_row(_, inputs):
        unit = inputs[0].abs().amax(-1, keepdim=True).clamp(min=1e-9) / 127
        return ((inputs[0] / unit).round() * unit,)

    convolutions = {m.mix: m.norm for m in network.modules() if isinstance(m, Convolution)}
    for m in network.modules():
        if norm := convolutions.get(m):
            most = (norm.weight.abs() * norm.weight.numel() ** 0.5 + norm.bias.abs()).max().item()
            m.register_forward_pre_hook(in_units(most / 16383))
        elif isinstance(m, torch.nn.Linear) and m is not network.tree.head_bias:  # which is a row of `bilinear` in the end
            m.register_forward_pre_hook(a_row)


def main(folder: str, pack: str):
    torch.manual_seed(5)
    rows = Rows(sorted({fold(w) for s in SENTENCES[:3] for w in s.split()}), affix_rows=128, shape_rows=32)
    labels = {"upos": ["NOUN", "VERB", "PUNCT", "DET", "X"], "xpos": ["NN", "VBD", ".", "DT"],
              "feats": ["_", "Number=Plur", "Tense=Past|VerbForm=Fin"],
              "relations": ["nsubj", "root", "punct", "nsubj:pass", "obl", "dep"], "names": NAMES}
    network = Network(Settings(width=32, layers="cac", attention_heads=2, reach=3, arc=16, label=32), rows.size, labels)
    for p in network.parameters():
        p.data += torch.randn_like(p) * 0.1
    network.eval()
    export.round_weights(network)
    round_inputs(network)
    gold = [treebank.Sentence(s.split()) for s in SENTENCES]
    said = [dict(zip(("upos", "xpos", "feats", "heads", "relations", "names"), found), words=s.words)
            for s, *found in evaluate.analyse(network, rows, gold)]
    keys = {w: rows.of(w) for s in gold for w in s.words}
    order = sorted(range(len(rows.vocabulary)), key=lambda i: export.word_key(rows.vocabulary[i]))
    place = {2 + old: 2 + new for new, old in enumerate(order)}
    keys = {w: [place.get(r[0], r[0]), *r[1:]] for w, r in keys.items()}
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "tiny.json"), "w", encoding="utf-8") as out:
        json.dump({"rows": keys, "sentences": said}, out, ensure_ascii=False)
    with tempfile.TemporaryDirectory() as sections:
        export.export(network, rows, sections)
        subprocess.run([pack, sections, os.path.join(folder, "tiny.model"), "tiny"], check=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
