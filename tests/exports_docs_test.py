#!/usr/bin/env python3
"""Every column, value and file that docs/exports.md names is what the program writes: exports_docs_test.py HEARSAY SAMPLE_LEDGER."""
import csv
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HEARSAY, SAMPLE_LEDGER = sys.argv[1:3]
ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGE = (ROOT / 'docs/exports.md').read_text(encoding='utf-8')
LAYOUTS = ('acled', 'ged', 'polecat')
# What stands in `` in a layout's section and is neither a column of it nor a value that its schema lists.
OTHER = {'denied', 'expected', '--include', 'docs/incident-rules.md', 'data/exports/acled_events.tsv'}


def hearsay(*arguments):
    return subprocess.run([HEARSAY, *map(str, arguments)], check=True, capture_output=True, text=True, timeout=120).stdout


def section(title):
    return re.search(rf'^## {title}$(.*?)(?=^## |\Z)', PAGE, re.M | re.S).group(1)


def named(text):
    return re.findall(r'`([^`\n]+)`', re.sub(r'```.*?```', '', text, flags=re.S))


def head(path):
    with open(path, encoding='utf-8', newline='') as file:
        return next(csv.reader(file))


def faults(folder):
    ledger = os.path.join(folder, 'sample.db')
    subprocess.run([SAMPLE_LEDGER, ledger], check=True)
    formats = set(re.search(r'--as TEXT:\{(.*?)\}', hearsay('export', '--help')).group(1).split(','))
    shown = set(re.findall(r'--as (\w+)', PAGE))
    if shown != formats:
        yield f'the examples show {sorted(shown)}, and there are {sorted(formats)}'
    for one in formats - set(re.findall(r'^## (\w+)$', PAGE, re.M)):
        yield f'{one} has no section'
    for layout in LAYOUTS:
        fields = json.loads(hearsay('schema', layout))['fields']
        known = {field['name'] for field in fields} | {value for field in fields for value in field.get('constraints', {}).get('enum', ())} | OTHER
        for word in named(section(layout)):
            if word not in known:
                yield f'{layout}: `{word}` is no column or value of it'
        for file in re.findall(r'`((?:data|docs)/[^`]+)`', section(layout)):
            if not (ROOT / file).exists():
                yield f'{layout}: {file} is not there'
    count = re.search(r'in the (\d+) columns', section('ged')).group(1)
    if int(count) != len(json.loads(hearsay('schema', 'ged'))['fields']):
        yield f'ged has not {count} columns'
    out = os.path.join(folder, 'events.csv')
    hearsay('export', ledger, '--as', 'ged', '--include', 'disputed', '-o', out)
    rows = [word for line in re.findall(r'^\| (`.*?) \|', section('What a layout cannot say'), re.M) for word in named(line)]
    written = head(os.path.join(folder, 'events.hearsay.csv'))
    if set(rows) != set(written[1:]):
        yield f'the side-car is said to have {sorted(rows)} and has {sorted(written[1:])}'
    if written[0] != head(out)[0]:
        yield 'the side-car begins with another column'
    for name in ('tidy', 'jsonl'):
        tables = os.path.join(folder, name)
        hearsay('export', ledger, '--as', name, '-o', tables)
        said = {word for word in named(section(name)) if re.search(r'\.(csv|jsonl)$', word)}
        if said != set(os.listdir(tables)):
            yield f'{name} is said to be {sorted(said)} and is {sorted(os.listdir(tables))}'
    columns = head(os.path.join(folder, 'tidy/casualties.csv'))
    for word in ('incident', 'claim', 'kind'):  # of the example in R
        if word not in columns:
            yield f'casualties.csv has no {word}'
    collection = json.loads(hearsay('export', ledger, '--as', 'geojson'))
    if collection['type'] not in section('geojson'):
        yield f'geojson is a {collection["type"]}'
    for word in named(section('geojson')):
        if word not in collection['features'][0]['properties']:
            yield f'geojson: `{word}` is no property'
    help_text = hearsay('export', '--help')
    for option in set(re.findall(r'--[a-z][a-z-]*', PAGE)):
        if option not in help_text:
            yield f'export has no {option}'


with tempfile.TemporaryDirectory() as shared:
    found = list(faults(shared))
if found:
    sys.exit('docs/exports.md: ' + '\n  '.join(found))
