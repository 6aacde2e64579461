from cells import Pair

N = 8000


def lookup(key, table):
    while table is not None:
        if table.car.car is key:
            return table.car.cdr
        table = table.cdr
    return False


def assv(key, table):
    while table is not None:
        if table.car.car == key:
            return table.car
        table = table.cdr
    return False


def make_table(n):
    table = None
    for i in range(n):
        table = Pair(Pair(i, i * i), table)
    return table


def main(n):
    table = make_table(60)
    total = 0
    for i in range(n):
        key = i * 7 % 60
        total += lookup(key, table) + assv(key, table).cdr
    return total
