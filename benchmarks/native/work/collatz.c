#include <stdint.h>

static int64_t steps(int64_t n) {
    int64_t count = 0;
    while (n != 1) {
        n = n % 2 == 0 ? n / 2 : 3 * n + 1;
        count++;
    }
    return count;
}

int64_t work(int64_t n) {
    int64_t best = 0;
    for (int64_t i = 1; i <= n; i++) {
        int64_t found = steps(i);
        if (found > best) best = found;
    }
    return best;
}
