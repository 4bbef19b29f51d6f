// What is done value by value. One body for all paths: the compiler makes vectors of each path's length
// from it.
#include "product.h"

#define INLINE static inline __attribute__((always_inline))

INLINE uint8_t clipped(int32_t value) {
  return (uint8_t)(value < 0 ? 0 : value > 127 ? 127 : value);
}

INLINE void activate(const int32_t *stream, uint8_t *activations, size_t count) {
  for (size_t k = 0; k < count; k++) activations[k] = clipped((stream[k] + 32) >> 6);
}

INLINE void embed(const int8_t *const rows[6], uint8_t *activations, size_t count) {
  const int8_t *a = rows[0], *b = rows[1], *c = rows[2], *d = rows[3], *e = rows[4], *f = rows[5];
  for (size_t k = 0; k < count; k++) {
    int16_t sum = (int16_t)(a[k] + b[k] + c[k] + d[k] + e[k] + f[k]);
    // From 64 on the result is 127, below 0 it is 0: held there, the product stays within 16 bits.
    sum = sum < -1 ? -1 : sum > 65 ? 65 : sum;
    const int16_t value = (int16_t)(((int16_t)(sum * 127) + 32) >> 6);
    activations[k] = (uint8_t)(value < 0 ? 0 : value > 127 ? 127 : value);
  }
}

enum { LANES = 32 };

INLINE void scan(
  const uint8_t *gates, ptrdiff_t gate_stride, uint8_t *result, ptrdiff_t result_stride,
  size_t tokens, size_t channels, bool backward
) {
  if (tokens == 0) return;
  if (backward) {
    gates += (ptrdiff_t)(tokens - 1) * gate_stride;
    result += (ptrdiff_t)(tokens - 1) * result_stride;
    gate_stride = -gate_stride;
    result_stride = -result_stride;
  }
  for (size_t first = 0; first < channels; first += LANES) {
    int16_t state[LANES] = {0};
    const uint8_t *gate = gates + first;
    uint8_t *to = result + first;
    for (size_t t = 0; t < tokens; t++, gate += gate_stride, to += result_stride) {
      for (int k = 0; k < LANES; k++) {
        const int16_t change = (int16_t)((gate[channels + k] << 7) - state[k]);
        state[k] = (int16_t)(state[k] + (((int32_t)change * gate[k] + 64) >> 7));
        to[k] = (uint8_t)((state[k] + 64) >> 7);
      }
    }
  }
}

#define PATH(name, attributes) \
  attributes static void activate_##name(const int32_t *s, uint8_t *u, size_t n) { \
    activate(s, u, n); \
  } \
  attributes static void embed_##name(const int8_t *const r[6], uint8_t *u, size_t n) { \
    embed(r, u, n); \
  } \
  attributes static void scan_##name( \
    const uint8_t *g, ptrdiff_t gs, uint8_t *r, ptrdiff_t rs, size_t n, size_t c, bool back \
  ) { \
    scan(g, gs, r, rs, n, c, back); \
  }

PATH(portable, )
#ifdef ANNALS_X86
PATH(avx2, __attribute__((target("avx2"))))
PATH(avx512, __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni"))))
#define CHOOSE(function, ...) \
  switch (path) { \
    case ANNALS_AVX512: function##_avx512(__VA_ARGS__); return; \
    case ANNALS_AVX2: function##_avx2(__VA_ARGS__); return; \
    default: function##_portable(__VA_ARGS__); return; \
  }
#else
#define CHOOSE(function, ...) function##_portable(__VA_ARGS__); (void)path;
#endif

void annals_activate(annals_path path, const int32_t *stream, uint8_t *activations, size_t count) {
  CHOOSE(activate, stream, activations, count)
}

void annals_embed(
  annals_path path, const int8_t *const rows[6], uint8_t *activations, size_t count
) {
  CHOOSE(embed, rows, activations, count)
}

void annals_scan(
  annals_path path, const uint8_t *gates, ptrdiff_t gate_stride, uint8_t *result,
  ptrdiff_t result_stride, size_t tokens, size_t channels, bool backward
) {
  CHOOSE(scan, gates, gate_stride, result, result_stride, tokens, channels, backward)
}
