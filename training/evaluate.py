"""Scores a network on sentences whose words are given.

usage: evaluate.py NETWORK.pt FILE.conllu …
"""

import sys

import torch

import batches
import decode
import treebank
from features import Rows
from network import NAMES, Network, Settings


@torch.no_grad()
def analyse(network: Network, rows: Rows, sentences: list[treebank.Sentence]):
    """Yields each sentence with its predicted upos, xpos, feats, heads, relations and name marks."""
    for group in batches.buckets(sentences, 4000, None):
        table, mask = batches.row_tensor([s.words for s in group], rows)
        x = network.encoder(table, mask)
        upos, xpos, feats, names, _ = network.split_tags(x)
        arcs = network.tree.arcs(x, (mask - 1) * 1e4).numpy()
        trees = [decode.tree(a[:len(s.words), :len(s.words)]) for a, s in zip(arcs, group)]
        heads = torch.zeros(mask.shape, dtype=torch.long)
        for i, t in enumerate(trees):
            heads[i, :len(t)] = torch.from_numpy(t)
        labels = network.tree.labels(x, heads)
        root = network.label_sets["relations"].index("root")
        labels[..., root] = -1e4
        labels = labels.argmax(-1)
        for i, s in enumerate(group):
            n = len(s.words)
            pick = lambda scores, key: [network.label_sets[key][v] for v in scores[i, :n].argmax(-1).tolist()]
            relations = [network.label_sets["relations"][v] for v in labels[i, :n].tolist()]
            relations = ["root" if h == k else r for k, (h, r) in enumerate(zip(trees[i], relations))]
            marks = [NAMES[v] for v in decode.names(names[i, :n].numpy())]
            yield s, pick(upos, "upos"), pick(xpos, "xpos"), pick(feats, "feats"), trees[i].tolist(), relations, marks


def spans(marks: list[str]) -> set[tuple[int, int, str]]:
    out, i = set(), 0
    while i < len(marks):
        last = i + 1
        if marks[i] != "O":
            while last < len(marks) and marks[last] == "I-" + marks[i][2:]:
                last += 1
            out.add((i, last, marks[i][2:]))
        i = last
    return out


def scores(network, rows, sentences) -> dict[str, float]:
    words = right = 0
    hits = {k: 0 for k in ("upos", "xpos", "feats", "uas", "las")}
    found = wanted = 0
    for s, upos, xpos, feats, heads, relations, marks in analyse(network, rows, sentences):
        words += len(s.words)
        for i in range(len(s.words)):
            hits["upos"] += upos[i] == s.upos[i]
            hits["xpos"] += xpos[i] == s.xpos[i]
            hits["feats"] += feats[i] == s.feats[i]
            hits["uas"] += heads[i] == s.heads[i]
            # as the shared task scored it: subtypes do not count
            hits["las"] += heads[i] == s.heads[i] and relations[i].split(":")[0] == s.relations[i].split(":")[0]
        if s.names:
            ours, theirs = spans(marks), spans(s.names)
            if not s.knows_other:
                ours = {x for x in ours if x[2] != "OTH"}
            found, wanted, right = found + len(ours), wanted + len(theirs), right + len(ours & theirs)
    out = {k: 100 * v / words for k, v in hits.items()}
    out["names"] = 200 * right / max(1, found + wanted)
    return out


def line(s: dict[str, float]) -> str:
    return " ".join(f"{k} {v:.2f}" for k, v in s.items())


def load(path: str) -> tuple[Network, Rows]:
    saved = torch.load(path, weights_only=False)
    rows = Rows(saved["vocabulary"])
    network = Network(Settings(**saved["settings"]), rows.size, saved["labels"])
    network.load_state_dict(saved["network"])
    network.eval()
    return network, rows


if __name__ == "__main__":
    found = load(sys.argv[1])
    for path in sys.argv[2:]:
        print(path, line(scores(*found, treebank.read_conllu(path))))
