"""300 dossiers with addresses as people write them, each with the answer that is right by construction.

Every dossier starts from an issued household or a unit, so the truth is known before the text is spoilt.
"""
import random
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from . import households, misspelling, town
from .misspelling import without_accents

COLUMNS = ("id", "received", "text", "expected_commune_code", "expected_commune_status", "expected_category",
           "expected_number", "expected_flat", "expected_street", "expected_place", "kind_of_fault")
COUNT = 300
PROVINCE = town.PROVINCE
SPLIT_UNIT = town.OLD_COMMUNES[town.SPLIT]
SUCCESSORS = ";".join(sorted(new for old, new, _ in town.LINEAGE if old == town.SPLIT))


@dataclass
class Dossier:
    text: str
    kind: str
    category: str = ""          # empty: the definition of the categories does not settle it
    communes: str = ""
    status: str = "decided"
    number: str = ""
    flat: str = ""
    street: str = ""
    place: str = ""


def _old_tail(old_code):
    unit = town.OLD_COMMUNES[old_code]
    return f"{unit.name}, {unit.district}, {PROVINCE}"


def _new_tail(h):
    return f"{town.COMMUNES[h.commune].name}, {PROVINCE}"


def _head(h):
    return f"{h.number} {h.street.name}" if h.street else f"{h.number}, {h.place.name}"


def _current(h):
    return f"{_head(h)}, {_new_tail(h)}"


def _former(h):
    return f"{_head(h)}, {_old_tail(h.old_commune)}"


def _found(text, kind, category, h):
    """The household itself is the answer."""
    return Dossier(text, kind, category, h.commune, "decided", h.number or h.parent_number, h.flat,
                   h.street.name if h.street else "", "" if h.street else h.place.name)


