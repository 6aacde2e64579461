#include <stdint.h>

int64_t work(const int64_t *v, int64_t *counts, int64_t n) {
    for (int64_t i = 0; i < n; i++) counts[v[i]]++;
    return n;
}
