#!/usr/bin/env python3
"""How rare words are in news: count_words.py NEWS.txt > word_rarity.tsv

NEWS.txt is running English news, a paragraph a line (the table that is here was counted over four million words of some forty years,
from North and South America, Europe and South Asia). Twelve paragraphs that follow one another count as a report. Words are folded and cut
as src/linking/words.cc does. Rarity is the natural logarithm of how many reports there are to one that has the word, in quarters. Words of
fewer than 13 reports are left out: they, and all that never stood there, are as rare as can be. So are names, which are seldom in small
letters, unless one in two hundred reports has them.
"""
import collections
import math
import re
import sys
import unicodedata

PARAGRAPHS = 12
FEWEST = 13          # reports
FEWEST_OF_NAMES = 25
IN_SMALL_LETTERS = 0.06  # of a word's places in text that is not in capitals throughout; less often, it is a name
DAYS_AND_MONTHS = set('''monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
september october november december'''.split())


def folded(text):
    text = unicodedata.normalize('NFKD', text).replace('\u2019', "'")
    return ''.join(c for c in text if not unicodedata.combining(c))


def stem(word):
    if len(word) > 3 and word[-1] == 's' and word[-2] != 's':
        word = word[:-1]
    return word[:6]


def words_of(line):
    for word in re.findall(r"[A-Za-z0-9]+(?:'s)?", folded(line)):
        word = word.removesuffix("'s")
        if len(word) > 1:
            yield word


def main():
    with open(sys.argv[1], encoding='utf-8') as file:
        lines = file.read().splitlines()
    reports_with, small, capital = collections.Counter(), collections.Counter(), collections.Counter()
    reports = 0
    for at in range(0, len(lines), PARAGRAPHS):
        reports += 1
        seen = set()
        for line in lines[at:at + PARAGRAPHS]:
            for word in words_of(line):
                key = stem(word.lower())
                seen.add(key)
                if not line.isupper():
                    is_name = word[0].isupper() and word.lower() not in DAYS_AND_MONTHS
                    (capital if is_name else small)[key] += 1
        reports_with.update(seen)
    by_rarity = collections.defaultdict(list)
    for word, count in reports_with.items():
        is_name = small[word] < IN_SMALL_LETTERS * (small[word] + capital[word])
        if count >= (FEWEST_OF_NAMES if is_name else FEWEST):
            by_rarity[round(4 * math.log((reports + 1) / (count + 0.5))) / 4].append(word)
    print('# How rare words are in English news: the natural logarithm of how many reports there are to one that has the word, and the')
    print('# words, folded and cut to six letters. Words that are not here are rarer. Made by count_words.py.')
    print('rarity\twords')
    for rarity in sorted(by_rarity):
        print(f'{rarity:.2f}\t{" ".join(sorted(by_rarity[rarity]))}')


main()