class Writer:
    def __init__(self, rows, layout):
        self.rng = random.Random("dossiers")
        self.layout = layout
        self.flats = [h for h in rows if h.flat]
        self.alley = [h for h in rows if h.alley]
        self.in_hamlet = [h for h in rows if not h.street]
        names = Counter(s.name for s in layout.streets.values() if not s.parent)
        on_street = [h for h in rows if h.street and not h.alley and not h.flat]
        self.homonym = [h for h in on_street if names[h.street.name] > 1]
        self.through = [h for h in on_street if h.street.id == "S13"]
        self.plain = [h for h in on_street if names[h.street.name] == 1 and h.street.id != "S13"]
        self.issued = {(h.street.id, h.number or h.parent_number) for h in rows if h.street}
        self.out = []

    def some(self, households, count):
        return self.rng.sample(households, count)

    def street_id(self, street_id):
        return self.layout.streets[street_id]

    # ---- as published ------------------------------------------------------------------------------------------
    def exact(self):
        self.out += [_found(_current(h), "exact_current", "A", h) for h in self.some(self.plain, 32)]
        for h in self.some(self.plain, 27) + self.some(self.homonym, 3):
            self.out.append(_found(_former(h), "exact_former", "A", h))
        unique = [h for h in self.in_hamlet if h.place.name != "Ấp 1"]
        self.out += [_found(_current(h), "exact_hamlet", "A", h) for h in self.some(unique, 7)]
        self.out += [_found(_former(h), "exact_hamlet", "A", h) for h in self.some(self.in_hamlet, 7)]
        for i, h in enumerate(self.some(self.alley, 12)):
            self.out.append(_found((_current, _former)[i % 2](h), "exact_alley", "A", h))
        for h in self.some(self.flats, 8):
            self.out.append(_found(f"{h.flat}, {h.parent_number} {h.street.name}, {_new_tail(h)}", "exact_flat", "A", h))
        for h in self.some([h for h in self.alley if h.alley.id == "S09"], 4):
            text = f"Số {h.number.split('/')[-1]}, {h.alley.name}, {h.street.name}, {_new_tail(h)}"
            self.out.append(_found(text, "alley_in_words", "", h))

    def units_only(self):
        for unit in town.COMMUNES.values():
            self.out.append(Dossier(f"{unit.name}, {PROVINCE}", "unit_only", "A", unit.code))
        for old, new, extent in town.LINEAGE:
            if extent == "full":
                self.out.append(Dossier(_old_tail(old), "unit_only", "A", new))

    # ---- spoilt, but one answer --------------------------------------------------------------------------------
    def _abbreviated(self, text):
        def short(*pairs):
            nonlocal text
            for full, choices in pairs:
                text = text.replace(full, self.rng.choice(choices))
        short(("Đường Tỉnh ", ("ĐT ", "ĐT.")), ("Đường ", ("Đ. ", "đ.", "đường ")), ("Phường 1", ("P.1", "P1", "p 1")),
              ("Phường 2", ("P.2", "P2", "p 2")), ("Phường ", ("P. ", "P.", "p ")), ("Xã ", ("X. ", "X.")),
              ("Thị xã ", ("TX. ", "TX ", "Tx.")), ("Huyện ", ("H. ", "H.")), (f", {PROVINCE}", (", T. Sông Mẫu", ", Sông Mẫu")))
        return text

    def corrected(self):
        forms = (_current, _former)
        spoilers = (("abbreviations", 28, self._abbreviated, "A"), ("no_accents", 24, without_accents, "B"),
                    ("telex", 18, misspelling.telex, "B"), ("vni", 6, misspelling.vni, "B"),
                    ("tcvn3_as_latin1", 4, misspelling.tcvn3_seen_as_latin1, "B"), ("nfd", 10, misspelling.decomposed, ""),
                    ("lower_case", 6, str.lower, ""), ("upper_case", 6, str.upper, ""))
        for kind, count, spoil, category in spoilers:
            for i, h in enumerate(self.some(self.plain + self.alley, count)):
                self.out.append(_found(spoil(forms[i % 2](h)), kind, category, h))
        on_date_street = [h for h in self.plain if h.street.name == "Đường 30 Tháng 4"]
        for h in self.some(on_date_street, 4):
            self.out.append(_found(f"{h.number} đường 30/4, {_old_tail(h.old_commune)}", "number_in_street_name", "B", h))
        for h in [h for h in self.in_hamlet if "oà" in h.place.name]:
            self.out.append(_found(misspelling.other_tone_place(_former(h)), "tone_placement", "", h))

    def typing_slips(self):
        """Slips in the street's name; nearer to it than to the name of any other street."""
        names = {without_accents(s.name).lower() for s in self.layout.streets.values() if not s.parent}
        last_word = lambda h: h.street.name.split()[-1]
        candidates = self.some([h for h in self.plain if last_word(h).isalpha() and len(last_word(h)) > 2], 60)
        made = 0
        for i, h in enumerate(candidates):
            words = h.street.name.split()
            wrong = " ".join(words[:-1] + [misspelling.slip(words[-1], self.rng)])
            plain, right = without_accents(wrong).lower(), without_accents(h.street.name).lower()
            others = min(misspelling.distance(plain, n) for n in names if n != right)
            if plain == right or others < misspelling.distance(plain, right) + 3:
                continue
            text = (_current, _former)[i % 2](h).replace(h.street.name, wrong)
            self.out.append(_found(text, "typing_slip", "B", h))
            made += 1
            if made == 12:
                return
        raise ValueError("too few clear slips")

    def separators(self):
        for h in self.some(self.plain, 8):
            self.out.append(_found(_former(h).replace(", ", " - "), "dashes", "", h))
        for i, h in enumerate(self.some(self.plain, 8)):
            self.out.append(_found((_current, _former)[i % 2](h).replace(", ", " "), "no_separators", "", h))

    # ---- the split commune -------------------------------------------------------------------------------------
    def split(self):
        tail = _old_tail(town.SPLIT)
        for street_id in ("S18", "S19", "S21", "S22", "S23", "S24"):
            street = self.street_id(street_id)
            code = town.commune_at(*street.at(street.length / 2, 0))
            self.out.append(Dossier(f"{street.name}, {tail}", "split_street_of_one_part", "A", code, street=street.name))
        east = [h for h in self.through if h.commune == "98010"]
        west = [h for h in self.through if h.commune == "98013"]
        for h in self.some(east, 4) + self.some(west, 4):
            self.out.append(_found(_former(h), "split_number_decides", "A", h))
        through = self.street_id("S13").name
        for text in (f"{through}, {tail}", f"{through}, {SPLIT_UNIT.name}, {PROVINCE}", f"{through}, {SPLIT_UNIT.name}",
                     f"Nhà trên {through}, {tail}"):
            self.out.append(Dossier(text, "split_street_through_both", "C", SUCCESSORS, "candidates", street=through))
        for text in (tail, f"{SPLIT_UNIT.name}, {PROVINCE}", SPLIT_UNIT.name, without_accents(tail),
                     self._abbreviated(tail), misspelling.telex(tail)):
            self.out.append(Dossier(text, "split_nothing_decides", "C", SUCCESSORS, "candidates"))
        for number in ("901", "1204", "855A", "999/2"):
            self.out.append(Dossier(f"{number} {through}, {tail}", "split_number_not_issued", "C", SUCCESSORS, "candidates",
                                    street=through))

    # ---- not all of it is there --------------------------------------------------------------------------------
    def unfinished(self):
        for i, h in enumerate(self.some(self.plain, 8)):
            number = next(str(n) for n in range(31 + 6 * i, 999) if (h.street.id, str(n)) not in self.issued)
            text = (_current, _former)[i % 2](h).replace(f"{h.number} ", f"{number} ", 1)
            self.out.append(Dossier(text, "number_not_issued", "C", h.commune, street=h.street.name))
        for number in households.ON_HOMONYMS:
            issued = [h for h in self.homonym if h.number == number]
            kind, category = ("homonym_street", "C") if len(issued) > 1 else ("homonym_street_one_house", "A")
            self.out.append(_found(_current(issued[0]), kind, category, issued[0]))
        for text in ("Ấp 1, Phường An Bình Mẫu, Tỉnh Sông Mẫu", "Ap 1, P. An Binh Mau, Song Mau"):
            self.out.append(Dossier(text, "homonym_hamlet", "C", "98013", place="Ấp 1"))
        for h in self.some(self.plain, 4):
            self.out.append(_found(f"{_head(h)}, {PROVINCE}", "commune_missing", "", h))
        for h in self.some([h for h in self.plain if h.commune == "98004"], 2):
            text = f"{_head(h)}, {town.COMMUNES[h.commune].name}, Thị xã Bến Mẫu, {PROVINCE}"
            self.out.append(_found(text, "new_commune_old_district", "", h))

    def nothing(self):
        for text in ("không rõ", "như trên", "xxxxxx", "?", "liên hệ trước khi đến", "tạm trú nơi khác",
                     "25 Đường Không Có Thật, Xã Chưa Từng Có, Tỉnh Vô Danh", "Phường Tưởng Tượng, Thành phố Giả Định"):
            self.out.append(Dossier(text, "nothing", "N", "", "none"))


def write_all(rows, layout):
    """The rows of dossiers.csv, in the order in which they arrived."""
    writer = Writer(rows, layout)
    for chapter in (writer.exact, writer.units_only, writer.corrected, writer.typing_slips, writer.separators, writer.split,
                    writer.unfinished, writer.nothing):
        chapter()
    dossiers = writer.out
    assert len(dossiers) == COUNT
    writer.rng.shuffle(dossiers)
    start = date(2025, 7, 7)
    return [[f"HS-{i:04d}", str(start + timedelta(days=i * 3 // 2)), d.text, d.communes, d.status, d.category, d.number,
             d.flat, d.street, d.place, d.kind] for i, d in enumerate(dossiers, 1)]
