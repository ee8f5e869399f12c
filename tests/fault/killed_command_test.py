#!/usr/bin/env python3
"""Commands killed at each of their writes: killed_command_test.py HEARSAY SAMPLE_LEDGER DIE_AT_LIBRARY.

What is there afterwards is what was there before, or all that the command does; and the same command then does it.
"""
import json
import os
import pathlib
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import unittest

HEARSAY, SAMPLE_LEDGER, LIBRARY = map(os.path.abspath, sys.argv[1:4])
SAID = ('--by', 'Ada', '--at', '2026-05-09T10:00:00Z')
MOST = 3000  # writes of one command


def hearsay(*arguments, die_at=None):
    environment = dict(os.environ, LD_PRELOAD=LIBRARY, DIE_AT=str(die_at)) if die_at else None
    return subprocess.run([HEARSAY, *map(str, arguments)], capture_output=True, text=True, timeout=120, env=environment)


class Killed(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.before, self.work = self.folder / 'before', self.folder / 'work'
        self.before.mkdir()
        subprocess.run([SAMPLE_LEDGER, self.before / 'crisis.db'], check=True)

    def good(self, *arguments):
        done = hearsay(*arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def contents(self, ledger):
        """Nothing for a ledger that is not there, is being made or has no documents."""
        if not ledger.exists():
            return None
        checked = hearsay('check', ledger)
        if 'empty file' in checked.stderr:
            return None
        self.assertEqual(checked.returncode, 0, checked.stderr)
        with sqlite3.connect(ledger) as store:
            asked = ('documents', 'claims', 'incidents', 'incident_claims', 'figures', 'reviews')
            rows = tuple(tuple(sorted(map(repr, store.execute(f'SELECT * FROM {one}')))) for one in asked)
        return rows if rows[0] else None

    def at_every_write(self, command, ledger, files=()):
        """`command` with {} for the folder it works in; `ledger` and `files` are what it changes there."""
        arguments = [str(one).format(self.work) for one in command]
        state = lambda: (self.contents(self.work / ledger), [(self.work / one).read_bytes() for one in files])
        ends = []
        for die_at in (None, *range(1, MOST)):
            shutil.rmtree(self.work, ignore_errors=True)
            shutil.copytree(self.before, self.work)
            if not ends:
                ends.append(state())
                self.good(*arguments)
                ends.append(state())
                self.assertNotEqual(*ends)
                continue
            done = hearsay(*arguments, die_at=die_at)
            if done.returncode == 0:
                self.assertGreater(die_at, 8)
                return
            self.assertEqual(done.returncode, -signal.SIGKILL, done.stderr)
            with self.subTest(write=die_at):
                found = state()
                self.assertIn(found[0], [end[0] for end in ends], 'half of it is there')
                for i, held in enumerate(found[1]):
                    self.assertIn(held, [end[1][i] for end in ends], 'half a file is there')
                again = hearsay(*arguments)
                self.assertTrue(again.returncode == 0 or 'decided the same' in again.stderr, again.stderr)
                self.assertEqual(state(), ends[1])
        self.fail('the command never came to its end')

    def test_review(self):
        self.at_every_write(('review', 'accept', '{}/crisis.db', 'radio-1:0:0', *SAID), 'crisis.db')

    def test_review_apply(self):
        self.good('review', 'accept', self.before / 'crisis.db', 'radio-1:0:0', *SAID)
        first = json.loads(self.good('review', 'log', self.before / 'crisis.db'))
        lines = [json.dumps(dict(first, at=f'2026-05-{day:02}')) for day in range(10, 31)]
        (self.before / 'log.jsonl').write_text('\n'.join(lines) + '\n')
        self.at_every_write(('review', 'apply', '{}/crisis.db', '{}/log.jsonl'), 'crisis.db')

    def test_link(self):
        incidents = self.before / 'incidents.jsonl'
        incidents.write_text('good\n')
        self.at_every_write(('link', '{}/crisis.db', '--incidents', '{}/incidents.jsonl'), 'crisis.db', ('incidents.jsonl',))

    def test_link_what_came(self):
        ledger = self.before / 'crisis.db'
        self.good('link', ledger)
        reports = self.folder / 'reports.jsonl'
        reports.write_text(''.join(json.dumps({'id': f'd{n}', 'published': '2026-05-01', 'text': f'Rebels shelled Homs on Monday, killing {n}.'}) + '\n' for n in range(2, 5)))
        self.good('code', '-q', reports, '-o', ledger)
        self.at_every_write(('link', '{}/crisis.db'), 'crisis.db')
        self.good('link', '--anew', self.work / 'crisis.db')
        with sqlite3.connect(self.work / 'crisis.db') as store:
            anew = sorted(store.execute('SELECT record FROM incidents'))
        shutil.rmtree(self.work)
        shutil.copytree(self.before, self.work)
        self.good('link', self.work / 'crisis.db')
        with sqlite3.connect(self.work / 'crisis.db') as store:
            self.assertEqual(sorted(store.execute('SELECT record FROM incidents')), anew)

    def test_merge_into_a_new_one(self):
        self.good('review', 'accept', self.before / 'crisis.db', 'radio-1:0:0', *SAID)
        self.at_every_write(('merge', '{}/crisis.db', '-o', '{}/all.db'), 'all.db')

    def test_merge_into_one_that_is_there(self):
        reports = self.folder / 'reports.jsonl'
        reports.write_text(''.join(json.dumps({'id': f'd{n}', 'published': '2026-05-01', 'text': f'Rebels shelled Homs on Monday, killing {n}.'}) + '\n' for n in range(2, 9)))
        self.good('code', '-q', reports, '-o', self.before / 'all.db')
        self.at_every_write(('merge', '{}/crisis.db', '-o', '{}/all.db'), 'all.db')

    def test_export(self):
        (self.before / 'out.csv').write_text('good\n')
        (self.before / 'out.hearsay.csv').write_text('good\n')
        self.at_every_write(('export', '{}/crisis.db', '--as', 'ged', '--include', 'disputed', '-o', '{}/out.csv'), 'crisis.db', ('out.csv', 'out.hearsay.csv'))


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
