"""Reads the treebanks: CoNLL-U trees, IOB2 names beside them, and silver trees with version 1 relations."""

import json
import os
import re
from dataclasses import dataclass, field

NAME_KINDS = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "person": "PER", "organization": "ORG", "place": "LOC"}
SILVER_KINDS = {"PERSON": "PER", "ORGANIZATION": "ORG", "LOCATION": "LOC", "MISC": "OTH"}


@dataclass
class Sentence:
    words: list[str]
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    feats: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)  # own index at the root
    relations: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)  # B-PER, I-PER, …, O; empty if unmarked
    knows_other: bool = True                        # whether names of kind OTH are marked
    happened: dict[int, float] = field(default_factory=dict)  # by predicate: surely not (0) to surely so (1)


def read_conllu(path: str) -> list[Sentence]:
    sentences, rows = [], []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line and not line.startswith("#"):
                rows.append(line.split("\t"))
            elif not line and rows:
                sentences.append(_sentence(rows))
                rows = []
    if rows:
        sentences.append(_sentence(rows))
    return sentences


def _sentence(rows: list[list[str]]) -> Sentence:
    rows = [r for r in rows if r[0].isdigit()]  # neither ranges of a contraction nor empty nodes
    heads = [int(r[6]) - 1 if r[6] != "0" else i for i, r in enumerate(rows)]
    column = lambda k: [r[k] for r in rows]
    marks = [re.search(r"(?:^|\|)Name=([^|]+)", r[9]) for r in rows]
    names = [m.group(1) for m in marks] if all(marks) else []
    return Sentence(column(1), column(3), column(4), column(5), heads, column(7), names)


def add_names(sentences: list[Sentence], path: str, knows_other: bool) -> None:
    marks, at = [], 0
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            columns = line.rstrip("\n").split("\t")
            if columns[0].isdigit():
                marks.append(columns[2])
    for s in sentences:
        found = marks[at:at + len(s.words)]
        at += len(s.words)
        s.names = [_kind(mark, NAME_KINDS) for mark in found]
        s.knows_other = knows_other
    assert at == len(marks), f"{path}: {len(marks)} marks for {at} words"


def _kind(mark: str, kinds: dict[str, str]) -> str:
    return mark if mark == "O" else mark[:2] + kinds.get(mark[2:], "OTH")


def read_treebank(folder: str, part: str) -> list[Sentence]:
    """The sentences of both treebanks; part is train or dev."""
    return read_one(folder, "ewt", part) + read_one(folder, "gum", part)


def read_one(folder: str, name: str, part: str) -> list[Sentence]:
    sentences = read_conllu(os.path.join(folder, f"{name}-{part}.conllu"))
    names = f"ewt-ner-{part}.iob2" if name == "ewt" else f"gum-{part}.iob2"
    add_names(sentences, os.path.join(folder, names), knows_other=name == "gum")
    return sentences


def add_happened(sentences: list[Sentence], path: str) -> int:
    """Judgements whether a predicate's event has come about (UDS-IH2, -3 to 3) for sentences with the same words; gives how many."""
    of_words = {}
    with open(path, encoding="utf-8") as lines:
        for told in map(json.loads, lines):
            values = {p["token"]: (p["ih2"] + 3) / 6 for p in told["predicates"] if p.get("ih2") is not None}
            of_words[tuple(told["tokens"])] = values
    for s in sentences:
        s.happened = of_words.get(tuple(s.words), {})
    return sum(len(s.happened) for s in sentences)


def read_silver(trees: str, texts: str, limit: int = 120) -> list[Sentence]:
    """Trees of news by a parser of UD version 1; `texts` has the articles the offsets count in."""
    with open(texts, encoding="utf-8") as lines:
        text_of = {a["id"]: a["text"] for a in map(json.loads, lines)}
    sentences = []
    with open(trees, encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            text = text_of.get(article["id"])
            if text is not None:
                sentences += _silver(article["tokens"], text, limit)
    return sentences


def _silver(tokens: list, text: str, limit: int) -> list[Sentence]:
    out, first = [], 0
    while first < len(tokens):
        last = first
        while last < len(tokens) and tokens[last][7] == tokens[first][7]:
            last += 1
        rows = tokens[first:last]
        if len(rows) <= limit and all(r[4] < 0 or first <= r[4] < last for r in rows):
            heads = [i if r[4] < 0 else r[4] - first for i, r in enumerate(rows)]
            kinds = [SILVER_KINDS.get(r[6]) for r in rows]
            names = ["O" if not k else ("I-" if i and kinds[i - 1] == k else "B-") + k for i, k in enumerate(kinds)]
            words = [text[r[0]:r[1]].replace("\n", " ") or "-" for r in rows]
            out.append(Sentence(words, [], [r[3] for r in rows], [], heads, [r[5] for r in rows], names))
        first = last
    return out
