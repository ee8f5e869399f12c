"""Trains the network. Two parts, each resumable from its checkpoint in --work:

  pretrain  hides words of running text and guesses them, and learns a second parser's trees of news where
            there are any; only the encoder is kept
  train     upos, xpos, feats, tree and names of the treebanks together

usage: train_network.py {pretrain,train} --treebank DIR --work DIR [options]
"""

import argparse
import json
import math
import os
import random
import time

import torch
from torch import nn
from torch.nn import functional as F

import batches
import evaluate
import text
import treebank
from batches import IGNORE, Batch
from features import FIRST_WORD_ROW, Rows, fold
from network import NAMES, Network, Settings, TreeHead
from sparse import Sparsity


def main():
    options = arguments()
    random.seed(options.seed)
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    os.makedirs(options.work, exist_ok=True)
    {"pretrain": pretrain, "train": train}[options.part](options)


def arguments():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("part", choices=["pretrain", "train"])
    p.add_argument("--treebank", required=True)
    p.add_argument("--work", required=True)
    p.add_argument("--news", help="running text, a paragraph a line")
    p.add_argument("--silver", nargs=2, metavar=("TREES", "TEXTS"), help="trees of a second parser")
    p.add_argument("--silver-times", type=int, default=2, help="how often an epoch of pretraining sees those trees")
    p.add_argument("--happened", metavar="FILE", help="judgements of EWT's predicates (UDS-IH2), which train learns too")
    p.add_argument("--epochs", type=float, default=12)
    p.add_argument("--batch", type=int, default=2000, help="padded words")
    p.add_argument("--rate", type=float, default=2e-3)
    p.add_argument("--dropout", type=float, default=0.2)
    p.add_argument("--width", type=int, default=256)
    p.add_argument("--layers", default="ccaccac")
    p.add_argument("--threads", type=int, default=1)
    p.add_argument("--seed", type=int, default=7)
    p.add_argument("--case", type=float, default=0.2, help="share of sentences all lower or all upper case")
    p.add_argument("--word-dropout", type=float, default=0.15)
    p.add_argument("--sparse", type=float, default=0, help="share of the encoder's weights that are to go, see sparse.py")
    p.add_argument("--labelled", metavar="FILE", help="trees of an earlier model (CoNLL-U): each epoch of training sees as much of them as of gold")
    p.add_argument("--start", metavar="FILE", help="a trained network to go on from")
    p.add_argument("--name", default="network", help="of the files in --work")
    return p.parse_args()


# ---- vocabulary -------------------------------------------------------------------------------------------

def vocabulary(options, running: list[list[str]], gold: list[treebank.Sentence], most: int = 40000) -> list[str]:
    path = os.path.join(options.work, "vocabulary.txt")
    if os.path.exists(path):
        return open(path, encoding="utf-8").read().split("\n")
    counts: dict[str, int] = {}
    for words in running + [s.words for s in gold]:
        for w in words:
            w = fold(w)
            counts[w] = counts.get(w, 0) + 1
    usual = sorted((w for w, n in counts.items() if n >= 3 and "\n" not in w), key=lambda w: (-counts[w], w))[:most]
    with open(path, "w", encoding="utf-8") as out:
        out.write("\n".join(usual))
    return usual


def running_text(options) -> list[list[str]]:
    out = []
    if options.news:
        with open(options.news, encoding="utf-8") as lines:
            for line in lines:
                out += text.sentences(line)
    return [s for s in out if len(s) > 3]


def label_sets(gold: list[treebank.Sentence]) -> dict[str, list[str]]:
    def usual(column, least):
        counts: dict[str, int] = {}
        for s in gold:
            for value in getattr(s, column):
                counts[value] = counts.get(value, 0) + 1
        return sorted((v for v, n in counts.items() if n >= least), key=lambda v: (-counts[v], v))
    return {"upos": usual("upos", 1), "xpos": usual("xpos", 1), "feats": usual("feats", 3),
            "relations": usual("relations", 1), "names": NAMES}


# ---- steps ------------------------------------------------------------------------------------------------

