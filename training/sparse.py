"""Lets most of the encoder's weights go, in blocks that the program can skip.

A block is two inputs by sixteen outputs, the piece the program multiplies at a time. Blocks of the smallest norm go
first, a few every step along a cubic curve (Zhu and Gupta 2017, "To prune, or not to prune"), so that the rest can make up for them.
"""

import torch

from network import Attention, Encoder

INPUTS, OUTPUTS = 2, 16


def matrices(encoder: Encoder) -> list[torch.nn.Parameter]:
    """Those worth it, without the first convolution: the program keeps its products by word."""
    out = []
    for layer in encoder.layers[1:]:
        linears = [layer.qkv, layer.out] if isinstance(layer, Attention) else [layer.mix]
        out += [m.weight for m in linears]
    return out


def blocks(weight: torch.Tensor) -> torch.Tensor:
    """The norm of each block: [outputs / 16, inputs / 2]."""
    rows, columns = weight.shape
    return weight.view(rows // OUTPUTS, OUTPUTS, columns // INPUTS, INPUTS).square().sum((1, 3))


def share_of_zeros(encoder: Encoder) -> float:
    found = [blocks(m.detach()) == 0 for m in matrices(encoder)]
    return sum(int(f.sum()) for f in found) / sum(f.numel() for f in found)


class Sparsity:
    EVERY = 10  # steps between two choices of what goes

    def __init__(self, encoder: Encoder, share: float, done: int, total: int):
        """`share` of the blocks are to be gone halfway between step `done` and step `total`."""
        self.encoder, self.share = encoder, share
        self.begun, self.until = done, max(1, (total - done) // 2)
        self.first = min(share, share_of_zeros(encoder))
        self.kept = self.choose(self.first)

    def wanted(self, step: int) -> float:
        return self.share + (self.first - self.share) * (1 - min(1, (step - self.begun) / self.until)) ** 3

    @torch.no_grad()
    def apply(self, step: int) -> None:
        """After each step of the optimiser."""
        if self.share == 0:
            return
        if step % self.EVERY == 0 and step - self.begun <= self.until + self.EVERY:
            self.kept = self.choose(self.wanted(step))
        for m, kept in zip(matrices(self.encoder), self.kept):
            rows, columns = m.shape
            m.view(rows // OUTPUTS, OUTPUTS, columns // INPUTS, INPUTS).mul_(kept[:, None, :, None])

    @torch.no_grad()
    def choose(self, share: float) -> list[torch.Tensor]:
        """Which blocks of each matrix stay: those of the largest norms of all matrices together."""
        norms = [blocks(m) for m in matrices(self.encoder)]
        together = torch.cat([n.flatten() for n in norms])
        gone = int(round(share * together.numel()))
        least = together.kthvalue(gone).values if gone else torch.tensor(-1.0)
        return [n > least for n in norms]
