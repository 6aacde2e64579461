from math import sqrt

from cells import from_list

N = 2500


def make_bodies():
    return from_list([
        [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 39.47841760435743],
        [4.84143144246472, -1.16032004402743, -0.10362204447112,
         0.606326392995832, 2.81198684491626, -0.02521836165988, 0.03769367487039],
        [8.34336671824458, 4.12479856412431, -0.40352341711432,
         -1.01077434617879, 1.82566237123041, 0.00841576137658, 0.01128632613196],
        [12.8943695621391, -15.1111514016986, -0.22330757889266,
         1.08279100644154, 0.86871301816961, -0.01083263740137, 0.00172372405706],
    ])  # fmt: skip


def attract(a, b, dt):
    dx = a[0] - b[0]
    dy = a[1] - b[1]
    dz = a[2] - b[2]
    d2 = dx * dx + dy * dy + dz * dz
    mag = dt / (d2 * sqrt(d2))
    ma = a[6] * mag
    mb = b[6] * mag
    a[3] -= dx * mb
    a[4] -= dy * mb
    a[5] -= dz * mb
    b[3] += dx * ma
    b[4] += dy * ma
    b[5] += dz * ma


def move(a, dt):
    a[0] += dt * a[3]
    a[1] += dt * a[4]
    a[2] += dt * a[5]


def step(bodies, dt):
    first = bodies
    while first is not None:
        other = first.cdr
        while other is not None:
            attract(first.car, other.car, dt)
            other = other.cdr
        first = first.cdr
    first = bodies
    while first is not None:
        move(first.car, dt)
        first = first.cdr


def main(n):
    bodies = make_bodies()
    for _ in range(n):
        step(bodies, 0.01)
    return bodies.cdr.car[0]
