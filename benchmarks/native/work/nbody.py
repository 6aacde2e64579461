"""nbody: the sun and its giants, each drawn by the others; gives the energy in the end."""

import math

import numpy as np
from sides import njit

RESULT = float
LIMITS = {"gcc": 1.15}
SIZE, SMALL = 50_000, 40

BODIES = [
    (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 39.47841760435743),
    (4.84143144246472, -1.16032004402743, -0.10362204447112, 0.606326392995832, 2.81198684491626, -0.02521836165988, 0.03769367487039),
    (8.34336671824458, 4.12479856412431, -0.40352341711432, -1.01077434617879, 1.82566237123041, 0.00841576137658, 0.01128632613196),
    (12.8943695621391, -15.1111514016986, -0.22330757889266, 1.08279100644154, 0.86871301816961, -0.01083263740137, 0.00172372405706),
    (15.3796971148509, -25.9193146099880, 0.17925877295037, 0.97909073224389, 0.59469899864767, -0.03475595551500, 0.00203368686993),
]  # fmt: skip


def data(steps):
    return (*(np.array(column) for column in zip(*BODIES, strict=True)), steps)


@njit
def advance(x, y, z, vx, vy, vz, mass, dt):
    for i in range(5):
        for j in range(i + 1, 5):
            dx, dy, dz = x[i] - x[j], y[i] - y[j], z[i] - z[j]
            d2 = dx * dx + dy * dy + dz * dz
            mag = dt / (d2 * math.sqrt(d2))
            mi, mj = mass[i] * mag, mass[j] * mag
            vx[i] -= dx * mj
            vy[i] -= dy * mj
            vz[i] -= dz * mj
            vx[j] += dx * mi
            vy[j] += dy * mi
            vz[j] += dz * mi
    for i in range(5):
        x[i] += dt * vx[i]
        y[i] += dt * vy[i]
        z[i] += dt * vz[i]


@njit
def energy(x, y, z, vx, vy, vz, mass):
    total = 0.0
    for i in range(5):
        total += 0.5 * mass[i] * (vx[i] * vx[i] + vy[i] * vy[i] + vz[i] * vz[i])
        for j in range(i + 1, 5):
            dx, dy, dz = x[i] - x[j], y[i] - y[j], z[i] - z[j]
            total -= mass[i] * mass[j] / math.sqrt(dx * dx + dy * dy + dz * dz)
    return total


@njit
def main(x, y, z, vx, vy, vz, mass, steps):
    for _ in range(steps):
        advance(x, y, z, vx, vy, vz, mass, 0.001)
    return energy(x, y, z, vx, vy, vz, mass)
