#include <stdint.h>

static int64_t escape(double cr, double ci, int64_t limit) {
    double zr = 0, zi = 0;
    for (int64_t i = 0;; i++) {
        double zr2 = zr * zr, zi2 = zi * zi;
        if (i == limit || zr2 + zi2 > 4.0) return i;
        zi = 2.0 * zr * zi + ci;
        zr = zr2 - zi2 + cr;
    }
}

int64_t work(int64_t n, int64_t limit) {
    int64_t total = 0;
    for (int64_t y = 0; y < n; y++)
        for (int64_t x = 0; x < n; x++)
            total += escape(3.0 * x / n - 2.0, 2.0 * y / n - 1.0, limit);
    return total;
}
