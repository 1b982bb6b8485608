"""The faults of the recipe: each takes the parts of an address as published and spoils them as people do.

A fault is a function (parts, chance) -> None that changes `parts` in place and notes what it did to the parts that tell an
address apart, or raises Unfit where the address has nothing to spoil in this way. FAULTS names them all.
"""
import re
import sys
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "data-samples"))
from make import misspelling  # noqa: E402

KEYS_BESIDE = {"q": "wa", "w": "qes", "e": "wrd", "r": "etf", "t": "ryg", "y": "tuh", "u": "yij", "i": "uok", "o": "ipl",
               "p": "o", "a": "qsz", "s": "adw", "d": "sfe", "f": "dgr", "g": "fht", "h": "gjy", "k": "jli", "l": "ko",
               "z": "ax", "x": "zc", "c": "xv", "v": "cb", "b": "vn", "n": "bm", "m": "n"}
TONES = "\u0300\u0301\u0309\u0303\u0323"
KIND = re.compile(r"^(Đường Tỉnh|Đường Huyện|Đường Số|Đường|Quốc lộ|Đại lộ|Hương lộ|Phường|Xã|Thị trấn|Quận|Huyện|Thị xã|"
                  r"Thành phố|Tỉnh|Khu vực|Ấp) ")


class Unfit(Exception):
    """The address has nothing that this fault could spoil."""


@dataclass
class Parts:
    """What a text will say, by element; an element that is absent is not written."""
    number: str
    flat: str
    street: str
    place: str
    commune: str
    district: str
    province: str
    edits: dict = field(default_factory=dict)   # element -> letters wrong in its name
    order: list = field(default_factory=lambda: ["house", "place", "commune", "district", "province"])
    separator: str = ", "
    initials: bool = False                      # the street's first words are cut to their beginnings
    other_district: str = ""                    # the right one, where a wrong one is written
    whole: list = field(default_factory=list)   # what is done to the finished text

    @property
    def house(self):
        house = f"{self.number} {self.street}".strip()
        return f"{self.flat}, {house}" if self.flat else house

    def text(self):
        text = self.separator.join(part for part in (getattr(self, element) for element in self.order) if part)
        for change in self.whole:
            text = change(text)
        return text


SHORT_KIND = re.compile(r"^(Đ\.|đ\.|đg\.|P\.|P|p\.|p|Ph\.|F\.|X\.|x\.|x|Q\.|Q|q\.|q|H\.|h\.|TT\.|TT|T\.T|TX\.|TX|TP\.|Tp\.|tp\.|TP|"
                        r"T\.P|T\.|KV\.|KV)(?<=\.) ?|^(P|p|x|Q|q|TT|TX|TP|KV|T\.T|T\.P) ")


def split_kind(name):
    found = KIND.match(name)
    return (found[0], name[found.end():]) if found else ("", name)


# ---- typing ---------------------------------------------------------------------------------------------------------
def slip(name, chance):
    """One wrong key in a name: left out, doubled, put in, another, one beside, swapped, or a wrong tone."""
    letters = [i for i, c in enumerate(name) if c.isalpha()]
    at = chance.choice(letters[1:] if chance.random() < 0.9 else letters)
    kind = chance.randrange(7)
    if kind == 0:
        return name[:at] + name[at + 1:]
    if kind == 1:
        return name[:at] + name[at] + name[at:]
    if kind == 2:
        return name[:at] + chance.choice("aeiounhtgc") + name[at:]
    if kind == 3:
        return name[:at] + chance.choice("aeiounhtgcmlbdk") + name[at + 1:]
    if kind == 4:
        beside = KEYS_BESIDE.get(misspelling.without_accents(name[at]).lower(), "n")
        return name[:at] + chance.choice(beside) + name[at + 1:]
    if kind == 5 and at + 1 < len(name) and name[at + 1].isalpha():
        return name[:at] + name[at + 1] + name[at] + name[at + 2:]
    marks = unicodedata.normalize("NFD", name[at])
    plain = "".join(c for c in marks if c not in TONES)
    if misspelling.without_accents(plain).lower() not in "aeiouy":
        return name[:at] + name[at + 1:]
    return name[:at] + unicodedata.normalize("NFC", plain + chance.choice(TONES)) + name[at + 1:]


def typo(element, slips):
    def spoil(parts, chance):
        kind, name = split_kind(getattr(parts, element))
        # A short name with a wrong letter is another name as often as not, and two slips need eight letters.
        if sum(c.isalpha() for c in name) < 4 * slips or (name != "" and not re.search(r"[^\W\d_]{3}", name)):
            raise Unfit
        wrong = name
        for _ in range(slips):
            wrong = slip(wrong, chance)
        if wrong == name:
            raise Unfit
        setattr(parts, element, kind + wrong)
        parts.edits[element] = slips
    return spoil


