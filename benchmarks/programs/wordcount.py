from cells import Pair

N = 1000
SENTENCE = "the quick brown fox jumps over the lazy dog and the slow red fox sleeps under the old tree "


def words(text):
    i = start = 0
    end = len(text)
    found = None
    while i < end:
        if text[i] == " ":
            found = Pair(text[start:i], found)
            start = i + 1
        i += 1
    return found


def main(n):
    counts = {}
    for _ in range(n):
        found = words(SENTENCE)
        while found is not None:
            word = found.car
            counts[word] = counts.get(word, 0) + 1
            found = found.cdr
    return 1000 * counts.get("the", 0) + len(counts)