class Steps:
    """An optimiser whose rate climbs at first and then falls along a cosine; it remembers where it is."""

    def __init__(self, modules: list[nn.Module], rate: float, total: int, decay: float = 1e-4):
        self.parameters = [p for m in modules for p in m.parameters()]
        self.optimiser = torch.optim.AdamW(self.parameters, lr=rate, betas=(0.9, 0.98), weight_decay=decay, fused=True)
        self.rate, self.total, self.done = rate, total, 0

    def step(self, loss):
        warm = min(200, self.total // 10 + 1)
        share = self.done / self.total
        rate = self.rate * min((self.done + 1) / warm, 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * share)))
        for group in self.optimiser.param_groups:
            group["lr"] = rate
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.parameters, 2.0)
        self.optimiser.step()
        self.done += 1

    def state(self):
        return {"optimiser": self.optimiser.state_dict(), "done": self.done}

    def restore(self, state):
        self.optimiser.load_state_dict(state["optimiser"])
        self.done = state["done"]


class Average:
    """A running mean of a network's weights over the last hundred or two steps, which does better than any one of them."""

    EVERY = 5  # steps; taking each would cost a tenth of the time

    def __init__(self, network: nn.Module, decay: float = 0.97):
        self.network, self.decay = network, decay
        self.weights = {k: v.detach().clone() for k, v in network.state_dict().items()}

    @torch.no_grad()
    def take(self, step: int):
        if step % self.EVERY:
            return
        share = 1 - min(self.decay, (1 + step) / (50 + step))
        for k, v in self.network.state_dict().items():
            self.weights[k].lerp_(v, share)


def tree_loss(tree: TreeHead, x, mask, heads, relations):
    bias = (mask - 1) * 1e4
    arcs = tree.arcs(x, bias)
    arc = F.cross_entropy(arcs.flatten(0, 1), heads.flatten(), ignore_index=IGNORE)
    labels = tree.labels(x, heads.clamp(min=0)).float()
    return arc + F.cross_entropy(labels.flatten(0, 1), relations.flatten(), ignore_index=IGNORE)


def part_loss(scores, targets):
    if (targets == IGNORE).all():
        return scores.sum() * 0
    return F.cross_entropy(scores.flatten(0, 1), targets.flatten(), ignore_index=IGNORE)


def has_half_width() -> bool:
    """Whether this processor multiplies bfloat16 itself; where it does not, they are twenty times slower than float32."""
    try:
        flags = open("/proc/cpuinfo", encoding="utf-8").read()
    except OSError:
        return False
    return "avx512_bf16" in flags or "amx_bf16" in flags


HALF_WIDTH = has_half_width()


def autocast():
    return torch.autocast("cpu", torch.bfloat16, enabled=HALF_WIDTH)


# ---- pretraining ------------------------------------------------------------------------------------------