def no_accents(parts, chance):
    parts.whole.append(misspelling.without_accents)


def some_accents_lost(parts, chance):
    drawn = chance.random()
    def change(text):
        words = text.split(" ")
        return " ".join(misspelling.without_accents(word) if (i * 0.618 + drawn) % 1 < 0.5 else word for i, word in enumerate(words))
    parts.whole.append(change)


def whole_text(change):
    def spoil(parts, chance):
        before = parts.text()
        parts.whole.append(change)
        if parts.text() == before:
            raise Unfit
    return spoil


def typing_keys(change):
    """Telex or VNI keys instead of accents: in the whole text, or in one word that was typed before the switch was on."""
    def spoil(parts, chance):
        if chance.random() < 0.5:
            parts.whole.append(change)
        else:
            kind, name = split_kind(parts.street or parts.place)
            wrong = " ".join(change(word) for word in name.split(" "))
            if wrong == name:
                raise Unfit
            setattr(parts, "street" if parts.street else "place", kind + wrong)
    return spoil


# ---- order and signs --------------------------------------------------------------------------------------------------
def swapped(parts, chance):
    present = [element for element in parts.order if getattr(parts, element)]
    before = list(present)
    if chance.random() < 0.3:
        present.reverse()
    else:
        a, b = chance.sample(range(len(present)), 2)
        present[a], present[b] = present[b], present[a]
    if present == before:
        raise Unfit
    parts.order = present


def separators(parts, chance):
    parts.separator = chance.choice([" - ", "; ", " , ", ",", " / ", ". ", " – ", "\t", " | "])
    if parts.separator == " / " and "/" in parts.number:
        parts.separator = " - "


def no_separators(parts, chance):
    parts.separator = " "


def glued(parts, chance):
    pairs = [("Phường ", ["P.", "P", "F.", "p."]), ("Quận ", ["Q.", "Q", "q."]), ("Huyện ", ["H.", "h."]), ("Xã ", ["X.", "x."]),
             ("Thành phố ", ["TP.", "Tp.", "tp."]), ("Đường ", ["Đ.", "đ."]), ("Khu vực ", ["KV.", "KV"]), ("Tỉnh ", ["T."])]
    shorten(parts, chance, pairs)
    if parts.number and re.match(r"Đ\.|đ\.", parts.street) and chance.random() < 0.1:
        parts.number += ","


# ---- abbreviations ----------------------------------------------------------------------------------------------------
def shorten(parts, chance, pairs):
    changed = False
    for element in ("street", "place", "commune", "district", "province"):
        for whole, short in pairs:
            written = getattr(parts, element)
            if written.startswith(whole) and not re.match(r"Đường (Tỉnh|Huyện|Số|\d)", written):
                short_form = chance.choice(short)
                rest = written[len(whole):]
                if not short_form.endswith((".", " ")) and not rest[0].isdigit() and element != "place":
                    short_form += " "
                setattr(parts, element, short_form + rest)
                changed = True
                break
    if not changed:
        raise Unfit


def unit_words(parts, chance):
    pairs = [("Phường ", ["P. ", "p ", "Ph. "]), ("Quận ", ["Q. ", "q "]), ("Huyện ", ["H. ", "h. "]), ("Xã ", ["X. ", "x. "]),
             ("Thị trấn ", ["TT. ", "TT ", "T.T "]), ("Thị xã ", ["TX. ", "TX "]), ("Thành phố ", ["TP. ", "TP ", "T.P "]),
             ("Tỉnh ", ["T. ", ""]), ("Đường ", ["Đ. ", "đ. ", "đg. "]), ("Khu vực ", ["KV ", "KV. "])]
    shorten(parts, chance, pairs)


def bare_names(parts, chance):
    """No unit and street words at all: “12 Nguyễn Trãi, Cái Khế, Ninh Kiều, Cần Thơ”."""
    for element in ("street", "commune", "district", "province"):
        kind, name = split_kind(getattr(parts, element))
        if kind in ("Đường ", "Phường ", "Xã ", "Quận ", "Huyện ", "Thành phố ", "Tỉnh ") and not re.match(r"[\d]|\w\d*$", name):
            setattr(parts, element, name)


