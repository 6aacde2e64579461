N = 6000


def make_counter(step):
    count = 0

    def counter():
        nonlocal count
        count += step
        return count

    return counter


def compose(f, g):
    return lambda x: f(g(x))


def adder(n):
    return lambda x: x + n


def main(n):
    a, b = make_counter(1), make_counter(2)
    f, total = adder(0), 0
    for i in range(n):
        a()
        total += f(i)
        f = adder(b()) if i % 50 == 0 else compose(adder(1), f)
    return total + a() + b()
