"""TCVN3 (ABC): the font encoding of Vietnamese offices until about 2005, still found in cadastral files.

Toned capitals have no byte of their own: offices typed the small letter and chose a font of capitals, so their case is lost.
"""
import unicodedata

_FIRST_BYTE = {0xA1: "ĂÂÊÔƠƯĐăâêôơưđ", 0xB5: "àảãáạ", 0xBB: "ằẳẵắ", 0xC6: "ặầẩẫấậè", 0xCE: "ẻẽéẹềểễếệìỉ",
               0xDC: "ĩíịò", 0xE1: "ỏõóọồổỗốộờởỡớợù", 0xF1: "ủũúụừửữứựỳỷỹýỵ"}
TABLE = {letter: first + i for first, letters in _FIRST_BYTE.items() for i, letter in enumerate(letters)}


def encode(text):
    """Bytes of the text in TCVN3; the text must be Vietnamese."""
    out = bytearray()
    for letter in unicodedata.normalize("NFC", text):
        if ord(letter) < 0x80:
            out.append(ord(letter))
        else:
            out.append(TABLE[letter] if letter in TABLE else TABLE[letter.lower()])
    return bytes(out)
