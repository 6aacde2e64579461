#include <math.h>
#include <stdint.h>
#include <stdlib.h>

static double entry(int64_t i, int64_t j) { return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1); }

static void times(const double *v, double *out, int64_t n) {
    for (int64_t i = 0; i < n; i++) {
        double sum = 0;
        for (int64_t j = 0; j < n; j++) sum += entry(i, j) * v[j];
        out[i] = sum;
    }
}

static void transposed_times(const double *v, double *out, int64_t n) {
    for (int64_t i = 0; i < n; i++) {
        double sum = 0;
        for (int64_t j = 0; j < n; j++) sum += entry(j, i) * v[j];
        out[i] = sum;
    }
}

static double inner(const double *a, const double *b, int64_t n) {
    double sum = 0;
    for (int64_t i = 0; i < n; i++) sum += a[i] * b[i];
    return sum;
}

double work(int64_t n) {
    double *u = malloc(n * sizeof *u), *v = calloc(n, sizeof *v), *between = calloc(n, sizeof *between);
    for (int64_t i = 0; i < n; i++) u[i] = 1;
    for (int round = 0; round < 10; round++) {
        times(u, between, n);
        transposed_times(between, v, n);
        times(v, between, n);
        transposed_times(between, u, n);
    }
    double found = sqrt(inner(u, v, n) / inner(v, v, n));
    free(u), free(v), free(between);
    return found;
}
