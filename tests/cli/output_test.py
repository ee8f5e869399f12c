#!/usr/bin/env python3
"""What commands write is there whole or not at all: output_test.py HEARSAY SAMPLE_LEDGER."""
import os
import pathlib
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
import unittest

HEARSAY, SAMPLE_LEDGER = sys.argv[1:3]
ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
READERS = (('ls',), ('ls', '--format', 'json'), ('brief',), ('brief', '--format', 'html'), ('check',), ('why', 'radio-1:0:0'), ('export', '--as', 'ged'),
           ('export', '--as', 'geojson'))


def hearsay(*arguments, **more):
    more.setdefault('stdout', subprocess.PIPE)
    return subprocess.run([HEARSAY, *map(str, arguments)], stderr=subprocess.PIPE, text=True, timeout=120, **more)


def small_disk():
    """A limit on the size of a file stands for the disk's end."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))


class Case(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.shared = tempfile.TemporaryDirectory()
        cls.ledger = os.path.join(cls.shared.name, 'sample.db')
        subprocess.run([SAMPLE_LEDGER, cls.ledger], check=True)

    @classmethod
    def tearDownClass(cls):
        cls.shared.cleanup()

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def with_ledger(self, command):
        return (command[0], self.ledger, *command[1:])


class StandardOutput(Case):
    def test_a_full_disk_is_told_once(self):
        for command in READERS:
            with self.subTest(command=command), open('/dev/full', 'w') as full:
                done = hearsay(*self.with_ledger(command), stdout=full)
                self.assertEqual(done.returncode, 1, done.stderr)
                self.assertEqual(len(re.findall('cannot write to standard output: No space left', done.stderr)), 1, done.stderr)
                self.assertNotIn('rows', done.stderr)

    def test_a_closed_output_is_told_and_no_file_is_taken_for_it(self):
        for command in READERS:
            with self.subTest(command=command):
                done = hearsay(*self.with_ledger(command), stdout=None, preexec_fn=lambda: os.close(1))
                self.assertEqual(done.returncode, 1, done.stderr)
                self.assertIn('cannot write to standard output', done.stderr)
        target = self.folder / 'incidents.csv'
        done = hearsay('export', self.ledger, '--as', 'ged', '-o', target, stdout=None, preexec_fn=lambda: os.close(1))
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_a_reader_that_has_had_enough_ends_it(self):
        for command in READERS:
            with self.subTest(command=command):
                reader, writer = os.pipe()
                os.close(reader)
                done = hearsay(*self.with_ledger(command), stdout=writer)
                os.close(writer)
                self.assertEqual(done.returncode, 1)
                self.assertNotIn('rows', done.stderr)


class Files(Case):
    COMMANDS = (('export', '--as', 'ged', '--include', 'disputed', '-o'), ('export', '--as', 'geojson', '-o'), ('brief', '-o'),
                ('brief', '--format', 'html', '-o'), ('link', '--incidents'))

    def test_a_file_is_what_standard_output_is(self):
        for command in self.COMMANDS[1:4]:
            target = self.folder / 'out'
            self.assertEqual(hearsay(*self.with_ledger(command), target).returncode, 0)
            self.assertEqual(target.read_text(encoding='utf-8'), hearsay(*self.with_ledger(command[:-1])).stdout)

    def test_what_was_there_stays_when_the_disk_is_full(self):
        for command in self.COMMANDS:
            with self.subTest(command=command):
                target = self.folder / 'kept.txt'
                target.write_text('good\n')
                (self.folder / 'kept.hearsay.csv').write_text('good\n')
                lines = self.folder / 'claims.jsonl'
                given = (lines,) if command[0] == 'link' else (self.ledger,)
                if command[0] == 'link':
                    out = self.folder / 'lines'
                    hearsay('export', self.ledger, '--as', 'jsonl', '-o', out)
                    lines.write_bytes((out / 'claims.jsonl').read_bytes())
                done = hearsay(command[0], *given, *command[1:], target, preexec_fn=small_disk)
                self.assertEqual(done.returncode, 2, done.stderr)
                self.assertRegex(done.stderr, r'kept(\.hearsay\.csv|\.txt): cannot write: (File too large|No space left)')
                self.assertEqual(target.read_text(), 'good\n')
                self.assertEqual((self.folder / 'kept.hearsay.csv').read_text(), 'good\n')
                self.assertEqual([one.name for one in self.folder.iterdir() if 'unfinished' in one.name], [])

    def test_several_files_change_together_or_not_at_all(self):
        tables = self.folder / 'tables'
        self.assertEqual(hearsay('export', self.ledger, '--as', 'tidy', '-o', tables).returncode, 0)
        for one in tables.iterdir():
            one.write_text('good\n')
        (tables / 'sources.csv.unfinished').symlink_to('/dev/full')
        self.assertEqual(hearsay('export', self.ledger, '--as', 'tidy', '-o', tables).returncode, 2)
        self.assertEqual({one.read_text() for one in tables.iterdir()}, {'good\n'})

    def test_links_and_rights_stay(self):
        target, link = self.folder / 'target.md', self.folder / 'link.md'
        target.write_text('old\n')
        target.chmod(0o640)
        link.symlink_to(target)
        self.assertEqual(hearsay('brief', self.ledger, '-o', link).returncode, 0)
        self.assertTrue(link.is_symlink())
        self.assertNotEqual(target.read_text(encoding='utf-8'), 'old\n')
        self.assertEqual(target.stat().st_mode & 0o777, 0o640)

    def test_what_is_no_plain_file_is_written_to(self):
        told = hearsay('brief', self.ledger).stdout
        self.assertEqual(hearsay('brief', self.ledger, '-o', '/dev/stdout').stdout, told)
        self.assertEqual(hearsay('export', self.ledger, '--as', 'geojson', '-o', '/dev/null').returncode, 0)
        self.assertEqual(hearsay('brief', self.ledger, '-o', '/dev/full').returncode, 2)
        self.assertTrue(pathlib.Path('/dev/null').is_char_device())

    def test_refusals_name_the_file(self):
        for command in self.COMMANDS:
            given = self.folder / 'none.jsonl'
            given.write_text('')
            done = hearsay(command[0], given if command[0] == 'link' else self.ledger, *command[1:], '/nowhere/at/all.txt')
            self.assertEqual(done.returncode, 2)
            self.assertIn('/nowhere/at/all.txt: cannot write: No such file', done.stderr)

    def test_the_demonstration_overwrites_nothing(self):
        thesis = self.folder / 'thesis.txt'
        thesis.write_text('years of work\n')
        done = hearsay('demo', '-o', thesis)
        self.assertEqual(done.returncode, 2)
        self.assertIn('thesis.txt: there is such a file already', done.stderr)
        self.assertEqual(thesis.read_text(), 'years of work\n')

    def test_killed_or_interrupted_while_it_writes(self):
        reports = self.folder / 'kept.geojson'
        for how in (signal.SIGKILL, signal.SIGINT):
            for wait in (0, 0.002, 0.005, 0.01, 0.02):
                reports.write_text('good\n')
                process = subprocess.Popen([HEARSAY, 'export', self.ledger, '--as', 'geojson', '-o', reports], stderr=subprocess.DEVNULL)
                time.sleep(wait)
                process.send_signal(how)
                process.wait()
                held = reports.read_text(encoding='utf-8')
                self.assertTrue(held == 'good\n' or held.rstrip().endswith('}'), held[-80:])


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
