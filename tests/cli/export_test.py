#!/usr/bin/env python3
"""Every export against its own schema, on a made-up ledger and on the demo reports: export_test.py HEARSAY SAMPLE_LEDGER."""
import csv
import datetime
import io
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import urllib.parse

HEARSAY, SAMPLE_LEDGER = sys.argv[1:3]
ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
ALL = 'disputed,rumoured,denied,expected'


def hearsay(*arguments):
    return subprocess.run([HEARSAY, *map(str, arguments)], capture_output=True, text=True, timeout=300)


class TableSchema:
    """As much of Table Schema as ours use, and stricter: names in their order, and every row as long as they are."""

    def __init__(self, name):
        self.schema = json.loads(hearsay('schema', name).stdout)
        self.fields = self.schema['fields']
        self.names = [field['name'] for field in self.fields]

    def rows(self, text):
        quoting = csv.QUOTE_NONE if self.schema['delimiter'] == '\t' else csv.QUOTE_MINIMAL
        return list(csv.reader(io.StringIO(text, newline=''), delimiter=self.schema['delimiter'], quoting=quoting, strict=True))

    def faults(self, rows):
        if rows[0] != self.names:
            yield f'the head is {rows[0]}'
        seen = {name: set() for name in self.names}
        for number, row in enumerate(rows[1:], 1):
            if len(row) != len(self.names):
                yield f'row {number} has {len(row)} fields'
                continue
            for field, value in zip(self.fields, row):
                for fault in self.value_faults(field, value, seen[field['name']]):
                    yield f'row {number}, {field["name"]}: {value!r} {fault}'

    def value_faults(self, field, value, seen):
        constraints = field.get('constraints', {})
        if '\n' in value or '\t' in value:
            yield 'holds a line end or tab'
        if constraints.get('unique') and value in seen:
            yield 'is there twice'
        seen.add(value)
        if not value:
            if constraints.get('required'):
                yield 'is missing'
            return
        try:
            number = {'string': str, 'integer': int, 'number': float, 'date': datetime.date.fromisoformat}[field['type']](value)
        except ValueError:
            yield f'is no {field["type"]}'
            return
        if 'enum' in constraints and value not in constraints['enum']:
            yield 'is none of the choices'
        if 'pattern' in constraints and not re.fullmatch(constraints['pattern'], value):
            yield f'does not match {constraints["pattern"]}'
        if 'minimum' in constraints and number < constraints['minimum'] or 'maximum' in constraints and number > constraints['maximum']:
            yield 'is out of range'


