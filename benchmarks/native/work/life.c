#include <stdbool.h>
#include <stdint.h>

static int64_t neighbours(const bool *a, int64_t n, int64_t i, int64_t j) {
    int64_t up = i == 0 ? n - 1 : i - 1, down = i == n - 1 ? 0 : i + 1;
    int64_t left = j == 0 ? n - 1 : j - 1, right = j == n - 1 ? 0 : j + 1;
    return a[up * n + left] + a[up * n + j] + a[up * n + right] + a[i * n + left] + a[i * n + right]
         + a[down * n + left] + a[down * n + j] + a[down * n + right];
}

int64_t work(bool *a, bool *b, int64_t n, int64_t generations) {
    for (; generations > 0; generations--) {
        for (int64_t i = 0; i < n; i++)
            for (int64_t j = 0; j < n; j++) {
                int64_t k = neighbours(a, n, i, j);
                b[i * n + j] = k == 3 || (k == 2 && a[i * n + j]);
            }
        bool *other = a;
        a = b;
        b = other;
    }
    int64_t total = 0;
    for (int64_t i = 0; i < n * n; i++) total += a[i];
    return total;
}
