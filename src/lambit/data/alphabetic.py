"""What is alphabetic to Unicode: letters, letter-like numbers, vowel signs and the like (Other_Alphabetic, Unicode 14).

Python's `unicodedata` knows the category of a character, but not the property
Alphabetic, which R7RS 6.6 asks of `char-alphabetic?`: what has category Mn or
Mc is alphabetic if it lies in one of these ranges.
"""

from __future__ import annotations

from bisect import bisect

_RANGES = """
5B0-657 659-6DC 6E1-6E8 6ED-73F 7A6-7B0 816-817 81B-82C 8D4-8DF 8E3-8E9 8F0-93B 93E-94C 94E-94F
955-983 9BE-9CC 9D7-9E3 A01-A03 A3E-A4C A51-A83 ABE-ACC AE2-AFC B01-B03 B3E-B4C B56-BCC BD7-C03
C3E-C4C C55-C83 CBE-CCC CD5-D03 D3E-D4C D57-D83 DCF-E3A E4D EB1-EB9 EBB-EBC ECD F71-F81 F8D-FBC
102B-1036 1038 103B-109D 1712-1713 1732-1733 1752-1773 17B6-17C8 1885-1938 1A17-1A5E 1A61-1A74
1ABF-1AC0 1ACC-1B04 1B35-1B43 1B80-1BA9 1BAC-1BAD 1BE7-1BF1 1C24-1C36 1DE7-1DF4 2DE0-2DFF A674-A67B
A69E-A69F A802 A80B-A827 A880-A8C3 A8C5 A8FF-A92A A947-A952 A980-A983 A9B4-A9BF A9E5-AABE AAEB-AAF5
ABE3-ABEA FB1E 10376-10A0F 10D24-10EAC 11000-11045 11073-11074 11082-110B8 110C2-11132 11145-11146
11180-111BF 111CE-11234 11237-112E8 11300-11303 1133E-1134C 11357-11363 11435-11441 11443-11445
114B0-114C1 115AF-115BE 115DC-1163E 11640-116B5 1171D-1172A 1182C-11838 11930-1193C 11940-11942
119D1-119DF 119E4-11A0A 11A35-11A3E 11A51-11A97 11C2F-11C3E 11C92-11D41 11D43 11D47-11D96
11EF3-11EF6 16F4F-16F92 16FF0-16FF1 1BC9E 1E000-1E02A 1E947
"""
_ends: list[int] = []  # first and last + 1 of each range, in order


def is_alphabetic(c: str) -> bool:
    """Has the character Unicode's property Alphabetic?"""
    if c.isalpha() or c.isupper() or c.islower():
        return True
    if c < "\x80":
        return False
    from unicodedata import category

    kind = category(c)
    return _is_alphabetic_mark(c) if kind in ("Mn", "Mc") else kind == "Nl"


def _is_alphabetic_mark(c: str) -> bool:
    """Is `c`, of category Mn or Mc, alphabetic?"""
    if not _ends:
        for part in _RANGES.split():
            first, _, last = part.partition("-")
            _ends.extend((int(first, 16), int(last or first, 16) + 1))
    return bisect(_ends, ord(c)) & 1 == 1
