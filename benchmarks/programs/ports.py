from io import StringIO

N = 12000


def numbers(n):
    port = StringIO()
    for i in range(n):
        port.write(repr(i))
        port.write(" ")
    return port.getvalue()


def sum_digits(port):
    total = 0
    while c := port.read(1):
        if c.isdigit():
            total += int(c)
    return total


def main(n):
    return sum_digits(StringIO(numbers(n)))
