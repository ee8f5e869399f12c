"""Cuts running text into rough words, for pretraining only: near enough to the treebanks' tokens."""

import re

_WORD = re.compile(
    r"https?://\S+|\d[\d,.:]*\d|\d|(?:[^\W\d_]\.)+[^\W\d_]\.?|"
    r"(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Maj|Capt|Rep|Sen|Gov|St|Jan|Feb|Aug|Sept|Oct|Nov|Dec|Inc|Corp|Co|Ltd|No)\.|"
    r"[^\W\d_]+(?:'[^\W\d_]+)?|\.\.\.|--|\w|[^\w\s]")
_CLITIC = re.compile(r"^(.+?)(n't|'(?:s|re|ve|ll|d|m))$", re.IGNORECASE)
_END = {".", "!", "?"}
_CLOSE = {'"', "'", ")", "''", "]"}


def words(paragraph: str) -> list[str]:
    out = []
    for word in _WORD.findall(paragraph.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')):
        clitic = _CLITIC.match(word)
        out += clitic.groups() if clitic else [word]
    return out


def sentences(paragraph: str, longest: int = 80) -> list[list[str]]:
    out, current = [], []
    tokens = words(paragraph)
    for i, word in enumerate(tokens):
        current.append(word)
        ahead = tokens[i + 1] if i + 1 < len(tokens) else ""
        ended = word in _END or (word in _CLOSE and len(current) > 1 and current[-2] in _END)
        if len(current) >= longest or (ended and ahead not in _CLOSE):
            out.append(current)
            current = []
    if current:
        out.append(current)
    return out
