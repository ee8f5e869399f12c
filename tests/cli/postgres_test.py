#!/usr/bin/env python3
"""A ledger in a PostgreSQL database, as a user types it: postgres_test.py HEARSAY SAMPLE_LEDGER.

The same commands on a file and on a database must give the same bytes, and what is promised of a file holds of a database.
"""
import json
import os
import pathlib
import select
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import unittest

from postgres_server import Server, free_port

HEARSAY, SAMPLE_LEDGER = sys.argv[1:3]
ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
REPORTS = ROOT / 'demo/reports'
SERVER = None
CODED = tempfile.TemporaryDirectory()
CODED_FILE = os.path.join(CODED.name, 'coded.db')


def setUpModule():
    """The demo reports, coded and linked once into each kind; tests take copies."""
    global SERVER
    SERVER = Server()
    for ledger in (CODED_FILE, SERVER.make('coded')):
        for step in (('code', '-q', REPORTS, '-o', ledger), ('link', ledger)):
            done = hearsay(*step)
            assert done.returncode == 0, done.stderr


def tearDownModule():
    SERVER.close()
    CODED.cleanup()


def hearsay(*arguments, **more):
    return subprocess.run([HEARSAY, *map(str, arguments)], capture_output=True, text=True, timeout=300, **more)


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.database = self.id().rpartition('.')[2].lower()
        self.address = SERVER.make(self.database)

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def good(self, *arguments, **more):
        done = hearsay(*arguments, **more)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertNotIn(SERVER.password, done.stdout + done.stderr)
        return done

    def refused(self, *arguments, words, **more):
        done = hearsay(*arguments, **more)
        self.assertEqual(done.returncode, 2, done.stdout + done.stderr)
        self.assertRegex(done.stderr, words)
        self.assertNotIn(SERVER.password, done.stdout + done.stderr)

    def coded_file(self):
        return shutil.copy(CODED_FILE, self.path('crisis.db'))

    def coded_database(self):
        SERVER.sql(f'DROP DATABASE {self.database}')
        SERVER.sql(f'CREATE DATABASE {self.database} TEMPLATE coded')
        return self.address

    def assert_same(self, first, second, *command):
        """`command` has LEDGER where one stands."""
        def told(ledger):
            return self.good(*[ledger if one == 'LEDGER' else one for one in command]).stdout
        self.assertEqual(told(first), told(second), command)

    def ids(self, ledger):
        return [json.loads(line)['id'] for line in self.good('ls', ledger, '--format', 'json').stdout.splitlines()]

    def assert_same_ledgers(self, first, second):
        for format in ('csv', 'json'):
            self.assert_same(first, second, 'ls', 'LEDGER', '--format', format)
        for layout in ('jsonl', 'geojson', 'tidy', 'acled', 'ged', 'polecat'):
            for ledger, folder in ((first, 'first'), (second, 'second')):
                self.good('export', ledger, '--as', layout, '-o', self.path(f'{folder}-{layout}'))
        for path in pathlib.Path(self.folder.name).glob('first-*'):
            for one in path.rglob('*') if path.is_dir() else [path]:
                if one.is_file():
                    self.assertEqual(one.read_bytes(), pathlib.Path(str(one).replace('/first-', '/second-')).read_bytes(), one.name)
        self.assert_same(first, second, 'brief', 'LEDGER')
        self.assert_same(first, second, 'brief', 'LEDGER', '--since', '2018-06-09', '--format', 'html')
        for id in self.ids(first)[::3]:
            self.assert_same(first, second, 'why', 'LEDGER', id)


