#include <math.h>
#include <stdint.h>

typedef double *restrict vec;

static void advance(vec x, vec y, vec z, vec vx, vec vy, vec vz, vec mass, double dt) {
    for (int i = 0; i < 5; i++)
        for (int j = i + 1; j < 5; j++) {
            double dx = x[i] - x[j], dy = y[i] - y[j], dz = z[i] - z[j];
            double d2 = dx * dx + dy * dy + dz * dz, mag = dt / (d2 * sqrt(d2));
            double mi = mass[i] * mag, mj = mass[j] * mag;
            vx[i] -= dx * mj;
            vy[i] -= dy * mj;
            vz[i] -= dz * mj;
            vx[j] += dx * mi;
            vy[j] += dy * mi;
            vz[j] += dz * mi;
        }
    for (int i = 0; i < 5; i++) {
        x[i] += dt * vx[i];
        y[i] += dt * vy[i];
        z[i] += dt * vz[i];
    }
}

static double energy(vec x, vec y, vec z, vec vx, vec vy, vec vz, vec mass) {
    double sum = 0;
    for (int i = 0; i < 5; i++) {
        sum += 0.5 * mass[i] * (vx[i] * vx[i] + vy[i] * vy[i] + vz[i] * vz[i]);
        for (int j = i + 1; j < 5; j++) {
            double dx = x[i] - x[j], dy = y[i] - y[j], dz = z[i] - z[j];
            sum -= mass[i] * mass[j] / sqrt(dx * dx + dy * dy + dz * dz);
        }
    }
    return sum;
}

double work(vec x, vec y, vec z, vec vx, vec vy, vec vz, vec mass, int64_t steps) {
    for (int64_t step = 0; step < steps; step++) advance(x, y, z, vx, vy, vz, mass, 0.001);
    return energy(x, y, z, vx, vy, vz, mass);
}
