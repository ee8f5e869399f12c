"""Reads sentences with several networks at once and writes the trees that their scores together make (CoNLL-U).

usage: ensemble.py TREES.conllu [--names NETWORK.pt] NETWORK.pt NETWORK.pt …

Only the words of TREES are used. Names are marked (MISC, Name=B-PER) as the network of --names finds them: the treebanks' own are
few, and a network that goes on without any of news forgets them. The networks share a vocabulary and label sets: they began as one, and went on
with seeds of their own. What several agree on is righter than what any says, and one small network can learn it
(train_network.py --labelled), the distillation of Kuncoro et al., EMNLP 2016, with trees for targets.
"""

import argparse

import torch

import batches
import decode
import evaluate
import treebank
from train_network import autocast


@torch.no_grad()
def label(networks, rows, sentences, namer=None):
    sets = networks[0].label_sets
    for group in batches.buckets(sentences, 6000, None):
        table, mask = batches.row_tensor([s.words for s in group], rows)
        bias = (mask - 1) * 1e4
        with autocast():
            encoded = [n.encoder(table, mask) for n in networks]
        encoded = [x.float() for x in encoded]
        tags = [n.split_tags(x) for n, x in zip(networks, encoded)]
        upos, xpos, feats = (sum(t[k].log_softmax(-1) for t in tags) for k in range(3))
        if namer:
            names = namer.split_tags(namer.encoder(table, mask))[3]
        arcs = sum(n.tree.arcs(x, bias).log_softmax(-1) for n, x in zip(networks, encoded)).numpy()
        trees = [decode.tree(a[:len(s.words), :len(s.words)]) for a, s in zip(arcs, group)]
        heads = torch.zeros(mask.shape, dtype=torch.long)
        for i, t in enumerate(trees):
            heads[i, :len(t)] = torch.from_numpy(t)
        labels = sum(n.tree.labels(x, heads).log_softmax(-1) for n, x in zip(networks, encoded))
        labels[..., sets["relations"].index("root")] = -1e4
        labels = labels.argmax(-1)
        for i, s in enumerate(group):
            n = len(s.words)
            pick = lambda scores, key: [sets[key][v] for v in scores[i, :n].argmax(-1).tolist()]
            relations = ["root" if trees[i][k] == k else sets["relations"][v] for k, v in enumerate(labels[i, :n].tolist())]
            s.names = [evaluate.NAMES[v] for v in decode.names(names[i, :n].numpy())] if namer else []
            yield s, pick(upos, "upos"), pick(xpos, "xpos"), pick(feats, "feats"), trees[i].tolist(), relations


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("trees")
    p.add_argument("--names")
    p.add_argument("networks", nargs="+")
    options = p.parse_args()
    loaded = [evaluate.load(path) for path in options.networks]
    rows, networks = loaded[0][1], [n for n, _ in loaded]
    namer = evaluate.load(options.names)[0] if options.names else None
    torch.set_num_threads(1)
    for s, upos, xpos, feats, heads, relations in label(networks, rows, treebank.read_conllu(options.trees), namer):
        for i, word in enumerate(s.words):
            head = 0 if heads[i] == i else heads[i] + 1
            print(i + 1, word, "_", upos[i], xpos[i], feats[i], head, relations[i], "_", "Name=" + s.names[i] if namer else "_", sep="\t")
        print()


if __name__ == "__main__":
    main()
