"""Cuts sentences into padded batches of about equal numbers of words, with the noise of training."""

import random
from dataclasses import dataclass

import torch

from features import MASK_ROW, ROWS_A_WORD, Rows
from treebank import Sentence

IGNORE = -100


@dataclass
class Batch:
    rows: torch.Tensor   # [B, N, ROWS_A_WORD]
    mask: torch.Tensor   # [B, N]
    targets: dict[str, torch.Tensor]
    sentences: list[Sentence]


def buckets(sentences: list[Sentence], words: int, rng: random.Random | None) -> list[list[Sentence]]:
    """Sentences of like length together, about `words` padded words a batch; shuffled if rng is given."""
    noise = (lambda: rng.random() * 0.2) if rng else (lambda: 0.0)
    order = sorted(sentences, key=lambda s: len(s.words) * (0.9 + noise()))
    out, batch, longest = [], [], 0
    for s in order:
        longest = max(longest, len(s.words))
        if batch and longest * (len(batch) + 1) > words:
            out.append(batch)
            batch, longest = [], len(s.words)
        batch.append(s)
    if batch:
        out.append(batch)
    if rng:
        rng.shuffle(out)
    return out


def row_tensor(sentences: list[list[str]], rows: Rows) -> tuple[torch.Tensor, torch.Tensor]:
    n = max(map(len, sentences))
    blank = (0,) * ROWS_A_WORD
    table = [[rows.of(w) for w in s] + [blank] * (n - len(s)) for s in sentences]
    mask = torch.tensor([[1.0] * len(s) + [0.0] * (n - len(s)) for s in sentences])
    return torch.tensor(table), mask


def target_tensor(columns: list[list[int]], n: int) -> torch.Tensor:
    return torch.tensor([c + [IGNORE] * (n - len(c)) for c in columns])


def vary_case(words: list[str], rng: random.Random, share: float) -> list[str]:
    """Some sentences all lower case, some all capitals."""
    r = rng.random()
    if r < share / 2:
        return [w.lower() for w in words]
    return [w.upper() for w in words] if r < share else words


def drop_words(rows: torch.Tensor, share: float) -> torch.Tensor:
    """Hides the form of some words, leaving affixes and shape: the network must cope with unknown names."""
    hidden = torch.rand(rows.shape[:2]) < share
    rows[..., 0] = rows[..., 0].masked_fill(hidden, 0)
    return rows


def hide_words(rows: torch.Tensor, mask: torch.Tensor, share: float) -> tuple[torch.Tensor, torch.Tensor]:
    """Hides some words altogether; gives the rows and where they were hidden."""
    hidden = (torch.rand(mask.shape) < share) & (mask > 0)
    masked = torch.zeros(ROWS_A_WORD, dtype=rows.dtype)
    masked[0] = MASK_ROW
    return torch.where(hidden[..., None], masked, rows), hidden
