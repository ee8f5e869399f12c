"""From scores to trees and names, as src/language/network_decode.cc does it."""

import numpy as np


def tree(scores: np.ndarray) -> np.ndarray:
    """scores[i, j]: word j as head of word i, scores[i, i]: word i as root. The best single-rooted tree."""
    heads = scores.argmax(1)
    n = len(heads)
    if (heads == np.arange(n)).sum() == 1 and not _cycle(heads):
        return heads
    # a root costs more than all arcs together could, so that the best tree has just one
    work = scores.astype(np.float64).copy()
    work[np.arange(n), np.arange(n)] -= 1e6
    return _edmonds(work)


def _cycle(heads: np.ndarray) -> list[int]:
    state = [0] * len(heads)
    for start in range(len(heads)):
        path, at = [], start
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            if heads[at] == at:
                break
            at = heads[at]
        if state[at] == 1 and heads[at] != at:
            return path[path.index(at):]
        for p in path:
            state[p] = 2
    return []


def _edmonds(scores: np.ndarray) -> np.ndarray:
    """Chu-Liu-Edmonds on a node set with an extra root node 0."""
    n = len(scores)
    full = np.full((n + 1, n + 1), -np.inf)
    full[1:, 1:] = scores
    full[1:, 0] = np.diag(scores)
    full[np.arange(n + 1), np.arange(n + 1)] = -np.inf
    heads = _best(full)[1:] - 1
    return np.where(heads < 0, np.arange(n), heads)


def _best(scores: np.ndarray) -> np.ndarray:
    heads = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    n = len(scores)
    rest = [i for i in range(n) if i not in set(cycle)]
    own = {c: scores[c, heads[c]] for c in cycle}
    m = len(rest)
    small = np.full((m + 1, m + 1), -np.inf)
    small[:m, :m] = scores[np.ix_(rest, rest)]
    enter = np.zeros(m, int)  # which word of the cycle an arc from rest[j] breaks into
    leave = np.zeros(m, int)  # which word of the cycle heads rest[j]
    total = sum(own.values())
    for j, r in enumerate(rest):
        gains = [scores[c, r] - own[c] + total for c in cycle]
        enter[j] = cycle[int(np.argmax(gains))]
        small[m, j] = max(gains)
        leave[j] = cycle[int(np.argmax([scores[r, c] for c in cycle]))]
        small[j, m] = scores[r, leave[j]]
    found = _best(small)
    out = heads.copy()
    for j, r in enumerate(rest):
        if r != 0:
            out[r] = leave[j] if found[j] == m else rest[found[j]]
    broken = found[m]
    out[enter[broken]] = rest[broken]
    return out


def names(scores: np.ndarray) -> list[int]:
    """The best sequence of NAMES in which I-X follows only B-X or I-X."""
    n, k = scores.shape
    inside = np.arange(k) % 2 == 0
    inside[0] = False
    allowed = np.zeros((k, k), bool)  # [before, after]
    for a in range(k):
        for b in range(k):
            allowed[a, b] = not inside[b] or a == b or a == b - 1
    best = np.where(inside, -1e9, scores[0])
    back = np.zeros((n, k), int)
    for i in range(1, n):
        reach = np.where(allowed, best[:, None], -1e9)
        back[i] = reach.argmax(0)
        best = reach.max(0) + scores[i]
    out = [int(best.argmax())]
    for i in range(n - 1, 0, -1):
        out.append(int(back[i][out[-1]]))
    return out[::-1]