def street_initials(parts, chance):
    """Nguyễn Văn Linh -> N.V. Linh, Ng. Văn Linh, N.V.Linh; dates and numbers -> 3/2, CMT8, QL 91, ĐT 926."""
    if parts.edits.get("street"):
        raise Unfit
    kind, name = split_kind(parts.street)
    words = name.split(" ")
    if kind in ("Đường Tỉnh ", "Quốc lộ ", "Hương lộ ", "Đường Huyện "):
        short = {"Đường Tỉnh ": ["ĐT ", "ĐT.", "ĐT", "TL "], "Quốc lộ ": ["QL ", "QL", "QL."],
                 "Hương lộ ": ["HL ", "HL"], "Đường Huyện ": ["ĐH ", "ĐH."]}[kind]
        parts.street = chance.choice(short) + name
    elif re.search(r"Cách Mạng Tháng", name):
        parts.street = chance.choice(["CMT8", "CMT 8", "đường CMT8", "Cách Mạng Tháng 8"])
    elif re.fullmatch(r"\d+/\d+", name):
        day, month = name.split("/")
        parts.street = kind + chance.choice([f"{day} Tháng {month}", f"{day}-{month}", f"{day} tháng {month}", f"{day}.{month}"])
    elif len(words) >= 3 and all(word.isalpha() for word in words):
        first = {"Nguyễn": ["Ng.", "Ng", "N."], "Trần": ["Tr.", "T."]}.get(words[0], [words[0][0] + "."])
        form = chance.randrange(3)
        if form == 0:
            parts.street = kind + "".join(word[0] + "." for word in words[:-1]) + " " + words[-1]
        elif form == 1:
            parts.street = kind + f"{chance.choice(first)} {' '.join(words[1:])}"
        else:
            parts.street = kind + "".join(word[0] + "." for word in words[:-1]) + words[-1]
        parts.initials = True
    else:
        raise Unfit


# ---- what is missing, wrong or too much ---------------------------------------------------------------------------------
def without(*elements):
    def spoil(parts, chance):
        if not any(getattr(parts, element) for element in elements):
            raise Unfit
        for element in elements:
            setattr(parts, element, "")
    return spoil


def noise(parts, chance):
    phone = chance.choice(["0909", "0939", "0292", "+84 907"]) + f" {chance.randrange(100, 999)} {chance.randrange(100, 999)}"
    before = chance.choice(["Nhà ông Ba, ", "Nhà trọ Thanh Tâm, ", "Số nhà ", "Địa chỉ: ", "Đ/c: ", "Hộ bà Nguyễn Thị Hai, ", "Số ", "Nhà số "])
    after = chance.choice([f", ĐT: {phone}", f" - {phone}", f" (SĐT {phone})", ", Việt Nam", " (nhà cấp 4)", ", 94000", ".", f" LH {phone}"])
    first, last = chance.choice([(before, ""), ("", after), ("", after), (before, after)])
    parts.whole.append(lambda text: first + text + last)


FAULTS = {
    "none": lambda parts, chance: None,
    "typo_street_1": typo("street", 1), "typo_street_2": typo("street", 2), "typo_place_1": typo("place", 1),
    "typo_commune_1": typo("commune", 1), "typo_commune_2": typo("commune", 2), "typo_district_1": typo("district", 1),
    "no_accents": no_accents, "some_accents_lost": some_accents_lost,
    "telex": typing_keys(misspelling.telex), "vni": typing_keys(misspelling.vni),
    "swapped_parts": swapped, "separators": separators, "no_separators": no_separators, "glued_prefixes": glued,
    "unit_words_short": unit_words, "bare_names": bare_names, "street_short": street_initials,
    "no_commune": without("commune"), "no_district": without("district"), "no_province": without("province"),
    "only_commune": without("district", "province"),
    "noise": noise, "lower_case": whole_text(str.lower), "upper_case": whole_text(str.upper),
    "decomposed": whole_text(misspelling.decomposed),
}

# Two of these on one text are no more than one.
ALIKE = [{"no_accents", "some_accents_lost", "telex", "vni"}, {"lower_case", "upper_case"}, {"separators", "no_separators"},
         {"glued_prefixes", "unit_words_short", "bare_names"}, {"typo_street_1", "typo_street_2"},
         {"typo_commune_1", "typo_commune_2"}, {"no_province", "only_commune"}, {"no_district", "only_commune"},
         {"no_commune", "typo_commune_1"}, {"no_commune", "typo_commune_2"}, {"no_commune", "only_commune"},
         {"no_district", "typo_district_1"}, {"only_commune", "typo_district_1"}]


def go_together(one, other):
    return not any(one in alike and other in alike for alike in ALIKE)