class BothKinds(Case):
    def test_the_demo_reads_the_same(self):
        file, address = self.coded_file(), self.coded_database()
        self.assert_same_ledgers(file, address)
        for narrowed in (('--status', 'disputed'), ('--since', '2018-06-08', '--until', '2018-06'), ('--killed-min', '2'), ('--as-of', '2018-06-09')):
            self.assert_same(file, address, 'ls', 'LEDGER', '--format', 'json', *narrowed)
        self.assertRegex(self.good('check', self.address).stdout, 'sound')

    def test_what_came_since_is_linked_as_if_all_were_anew(self):
        reports = sorted(one for one in REPORTS.iterdir() if one.is_file())
        file, anew = self.path('came.db'), self.path('anew.db')
        for batch in (reports[:-1], reports[-1:]):
            for ledger in (file, self.address):
                self.good('code', '-q', *batch, '-o', ledger)
                self.good('link', ledger)
        self.good('code', '-q', *reports, '-o', anew)
        self.good('link', '--anew', anew)
        self.assert_same_ledgers(file, anew)
        self.assert_same_ledgers(file, self.address)
        self.good('link', '--anew', self.address)
        self.assert_same_ledgers(file, self.address)

    def test_the_sample_reads_the_same(self):
        file = self.path('sample.db')
        for ledger in (file, self.address):
            subprocess.run([SAMPLE_LEDGER, ledger], check=True)
        self.assert_same_ledgers(file, self.address)

    def test_tables_have_the_same_columns(self):
        file = self.path('crisis.db')
        for ledger in (file, self.address):
            subprocess.run([SAMPLE_LEDGER, ledger], check=True)
        tables = SERVER.sql("SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = 'public'", self.database)
        with sqlite3.connect(file) as store:
            theirs = [f'{table}.{column}' for table, column in store.execute(
                "SELECT t.name, c.name FROM pragma_table_list AS t, pragma_table_info(t.name) AS c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'")]
            self.assertEqual(store.execute('PRAGMA user_version').fetchall(), [(int(SERVER.sql('SELECT format FROM ledger_format', self.database)[0]),)])
        self.assertEqual(sorted(set(tables) - {'ledger_format.format'}), sorted(theirs))

    def test_every_row_is_the_same(self):
        file = self.path('crisis.db')
        for ledger in (file, self.address):
            subprocess.run([SAMPLE_LEDGER, ledger], check=True)
        with sqlite3.connect(file) as store:
            for table in ('documents', 'sentences', 'claims', 'parties', 'sources', 'quantities', 'incidents', 'incident_claims', 'figures', 'contradictions'):
                columns = [f'"{name}"' for _, name, *_ in store.execute(f'PRAGMA table_info({table})')]
                ours = SERVER.sql(f'SELECT {", ".join(columns)} FROM {table}', self.database)
                rows = ['|'.join('' if one is None else str(int(one)) if isinstance(one, float) and one.is_integer() else str(one) for one in row)
                        for row in store.execute(f'SELECT {", ".join(columns)} FROM {table}')]
                self.assertEqual(sorted(ours), sorted(rows), table)
                self.assertTrue(rows, table)

    def test_merge_both_ways(self):
        file = self.coded_file()
        first, second, address = self.path('1.db'), self.path('2.db'), self.address
        for shard, part in ((1, first), (2, second)):
            self.good('code', '-q', REPORTS, '--shard', f'{shard}/2', '-o', part)
        self.good('merge', first, second, '-o', address)
        self.good('link', address)
        self.assert_same_ledgers(file, address)
        back = self.path('back.db')
        self.assertIn('were there already', self.good('merge', file, address, '-o', back).stderr)
        self.good('link', back)
        self.assert_same_ledgers(file, back)
        other = SERVER.make('other_of_merge')
        self.good('merge', address, '-o', other)
        self.good('link', other)
        self.assert_same_ledgers(file, other)

    def test_reviews_go_round(self):
        address, file = self.coded_database(), self.coded_file()
        reported = next(json.loads(line)['id'] for line in self.good('ls', address, '--status', 'reported', '--format', 'json').stdout.splitlines())
        said = ('--by', 'Ada', '--at', '2018-06-12T09:00:00Z')
        self.assertNotIn(SERVER.password, self.good('review', 'accept', address, reported, '--note', 'seen ' + 'by ours ' * 2000, *said).stderr)
        self.good('review', 'note', address, reported, '--note', "Bobby'); DROP TABLE reviews;--", *said)
        log = self.path('log.jsonl')
        pathlib.Path(log).write_text(self.good('review', 'log', address).stdout)
        self.assertIn('2 reviews were added', self.good('review', 'apply', file, log).stderr)
        self.assertIn('2 were there already', self.good('review', 'apply', address, log).stderr)
        self.assert_same(address, file, 'review', 'log', 'LEDGER')
        for ledger in (address, file):
            self.good('link', ledger)
        self.assert_same_ledgers(address, file)
        self.assertIn('confirmed by a reviewer', self.good('why', address, reported).stdout)

    def test_claims_and_reviews_stay(self):
        subprocess.run([SAMPLE_LEDGER, self.address], check=True)
        for change in ('DELETE FROM claims', "UPDATE claims SET certainty = 'Uu'", 'TRUNCATE sentences CASCADE', 'DELETE FROM reviews'):
            with self.assertRaises(subprocess.CalledProcessError) as refused:
                SERVER.sql(change, self.database)
            self.assertIn('appended, never edited or removed', refused.exception.stderr)

    def test_the_queries_of_the_documentation(self):
        subprocess.run([SAMPLE_LEDGER, self.address], check=True)
        page = (ROOT / 'docs/ledger.md').read_text().partition('## In a PostgreSQL database')[2]
        queries = [one.partition('```')[0] for one in page.split('```sql\n')[1:]]
        self.assertGreaterEqual(len(queries), 1)
        for query in queries:
            for statement in filter(str.strip, query.split(';')):
                self.assertTrue(SERVER.sql(statement, self.database), statement)


    def test_an_older_format_is_brought_up_to_date(self):
        self.coded_database()
        before = self.good('ls', self.address, '--format', 'json').stdout
        SERVER.sql('DROP TABLE reviews, link_state, link_fronts, link_bodies; UPDATE ledger_format SET format = 1', self.database)  # format 1 was without
        self.refused('ls', self.address, words='older format; hearsay link brings it up to date')
        self.good('link', self.address)
        self.good('check', self.address)
        self.assertEqual(self.good('ls', self.address, '--format', 'json').stdout, before)
        self.good('review', 'note', self.address, self.ids(self.address)[0], '--note', 'after the change')

    def test_other_ways_to_write_an_address(self):
        self.coded_database()
        told = self.good('ls', self.address).stdout
        for address in (self.address.replace('postgresql:', 'postgres:'),
                        f'postgresql:///{self.database}?host=127.0.0.1&port={SERVER.port}&user=desk&password={SERVER.password}'):
            self.assertEqual(self.good('ls', address).stdout, told)
            self.good('link', address)

    def test_a_schema_of_its_own(self):
        SERVER.sql('CREATE SCHEMA crisis; CREATE TABLE public.bookmarks (url TEXT)', self.database)
        self.good('code', '-q', REPORTS, '-o', self.address + '?options=-csearch_path%3Dcrisis')
        self.assertEqual(SERVER.sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public'", self.database), ['bookmarks'])


SENTENCES = ('Rebels shelled the town of Homs on Monday, the army said.', 'The ministry denied that its troops had killed 12 people in Mosul.',
             'Police arrested 30 protesters in Caracas.', 'The president may resign, according to a newspaper.')


class Refusals(Case):
    def test_no_server(self):
        nowhere = f'postgresql://desk@127.0.0.1:{free_port()}/crisis'
        for command in (('code', REPORTS, '-o', nowhere), ('ls', nowhere), ('link', nowhere), ('merge', nowhere, '-o', self.path('a.db'))):
            self.refused(*command, words='see that the server runs')
        self.refused('ls', 'postgres://nobody.invalid/crisis', words='no such host|network')

    def test_wrong_password_and_user(self):
        self.refused('ls', SERVER.address(self.database, password='wrong'), words='give the right user and password')
        self.refused('ls', SERVER.address(self.database, user='stranger'), words='give the right user and password')
        bare = self.address.replace(':' + SERVER.password, '')
        clean = {name: value for name, value in os.environ.items() if not name.startswith('PG')}
        self.refused('ls', bare, words='it wants a password', env={**clean, 'PGPASSFILE': '/dev/null'})
        self.good('code', '-q', REPORTS, '-o', bare, env={**clean, 'PGPASSWORD': SERVER.password})

    def test_no_such_database(self):
        self.refused('code', REPORTS, '-o', SERVER.address('nowhere'), words='createdb')

    def test_no_ledger_in_it(self):
        self.refused('ls', self.address, words='empty database; hearsay code -o makes one')
        SERVER.sql('CREATE TABLE bookmarks (url TEXT)', self.database)
        for command in (('ls', self.address), ('code', REPORTS, '-o', self.address)):
            self.refused(*command, words='PostgreSQL database of another program')
        self.assertEqual(SERVER.sql('SELECT tablename FROM pg_tables WHERE schemaname = current_schema()', self.database), ['bookmarks'])

    def test_a_newer_format(self):
        subprocess.run([SAMPLE_LEDGER, self.address], check=True)
        SERVER.sql('UPDATE ledger_format SET format = 99', self.database)
        self.refused('ls', self.address, words='has format 99')

    def test_text_in_another_encoding(self):
        SERVER.sql("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0")
        self.refused('code', REPORTS, '-o', SERVER.address('latin'), words='createdb -E UTF8')

    def test_a_user_who_may_only_read(self):
        self.coded_database()
        for right in ("CREATE ROLE guest LOGIN PASSWORD 'guest'", 'GRANT SELECT ON ALL TABLES IN SCHEMA public TO guest'):
            SERVER.sql(right, self.database)
        guest = SERVER.address(self.database, 'guest', 'guest')
        self.assert_same_ledgers(self.address, guest)
        self.good('check', guest)
        self.refused('link', guest, words='may not do that')
        self.refused('code', REPORTS, '-o', guest, words='may not do that')

    def test_a_user_who_may_write_but_owns_nothing(self):
        self.coded_database()
        for right in ("CREATE ROLE writer LOGIN PASSWORD 'writer'", 'GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO writer'):
            SERVER.sql(right, self.database)
        writer = SERVER.address(self.database, 'writer', 'writer')
        self.good('code', '-q', '--published', '2018-06-12', ROOT / 'README.md', '-o', writer)
        self.good('link', writer)

    def test_a_second_writer(self):
        subprocess.run([SAMPLE_LEDGER, self.address], check=True)
        reader, writer = os.pipe()
        with os.fdopen(reader) as unread, subprocess.Popen([HEARSAY, 'code', '-', '-o', self.address], stdin=subprocess.PIPE,
                                                           stdout=subprocess.DEVNULL, stderr=writer) as first:
            os.close(writer)
            while not SERVER.sql("SELECT 1 FROM pg_locks WHERE locktype = 'advisory'", self.database):
                time.sleep(0.02)
            self.refused('link', self.address, words=r'another hearsay \(user desk, server process \d+\) is writing to postgresql://desk@')
            self.good('ls', self.address)  # readers do not wait
            other = SERVER.make('other_of_writers')
            self.good('code', '-q', REPORTS, '-o', other)  # another database is another ledger
            first.stdin.write(SENTENCES[0].encode())
            first.stdin.close()
            self.assertEqual(first.wait(60), 0, unread.read())
        self.good('link', self.address)


class Turns:
    """Stands between the program and the server and counts how often one waits for the other."""

    def __init__(self, port):
        self.turns = 0
        self.server = port
        self.socket = socket.create_server(('127.0.0.1', 0))
        self.port = self.socket.getsockname()[1]
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            try:
                ours, _ = self.socket.accept()
            except OSError:
                return
            self.pass_on(ours, socket.create_connection(('127.0.0.1', self.server)))

    def pass_on(self, ours, theirs):
        """Until one of them hangs up; one connection at a time is enough."""
        said_last = None
        with ours, theirs:
            while True:
                for speaker in select.select([ours, theirs], [], [])[0]:
                    said = speaker.recv(1 << 20)
                    if not said:
                        return
                    (theirs if speaker is ours else ours).sendall(said)
                    self.turns += speaker is ours and said_last is theirs
                    said_last = speaker

    def close(self):
        self.socket.close()


class StoppedRun(Case):
    DOCUMENTS = 500

    @classmethod
    def setUpClass(cls):
        cls.shared = tempfile.TemporaryDirectory()
        cls.reports = os.path.join(cls.shared.name, 'reports.jsonl')
        cls.undisturbed = os.path.join(cls.shared.name, 'undisturbed.db')
        with open(cls.reports, 'w', encoding='utf-8') as out:
            for number in range(cls.DOCUMENTS):
                words = ' '.join(SENTENCES[(number + k) % len(SENTENCES)] for k in range(4))
                out.write(json.dumps({'id': f'd{number}', 'published': '2018-06-07', 'source': 'Example', 'text': f'Report {number}. {words}'}) + '\n')

        for step in (('code', '-q', cls.reports, '-o', cls.undisturbed), ('link', cls.undisturbed)):
            done = hearsay(*step)
            assert done.returncode == 0, done.stderr

    @classmethod
    def tearDownClass(cls):
        cls.shared.cleanup()

    def test_few_journeys(self):
        """A server across a network answers each question some milliseconds later: a row must not cost one."""
        turns = Turns(SERVER.port)
        self.addCleanup(turns.close)
        far = self.address.replace(f':{SERVER.port}/', f':{turns.port}/')
        rows = lambda *tables: sum(int(SERVER.sql(f'SELECT count(*) FROM {one}', self.database)[0]) for one in tables)
        taken = {}
        for name, step in (('code', ('code', '-q', self.reports, '-o', far)), ('link', ('link', far)), ('export', ('export', far, '--as', 'geojson')),
                           ('brief', ('brief', far))):
            before = turns.turns
            self.good(*step)
            taken[name] = turns.turns - before
        claims = rows('documents', 'sentences', 'claims', 'parties', 'sources', 'quantities')
        self.assertGreater(claims, 5000)
        self.assertLess(taken['code'], claims / 50, taken)
        incidents = rows('incidents', 'incident_claims', 'figures', 'contradictions')
        self.assertLess(taken['link'], 30 + incidents / 50, taken)
        for name in ('export', 'brief'):
            self.assertLess(taken[name], 30 + rows('incidents') / 50, taken)

    def test_what_a_server_refuses_is_named(self):
        """Rows are on their way together, and still the one that was refused is told."""
        self.good('code', '-q', self.reports, '-o', self.address)
        claim = SERVER.sql('SELECT claim FROM sources ORDER BY claim LIMIT 1', self.database)[0]
        SERVER.sql("ALTER TABLE sentences ADD CHECK (text NOT LIKE '%arrested 30%') NOT VALID; ALTER TABLE incident_claims ADD CHECK (claim <> '{}') NOT VALID"
                   .format(claim), self.database)
        more = self.path('more.jsonl')
        with open(more, 'w', encoding='utf-8') as out:
            for name in ('new-1', 'new-2', 'new-3'):
                text = 'Police arrested 30 protesters in Caracas.' if name == 'new-2' else 'Rebels shelled the town of Homs on Monday.'
                out.write(json.dumps({'id': name, 'published': '2018-06-07', 'text': text}) + '\n')
        done = hearsay('code', '-q', more, '-o', self.address)
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stderr, r'claim new-2:0:\d+ cannot be kept')
        self.assertEqual(SERVER.sql("SELECT id FROM documents WHERE id LIKE 'new%'", self.database), [])
        self.refused('link', self.address, words=rf'claim {claim} of incident \S+')
        self.good('check', self.address)

    def documents(self):
        try:
            return int(SERVER.sql('SELECT count(*) FROM documents', self.database)[0])
        except subprocess.CalledProcessError:  # the tables are being made
            return 0

    def run_until_some_are_there(self, at_least):
        process = subprocess.Popen([HEARSAY, 'code', self.reports, '-o', self.address], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        while process.poll() is None and self.documents() < at_least:
            time.sleep(0.01)
        return process

    def assert_whole_and_goes_on(self):
        there = self.documents()
        self.assertGreater(there, 0)
        self.good('check', self.address)
        # Each report has claims, so a document without any is half a one.
        whole = SERVER.sql('SELECT count(DISTINCT document) FROM claims', self.database)
        self.assertEqual(whole, [str(there)])
        self.assertIn(f'{there} were there already', self.good('code', self.reports, '-o', self.address).stderr)
        self.good('link', self.address)
        self.assert_same(self.undisturbed, self.address, 'ls', 'LEDGER', '--format', 'json')

    def test_killed(self):
        for at_least in (1, 120):
            process = self.run_until_some_are_there(at_least)
            process.send_signal(signal.SIGKILL)
            process.communicate(timeout=60)
            while SERVER.sql("SELECT 1 FROM pg_locks WHERE locktype = 'advisory'", self.database):  # the server sees its end a moment later
                time.sleep(0.02)
        self.assertLess(self.documents(), self.DOCUMENTS)
        self.assert_whole_and_goes_on()

    def test_the_server_goes_away(self):
        process = self.run_until_some_are_there(1)
        SERVER.stop('immediate')  # as a crash would
        _, talk = process.communicate(timeout=60)
        SERVER.start()
        self.address = SERVER.address(self.database)
        self.assertEqual(process.returncode, 1, talk)
        self.assertIn('the database server went away', talk)
        self.assert_whole_and_goes_on()


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
