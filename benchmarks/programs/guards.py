N = 10000


class Raised(Exception):
    def __init__(self, payload):
        self.payload = payload


def check(i):
    if i % 3 == 0:
        raise Raised(i)
    return i + 1


def main(n):
    total = 0
    for i in range(n):
        try:
            value = check(i)
        except Raised as error:
            if not isinstance(error.payload, (int, float)):
                raise
            value = -error.payload
        total += value
    return total
