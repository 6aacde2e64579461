#include <stdint.h>

double work(int64_t n) {
    double sum = 0;
    for (int64_t i = 1; i <= n; i++) sum += 1.0 / i;
    return sum;
}
