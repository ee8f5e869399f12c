#!/usr/bin/env python3
"""What the program writes fits the schemas it prints, field for field: schema_streams_test.py HEARSAY."""
import json
import subprocess
import sys
import unittest

HEARSAY = sys.argv[1]
TEXT = '''Residents said at least 40 people were killed in Friday's air strike on Homs, but the army denied targeting civilians.
"We did not shell the village," a spokesman told the state news agency. The opposition demanded that the government release
all prisoners. Twelve officers defected to Turkey on 3 May, according to the Observatory, which cited witnesses.'''


class Schema:
    """As much of JSON Schema as ours use, and stricter: a field that the schema does not name is a fault."""
    TYPES = {'object': dict, 'array': list, 'string': str, 'integer': int, 'number': (int, float), 'null': type(None)}

    def __init__(self, name):
        self.root = json.loads(subprocess.run([HEARSAY, 'schema', name], capture_output=True, check=True).stdout)

    def faults(self, value, schema=None, path='$'):
        schema = self.root if schema is None else schema
        if '$ref' in schema:
            schema = self.root['$defs'][schema['$ref'].rpartition('/')[2]]
        if 'anyOf' in schema:
            forms = [list(self.faults(value, one, path)) for one in schema['anyOf']]
            yield from min(forms, key=len)
            return
        if 'const' in schema and value != schema['const'] or 'enum' in schema and value not in schema['enum']:
            yield f'{path}: {value!r} is none of its values'
        if 'type' in schema:
            types = schema['type'] if isinstance(schema['type'], list) else [schema['type']]
            if not any(isinstance(value, self.TYPES[one]) for one in types):
                yield f'{path}: {value!r} is not {schema["type"]}'
        if isinstance(value, dict):
            yield from self.field_faults(value, schema, path)
        if isinstance(value, list):
            for one in value:
                yield from self.faults(one, schema.get('items', {}), path + '[]')

    def field_faults(self, value, schema, path):
        for name, field in value.items():
            if name in schema.get('properties', {}):
                yield from self.faults(field, schema['properties'][name], f'{path}.{name}')
            elif 'additionalProperties' in schema:
                yield from self.faults(field, schema['additionalProperties'], f'{path}.{name}')
            else:
                yield f'{path}.{name} is not in the schema'
        yield from (f'{path}.{name} is missing' for name in schema.get('required', []) if name not in value)


def lines_of(*command, text):
    done = subprocess.run([HEARSAY, *command, '-q'], input=text, capture_output=True, text=True, timeout=120, check=True)
    return done.stdout


class Streams(unittest.TestCase):
    def test_victims_without_a_figure(self):
        # Apart from the figures in claims, one of the quantities once these are linked.
        coded = lines_of('code', '--published', '2026-05-04', '--source', 'Example Wire', text='A baker was shot dead in Homs on Sunday.')
        claim = json.loads(coded.splitlines()[0])
        self.assertEqual((claim['quantities'], [(one['kind'], one['min']) for one in claim['victims']]), ([], [('killed', 1)]))
        self.assertEqual(list(Schema('claim').faults(claim)), [])
        linked = json.loads(lines_of('link', text=coded).splitlines()[0])
        self.assertEqual([(one['kind'], one['min']) for one in linked['quantities']], [('killed', 1)])
        self.assertNotIn('victims', linked)

    def check(self, schema, *command):
        arguments = [HEARSAY, *command, '--published', '2026-05-04', '--source', 'Example Wire', '-q']
        done = subprocess.run(arguments, input=TEXT, capture_output=True, text=True, timeout=120, check=True)
        lines = done.stdout.splitlines()
        self.assertTrue(lines)
        for line in lines:
            self.assertEqual(list(Schema(schema).faults(json.loads(line))), [], line)

    def test_claims(self):
        self.check('claim', 'code')

    def test_annotations(self):
        self.check('annotation', 'annotate', '--format', 'json')

    def test_attributions(self):
        self.check('attributions', 'attributions')


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
