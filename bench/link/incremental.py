#!/usr/bin/env python3
"""What adding some claims costs: incremental.py HEARSAY BENCH_LINK [SIZE [PERCENT]] [--scattered]

Links a ledger of made-up claims (model.h), all but the last day's PERCENT of the documents (or, scattered, some of any day), adds those, links
again, and links all anew. Tells the seconds (of the clock, and of the processors) of each, and fails where the incidents differ.
"""
import json
import os
import pathlib
import random
import resource
import subprocess
import sys
import tempfile
import time


def timed(*arguments):
    before, at = resource.getrusage(resource.RUSAGE_CHILDREN), time.time()
    subprocess.run([str(one) for one in arguments], check=True, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.time() - at, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def export(hearsay, ledger, folder):
    subprocess.run([hearsay, 'export', ledger, '--as', 'jsonl', '-o', folder], check=True, capture_output=True)
    return {one.name: one.read_bytes() for one in folder.iterdir()}


def main():
    arguments = [one for one in sys.argv[1:] if not one.startswith('--')]
    hearsay, bench = arguments[:2]
    size = int(arguments[2]) if len(arguments) > 2 else 100_000
    share = float(arguments[3]) / 100 if len(arguments) > 3 else 0.01
    with tempfile.TemporaryDirectory(dir=os.environ.get('TMPDIR')) as folder:
        folder = pathlib.Path(folder)
        lines = subprocess.run([bench, '--write', str(size)], check=True, capture_output=True, text=True).stdout.splitlines()
        document = [json.loads(line)['document']['id'] for line in lines]  # the claims are in the order of publication
        order = list(dict.fromkeys(document))
        if '--scattered' in sys.argv:
            random.Random(1).shuffle(order)
        added = set(order[len(order) - round(share * len(order)):])
        for name, wanted in (('first', False), ('added', True)):
            (folder / f'{name}.jsonl').write_text(''.join(line + '\n' for line, of in zip(lines, document) if (of in added) == wanted))
        del lines
        ledger = folder / 'l.db'
        timed(hearsay, 'merge', folder / 'first.jsonl', '-o', ledger)
        first = timed(hearsay, 'link', ledger)
        timed(hearsay, 'merge', folder / 'added.jsonl', '-o', ledger)
        more = timed(hearsay, 'link', ledger)
        bit_by_bit = export(hearsay, ledger, folder / 'one')
        anew = timed(hearsay, 'link', '--anew', ledger)
        same = export(hearsay, ledger, folder / 'other') == bit_by_bit
        for name, (wall, cpu) in (('first', first), ('added', more), ('anew', anew)):
            print(f'{name}: {wall:.2f} s, {cpu:.2f} s of processors')
        print(f'{size} claims, {len(added)} of {len(order)} documents added: {100 * more[0] / anew[0]:.1f} % of the time, '
              f'{100 * more[1] / anew[1]:.1f} % of the processors\' time; the incidents are {"the same" if same else "NOT the same"}')
        return 0 if same else 1


sys.exit(main())
