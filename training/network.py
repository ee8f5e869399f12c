"""The network: summed feature rows, convolutions and self-attention over the sentence, one head a task.

Kept to operations that are short in C++: matrix products, layer norm, maxout, a softmax. Every product of the
encoder and the heads has its weights rounded to 8 bits a row when it is exported (export.py).
"""

import math
from dataclasses import asdict, dataclass

import torch
from torch import nn
from torch.nn import functional as F

TAGS = ("upos", "xpos", "feats", "names", "votes")  # votes: log odds of what a word's judges were asked
NAMES = ["O"] + [p + "-" + k for k in ("PER", "ORG", "LOC", "OTH") for p in "BI"]


@dataclass
class Settings:
    width: int = 256
    layers: str = "ccaccac"  # c: convolution over three words, a: self-attention
    attention_heads: int = 4
    reach: int = 16          # distances beyond it are treated alike
    arc: int = 128
    label: int = 128

    def to_dict(self):
        return asdict(self)


def distance_buckets(n: int, reach: int) -> torch.Tensor:
    at = torch.arange(n)
    return (at[None, :] - at[:, None]).clamp(-reach, reach) + reach  # [i, j]: how far j is right of i


class Convolution(nn.Module):
    def __init__(self, s: Settings, dropout: float):
        super().__init__()
        self.norm = nn.LayerNorm(s.width)
        self.mix = nn.Linear(3 * s.width, 2 * s.width)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x, mask, bias):
        h = self.norm(x) * mask
        left, right = F.pad(h[:, :-1], (0, 0, 1, 0)), F.pad(h[:, 1:], (0, 0, 0, 1))
        a, b = self.mix(torch.cat([left, h, right], -1)).chunk(2, -1)
        return x + self.dropout(torch.maximum(a, b))


class Attention(nn.Module):
    def __init__(self, s: Settings, dropout: float):
        super().__init__()
        self.heads, self.reach = s.attention_heads, s.reach
        self.norm = nn.LayerNorm(s.width)
        self.qkv = nn.Linear(s.width, 3 * s.width)
        self.out = nn.Linear(s.width, s.width)
        self.distance = nn.Parameter(torch.zeros(s.attention_heads, 2 * s.reach + 1))
        self.dropout = nn.Dropout(dropout)

    def forward(self, x, mask, bias):
        b, n, w = x.shape
        q, k, v = self.qkv(self.norm(x)).view(b, n, 3, self.heads, w // self.heads).permute(2, 0, 3, 1, 4)
        scores = q @ k.transpose(-1, -2) / math.sqrt(w // self.heads)
        scores = scores + self.distance[:, distance_buckets(n, self.reach)] + bias[:, None, None]
        mixed = scores.float().softmax(-1).to(v.dtype) @ v
        return x + self.dropout(self.out(mixed.transpose(1, 2).reshape(b, n, w)))


class Encoder(nn.Module):
    def __init__(self, s: Settings, rows: int, dropout: float = 0.2):
        super().__init__()
        self.rows = nn.EmbeddingBag(rows, s.width, mode="sum")
        nn.init.normal_(self.rows.weight, std=0.1)
        self.norm_in = nn.LayerNorm(s.width)
        kinds = {"c": Convolution, "a": Attention}
        self.layers = nn.ModuleList(kinds[k](s, dropout) for k in s.layers)
        self.norm_out = nn.LayerNorm(s.width)
        self.dropout = nn.Dropout(dropout)

    def forward(self, rows, mask):
        """rows [B, N, F], mask [B, N] (1 for a word); gives [B, N, W]."""
        b, n, f = rows.shape
        x = self.dropout(self.norm_in(self.rows(rows.view(b * n, f)))).view(b, n, -1)
        bias = (mask - 1) * 1e4
        for layer in self.layers:
            x = layer(x, mask[..., None], bias)
        return self.dropout(self.norm_out(x))


class TreeHead(nn.Module):
    """Scores each word as another's head, then names the relation to the head that was chosen.
    A word is its own head at the root: that score comes from a column of its own."""

    def __init__(self, s: Settings, relations: int, dropout: float = 0.3):
        super().__init__()
        self.reach = s.reach
        self.arc = nn.Linear(s.width, 2 * s.arc)                  # as dependent, as head
        self.bilinear = nn.Linear(s.arc, s.arc)
        self.root = nn.Linear(s.arc, 1)
        self.distance = nn.Parameter(torch.zeros(2 * s.reach + 1))
        self.label = nn.Linear(s.width, 2 * s.label)
        self.label_out = nn.Linear(s.label, relations)
        self.dropout = nn.Dropout(dropout)
        self.head_bias = nn.Linear(s.arc, 1)

    def arcs(self, x, bias):
        dependent, head = self.dropout(F.relu(self.arc(x))).chunk(2, -1)
        n = x.shape[1]
        scores = self.bilinear(dependent).float() @ head.float().transpose(-1, -2)
        scores = scores + self.head_bias(head).float().transpose(-1, -2)
        scores = scores + self.distance[distance_buckets(n, self.reach)] + bias[:, None]
        root = self.root(dependent).float()
        own = torch.eye(n, dtype=torch.bool)
        return torch.where(own, root.expand(-1, -1, n), scores)

    def labels(self, x, heads):
        dependent, head = self.label(x).chunk(2, -1)
        # the root's words meet a zero vector in place of a head
        chosen = head.gather(1, heads[..., None].expand(-1, -1, head.shape[-1]))
        own = heads == torch.arange(heads.shape[1])
        chosen = chosen.masked_fill(own[..., None], 0)
        return self.label_out(self.dropout(F.relu(dependent + chosen)))


class Network(nn.Module):
    def __init__(self, s: Settings, rows: int, labels: dict[str, list[str]], dropout: float = 0.2):
        super().__init__()
        labels = {"votes": []} | labels
        self.settings, self.label_sets = s, labels
        self.encoder = Encoder(s, rows, dropout)
        self.tags = nn.Linear(s.width, sum(len(labels[k]) for k in TAGS))
        self.tree = TreeHead(s, len(labels["relations"]))

    def split_tags(self, x):
        sizes = [len(self.label_sets[k]) for k in TAGS]
        return self.tags(x).float().split(sizes, -1)