class Exports(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.sample = os.path.join(cls.folder.name, 'sample.db')
        cls.demo = os.path.join(cls.folder.name, 'demo.db')
        subprocess.run([SAMPLE_LEDGER, cls.sample], check=True)
        for step in (('code', '-q', ROOT / 'demo/reports', '-o', cls.demo), ('link', cls.demo)):
            done = hearsay(*step)
            assert done.returncode == 0, done.stderr
        cls.incidents = [json.loads(line) for line in hearsay('ls', cls.demo, '--format', 'json').stdout.splitlines()]

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def good(self, *arguments):
        done = hearsay(*arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def export(self, ledger, layout, *more):
        """Rows by name, and the side-car's."""
        schema = TableSchema(layout)
        out = self.path(f'{layout}.txt')
        self.good('export', ledger, '--as', layout, '-o', out, *more)
        rows = schema.rows(pathlib.Path(out).read_text(encoding='utf-8'))
        self.assertEqual(list(schema.faults(rows)), [])
        sidecar = list(csv.DictReader(pathlib.Path(self.path(f'{layout}.hearsay.csv')).read_text(encoding='utf-8').splitlines()))
        self.assertEqual([row[schema.names[0]] for row in sidecar], [row[0] for row in rows[1:]])  # one to one
        return [dict(zip(schema.names, row)) for row in rows[1:]], sidecar

    def test_layouts_fit_their_schemas(self):
        for ledger in (self.sample, self.demo):
            for layout in ('acled', 'ged', 'polecat'):
                for include in ((), ('--include', ALL)):
                    with self.subTest(ledger=ledger, layout=layout, include=include):
                        rows, _ = self.export(ledger, layout, *include)
                        self.assertTrue(rows)

    def test_what_a_layout_cannot_say_is_left_out_and_counted(self):
        few, sidecar = self.export(self.sample, 'acled')
        self.assertEqual({row['status'] for row in sidecar}, {'reported'})
        self.assertIn('left out: 1 disputed', self.good('export', self.sample, '--as', 'acled').stderr)
        more, sidecar = self.export(self.sample, 'acled', '--include', 'disputed')
        self.assertEqual(len(more), len(few) + 1)
        disputed = [row for row in sidecar if row['status'] == 'disputed']
        self.assertEqual(disputed[0]['n_independent'], '2')
        self.assertIn('radio-1:0:0;star-1:0:0;agency-1:0:0', disputed[0]['claim_ids'])

    def test_acled_reads_as_its_codebook_does(self):
        rows, _ = self.export(self.sample, 'acled', '--include', 'disputed')
        row = rows[-1]
        self.assertEqual((row['event_date'], row['event_type'], row['sub_event_type']), ('2026-05-01', 'Explosions/Remote violence', 'Air/drone strike'))
        self.assertEqual((row['actor1'], row['inter1'], row['actor2'], row['inter2']), ('Syrian Air Force', 'State forces', 'Civilians (Syria)', 'Civilians'))
        self.assertEqual(row['interaction'], 'State forces-Civilians')
        self.assertEqual((row['iso'], row['region'], row['country'], row['admin1'], row['location']), ('760', 'Middle East', 'Syria', 'Homs', 'Tora'))
        self.assertEqual((row['latitude'], row['longitude'], row['geo_precision'], row['time_precision']), ('34.7500', '36.7100', '1', '1'))
        self.assertEqual(row['fatalities'], '14')  # the lowest figure
        self.assertEqual(row['timestamp'], str(int(datetime.datetime(2026, 5, 3, tzinfo=datetime.timezone.utc).timestamp())))

    def test_ged_sums_its_deaths(self):
        for ledger in (self.sample, self.demo):
            for row in self.export(ledger, 'ged', '--include', ALL)[0]:
                parts = [int(row[name]) for name in ('deaths_a', 'deaths_b', 'deaths_civilians', 'deaths_unknown')]
                self.assertEqual(sum(parts), int(row['best']))
                self.assertTrue(int(row['low']) <= int(row['best']) <= int(row['high']), row)
        row = self.export(self.sample, 'ged', '--include', 'disputed')[0][-1]
        self.assertEqual((row['low'], row['best'], row['high']), ('14', '40', '40'))
        self.assertEqual((row['type_of_violence'], row['side_a'], row['side_b'], row['gwnoa']), ('3', 'Government of Syria', 'Civilians', '652'))
        self.assertEqual((row['where_prec'], row['date_prec'], row['event_clarity'], row['country_id']), ('1', '1', '1', '652'))
        self.assertEqual(row['priogrid_gid'], str(int((34.75 + 90) * 2) * 720 + int((36.71 + 180) * 2) + 1))
        self.assertEqual(row['number_of_sources'], '3')
        self.assertEqual(row['source_original'], 'Bishop Aram;Residents;The army')

    def test_polecat_has_a_row_a_claim(self):
        rows, sidecar = self.export(self.sample, 'polecat', '--include', ALL)
        self.assertEqual(len(rows), 33)
        denial = next(row for row in sidecar if row['Event ID'] == 'agency-1:0:0')
        self.assertEqual((denial['certainty'], denial['source_chain']), ('CT-', 'The army'))
        row = next(row for row in rows if row['Event ID'] == 'star-1:0:0')
        self.assertEqual((row['Event Type'], row['Event Mode'], row['Quad Code']), ('ASSAULT', 'aerial', 'MATERIAL CONFLICT'))
        self.assertEqual((row['Actor Name Raw'], row['City'], row['Country'], row['Source']), ('the air force', 'Tora', 'SYR', 'Daily Star'))
        self.assertRegex(row['Version'], r'hearsay \d')

    def test_styles(self):
        schema = TableSchema('ged')
        bare = schema.rows(self.good('export', self.sample, '--as', 'ged', '--no-header', '--na', 'NA').stdout)
        self.assertNotEqual(bare[0], schema.names)
        self.assertIn('NA', bare[0])
        self.assertNotIn('', bare[0])
        extra = schema.rows(self.good('export', self.sample, '--as', 'ged', '--extra').stdout)
        self.assertEqual(extra[0][:-9], schema.names)
        self.assertEqual(extra[0][-9:], ['status', 'basis', 'certainty', 'n_sources', 'n_independent', 'source_chain', 'quote', 'claim_ids', 'url'])
        self.assertTrue(all(len(row) == len(extra[0]) for row in extra))
        self.assertTrue(self.good('export', self.sample, '--as', 'acled', '--excel').stdout.startswith('\ufeff'))

    def test_links_open_the_page_at_the_words(self):
        texts = {}
        for path in (ROOT / 'demo/reports').glob('*.jsonl'):
            for line in path.read_text(encoding='utf-8').splitlines():
                document = json.loads(line)
                texts[document['url']] = ' '.join(document['text'].split())
        _, sidecar = self.export(self.demo, 'polecat')
        links = [row['url'] for row in sidecar if row['url'].split('#')[0] in texts]
        self.assertTrue(links)
        for link in links:
            page, fragment = link.split('#:~:text=')
            parts = [urllib.parse.unquote(part) for part in fragment.split(',')]
            for part in parts:
                self.assertIn(part, texts[page])

    def test_geojson(self):
        collection = json.loads(self.good('export', self.demo, '--as', 'geojson').stdout)
        self.assertEqual(collection['type'], 'FeatureCollection')
        self.assertEqual([feature['id'] for feature in collection['features']], [incident['id'] for incident in self.incidents])
        self.assertTrue(any(feature['geometry'] for feature in collection['features']))
        for feature in collection['features']:
            self.assertEqual(set(feature), {'type', 'id', 'geometry', 'properties'})
            if feature['geometry'] is None:
                self.assertIn(feature['properties']['place_precision'], (None, 'country', 'sea'))  # no false pins
                continue
            longitude, latitude = feature['geometry']['coordinates']
            self.assertTrue(-180 <= longitude <= 180 and -90 <= latitude <= 90)
            self.assertGreater(feature['properties']['radius_km'], 0)

    def test_tidy_tables_join(self):
        out = self.path('tables')
        self.good('export', self.demo, '--as', 'tidy', '-o', out)
        tables = {path.stem: list(csv.DictReader(path.read_text(encoding='utf-8').splitlines())) for path in pathlib.Path(out).glob('*')}
        self.assertEqual(set(tables), {'incidents', 'claims', 'parties', 'sources', 'casualties', 'contradictions', 'history'})
        incidents = {row['incident'] for row in tables['incidents']}
        claims = {row['claim'] for row in tables['claims']}
        self.assertEqual(len(tables['incidents']), len(self.incidents))
        self.assertEqual(len(claims), len(tables['claims']))
        for name, key, known in (('claims', 'incident', incidents | {''}), ('parties', 'claim', claims), ('sources', 'claim', claims),
                                 ('casualties', 'incident', incidents), ('casualties', 'claim', claims), ('history', 'incident', incidents),
                                 ('contradictions', 'first_claim', claims), ('contradictions', 'second_claim', claims)):
            self.assertTrue(tables[name], name)
            self.assertLessEqual({row[key] for row in tables[name]}, known, name)
        self.assertTrue(any(not row['incident'] for row in tables['claims']))  # also what belongs to none
        for row in tables['casualties']:
            for number in (row['min'], row['max']):
                self.assertRegex(number, r'^\d*$')

    def test_jsonl_is_what_the_ledger_holds(self):
        out = self.path('lines')
        self.good('export', self.demo, '--as', 'jsonl', '-o', out)
        lines = (pathlib.Path(out) / 'incidents.jsonl').read_text(encoding='utf-8')
        self.assertEqual(lines, self.good('ls', self.demo, '--format', 'json').stdout)
        again = os.path.join(out, 'again.jsonl')
        self.good('link', os.path.join(out, 'claims.jsonl'), '--incidents', again)
        as_set = lambda text: {line for line in text.splitlines()}
        self.assertEqual(as_set(pathlib.Path(again).read_text(encoding='utf-8')), as_set(lines))

    def test_filters_and_days(self):
        rows = json.loads(self.good('export', self.demo, '--as', 'geojson', '--status', 'confirmed').stdout)['features']
        self.assertEqual(len(rows), sum(incident['status'] == 'confirmed' for incident in self.incidents))
        then = json.loads(self.good('export', self.demo, '--as', 'geojson', '--as-of', '2018-06-06').stdout)['features']
        self.assertTrue(0 < len(then) < len(self.incidents))

    def test_refusals_are_in_words(self):
        for arguments, words in ((('export', self.demo, '--as', 'tidy'), '-o FOLDER'), (('export', self.demo, '--as', 'xls'), 'xls'),
                                 (('export', self.demo + '.old', '--as', 'ged'), 'no such ledger'),
                                 (('export', self.demo, '--as', 'ged', '-o', '/nowhere/at/all.csv'), 'cannot write')):
            done = hearsay(*arguments)
            self.assertEqual(done.returncode, 2, done.stdout)
            self.assertIn(words, done.stderr)

    def test_a_full_disk_leaves_what_was_there(self):
        target = self.path('kept.csv')
        self.good('export', self.sample, '--as', 'ged', '-o', target)
        before = pathlib.Path(target).read_text(encoding='utf-8')
        os.symlink('/dev/full', target + '.unfinished')
        done = hearsay('export', self.demo, '--as', 'ged', '-o', target)
        self.assertEqual(done.returncode, 2)
        self.assertIn('cannot write', done.stderr)
        self.assertEqual(pathlib.Path(target).read_text(encoding='utf-8'), before)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
