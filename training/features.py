"""What the network sees of a word: rows of one embedding table, summed.

src/language/network_features.cc computes the same rows; the parity fixture holds the two together.
A word is first normalised a code point at a time: curly quotes become straight ones, letters lower case by
their simple mapping, ASCII digits '0'. Its rows are those of the whole form (a vocabulary, row 0 is any other
word), of its first one to three and last one to four code points, and of its shape.
Affixes and shapes are hashed: FNV-1a 64 over a tag byte and the UTF-8 bytes, high half folded into the low.
"""

MASK_ROW = 1          # stands for a hidden word while pretraining
FIRST_WORD_ROW = 2
AFFIX_ROWS = 16384
SHAPE_ROWS = 1024
ROWS_A_WORD = 9

_QUOTES = {0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'}


def fnv1a(data: bytes) -> int:
    h = 0xCBF29CE484222325
    for byte in data:
        h = ((h ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return h


def fold(word: str) -> str:
    return "".join(_fold_char(c) for c in word)


def _fold_char(c: str) -> str:
    if "0" <= c <= "9":
        return "0"
    return _QUOTES.get(ord(c)) or c.lower()[0]


def shape(word: str) -> str:
    """X for a capital, x for another letter, d for a digit, else the character; runs stop at four."""
    out = []
    for c in word:
        c = _QUOTES.get(ord(c), c)
        if "0" <= c <= "9":
            s = "d"
        elif c.lower()[0] != c:
            s = "X"
        elif c.isalpha():
            s = "x"
        else:
            s = c
        if out[-4:] != [s] * 4:
            out.append(s)
    return "".join(out)


def bucket(tag: str, text: str, rows: int) -> int:
    h = fnv1a((tag + text).encode("utf-8"))
    return ((h ^ (h >> 32)) & 0xFFFFFFFF) % rows


def word_key(folded: str) -> int:
    return fnv1a(folded.encode("utf-8"))


class Rows:
    """Maps words to their rows, remembering those it has seen."""

    def __init__(self, vocabulary: list[str], affix_rows: int = AFFIX_ROWS, shape_rows: int = SHAPE_ROWS):
        self.affix_rows, self.shape_rows = affix_rows, shape_rows
        self.vocabulary = vocabulary  # folded forms, in row order
        self.row_of = {w: FIRST_WORD_ROW + i for i, w in enumerate(vocabulary)}
        self.affix_base = FIRST_WORD_ROW + len(vocabulary)
        self.shape_base = self.affix_base + affix_rows
        self.size = self.shape_base + shape_rows
        self._seen: dict[str, tuple[int, ...]] = {}

    def of(self, word: str) -> tuple[int, ...]:
        rows = self._seen.get(word)
        if rows is None:
            rows = self._seen[word] = self._compute(word)
        return rows

    def _compute(self, word: str) -> tuple[int, ...]:
        folded = fold(word)
        affix = lambda tag, text: self.affix_base + bucket(tag, text, self.affix_rows)
        return (
            self.row_of.get(folded, 0),
            affix("1", folded[:1]), affix("2", folded[:2]), affix("3", folded[:3]),
            affix("a", folded[-1:]), affix("b", folded[-2:]), affix("c", folded[-3:]), affix("d", folded[-4:]),
            self.shape_base + bucket("s", shape(word), self.shape_rows),
        )
