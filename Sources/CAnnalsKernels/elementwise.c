// What is done value by value. One body for all paths: the compiler makes vectors of each path's length
// from it. Only the gated averages have a body for each, since a step's product is one instruction.
#include "product.h"

#ifdef ANNALS_X86
#include <immintrin.h>
#define AVX2 __attribute__((target("avx2")))
#define AVX512 __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni")))
#endif
#define INLINE static inline __attribute__((always_inline))

INLINE void activate(const int32_t *stream, uint8_t *activations, size_t count) {
  for (size_t k = 0; k < count; k++) {
    const int32_t value = (stream[k] + 32) >> 6;
    activations[k] = (uint8_t)(value < 0 ? 0 : value > 127 ? 127 : value);
  }
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

/// One word of 32 gated averages.
INLINE void step_portable(
  int16_t state[LANES], const uint8_t *gates, const uint8_t *values, uint8_t *result
) {
  for (int k = 0; k < LANES; k++) {
    const int16_t change = (int16_t)((values[k] << 7) - state[k]);
    state[k] = (int16_t)(state[k] + (((int32_t)change * gates[k] + 64) >> 7));
    result[k] = (uint8_t)((state[k] + 64) >> 7);
  }
}

#ifdef ANNALS_X86
// The rounding product of 16-bit numbers is (a * b + 16384) >> 15: with a gate times 256 it is what a
// word adds to the state.

AVX2 INLINE void step_avx2(
  int16_t state[LANES], const uint8_t *gates, const uint8_t *values, uint8_t *result
) {
  for (int k = 0; k < LANES; k += 16) {
    __m256i h = _mm256_loadu_si256((const __m256i *)(state + k));
    const __m256i gate = _mm256_cvtepu8_epi16(_mm_loadu_si128((const __m128i *)(gates + k)));
    const __m256i value = _mm256_cvtepu8_epi16(_mm_loadu_si128((const __m128i *)(values + k)));
    const __m256i change = _mm256_sub_epi16(_mm256_slli_epi16(value, 7), h);
    h = _mm256_add_epi16(h, _mm256_mulhrs_epi16(change, _mm256_slli_epi16(gate, 8)));
    _mm256_storeu_si256((__m256i *)(state + k), h);
    const __m256i mean = _mm256_srai_epi16(_mm256_add_epi16(h, _mm256_set1_epi16(64)), 7);
    const __m128i bytes =
      _mm_packus_epi16(_mm256_castsi256_si128(mean), _mm256_extracti128_si256(mean, 1));
    _mm_storeu_si128((__m128i *)(result + k), bytes);
  }
}

AVX512 INLINE void step_avx512(
  int16_t state[LANES], const uint8_t *gates, const uint8_t *values, uint8_t *result
) {
  __m512i h = _mm512_loadu_si512(state);
  const __m512i gate = _mm512_cvtepu8_epi16(_mm256_loadu_si256((const __m256i *)gates));
  const __m512i value = _mm512_cvtepu8_epi16(_mm256_loadu_si256((const __m256i *)values));
  const __m512i change = _mm512_sub_epi16(_mm512_slli_epi16(value, 7), h);
  h = _mm512_add_epi16(h, _mm512_mulhrs_epi16(change, _mm512_slli_epi16(gate, 8)));
  _mm512_storeu_si512(state, h);
  const __m512i mean = _mm512_srai_epi16(_mm512_add_epi16(h, _mm512_set1_epi16(64)), 7);
  _mm256_storeu_si256((__m256i *)result, _mm512_cvtepi16_epi8(mean));
}
#endif

/// Walks over the tokens, forward or backward, with `step` for each.
#define SCAN(step) \
  if (tokens == 0) return; \
  const ptrdiff_t last = (ptrdiff_t)tokens - 1; \
  const ptrdiff_t way = backward ? -1 : 1; \
  const uint8_t *start = gates + (backward ? last * gate_stride : 0); \
  uint8_t *to = result + (backward ? last * result_stride : 0); \
  for (size_t first = 0; first < channels; first += LANES) { \
    int16_t state[LANES] = {0}; \
    for (ptrdiff_t t = 0; t <= last; t++) { \
      const uint8_t *gate = start + way * t * gate_stride + first; \
      step(state, gate, gate + channels, to + way * t * result_stride + first); \
    } \
  }

#define PATH(name, attributes) \
  attributes static void activate_##name(const int32_t *stream, uint8_t *to, size_t count) { \
    activate(stream, to, count); \
  } \
  attributes static void embed_##name(const int8_t *const rows[6], uint8_t *to, size_t count) { \
    embed(rows, to, count); \
  } \
  attributes static void scan_##name( \
    const uint8_t *gates, ptrdiff_t gate_stride, uint8_t *result, ptrdiff_t result_stride, \
    size_t tokens, size_t channels, bool backward \
  ) { \
    SCAN(step_##name) \
  }

PATH(portable, )
#ifdef ANNALS_X86
PATH(avx2, AVX2)
PATH(avx512, AVX512)
#define CHOOSE(function, ...) \
  switch (path) { \
    case ANNALS_AVX512: function##_avx512(__VA_ARGS__); return; \
    case ANNALS_AVX2: function##_avx2(__VA_ARGS__); return; \
    default: function##_portable(__VA_ARGS__); return; \
  }
#else
#define CHOOSE(function, ...) \
  (void)path; \
  function##_portable(__VA_ARGS__);
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
