"""The features of a word, as `AnnalsLanguage/Network/Features` computes them: the numbers of rows in embedding tables."""

MASK = 0xFFFFFFFF
QUOTES = {0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'}
TABLES = ("word", "suffix2", "suffix3", "suffix4", "prefix3", "shape")
#: Rows of the hashed tables, in the order of TABLES without the words.
ROWS = (2048, 8192, 16384, 8192, 2048)
FINGERPRINT_SEED = 0x5BD1E995


def normalized(form):
    """The bytes that are hashed: ASCII letters in lower case, digits as 0, straight quotation marks."""
    data = form.translate(QUOTES).encode("utf-8")
    return bytes(byte + 32 if 65 <= byte <= 90 else 48 if 48 <= byte <= 57 else byte for byte in data)


def hash32(data, seed):
    """FNV-1a over the bytes, then one round of mixing."""
    value = 2166136261 ^ seed
    for byte in data:
        value = ((value ^ byte) * 16777619) & MASK
    value ^= value >> 15
    value = (value * 0x85EBCA6B) & MASK
    return value ^ (value >> 13)


def shape(form):
    """Classes of the form's bytes, runs cut to two, eight at most: `McDonald's` is `XxXxx'x`."""
    classes = bytearray()
    for byte in form.encode("utf-8"):
        if 65 <= byte <= 90:
            kind = 88
        elif 97 <= byte <= 122:
            kind = 120
        elif 48 <= byte <= 57:
            kind = 100
        else:
            kind = 117 if byte >= 128 else byte
        if len(classes) < 2 or classes[-1] != kind or classes[-2] != kind:
            classes.append(kind)
    return bytes(classes[:8])


class Features:
    """Looks words up; row 0 of the word table is for words outside the vocabulary."""

    def __init__(self, vocabulary):
        self.rows = {word: row + 1 for row, word in enumerate(vocabulary)}
        self.table_rows = (len(vocabulary) + 1,) + ROWS
        self._known = {}

    def sentence(self, forms, space_before):
        """One list of six row numbers a word."""
        return [self._word(form, index == 0, space) for index, (form, space) in enumerate(zip(forms, space_before))]

    def _word(self, form, first, space):
        known = self._known.get(form)
        if known is None:
            norm = normalized(form)
            rows = [self.rows.get(norm, 0)]
            rows += [hash32(norm[-length:], length) & (ROWS[length - 2] - 1) for length in (2, 3, 4)]
            rows.append(hash32(norm[:3], 19) & (ROWS[3] - 1))
            outline = shape(form)
            shapes = [hash32(outline, 32 + place) & (ROWS[4] - 1) for place in range(4)]
            known = self._known[form] = (rows, shapes)
        return known[0] + [known[1][int(first) + 2 * int(space)]]
