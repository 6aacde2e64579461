#include <complex.h>
#include <stdint.h>

static int64_t escape(double complex c, int64_t limit) {
    double complex z = 0;
    for (int64_t i = 0;; i++) {
        if (i == limit || cabs(z) > 2.0) return i;
        z = z * z + c;
    }
}

int64_t work(int64_t n, int64_t limit) {
    int64_t total = 0;
    for (int64_t y = 0; y < n; y++)
        for (int64_t x = 0; x < n; x++)
            total += escape(CMPLX(3.0 * x / n - 2.0, 2.0 * y / n - 1.0), limit);
    return total;
}
