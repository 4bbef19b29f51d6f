// Layers with AVX2: four tokens by one block of outputs stay in registers. Two products of an activation
// and a weight fit sixteen bits (127 * 127 * 2), so that the saturating multiplication is exact.
#include "product.h"

#ifdef ANNALS_X86
#include <immintrin.h>
#include <string.h>

#define TARGET __attribute__((target("avx2")))
/// Sums stay in registers only where the loops over them are unrolled.
#define UNROLL _Pragma("clang loop unroll(full)")
#define INLINE TARGET static inline __attribute__((always_inline))

/// Writes eight sums of a token.
INLINE void finish(
  __m256i sum, const annals_matrix *matrix, const annals_output *output, size_t token, int first
) {
  const ptrdiff_t place = (ptrdiff_t)token * output->stride + first;
  if (matrix->bias) {
    sum = _mm256_add_epi32(sum, _mm256_loadu_si256((const __m256i *)(matrix->bias + first)));
  }
  if (output->kind == ANNALS_BYTES) {
    sum = _mm256_sra_epi32(sum, _mm_cvtsi32_si128(output->shift));
    sum = _mm256_max_epi32(sum, _mm256_set1_epi32(output->low));
    sum = _mm256_min_epi32(sum, _mm256_set1_epi32(127));
    const __m128i halves =
      _mm_packs_epi32(_mm256_castsi256_si128(sum), _mm256_extracti128_si256(sum, 1));
    _mm_storel_epi64(
      (__m128i *)((uint8_t *)output->values + place), _mm_packs_epi16(halves, halves));
    return;
  }
  __m256i *values = (__m256i *)((int32_t *)output->values + place);
  if (output->kind == ANNALS_ADD) sum = _mm256_add_epi32(sum, _mm256_loadu_si256(values));
  _mm256_storeu_si256(values, sum);
}

/// `tokens` is a constant where this is inlined.
INLINE void tile(
  const annals_matrix *matrix, const annals_input *input, const annals_output *output, size_t token,
  int block, const int tokens
) {
  __m256i sums[4][2];
  const uint8_t *rows[4];
  UNROLL for (int t = 0; t < tokens; t++) {
    rows[t] = annals_row(input, token + t);
    sums[t][0] = sums[t][1] = _mm256_setzero_si256();
  }
  const __m256i ones = _mm256_set1_epi16(1);
  const int8_t *weights = matrix->weights + (ptrdiff_t)block * matrix->inputs * ANNALS_BLOCK;
  const int width = matrix->inputs / input->parts;
  for (int part = 0; part < input->parts; part++) {
    const ptrdiff_t offset = annals_part(input, part);
    for (int k = 0; k < width; k += 4) {
      const __m256i w0 = _mm256_loadu_si256((const __m256i *)weights);
      const __m256i w1 = _mm256_loadu_si256((const __m256i *)(weights + 32));
      UNROLL for (int t = 0; t < tokens; t++) {
        int32_t four;
        memcpy(&four, rows[t] + offset + k, 4);
        const __m256i u = _mm256_set1_epi32(four);
        const __m256i p0 = _mm256_madd_epi16(_mm256_maddubs_epi16(u, w0), ones);
        const __m256i p1 = _mm256_madd_epi16(_mm256_maddubs_epi16(u, w1), ones);
        sums[t][0] = _mm256_add_epi32(sums[t][0], p0);
        sums[t][1] = _mm256_add_epi32(sums[t][1], p1);
      }
      weights += 4 * ANNALS_BLOCK;
    }
  }
  UNROLL for (int t = 0; t < tokens; t++) {
    finish(sums[t][0], matrix, output, token + t, block * ANNALS_BLOCK);
    finish(sums[t][1], matrix, output, token + t, block * ANNALS_BLOCK + 8);
  }
}

TARGET void annals_multiply_avx2(
  const annals_matrix *matrix, const annals_input *input, const annals_output *output, size_t tokens
) {
  for (int block = 0; block < matrix->blocks; block++) {
    size_t token = 0;
    for (; token + 4 <= tokens; token += 4) tile(matrix, input, output, token, block, 4);
    if (token + 2 <= tokens) {
      tile(matrix, input, output, token, block, 2);
      token += 2;
    }
    if (token < tokens) tile(matrix, input, output, token, block, 1);
  }
}
#endif
