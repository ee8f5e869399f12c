#!/usr/bin/env python3
"""`hearsay code -o` stopped in the middle: stopped_run_test.py HEARSAY.

Ctrl-C, SIGKILL and a ledger on a full disk: what was acknowledged is there, the ledger is whole, and the same command
goes on where it was and ends with what an undisturbed run ends with.
"""
import json
import os
import pathlib
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest

HEARSAY = sys.argv[1]
SENTENCES = ('Rebels shelled the town of Homs on Monday, the army said.', 'The ministry denied that its troops had killed 12 people in Mosul.',
             'Police arrested 30 protesters in Caracas.', 'The president may resign, according to a newspaper.')
DOCUMENTS = 2500


def write_reports(path):
    with open(path, 'w', encoding='utf-8') as out:
        for number in range(DOCUMENTS):
            words = ' '.join(SENTENCES[(number + k) % len(SENTENCES)] for k in range(4))
            out.write(json.dumps({'id': f'd{number}', 'published': '2018-06-07', 'source': 'Example', 'text': f'Report {number}. {words}'}) + '\n')


def documents_in(ledger):
    if not os.path.exists(ledger):
        return 0
    try:
        with sqlite3.connect(f'file:{ledger}?mode=ro', uri=True, timeout=5) as store:
            return store.execute('select count(*) from documents').fetchone()[0]
    except sqlite3.OperationalError:  # the tables are being made
        return 0


class StoppedRun(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.reports = os.path.join(self.folder.name, 'reports.jsonl')
        self.ledger = os.path.join(self.folder.name, 'crisis.db')
        write_reports(self.reports)

    def tearDown(self):
        self.folder.cleanup()

    def code(self, ledger):
        return subprocess.run([HEARSAY, 'code', self.reports, '-o', ledger], capture_output=True, text=True, timeout=300)

    def stop_in_the_middle(self, how):
        process = subprocess.Popen([HEARSAY, 'code', self.reports, '-o', self.ledger], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        while process.poll() is None and documents_in(self.ledger) == 0:
            time.sleep(0.01)
        process.send_signal(how)
        _, talk = process.communicate(timeout=60)
        return process.returncode, talk

    def is_whole(self):
        check = subprocess.run([HEARSAY, 'check', self.ledger], capture_output=True, text=True, timeout=120)
        self.assertEqual(check.returncode, 0, check.stdout + check.stderr)

    def goes_on_to_the_end(self):
        before = documents_in(self.ledger)
        done = self.code(self.ledger)
        self.assertEqual(done.returncode, 0, done.stderr)
        if before:
            self.assertIn(f'{before} were there already', done.stderr)
        undisturbed = os.path.join(self.folder.name, 'undisturbed.db')
        self.assertEqual(self.code(undisturbed).returncode, 0)
        claims = []
        for ledger in (self.ledger, undisturbed):
            with sqlite3.connect(ledger) as store:
                claims.append(store.execute('select id from claims order by id').fetchall())
        self.assertEqual(claims[0], claims[1])
        self.assertEqual(documents_in(self.ledger), DOCUMENTS)

    def test_killed(self):
        self.stop_in_the_middle(signal.SIGKILL)
        self.is_whole()
        self.goes_on_to_the_end()

    def test_interrupted(self):
        code, talk = self.stop_in_the_middle(signal.SIGINT)
        if documents_in(self.ledger) < DOCUMENTS:  # a quick machine may have been done already
            self.assertEqual(code, 1, talk)
            self.assertIn('stopped', talk)
        self.is_whole()
        self.goes_on_to_the_end()

    def test_full_disk(self):
        # A file size limit stands for the disk's end: SQLite is refused the next page in the same words.
        import resource

        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (4 << 20, 4 << 20))

        full = subprocess.run([HEARSAY, 'code', self.reports, '-o', self.ledger], capture_output=True, text=True, timeout=300, preexec_fn=limit)
        self.assertEqual(full.returncode, 1, full.stderr)
        self.assertIn(pathlib.Path(self.ledger).name, full.stderr)
        self.assertEqual(full.stderr.count('could not') + full.stderr.count('is full'), 1, 'it is told once')
        with sqlite3.connect(self.ledger) as store:
            documents, claims = (store.execute(f'select count(*) from {table}').fetchone()[0] for table in ('documents', 'claims'))
        self.assertIn(f'{documents} documents with {claims} claims are in', full.stderr)
        self.is_whole()
        self.goes_on_to_the_end()


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
