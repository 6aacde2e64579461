#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int64_t work(int64_t n) {
    unsigned char *prime = malloc(n + 1);
    memset(prime, 1, n + 1);
    int64_t count = 0;
    for (int64_t i = 2; i <= n; i++)
        if (prime[i] == 1) {
            for (int64_t j = i * i; j <= n; j += i) prime[j] = 0;
            count++;
        }
    free(prime);
    return count;
}
