N = 5000


class Found(Exception):
    def __init__(self, index):
        self.index = index


def find_index(wanted, v):
    try:
        for i in range(len(v)):
            if wanted(v[i]):
                raise Found(i)
        return False
    except Found as found:
        return found.index


def main(n):
    v = [0] * 40
    for i in range(40):
        v[i] = i * i
    total = 0
    for i in range(n):
        limit = i * 37 % 1000
        total += find_index(lambda x: x > limit, v)
    return total
