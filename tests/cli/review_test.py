#!/usr/bin/env python3
"""Reviewing, replaying after re-coding, merging and what was known on a day, as a user types them: review_test.py HEARSAY."""
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest

HEARSAY = sys.argv[1]
ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def hearsay(*arguments, text=None, **more):
    return subprocess.run([HEARSAY, *map(str, arguments)], input=text, capture_output=True, text=True, timeout=300, **more)


class Demo(unittest.TestCase):
    """Each test has a ledger of the demo reports, coded once."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.coded = os.path.join(cls.folder.name, 'coded.db')
        for step in (('code', '-q', ROOT / 'demo/reports', '-o', cls.coded), ('link', cls.coded)):
            done = hearsay(*step)
            assert done.returncode == 0, done.stderr

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def setUp(self):
        self.ledger = self.path(self.id().rpartition('.')[2] + '.db')
        shutil.copy(self.coded, self.ledger)

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def good(self, *arguments, **more):
        done = hearsay(*arguments, **more)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done

    def incidents(self, ledger=None, *more):
        lines = self.good('ls', ledger or self.ledger, '--format', 'json', *more).stdout.splitlines()
        return {incident['id']: incident for incident in map(json.loads, lines)}

    def review(self, *arguments):
        action, *rest = arguments
        return self.good('review', action, self.ledger, *rest, '--by', 'Ada', '--at', '2018-06-12T09:00:00Z')

    def relink(self, ledger=None):
        return self.good('link', ledger or self.ledger)


class Review(Demo):
    def test_accept_reject_and_their_undoing(self):
        reported = next(one for one in self.incidents().values() if one['status'] == 'reported')
        self.review('accept', reported['id'], '--note', 'seen by ours')
        self.relink()
        now = self.incidents()[reported['id']]
        self.assertEqual((now['status'], now['basis']), ('confirmed', 'reviewer'))
        why = self.good('why', self.ledger, reported['id']).stdout
        self.assertIn('confirmed by a reviewer', why)
        self.assertIn('2018-06-12T09:00:00Z  Ada: accept: seen by ours', why)
        self.review('reject', reported['id'])
        self.relink()
        self.assertNotIn(reported['id'], self.incidents())
        self.good('check', self.ledger)

    def test_edit_merge_split_grade(self):
        before = self.incidents()
        deadly = next(one for one in before.values() if 'killed' in one['casualties'])
        figure = deadly['casualties']['killed']['by_source'][0]
        self.review('edit', figure['claim'], 'killed=77')
        self.relink()
        tolls = self.incidents()[deadly['id']]['casualties']['killed']['by_source']
        self.assertIn(77, [one['max'] for one in tolls])
        first, second = [one['id'] for one in before.values() if one['type'] == 'REQUEST'][:2]
        self.review('merge', first, second)
        self.relink()
        now = self.incidents()
        self.assertEqual(len(now), len(before) - 1)
        joined = next(one for one in now.values() if first in one['claims'])
        self.assertIn(second, joined['claims'])
        self.review('split', second)
        self.relink()
        self.assertEqual(len(self.incidents()), len(before))
        self.review('grade', deadly['id'], 'fair')
        self.assertIn('Ada: grade fair', self.good('why', self.ledger, deadly['id']).stdout)

    def test_claims_stay_as_they_were_coded(self):
        claim = next(iter(self.incidents().values()))['claims'][0]
        before = self.good('why', self.ledger, claim, '--claim').stdout
        self.review('edit', claim, 'certainty=CT-')
        self.relink()
        after = self.good('why', self.ledger, claim, '--claim').stdout
        fields = lambda text: [line for line in text.splitlines() if not line.startswith('incident')]  # which may now be denied
        self.assertEqual(fields(before), fields(after))

    def test_refusals_are_in_words(self):
        claim = next(iter(self.incidents().values()))['claims'][0]
        for arguments, words in ((('accept', self.ledger, 'nowhere'), 'no incident or claim has the id nowhere'), (('edit', self.ledger, claim, 'killed=many'), 'a number'),
                                 (('edit', self.ledger, claim, 'colour=red'), 'there are type'), (('edit', self.ledger, claim, 'killed'), 'FIELD=VALUE'),
                                 (('split', self.ledger, 'nowhere:0:0'), 'no claim has the id'), (('accept', self.ledger + '.old', 'x'), 'no such ledger')):
            done = hearsay('review', *arguments)
            self.assertEqual(done.returncode, 2, done.stdout)
            self.assertIn(words, done.stderr)
        self.assertEqual(self.good('review', 'log', self.ledger).stdout, '')

    def refused(self, *arguments, words):
        done = hearsay('review', *arguments)
        self.assertEqual(done.returncode, 2, done.stdout)
        self.assertIn(words, done.stderr)

    def test_decisions_are_checked_before_they_are_logged(self):
        incidents = self.incidents()
        many = next(one for one in incidents.values() if len(one['claims']) > 1)
        alone = next(one for one in incidents.values() if len(one['claims']) == 1)
        claim = alone['claims'][0]
        for setting, words in (('type=assault', 'SANCTION SUPPORT THREATEN'), ('mode=lasers', 'heavy-weapons'), ('cameo=99', '01 to 20'), ('date=2018-02-30', 'calendar'),
                               ('country=Syria', 'three capitals'), ('actor=rebels/reb', 'NAME/CODE'), ('status=maybe', 'conditional'), ('=3', 'there are type'),
                               ('latitude=nan', '-90 to 90'), ('place=', 'a name')):
            self.refused('edit', self.ledger, claim, setting, words=words)
        self.refused('merge', self.ledger, alone['id'], alone['id'], words='is named twice')
        self.refused('merge', self.ledger, alone['id'], 'nowhere', words='no incident has the id nowhere')
        self.refused('split', self.ledger, *many['claims'], words='would leave nothing')
        self.refused('split', self.ledger, claim, words='would leave nothing')
        self.refused('split', self.ledger, many['claims'][0], many['claims'][0], words='is named twice')
        self.refused('split', self.ledger, many['claims'][0], claim, words='different incidents')
        self.refused('accept', self.ledger, alone['id'], '--at', 'yesterday', words='in UTC')
        self.refused('accept', self.ledger, alone['id'], '--at', '2018-06-31', words='in UTC')
        self.refused('grade', self.ledger, alone['id'], ' ', words='a grade may not be empty')
        self.refused('note', self.ledger, alone['id'], '--note', '', words='a note may not be empty')
        self.refused('note', self.ledger, 'nowhere', '--note', 'x', words='no incident or claim has the id nowhere')
        self.assertEqual(self.good('review', 'log', self.ledger).stdout, '')

    def test_the_same_again_is_refused_until_something_undid_it(self):
        first = next(iter(self.incidents()))
        self.review('accept', first)
        self.refused('accept', self.ledger, first, '--by', 'Ada', words='Ada decided the same at 2018-06-12T09:00:00Z')
        self.good('review', 'accept', self.ledger, first, '--by', 'Bo', '--at', '2018-06-12T09:00:01Z')
        self.good('review', 'reject', self.ledger, first, '--by', 'Ada', '--at', '2018-06-12T09:00:02Z')
        self.good('review', 'accept', self.ledger, first, '--by', 'Ada', '--at', '2018-06-12T09:00:03Z')
        self.assertEqual(len(self.good('review', 'log', self.ledger).stdout.splitlines()), 4)

    def test_a_log_with_wrong_lines_costs_only_these(self):
        self.review('accept', next(iter(self.incidents())))
        good = json.loads(self.good('review', 'log', self.ledger).stdout)
        wrong = [dict(good, action='edit', field='killed', value='many'), dict(good, at='yesterday'), dict(good, action='shrug'), dict(good, claims=[])]
        log = self.path('wrong.jsonl')
        lines = [json.dumps(one) for one in (*wrong, dict(good, by='Bo'))]
        pathlib.Path(log).write_text('\n'.join([*lines, 'no json']) + '\n', encoding='utf-8')
        done = hearsay('review', 'apply', self.ledger, log)
        self.assertEqual(done.returncode, 1, done.stderr)
        for number in (1, 2, 3, 4, 6):
            self.assertIn(f'wrong.jsonl:{number}: ', done.stderr)
        self.assertIn('1 reviews were added, 0 were there already, 5 were left out', done.stderr)

    def test_link_tells_of_old_edits_that_nothing_can_hold(self):
        claim = next(iter(self.incidents().values()))['claims'][0]
        self.review('edit', claim, 'killed=12')
        record = self.good('review', 'log', self.ledger).stdout.strip().replace('"value":"12"', '"value":"many"')
        with sqlite3.connect(self.ledger) as store:  # as a program did that checked less
            store.execute('INSERT INTO reviews (at, "by", action, field, value, record) VALUES (?, ?, ?, ?, ?, ?)',
                          ('2018-06-12T09:00:00Z', 'Ada', 'edit', 'killed', 'many', record))
        linked = self.relink().stderr
        self.assertIn('the review of 2018-06-12T09:00:00Z by Ada (edit killed) has no effect: killed cannot be "many"; wanted is a number', linked)
        self.assertIn('; 1 reviews worked in', linked)

    def test_every_action_has_examples(self):
        for action in ('accept', 'reject', 'edit', 'merge', 'split', 'grade', 'note', 'log', 'apply'):
            self.assertRegex(self.good('review', action, '--help').stdout, rf'Examples?:\n  hearsay review {action} ')

    def test_the_log_finds_its_words_after_coding_with_another_lexicon(self):
        """A lexicon that knows one verb less gives fewer claims, and the claims behind it in its sentences other ids."""
        incidents = self.incidents()
        accepted = next(one for one in incidents.values() if one['status'] == 'reported' and one['type'] == 'RETREAT')
        self.review('accept', accepted['id'])
        lost = next(one for one in incidents.values() if one['type'] == 'AGREE')
        self.review('reject', lost['id'])
        log = self.path('review.jsonl')
        pathlib.Path(log).write_text(self.good('review', 'log', self.ledger).stdout, encoding='utf-8')
        lexicon = self.path('lexicon')
        shutil.copytree(ROOT / 'data/lexicon', lexicon)
        agree = pathlib.Path(lexicon) / 'events/agree.tsv'
        head = [line for line in agree.read_text(encoding='utf-8').splitlines() if line.startswith(('#', 'words\t'))]
        agree.write_text('\n'.join(head) + '\n', encoding='utf-8')
        newer = self.path('newer.db')
        self.good('code', '-q', ROOT / 'demo/reports', '--lexicon', lexicon, '-o', newer)
        claims = lambda ledger: {json.loads(line)['id'] for line in self.lines(ledger)}
        self.relink(newer)
        self.assertNotEqual(claims(newer), claims(self.ledger))
        self.assertIn('2 reviews were added', self.good('review', 'apply', newer, log).stderr)
        self.assertIn('0 reviews were added, 2 were there already', self.good('review', 'apply', newer, log).stderr)
        linked = self.relink(newer).stderr
        self.assertIn('1 reviews worked in', linked)
        self.assertIn('(reject) does not find its words', linked)
        kept = [one for one in self.incidents(newer).values() if one['basis'] == 'reviewer']
        self.assertEqual(len(kept), 1)
        self.assertEqual(kept[0]['type'], 'RETREAT')
        self.assertEqual(self.good('review', 'log', newer).stdout, pathlib.Path(log).read_text(encoding='utf-8'))

    def lines(self, ledger):
        out = ledger + '.lines'
        self.good('export', ledger, '--as', 'jsonl', '-o', out)
        return (pathlib.Path(out) / 'claims.jsonl').read_text(encoding='utf-8').splitlines()


class AsOf(Demo):
    def test_each_day_shows_what_its_history_says(self):
        final = self.incidents()
        days = sorted({change['as_of'] for one in final.values() for change in one['history']})
        self.assertGreater(len(days), 2)
        for day in days:
            then = self.incidents(None, '--as-of', day)
            for one in then.values():
                self.assertTrue(all(change['as_of'] <= day for change in one['history']))
            self.assertLessEqual(len(then), len(final))
        last = self.incidents(None, '--as-of', days[-1])
        self.assertEqual({key: one['status'] for key, one in last.items()}, {key: one['status'] for key, one in final.items()})

    def test_why_and_brief_and_their_refusals(self):
        incident = next(one for one in self.incidents().values() if len(one['history']) > 1)
        first = incident['history'][0]
        why = self.good('why', self.ledger, incident['id'], '--as-of', first['as_of']).stdout
        self.assertIn(first['status'], why.splitlines()[1])
        self.assertIn('as known on', self.good('brief', self.ledger, '--as-of', first['as_of']).stdout)
        done = hearsay('ls', '-', '--as-of', '2018-06-06', text='')
        self.assertEqual(done.returncode, 2)
        self.assertIn('only a ledger can tell', done.stderr)

    def test_decisions_made_later_do_not_count(self):
        reported = next(one for one in self.incidents().values() if one['status'] == 'reported' and one['history'])
        self.review('accept', reported['id'])
        self.relink()
        day = reported['history'][-1]['as_of']
        self.assertEqual(self.incidents()[reported['id']]['status'], 'confirmed')
        self.assertEqual(self.incidents(None, '--as-of', day)[reported['id']]['status'], 'reported')


class Brief(Demo):
    def test_a_page_that_needs_nothing_beside_it(self):
        page = self.good('brief', self.ledger, '--since', '2018-06-08', '--format', 'html').stdout
        self.assertTrue(page.startswith('<!DOCTYPE html>'))
        for outside in ('<script', '<link', 'src='):
            self.assertNotIn(outside, page)
        text = self.good('brief', self.ledger, '--since', '2018-06-08').stdout
        self.assertRegex(text, r'Incidents told of since 2018-06-08: \d+ of \d+')
        for line in text.splitlines():
            if line.startswith('- ') and not line.startswith('- `'):
                self.assertRegex(line, r'\[\^\d+\]$')


class Merge(Demo):
    def test_parts_give_what_one_run_gives(self):
        parts = [self.path(f'part-{k}.db') for k in (1, 2, 3)]
        for k, part in enumerate(parts, 1):
            self.good('code', '-q', ROOT / 'demo/reports', '--shard', f'{k}/3', '-o', part)
        whole = self.path('whole.db')
        self.good('merge', *reversed(parts), '-o', whole)
        self.relink(whole)
        self.assertEqual(self.incidents(whole), self.incidents())
        self.good('check', whole)
        self.assertIn('0 documents', self.good('merge', *parts, '-o', whole).stderr)
        done = hearsay('code', ROOT / 'demo/reports', '--shard', '4/3')
        self.assertEqual(done.returncode, 2)
        self.assertIn('k/n', done.stderr)

    def test_reviews_come_along(self):
        first = next(iter(self.incidents()))
        self.review('accept', first)
        merged = self.path('with-reviews.db')
        self.good('merge', self.ledger, '-o', merged)
        self.assertEqual(self.good('review', 'log', merged).stdout, self.good('review', 'log', self.ledger).stdout)

    def test_claims_of_a_stream(self):
        claims = self.path('claims.jsonl')
        pathlib.Path(claims).write_text(self.good('code', '-q', ROOT / 'demo/reports').stdout, encoding='utf-8')
        merged = self.path('streamed.db')
        self.good('merge', claims, '-o', merged)
        self.relink(merged)
        self.assertEqual(self.incidents(merged), self.incidents())

    def test_other_results_of_one_document_are_named_and_left_out(self):
        folder = pathlib.Path(self.path('texts'))
        folder.mkdir()
        document = {'id': 'x', 'text': 'Rebels attacked the village.', 'published': '2026-05-01'}
        ledgers = []
        for number, text in enumerate(('Rebels attacked the village.', 'Nobody attacked the village.')):
            (folder / f'{number}.jsonl').write_text(json.dumps({**document, 'text': text}) + '\n', encoding='utf-8')
            ledgers.append(self.path(f'text-{number}.db'))
            self.good('code', '-q', folder / f'{number}.jsonl', '-o', ledgers[-1])
        done = hearsay('merge', *ledgers, '-o', self.path('both.db'))
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stderr, r'document x of \S+ has another text than in another input')
        self.assertIn('1 were left out', done.stderr)
        kept = self.claims(self.path('both.db'))
        self.assertEqual(hearsay('merge', *reversed(ledgers), '-o', self.path('turned.db')).returncode, 1)
        self.assertEqual(self.claims(self.path('turned.db')), kept)
        for number, ledger in enumerate(ledgers):  # what is there stays
            before = self.claims(ledger)
            done = hearsay('merge', ledgers[1 - number], '-o', ledger)
            self.assertEqual(done.returncode, 1)
            self.assertIn('document x is there already with another text, which stays', done.stderr)
            self.assertEqual(self.claims(ledger), before)
        (folder / 'later.jsonl').write_text(json.dumps({**document, 'text': 'Later text: rebels attacked.', 'published': '2026-05-02'}) + '\n', encoding='utf-8')
        later = self.path('later.db')
        self.good('code', '-q', folder / 'later.jsonl', '-o', later)
        hearsay('merge', ledgers[0], later, ledgers[1], '-o', self.path('latest.db'))
        self.assertEqual(self.claims(self.path('latest.db')), self.claims(later))

    def claims(self, ledger):
        with sqlite3.connect(ledger) as store:
            return store.execute('SELECT record FROM claims ORDER BY id').fetchall()

    def test_the_order_of_inputs_does_not_matter(self):
        parts = [self.path(f'ordered-{k}.db') for k in (1, 2)]
        for k, part in enumerate(parts, 1):
            self.good('code', '-q', ROOT / 'demo/reports', '--shard', f'{k}/2', '-o', part)
            self.relink(part)
        first, second = (next(iter(self.incidents(part))) for part in parts)
        for ledger, id, action, at in ((parts[0], first, 'accept', '2018-06-12T09:00:00Z'), (parts[1], second, 'reject', '2018-06-12T08:00:00Z'),
                                       (parts[0], first, 'reject', '2018-06-12T10:00:00Z')):
            self.good('review', action, ledger, id, '--by', 'Ada', '--at', at)
        log = self.path('shared.jsonl')
        pathlib.Path(log).write_text(self.good('review', 'log', parts[0]).stdout, encoding='utf-8')
        self.good('review', 'apply', parts[1], log)  # the same decisions in both
        told = []
        for order in (parts, parts[::-1]):
            merged = self.path(f'merged-{len(told)}.db')
            self.good('merge', *order, '-o', merged)
            self.relink(merged)
            told.append((self.claims(merged), self.incidents(merged), self.good('review', 'log', merged).stdout))
        self.assertEqual(*told)
        self.assertEqual([json.loads(line)['at'][11:13] for line in told[0][2].splitlines()], ['08', '09', '10'])

    def test_a_target_that_is_an_input_is_refused(self):
        link = self.path('same.db')
        os.symlink(self.ledger, link)
        for target in (self.ledger, link):
            done = hearsay('merge', self.coded, self.ledger, '-o', target)
            self.assertEqual(done.returncode, 2)
            self.assertIn('this is the ledger to merge into', done.stderr)

    def test_an_input_that_cannot_be_read_makes_no_ledger(self):
        lines = self.path('bad.jsonl')
        pathlib.Path(lines).write_text('no json\n')
        for bad, words in ((lines, 'bad.jsonl:1: this line is no JSON'), (self.path('none.db'), 'none.db: cannot read: No such file')):
            target = self.path('never.db')
            done = hearsay('merge', self.ledger, bad, '-o', target)
            self.assertEqual(done.returncode, 2)
            self.assertIn(words, done.stderr)
            self.assertFalse(os.path.exists(target))

    def test_claims_through_a_pipe(self):
        claims = self.good('code', '-q', ROOT / 'demo/reports').stdout
        merged = self.path('piped.db')
        self.good('merge', '/dev/stdin', '-o', merged, text=claims)
        self.assertEqual(self.claims(merged), self.claims(self.ledger))

    def test_a_merge_that_was_killed_goes_on(self):
        target = self.path('killed.db')
        process = subprocess.Popen([HEARSAY, 'merge', self.ledger, '-o', target], stderr=subprocess.DEVNULL)
        process.kill()
        process.wait()
        self.good('merge', self.ledger, '-o', target)
        self.good('check', target)
        self.relink(target)
        self.assertEqual(self.incidents(target), self.incidents())


class Sources(Demo):
    def test_a_register_of_ones_own(self):
        register = self.path('mine.csv')
        pathlib.Path(register).write_text('name,also,kind,scale,country,party,reliability,wire\n'
                                          'Meridian Wire,,agency,international,URY,,B,one\nThe Northern Post,,newspaper,national,PRY,,C,one\n'
                                          'Continental Press,,agency,regional,ARG,,B,one\nLibre TV,,broadcaster,national,PRY,,C,one\n', encoding='utf-8')
        before = sum(one['origins'] for one in self.incidents().values())
        self.good('link', self.ledger, '--sources', register)
        self.assertLess(sum(one['origins'] for one in self.incidents().values()), before)
        pathlib.Path(register).write_text('outlet\nx\n', encoding='utf-8')
        done = hearsay('link', self.ledger, '--sources', register)
        self.assertEqual(done.returncode, 2)
        self.assertIn('mine.csv:1: a source register begins with', done.stderr)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
