#!/usr/bin/env python3
"""Puts marks and texts together: training/marked/ holds what readers marked on pages, the corpora hold the pages.

usage: join_marks.py [--gold FOLDER] [--sets FIRST-LAST] MARKS.jsonl CORPUS.jsonl ... > PAGES.jsonl

MARKS is training/marked/pages.jsonl (its README.md says what each field means). Each CORPUS is a document a line with `id`, `text` and,
as far as known, source or publisher, published or date, and title. PAGES is what claims_train and `hearsay code` read. With --gold, each page's
claims are written to FOLDER too, in the shape of gold claims, so that a scorer of claims can compare. Pages whose text is not given, or is
of another length than the one marked, are left out and named on standard error.
"""
import argparse
import json
import pathlib
import sys


def read(path):
    with open(path, encoding='utf-8') as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def spans(text, pairs):
    return [dict(text=text[begin:end], begin=begin, end=end) for begin, end in pairs]


def gold_claim(text, mark):
    place, time = mark.get('place'), mark.get('time')
    return dict(
        trigger=spans(text, [mark['trigger']])[0], type=mark['type'], mode=mark.get('mode'), certainty=mark['certainty'],
        status=mark.get('status', 'actual'), actors=spans(text, mark.get('actors', [])), recipients=spans(text, mark.get('recipients', [])),
        sources=spans(text, mark.get('sources', [])), quantities=[dict(kind=k, min=low, max=high) for k, low, high in mark.get('quantities', [])],
        place=dict(name=text[place[0]:place[1]], country=None) if place else None, time=dict(start=time[0], stop=time[1]) if time else None)


def page_claim(text, mark):
    out = dict(begin=mark['trigger'][0], end=mark['trigger'][1], type=mark['type'], actors=mark.get('actors', []), recipients=mark.get('recipients', []))
    if mark.get('place'):
        out['place'] = spans(text, [mark['place']])[0]
    return out


def page(document, marks):
    return dict(id=document['id'], source=document.get('source') or document.get('publisher'), published=document.get('published') or document.get('date'),
                title=document.get('title'), text=document['text'],
                claims=[page_claim(document['text'], m) for m in marks['claims']])


def main():
    options = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    options.add_argument('--gold', type=pathlib.Path, metavar='FOLDER', help='write claims as gold claims there too')
    options.add_argument('--sets', default='0-999', metavar='FIRST-LAST', help='only pages of these sets')
    options.add_argument('marks')
    options.add_argument('corpora', nargs='+')
    given = options.parse_args()
    texts = {document['id']: document for path in given.corpora for document in read(path)}
    if given.gold:
        given.gold.mkdir(parents=True, exist_ok=True)
    first, last = (int(number) for number in given.sets.split('-'))
    for marks in read(given.marks):
        if not first <= marks['set'] <= last:
            continue
        document = texts.get(marks['id'])
        if document is None or len(document['text']) != marks['characters']:
            print(f'join_marks: {marks["id"]} is not among the texts as it was marked', file=sys.stderr)
            continue
        print(json.dumps(page(document, marks), ensure_ascii=False))
        if given.gold:
            claims = json.dumps([gold_claim(document['text'], m) for m in marks['claims']], ensure_ascii=False)
            for reader in 'ab':  # a scorer that wants two
                (given.gold / f'{marks["id"]}.{reader}.json').write_text(claims, encoding='utf-8')


if __name__ == '__main__':
    main()
