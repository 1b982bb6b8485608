"""The ways in which people and old machines disfigure Vietnamese text."""
import re
import unicodedata

from . import tcvn3

_SHAPES = {"ă": "a w 8", "â": "a a 6", "ê": "e e 6", "ô": "o o 6", "ơ": "o w 7", "ư": "u w 7", "đ": "d d 9"}
_TELEX_TONES = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_VNI_TONES = {"\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}


def _without_tone(letter):
    """('ê', tone) of 'ế'; tone is empty or one combining mark."""
    parts = unicodedata.normalize("NFD", letter)
    tone = next((m for m in parts if m in _TELEX_TONES), "")
    return unicodedata.normalize("NFC", "".join(m for m in parts if m != tone)), tone


def _keys(word, column, tones):
    """The keys that were pressed for a word, with the tone at its end."""
    out, tail = "", ""
    for letter in word:
        base, tone = _without_tone(letter)
        tail += tones.get(tone, "")
        shape = _SHAPES.get(base.lower())
        if shape:
            plain, *marks = shape.split()
            out += (plain.upper() if base.isupper() else plain) + marks[column]
        else:
            out += base
    return out + tail


def telex(text):
    """Đường -> Dduwowngf"""
    return re.sub(r"[^\W\d_]+", lambda word: _keys(word[0], 0, _TELEX_TONES), text)


def vni(text):
    """Đường -> D9u7o7ng2"""
    return re.sub(r"[^\W\d_]+", lambda word: _keys(word[0], 1, _VNI_TONES), text)


def without_accents(text):
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return plain.replace("đ", "d").replace("Đ", "D")


def decomposed(text):
    return unicodedata.normalize("NFD", text)


def tcvn3_seen_as_latin1(text):
    """Đường -> §­êng"""
    return tcvn3.encode(text).decode("latin-1")


def other_tone_place(text):
    """Bình Hoà -> Bình Hòa"""
    return text.replace("oà", "òa")


def slip(word, rng):
    """One typing slip in a word: a letter left out, doubled, or swapped with the next."""
    kind, i = rng.randrange(3), rng.randrange(1, len(word) - 1)
    if kind == 0:
        return word[:i] + word[i + 1:]
    if kind == 1:
        return word[:i] + word[i] + word[i:]
    return word[:i] + word[i + 1] + word[i] + word[i + 2:]


def distance(a, b):
    """Levenshtein."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        above, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (x != y))
    return row[-1]