def pretrain(options):
    rng = random.Random(options.seed)
    gold = treebank.read_treebank(options.treebank, "train")
    silver = treebank.read_silver(*options.silver) * options.silver_times if options.silver else []
    running = running_text(options) + [s.words for s in gold]
    rows = Rows(vocabulary(options, running + [s.words for s in silver], []))
    guessed = 16000  # the commonest words are guessed
    plain = [treebank.Sentence(w) for w in running]
    labels = {"xpos": [], "relations": []}
    for key in labels:
        labels[key] = sorted({v for s in silver for v in getattr(s, key)}) or ["-"]
    ids = {k: {v: i for i, v in enumerate(vs)} for k, vs in (labels | {"names": NAMES}).items()}
    print(f"{sum(len(s.words) for s in plain)} running words, {sum(len(s.words) for s in silver)} silver, "
          f"{rows.size} rows", flush=True)

    settings = Settings(width=options.width, layers=options.layers)
    network = Network(settings, rows.size, {k: ["-"] for k in ("upos", "xpos", "feats", "relations", "names")}, 0.1)
    encoder = network.encoder
    guess = nn.Linear(settings.width, guessed)
    tree = TreeHead(settings, len(labels["relations"]), 0.1)
    tags = nn.Linear(settings.width, len(labels["xpos"]) + len(NAMES))
    modules = [encoder, guess, tree, tags]

    total_words = sum(len(s.words) for s in plain + silver)
    steps = Steps(modules, options.rate, int(options.epochs * total_words / options.batch * 1.02))
    path = os.path.join(options.work, options.name + ".pretrain.pt")
    if os.path.exists(path):
        saved = torch.load(path, weights_only=False)
        for m, state in zip(modules, saved["modules"]):
            m.load_state_dict(state)
        steps.restore(saved["steps"])
    sparsity = Sparsity(encoder, options.sparse, steps.done, steps.total)

    started, sums, seen = time.time(), [0.0, 0.0, 0], 0
    while steps.done < steps.total:
        epoch = batches.buckets(plain, options.batch, rng) + batches.buckets(silver, options.batch, rng)
        rng.shuffle(epoch)
        for sentences in epoch:
            words = [batches.vary_case(s.words, rng, options.case) for s in sentences]
            table, mask = batches.row_tensor(words, rows)
            targets = table[..., 0] - FIRST_WORD_ROW
            table, hidden = batches.hide_words(table, mask, 0.15 if sentences[0].heads else 0.2)
            hidden &= (targets >= 0) & (targets < guessed)
            with autocast():
                x = encoder(table, mask)
                loss = word_loss = F.cross_entropy(guess(x[hidden]).float(), targets[hidden])
                if sentences[0].heads:
                    n = mask.shape[1]
                    column = lambda k: batches.target_tensor([[ids[k][v] for v in getattr(s, k)] for s in sentences], n)
                    heads = batches.target_tensor([s.heads for s in sentences], n)
                    xpos, names = tags(x).float().split([len(labels["xpos"]), len(NAMES)], -1)
                    silver_loss = (tree_loss(tree, x, mask, heads, column("relations")) +
                                   part_loss(xpos, column("xpos")) + part_loss(names, column("names")))
                    loss = loss + silver_loss
                    sums[1] += silver_loss.item()
                    sums[2] += 1
            steps.step(loss)
            sparsity.apply(steps.done)
            sums[0] += word_loss.item()
            seen += int(mask.sum())
            if steps.done % 100 == 0:
                print(f"step {steps.done}/{steps.total} words {sums[0] / 100:.3f} trees {sums[1] / max(1, sums[2]):.3f} "
                      f"{seen / (time.time() - started):.0f} words/s", flush=True)
                sums = [0.0, 0.0, 0]
            if steps.done % 100 == 0 or steps.done >= steps.total:
                save(path, {"modules": [m.state_dict() for m in modules], "steps": steps.state(),
                            "settings": settings.to_dict()})
            if steps.done >= steps.total:
                break


def save(path, what):
    torch.save(what, path + ".new")
    os.replace(path + ".new", path)


# ---- training ---------------------------------------------------------------------------------------------

def gold_batch(sentences, rows, ids, rng, options) -> Batch:
    words = [batches.vary_case(s.words, rng, options.case) for s in sentences]
    table, mask = batches.row_tensor(words, rows)
    table = batches.drop_words(table, options.word_dropout)
    n = mask.shape[1]
    targets = {k: batches.target_tensor([[ids[k].get(v, IGNORE) for v in getattr(s, k)] for s in sentences], n)
               for k in ("upos", "xpos", "feats", "relations", "names")}
    targets["heads"] = batches.target_tensor([s.heads for s in sentences], n)
    votes = torch.full((len(sentences), n), float("nan"))
    for i, s in enumerate(sentences):
        for k, value in s.happened.items():
            votes[i, k] = value
    targets["happened"] = votes
    targets["knows_other"] = torch.tensor([s.knows_other for s in sentences])
    return Batch(table, mask, targets, sentences)


def gold_loss(network: Network, batch: Batch):
    x = network.encoder(batch.rows, batch.mask)
    t = batch.targets
    upos, xpos, feats, names, votes = network.split_tags(x)
    names = names.clone()
    names[~t["knows_other"], :, -2:] = -1e4  # a treebank that does not mark them says nothing about them
    losses = [part_loss(s, t[k]) for s, k in ((upos, "upos"), (xpos, "xpos"), (feats, "feats"), (names, "names"))]
    return sum(losses) * 0.5 + vote_loss(votes, t["happened"]) + tree_loss(network.tree, x, batch.mask, t["heads"], t["relations"])


def vote_loss(votes, targets):
    judged = ~targets.isnan()
    if not judged.any() or votes.shape[-1] == 0:
        return votes.sum() * 0
    return F.binary_cross_entropy_with_logits(votes[..., 0][judged], targets[judged])


