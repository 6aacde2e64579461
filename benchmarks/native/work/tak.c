#include <stdint.h>

static int64_t tak(int64_t x, int64_t y, int64_t z) {
    return y < x ? tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y)) : z;
}

int64_t work(int64_t x, int64_t y, int64_t z) { return tak(x, y, z); }
