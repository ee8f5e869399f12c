#!/usr/bin/env python3
"""The commands that read a ledger, as a user types them: ledger_commands_test.py HEARSAY SAMPLE_LEDGER."""
import csv
import io
import json
import os
import pathlib
import pty
import re
import sqlite3
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
HEARSAY, SAMPLE_LEDGER = sys.argv[1:3]


def hearsay(*arguments, text=None):
    return subprocess.run([HEARSAY, *map(str, arguments)], input=text, capture_output=True, text=True, timeout=120)


def on_terminal(*arguments):
    """What the program writes when its output is a terminal."""
    ours, theirs = pty.openpty()
    environment = {name: value for name, value in os.environ.items() if name != 'NO_COLOR'}
    process = subprocess.Popen([HEARSAY, *map(str, arguments)], stdout=theirs, stderr=subprocess.DEVNULL, env=environment)
    os.close(theirs)
    out = b''
    while True:
        try:
            some = os.read(ours, 65536)
        except OSError:
            break
        if not some:
            break
        out += some
    os.close(ours)
    process.wait()
    return out.decode()


class LedgerCommands(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.ledger = os.path.join(cls.folder.name, 'crisis.db')
        subprocess.run([SAMPLE_LEDGER, cls.ledger], check=True)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def good(self, *arguments, **more):
        done = hearsay(*arguments, **more)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done

    def refused(self, *arguments, words):
        done = hearsay(*arguments)
        self.assertEqual(done.returncode, 2, done.stdout)
        self.assertRegex(done.stderr, words)

    def test_ls_lists_by_day_and_says_what_it_left_out(self):
        done = self.good('ls', self.ledger, '--status', 'disputed')
        self.assertEqual(len(done.stdout.splitlines()), 2)
        self.assertIn('1 of 31 incidents: disputed incidents', done.stderr)
        dates = re.findall(r'2026-\d\d-\d\d', self.good('ls', self.ledger).stdout)
        self.assertEqual(dates, sorted(dates))

    def test_ls_as_csv_and_json(self):
        rows = list(csv.DictReader(io.StringIO(self.good('ls', self.ledger, '--format', 'csv').stdout)))
        self.assertEqual(len(rows), 31)
        self.assertEqual(rows[-1]['id'], 'radio-1:0:0')
        self.assertEqual(rows[-1]['killed_best'], '40')
        lines = self.good('ls', self.ledger, '--format', 'json').stdout
        self.assertEqual([json.loads(line)['id'] for line in lines.splitlines()], [row['id'] for row in rows])
        again = self.good('ls', '-', '--format', 'json', text=lines)  # what it writes it also reads
        self.assertEqual(again.stdout, lines)

    def test_ls_filters(self):
        count = lambda *filters: len(self.good('ls', self.ledger, '--format', 'json', *filters).stdout.splitlines())
        self.assertEqual(count('--place', 'TORA'), 31)
        self.assertEqual(count('--place', 'Aleppo'), 0)
        self.assertEqual(count('--since', '2026-05'), 1)
        self.assertEqual(count('--until', '2026-04-12'), 12)
        self.assertEqual(count('--type', 'aerial', '--actor', 'SYRMIL', '--recipient', 'CVL', '--source', 'bishop', '--killed-min', '14'), 31)
        self.assertEqual(count('--killed-min', '15'), 0)
        self.refused('ls', self.ledger, '--since', 'May', words='YYYY-MM-DD')
        self.refused('ls', self.ledger, '--status', 'certain', words='certain')
        for command in (('ls', self.ledger), ('export', self.ledger, '--as', 'ged')):
            self.refused(*command, '--since', '2026-05-02', '--until', '2026-05-01', words='2026-05-02 is after --until 2026-05-01')
            self.refused(*command, '--since', '2026-06', '--until', '2026-05', words='is after')
            self.good(*command, '--since', '2026-05-31', '--until', '2026-05')
            self.good(*command, '--since', '2026', '--until', '2026-05')
            for option in ('--since', '--until', '--as-of'):
                for date in ('2026-13', '2026-02-30', '2026-5-1', '26'):
                    self.refused(*command, option, date, words='no date of the calendar')
        self.refused('brief', self.ledger, '--since', '2026-05-02', '--as-of', '2026-05-01', words='is after --as-of')
        self.refused('ls', self.ledger, '--killed-min', '-4', words='killed-min')
        self.refused('brief', self.ledger, '--since', '2026-02-30', words='no date of the calendar')

    def test_colour_is_for_terminals(self):
        self.assertNotIn('\033', self.good('ls', self.ledger).stdout)
        self.assertIn('\033[33mdisputed', on_terminal('ls', self.ledger))

    def test_every_id_that_ls_shows_is_taken_by_why(self):
        for line in self.good('ls', self.ledger).stdout.splitlines()[1:]:
            self.assertIn('Who says what', self.good('why', self.ledger, line.split()[0]).stdout)

    def test_why_of_a_claim(self):
        self.assertIn('claim      star-1:0:0', self.good('why', self.ledger, 'star-1:0:0').stdout)
        self.assertIn('Who says what', self.good('why', self.ledger, 'radio-1:0:0').stdout)
        self.assertIn('claim      radio-1:0:0', self.good('why', self.ledger, 'radio-1:0:0', '--claim').stdout)

    def test_why_says_what_it_cannot_find(self):
        self.refused('why', self.ledger, 'doc-0001', words='several incidents begin with doc-0001 .*doc-00010')
        self.refused('why', self.ledger, 'nowhere', words='no incident or claim has the id nowhere')
        self.refused('why', self.ledger + '.old', 'radio', words='no such ledger')
        self.refused('ls', ROOT / 'CMakeLists.txt', words='CMakeLists.txt:1: this line is no JSON')

    def test_documents_become_claims_and_claims_incidents(self):
        folder = pathlib.Path(self.folder.name) / 'articles'
        folder.mkdir()
        (folder / 'a.txt').write_text('Residents said at least 40 people were killed in an air strike on Homs on Friday.\n')
        (folder / 'b.txt').write_text("The army denied carrying out Friday's air strike on Homs.\n")
        ledger = os.path.join(self.folder.name, 'coded.db')
        code = ('code', folder, '-o', ledger, '--published', '2026-05-03', '--source', 'Example Wire')
        self.assertIn('2 documents', self.good(*code).stderr)
        self.assertIn('2 were there already', self.good(*code).stderr)
        self.refused('link', ledger + '.old', words='cannot read')
        self.assertEqual(self.good('ls', ledger).stderr, f'hearsay: {ledger}: no incidents; hearsay link makes them of claims\n')
        linked = self.good('link', ledger)
        self.assertRegex(linked.stderr, r'incidents of \d+ claims: ')
        self.assertEqual(linked.stdout, '')
        first = self.good('ls', ledger, '--format', 'json').stdout
        self.good('link', ledger)
        self.assertEqual(self.good('ls', ledger, '--format', 'json').stdout, first)
        self.assertIn('killed 40 or more', self.good('why', ledger, json.loads(first.splitlines()[0])['id']).stdout)
        self.good('check', ledger)
        self.assertEqual([name for name in os.listdir(self.folder.name) if name.startswith('coded')], ['coded.db'])

    def test_check_finds_damage(self):
        self.assertIn('33 claims, 31 incidents: sound', self.good('check', self.ledger).stdout)
        damaged = os.path.join(self.folder.name, 'damaged.db')
        subprocess.run([SAMPLE_LEDGER, damaged], check=True)
        with sqlite3.connect(damaged) as database:
            database.execute("DROP TRIGGER claims_keep")
            database.execute("UPDATE claims SET record = '{}' WHERE id = 'star-1:0:0'")
        done = hearsay('check', damaged)
        self.assertEqual(done.returncode, 1)
        self.assertIn('star-1:0:0', done.stderr)

    def test_schemas_are_the_documents(self):
        for name in ('claim', 'incident', 'annotation', 'attributions', 'acled', 'ged', 'polecat'):
            page = (ROOT / f'docs/formats/{name}.schema.json').read_text(encoding='utf-8')
            self.assertEqual(self.good('schema', name).stdout, page)

    def test_every_command_has_an_example_and_its_options_a_page(self):
        page = ''.join((ROOT / 'docs' / name).read_text(encoding='utf-8') for name in ('ledger.md', 'exports.md', 'review.md', 'sources.md'))
        for command in ('ls', 'why', 'export', 'brief', 'merge', 'review', 'check', 'schema'):
            help_text = self.good(command, '--help').stdout
            self.assertRegex(help_text, r'Examples?:\n  hearsay ' + command)
            for option in set(re.findall(r'--[a-z-]+', help_text.split('Example')[0])) - {'--help'}:
                self.assertIn(option, page, f'{command} {option}')


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
