#!/usr/bin/python3
"""The recipe of faults: dossier texts with the address that each means, from the list that was issued.

    tests/accuracy/dossier_recipe.py FOLDER [--count 100000] [--seed 2026] [--data ../shared/data]

FOLDER is one that dossier_city.py made. Writes FOLDER/dossiers.csv: id, kind, form, code, ambiguous, text.

A text begins as the address is published, in one of four forms, then a fault of dossier_faults.py is done to it, or two
different ones (kind “two: A + B”). The forms:
  today    number street, commune, province of today
  former   number street, former commune, former district, former province
  mixed    commune of today with the former district, or the former commune with the province of today and no district
  hamlet   any of these with the hamlet named too, where the register records one
  wrong_district is a fault of the form former: another district of the same province is written.

Whether a text still names one address is decided here and from the issued list alone, never from an answer. Another
address rivals the one meant when
  - its number and flat are the same;
  - its street's name (its hamlet's, where no street is written) is as near to what is written as the name meant: no
    farther than the letters that the fault changed; written without accents or in part, compared without accents; initials
    rival whatever they could stand for;
  - what is written of units fits: the commune's name is its commune of today or its former one (as near as the fault
    allows, without looking at the kind), the district its former district, the province one of its two.
  Where a wrong district is written, an address in that district rivals too, whatever its commune.
A text with a rival is kept, marked ambiguous, and reported apart: C is the right answer to it.
"""
import argparse
import collections
import csv
import os
import random
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dossier_faults import FAULTS, SHORT_KIND, Parts, Unfit, go_together, misspelling, split_kind

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("DIACHI_REAL_DATA") or ROOT.parent / "shared/data")
PROVINCE_TODAY = "Thành phố Cần Thơ"
WEIGHTS = {"none": 3, "typo_street_1": 3, "typo_street_2": 2, "no_accents": 3, "two": 6}


@lru_cache(maxsize=None)
def folded(text):
    plain = misspelling.without_accents(unicodedata.normalize("NFC", text)).lower()
    return re.sub(r"(?<=[bcdghklmnpqrstvx])y\b|(?<=\bqu)y\b", "i", plain)


@lru_cache(maxsize=None)
def bare(name):
    """Without kind word, whole or short, and accents."""
    kind, rest = split_kind(name)
    return " ".join(folded(rest if kind else SHORT_KIND.sub("", name)).split())


@dataclass(frozen=True)
class Address:
    code: str
    number: str
    flat: str
    street: str
    place: str
    commune: str
    former: str
    district: str
    province: str

    @property
    def house(self):
        return f"{self.number}|{self.flat}".upper().replace(" ", "")