def without_final_mark(s: treebank.Sentence) -> treebank.Sentence:
    last = len(s.words) - 1
    if last < 3 or s.upos[last] != "PUNCT" or last in s.heads[:last]:
        return s
    cut = {k: getattr(s, k)[:last] for k in ("words", "upos", "xpos", "feats", "heads", "relations", "names")}
    happened = {k: v for k, v in s.happened.items() if k < last}
    return treebank.Sentence(**cut, knows_other=s.knows_other, happened=happened)


def some_of(sentences: list[treebank.Sentence], words: int, rng: random.Random) -> list[treebank.Sentence]:
    """Sentences drawn at random, until they have so many words."""
    drawn: list[treebank.Sentence] = []
    while sentences and words > 0:
        drawn.append(rng.choice(sentences))
        words -= len(drawn[-1].words)
    return drawn


def start_from(network: Network, pretrained: list[dict]) -> None:
    """Takes over the encoder, and of the silver parser all but its labels."""
    network.encoder.load_state_dict(pretrained[0])
    tree = {k: v for k, v in pretrained[2].items() if not k.startswith("label_out.")}
    network.tree.load_state_dict(tree, strict=False)


def train(options):
    rng = random.Random(options.seed)
    gold = treebank.read_treebank(options.treebank, "train")
    running = [] if os.path.exists(os.path.join(options.work, "vocabulary.txt")) else running_text(options)
    words = vocabulary(options, running, gold)
    rows = Rows(words)
    labels = label_sets(gold) | {"votes": ["happened"] if options.happened else []}
    if options.happened:
        print(f"{treebank.add_happened(gold, options.happened)} predicates judged", flush=True)
    ids = {k: {v: i for i, v in enumerate(vs)} for k, vs in labels.items()}
    settings = Settings(width=options.width, layers=options.layers)
    network = Network(settings, rows.size, labels, options.dropout)
    pretrained = os.path.join(options.work, options.name + ".pretrain.pt")
    if os.path.exists(pretrained):
        start_from(network, torch.load(pretrained, weights_only=False)["modules"])
    if options.start:
        network.load_state_dict(torch.load(options.start, weights_only=False)["network"])
    dev = {name: treebank.read_one(options.treebank, name, "dev") for name in ("ewt", "gum")}
    labelled = [s for s in treebank.read_conllu(options.labelled) if len(s.words) < 120] if options.labelled else []
    count = sum(len(s.words) for s in gold) * (2 if labelled else 1)
    steps = Steps([network], options.rate, int(options.epochs * count / options.batch * 1.05))
    path = os.path.join(options.work, options.name + ".pt")
    kept = {"labels": labels, "vocabulary": words, "settings": settings.to_dict()}
    if os.path.exists(path):
        saved = torch.load(path, weights_only=False)
        network.load_state_dict(saved["current"])
        steps.restore(saved["steps"])
    sparsity = Sparsity(network.encoder, options.sparse, steps.done, steps.total)
    average = Average(network)
    if os.path.exists(path):
        average.weights = saved["network"]
    mean = Network(settings, rows.size, labels, options.dropout).eval()

    started, total, seen = time.time(), 0.0, 0
    save_every, report_every = max(1, steps.total // 20), max(1, steps.total // 4)
    while steps.done < steps.total:
        shortened = [without_final_mark(s) if rng.random() < 0.1 else s for s in gold]
        shortened += some_of(labelled, count // 2, rng)
        for sentences in batches.buckets(shortened, options.batch, rng):
            network.train()
            with autocast():
                loss = gold_loss(network, gold_batch(sentences, rows, ids, rng, options))
            steps.step(loss)
            sparsity.apply(steps.done)
            average.take(steps.done)
            total += loss.item()
            seen += sum(len(s.words) for s in sentences)
            if steps.done % 50 == 0:
                print(f"step {steps.done}/{steps.total} loss {total / 50:.3f} "
                      f"{seen / (time.time() - started):.0f} words/s", flush=True)
                total = 0.0
            if steps.done % save_every == 0 or steps.done >= steps.total:
                save(path, kept | {"network": average.weights, "current": network.state_dict(), "steps": steps.state()})
            if steps.done % report_every == 0 or steps.done >= steps.total:
                mean.load_state_dict(average.weights)
                for name, sentences in dev.items():
                    print("  ", name, evaluate.line(evaluate.scores(mean, rows, sentences)), flush=True)
            if steps.done >= steps.total:
                break


if __name__ == "__main__":
    main()
