#include <complex.h>
#include <math.h>
#include <stdint.h>

double work(const double complex *x, double complex *y, int64_t n) {
    for (int64_t k = 0; k < n; k++) {
        double angle = k * -6.283185307179586 / n;
        double complex w = CMPLX(cos(angle), sin(angle)), p = 1, s = 0;
        for (int64_t j = 0; j < n; j++) {
            s += p * x[j];
            p *= w;
        }
        y[k] = s;
    }
    return creal(y[1]);
}