def read_addresses(folder, data):
    with open(data / "cantho/mapping_old_to_new.csv", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    former = {row["old_ward_code"]: row for row in rows}
    today = {row["new_ward_code"]: row["new_ward"] for row in rows}
    with open(folder / "households.csv.issued.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            unit = former[row["former_commune_code"]]
            yield Address(row["code"], row["number"] or row["parent_number"], row["flat"], row["street"], row["place"],
                          today[row["commune_code"]], unit["old_ward"], unit["old_district"], unit["old_province"])


class Names:
    """Names by how far they are apart, without accents and kind words."""

    def __init__(self, names):
        self.names = sorted({bare(name) for name in names if name})
        self.near = lru_cache(maxsize=None)(self.near)
        self.by_initials = collections.defaultdict(set)
        for name in self.names:
            words = name.split()
            self.by_initials["".join(word[0] for word in words[:-1]), words[-1]].add(name)

    def near(self, name, reach):
        """The names within `reach` letters."""
        return [(misspelling.distance(name, other), other) for other in self.names
                if abs(len(name) - len(other)) <= reach and misspelling.distance(name, other) <= reach]

    def as_near(self, written, meant, edits):
        """Names no farther from what is written than the one meant (which is among them)."""
        if edits == 0:
            return {meant}
        here = misspelling.distance(written, meant)
        # A swap is two edits here: at most 2 × edits away from the name meant, and rivals as far on the other side.
        around = (other for _, other in self.near(meant, 4 * edits))
        return {other for other in around if misspelling.distance(written, other) <= here} | {meant}

    def of_initials(self, meant):
        words = meant.split()
        return self.by_initials["".join(word[0] for word in words[:-1]), words[-1]] | {meant}


class Rivals:
    def __init__(self, addresses):
        self.streets = Names([a.street for a in addresses])
        self.places = Names([a.place for a in addresses])
        self.communes = Names([a.commune for a in addresses] + [a.former for a in addresses])
        self.districts = Names([a.district for a in addresses])
        self.at = collections.defaultdict(list)  # (name of street or hamlet, house) -> addresses
        for a in addresses:
            self.at[bare(a.street or a.place), a.house].append(a)

    def of(self, meant, parts, published):
        """Addresses besides the one meant that the text could as well mean. `published`: the parts before the fault."""
        element, names = ("street", self.streets) if meant.street else ("place", self.places)
        name = bare(getattr(published, element))
        if parts.initials:
            choice = names.of_initials(name)
        else:
            choice = names.as_near(bare(getattr(parts, element)), name, parts.edits.get(element, 0))
        communes = self.communes.as_near(bare(parts.commune), bare(published.commune), parts.edits.get("commune", 0))
        districts = self.districts.as_near(bare(parts.district), bare(published.district), parts.edits.get("district", 0))
        places = self.places.as_near(bare(parts.place), bare(published.place), parts.edits.get("place", 0))

        def fits(other):
            if parts.place and meant.street and other.place and bare(other.place) not in places:
                return False  # an address that records no hamlet may lie in the one written
            district = not parts.district or bare(other.district) in districts
            commune = not parts.commune or bare(other.commune) in communes or bare(other.former) in communes
            province = not parts.province or bare(published.province) in (bare(other.province), bare(PROVINCE_TODAY))
            if parts.other_district:
                return commune or district
            return district and commune and province

        return [other for each in choice for other in self.at[each, meant.house] if other.code != meant.code and fits(other)]


def published(address, form, chance):
    parts = Parts(address.number, address.flat, address.street, "" if address.street else address.place, "", "", "")
    if form == "hamlet":
        parts.place = address.place
        form = chance.choice(["today", "former"])
    if form == "today":
        parts.commune, parts.province = address.commune, PROVINCE_TODAY
    elif form == "former":
        parts.commune, parts.district, parts.province = address.former, address.district, address.province
    elif chance.random() < 0.5:
        parts.commune, parts.district, parts.province = address.commune, address.district, PROVINCE_TODAY
    else:
        parts.commune, parts.province = address.former, PROVINCE_TODAY
    return parts


def wrong_district(parts, chance, address, addresses_by_province):
    others = sorted(addresses_by_province[address.province] - {address.district})
    parts.other_district, parts.district = parts.district, chance.choice(others)


def copied(parts):
    return Parts(parts.number, parts.flat, parts.street, parts.place, parts.commune, parts.district, parts.province)


class Recipe:
    def __init__(self, addresses, seed):
        self.chance = random.Random(seed)
        self.addresses = addresses
        self.rivals = Rivals(addresses)
        self.districts = collections.defaultdict(set)
        for a in addresses:
            self.districts[a.province].add(a.district)
        kinds = [*FAULTS, "wrong_district", "two"]
        self.kinds, self.weights = kinds, [WEIGHTS.get(kind, 2) for kind in kinds]
        self.single = [kind for kind in FAULTS if kind != "none"]

    def spoilt(self, address):
        """(kind, form, parts, parts as published) or Unfit."""
        kind = self.chance.choices(self.kinds, self.weights)[0]
        needs_former = kind in ("wrong_district", "typo_district_1", "no_district")
        form = "former" if needs_former else self.chance.choices(["today", "former", "mixed", "hamlet"], [40, 40, 8, 12])[0]
        if form == "hamlet" and not (address.street and address.place):
            form = "today"
        before = published(address, form, self.chance)
        parts = copied(before)
        if kind == "two":
            pair = sorted(self.chance.sample(range(len(self.single)), 2))
            pair = [self.single[at] for at in pair]  # in the order of FAULTS: letters first, then words, then the whole
            if not go_together(*pair):
                raise Unfit
            for name in pair:
                FAULTS[name](parts, self.chance)
            kind = "two: " + " + ".join(pair)
        elif kind == "wrong_district":
            wrong_district(parts, self.chance, address, self.districts)
            before.district = parts.district
        else:
            FAULTS[kind](parts, self.chance)
        return kind, form, parts, before

    def rows(self, count):
        seen = set()
        while len(seen) < count:
            address = self.chance.choice(self.addresses)
            try:
                kind, form, parts, before = self.spoilt(address)
            except Unfit:
                continue
            text = " ".join(parts.text().split(" "))
            if text in seen:
                continue
            seen.add(text)
            rivals = self.rivals.of(address, parts, before)
            yield [len(seen), kind, form, address.code, int(bool(rivals)), text]


def write_dossiers(folder, data, count, seed, name="dossiers.csv"):
    recipe = Recipe(list(read_addresses(folder, data)), seed)
    draft = folder / f"{name}.part"
    with open(draft, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["id", "kind", "form", "code", "ambiguous", "text"])
        out.writerows(recipe.rows(count))
    draft.rename(folder / name)  # a half-written list is never measured


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--data", type=Path, default=DATA)
    asked = parser.parse_args()
    write_dossiers(asked.folder, asked.data, asked.count, asked.seed)


if __name__ == "__main__":
    main()
