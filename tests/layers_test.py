#!/usr/bin/env python3
"""Modules include only modules above them (ARCHITECTURE.md): reads every #include under src/, include/ and cli/."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
ORDER = 'base record lexicon language reading coding attribution linking ledger serving'.split()
CLAIMS_ONLY = {'linking', 'ledger', 'serving'}       # they know claims, never sentences
SENTENCES = {'language', 'coding', 'attribution', 'reading'}
INCLUDE = re.compile(r'^#include "([a-z_]+)/', re.M)


def faults():
    for path in sorted((ROOT / 'src').rglob('*')):
        if path.suffix not in ('.h', '.cc') or path.parts[-2] not in ORDER:
            continue
        module = path.parts[-2]
        for other in INCLUDE.findall(path.read_text(encoding='utf-8')):
            where = f'{path.relative_to(ROOT)} includes {other}/'
            if other in ('cli', 'tests', 'training'):
                yield f'{where}, which no module may'
            elif other in ORDER and ORDER.index(other) > ORDER.index(module):
                yield f'{where}, which lies below {module}/'
            elif module in CLAIMS_ONLY and other in SENTENCES and not path.stem.endswith('_test'):
                yield f'{where}, but {module}/ knows claims only'


def main():
    found = list(faults())
    print('\n'.join(found))
    print(f'{0 if found else 1} passed, {len(found)} failed')
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
