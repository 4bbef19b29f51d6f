"""Makes person-nouns.tsv and body-nouns.tsv:  nouns.py WORDNET FOLDER

The nouns that stand for somebody or something named ("the historian", "a province"), from WordNet's noun files: a
noun counts where its first sense lies in the file of persons, of places or of groups. The gender of kin, ranks and
offices, and a few nouns that WordNet files elsewhere, are told here by hand.
"""
import os
import re
import sys

PERSONS, PLACES, GROUPS = "18", "15", "14"
FEMALE = """abbess actress aunt baroness bride businesswoman chairwoman congresswoman countess daughter duchess empress
girl girlfriend goddess godmother governess granddaughter grandmother heiress heroine hostess housewife lady landlady
maid mama midwife mistress mom mother mum niece nun policewoman priestess princess queen saleswoman schoolgirl
seamstress sister sorceress spokeswoman sportswoman stepdaughter stepmother stepsister stewardess waitress widow wife
woman""".split()
MALE = """baron boy boyfriend bridegroom brother count dad duke earl emperor father friar gentleman godfather
grandfather grandson groom husband king man monk monsignor nephew papa pope prince schoolboy son stepbrother
stepfather stepson uncle widower""".split()
BODIES = {
    "ally": "place", "bank": "organization", "bureau": "organization", "capital": "place", "church": "organization",
    "college": "organization", "daily": "organization", "firm": "organization", "hill": "place",
    "hospital": "organization", "island": "place", "journal": "organization", "lake": "place",
    "magazine": "organization", "mountain": "place", "newspaper": "organization", "paper": "organization",
    "port": "place", "resort": "place", "river": "place", "school": "organization", "sea": "place", "station": "place",
    "university": "organization", "valley": "place", "village": "place",
}
# Nouns of places and groups that tell a part of something or an amount, and words for people that wound.
PARTS = """aged apex area array back batch bottom center centre circle class collection corner couple crowd culture
distance edge end front group head here home left line lot majority middle minority number order pair people place
point population position public race rest right scene series set side society space spot system there top variety
way world""".split()
SLURS = "bastard bitch chink gook jap jewess mulatto negress negro nigger paki shiksa slut whore".split()
AGENT = re.compile(r"(ist|ian|man|woman|er|or|ant|ee|ician|ess)$")


def read(folder):
    """(file, parents, is an instance) of each sense by its offset, and (senses, how many were met in texts) of each noun."""
    senses, nouns = {}, {}
    for line in open(os.path.join(folder, "data.noun"), encoding="latin-1"):
        if line.startswith(" "):
            continue
        cells = line.split(" | ")[0].split(" ")
        words = int(cells[3], 16)
        first = 5 + 2 * words
        pointers = [cells[first + 4 * i:first + 4 * i + 2] for i in range(int(cells[first - 1]))]
        names = [cells[4 + 2 * i] for i in range(words)]
        senses[cells[0]] = (cells[1], [o for k, o in pointers if k == "@"], any(k == "@i" for k, _ in pointers), names)
    for line in open(os.path.join(folder, "index.noun"), encoding="latin-1"):
        if not line.startswith(" "):
            cells = line.split()
            count = int(cells[2])
            nouns[cells[0]] = (cells[-count:], int(cells[-count - 1]))
    return senses, nouns


def ancestors(offset, senses):
    found, rest = set(), [offset]
    while rest:
        offset = rest.pop()
        if offset not in found:
            found.add(offset)
            rest += senses[offset][1]
    return found


def persons(senses, nouns):
    named = {name: offset for offset, (_, _, _, names) in senses.items() for name in names
             if name in ("female_person", "male_person")}
    rows = {}
    for noun, (offsets, met) in nouns.items():
        file, _, is_instance, _ = senses[offsets[0]]
        if file != PERSONS or is_instance or noun in SLURS or not re.fullmatch(r"[a-z]{3,}(-[a-z]+)*", noun):
            continue
        if met or AGENT.search(noun) and len(noun) > 5 and "-" not in noun:
            above = ancestors(offsets[0], senses)
            rows[noun] = ("female" if named["female_person"] in above
                          else "male" if named["male_person"] in above else "any")
    rows.update(dict.fromkeys(FEMALE, "female"), **dict.fromkeys(MALE, "male"))
    return rows


def bodies(senses, nouns):
    rows = {}
    for noun, (offsets, met) in nouns.items():
        file, _, is_instance, _ = senses[offsets[0]]
        if met and not is_instance and noun not in PARTS and re.fullmatch(r"[a-z]{3,}", noun):
            if file in (PLACES, GROUPS):
                rows[noun] = "place" if file == PLACES else "organization"
    rows.update(BODIES)
    return rows


def write(path, head, column, rows):
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write("".join(f"# {line}\n" for line in head))
        file.write(f"form\t{column}\n")
        for noun in sorted(rows, key=str.encode):
            file.write(f"{noun}\t{rows[noun]}\n")


def main():
    senses, nouns = read(sys.argv[1])
    folder = sys.argv[2]
    licence = "licence: WordNet 3.0 licence (WORDNET-LICENCE.txt)"
    write(os.path.join(folder, "person-nouns.tsv"), [
        "Nouns for a person, in the singular, and whether they tell if it is a man or a woman.",
        "source: WordNet 3.0: nouns whose first sense is a person; the genders of kin, ranks and offices by hand", licence,
        "made by: Tools/build-gazetteer"], "gender", persons(senses, nouns))
    write(os.path.join(folder, "body-nouns.tsv"), [
        "Nouns for a place or a body of people, in the singular, as they stand beside such a name: \"Toft, a village\".",
        "source: WordNet 3.0: nouns whose first sense is a location or a group, without parts and amounts; some by hand",
        licence, "made by: Tools/build-gazetteer"], "type", bodies(senses, nouns))


if __name__ == "__main__":
    main()
