"""Constants of the elementary functions, as hexadecimal floats. Made by `tests/elementary/elementary_tables.py`."""

from __future__ import annotations


def _floats(text: str) -> tuple[float, ...]:
    return tuple(map(float.fromhex, text.split()))


LOG2_INVERSES = _floats("""
    0x1.74816a1c00000p+0 0x1.64297ec400000p+0 0x1.552a54bc00000p+0 0x1.47d945dc00000p+0
    0x1.3b3cd91800000p+0 0x1.2fa326f400000p+0 0x1.247501cc00000p+0 0x1.1ab7266400000p+0
    0x1.10e9506000000p+0 0x1.08a00d9400000p+0 0x1.0000000000000p+0 0x1.e1a81fa000000p-1
    0x1.c6864d2000000p-1 0x1.aeaef59000000p-1 0x1.98a95a8800000p-1 0x1.86ca042800000p-1
""")
"""For each sixteenth of the mantissas 43/64 <= z < 43/32, 1/c for a c in its middle, of 30 bits."""
LOG2_LOGARITHMS = _floats("""
    -0x1.150d6ba2a4000p-1 -0x1.e7d2d22b1d000p-2 -0x1.a8456d3681000p-2 -0x1.6d73a5070b000p-2
    -0x1.3380d9bcd1000p-2 -0x1.f83a7951c4000p-3 -0x1.8961c36236000p-3 -0x1.25499cef74000p-3
    -0x1.7a03c6d844000p-4 -0x1.87a1e1cc60000p-5 0x0.0p+0 0x1.6903e4a598000p-4
    0x1.5fd10434f0000p-3 0x1.ff023b7446000p-3 0x1.4d0b04ad40000p-2 0x1.8f1b89bbfe000p-2
""")
"""log2 c, which is within 2^-63 of this multiple of 2^-42."""
LOG2_POLYNOMIAL = _floats("""
    -0x1.71547652b82f7p-1 0x1.ec709dc3a06c6p-2 -0x1.7154765337153p-2 0x1.2776c50801849p-2
    -0x1.ec7088f0d0ed6p-3 0x1.a617e4f945a3dp-3 -0x1.71e0afbf2d883p-3 0x1.472954f834b4dp-3
""")
"""(log2(1 + r) - r log2 e) / r^2, coefficients of r^0, r^1 and so on."""
LOG2_E = _floats("""
    0x1.7140000000000p+0 0x1.47652b82fe177p-12
""")
"""log2 e: 11 bits, and the rest."""
LOG_INVERSES = _floats("""
    0x1.740ba1bc00000p+0 0x1.63c481e000000p+0 0x1.5565deb000000p+0 0x1.47bf5f2800000p+0
    0x1.3b1faa1c00000p+0 0x1.2f51c68800000p+0 0x1.2471e54c00000p+0 0x1.1a73bd8400000p+0
    0x1.1127d9e800000p+0 0x1.084030c400000p+0 0x1.0000000000000p+0 0x1.e224d62000000p-1
    0x1.c729556800000p-1 0x1.aefddd5000000p-1 0x1.9979c3e800000p-1 0x1.86187d7000000p-1
""")
"""As `LOG2_INVERSES`, for the natural logarithm."""
LOG_LOGARITHMS = _floats("""
    -0x1.7ecf87fe39000p-2 -0x1.50ffaa24cf000p-2 -0x1.26c7bbefb4000p-2 -0x1.f9fdd6ab58000p-3
    -0x1.a98ca4043a000p-3 -0x1.5b5bfd26b2000p-3 -0x1.109620a8a8000p-3 -0x1.92c4203b18000p-4
    -0x1.09af41b084000p-4 -0x1.03dbc025b8000p-5 0x0.0p+0 0x1.ec3122eca0000p-5
    0x1.e1fc77df2c000p-4 0x1.60bd35c902000p-3 0x1.c99eaf2180000p-3 0x1.16758174bd000p-2
""")
"""ln c, which is within 2^-63 of this multiple of 2^-42."""
LOG_POLYNOMIAL = _floats("""
    -0x1.ffffffffffff7p-2 0x1.555555555584fp-2 -0x1.000000004d1e0p-2 0x1.99999989dd549p-3
    -0x1.5555482a6c7f9p-3 0x1.2492e6e791f28p-3 -0x1.005ca60fc592bp-3 0x1.c3ebf21388109p-4
""")
"""(log(1 + r) - r) / r^2."""
LN_2 = _floats("""
    0x1.62e42fefa3800p-1 0x1.ef35793c76730p-45
""")
"""ln 2: 42 bits, and the rest."""
EXP_POWERS = _floats("""
    0x1.0000000000000p+0 0x1.0b5586cf9890fp+0 0x1.172b83c7d517bp+0 0x1.2387a6e756238p+0
    0x1.306fe0a31b715p+0 0x1.3dea64c123422p+0 0x1.4bfdad5362a27p+0 0x1.5ab07dd485429p+0
    0x1.6a09e667f3bcdp+0 0x1.7a11473eb0187p+0 0x1.8ace5422aa0dbp+0 0x1.9c49182a3f090p+0
    0x1.ae89f995ad3adp+0 0x1.c199bdd85529cp+0 0x1.d5818dcfba487p+0 0x1.ea4afa2a490dap+0
""")
"""2^(i/16)."""
EXP_RESTS = _floats("""
    0x0.0p+0 0x1.79aa65d837b6cp-54 -0x1.01b15eaa59348p-55 0x1.68efde3a8a893p-54
    0x1.34d754db0abb6p-55 0x1.59f48a72a4c6cp-55 0x1.690cebb7aafb0p-56 0x1.063e1e21c5409p-54
    -0x1.3b3efbf5e2229p-54 -0x1.b32dcb94da51dp-56 0x1.db72fc1f0eab4p-55 0x1.1affc2b91ce27p-56
    0x1.c1a7792cb3386p-55 0x1.36eae30af0cb3p-56 0x1.4a385a63d07a7p-56 -0x1.ff7128fd391f1p-55
""")
"""By what part of itself 2^(i/16) is greater than the float."""
EXP_POLYNOMIAL = _floats("""
    0x1.0000000000001p-1 0x1.5555555555556p-3 0x1.55555554e8d7bp-5 0x1.11111110e0d94p-7
    0x1.6c17ede661f5cp-10 0x1.a01b0cb76698bp-13
""")
"""(e^r - 1 - r) / r^2."""
EXP_STEP = _floats("""
    0x1.62e42fefa0000p-5 0x1.cf79abc9e3b3ap-44
""")
"""ln 2 / 16: 36 bits, and the rest."""
EXP_PER_STEP = float.fromhex("0x1.71547652b82fep+4")
"""16 / ln 2."""
