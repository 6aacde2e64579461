#include <stdint.h>

int64_t work(const int64_t *v, int64_t *sums, int64_t n) {
    int64_t sum = 0;
    for (int64_t i = 0; i < n; i++) {
        sum += v[i];
        sums[i] = sum;
    }
    return sum;
}
