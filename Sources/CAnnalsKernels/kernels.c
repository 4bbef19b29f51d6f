// Which path runs, and how weights are packed.
#include "product.h"
#include <string.h>

bool annals_path_available(annals_path path) {
  switch (path) {
    case ANNALS_PORTABLE: return true;
#ifdef ANNALS_X86
    case ANNALS_AVX2: return __builtin_cpu_supports("avx2");
    case ANNALS_AVX512:
      return __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl")
        && __builtin_cpu_supports("avx512vnni");
#endif
    default: return false;
  }
}

annals_path annals_best_path(void) {
  if (annals_path_available(ANNALS_AVX512)) return ANNALS_AVX512;
  return annals_path_available(ANNALS_AVX2) ? ANNALS_AVX2 : ANNALS_PORTABLE;
}

size_t annals_packed_size(size_t outputs, size_t inputs) {
  return (outputs + ANNALS_BLOCK - 1) / ANNALS_BLOCK * ANNALS_BLOCK * inputs;
}

void annals_pack(
  const int8_t *weights, size_t stride, size_t outputs, size_t inputs, int8_t *packed
) {
  for (size_t first = 0; first < outputs; first += ANNALS_BLOCK) {
    for (size_t lane = 0; lane < ANNALS_BLOCK; lane++) {
      int8_t *to = packed + first * inputs + lane * 4;
      const int8_t *from = weights + (first + lane) * stride;
      for (size_t k = 0; k < inputs; k += 4, to += 4 * ANNALS_BLOCK) {
        if (first + lane < outputs) memcpy(to, from + k, 4); else memset(to, 0, 4);
      }
    }
  }
}

void annals_multiply(
  annals_path path, const annals_matrix *matrix, const annals_input *input,
  const annals_output *output, size_t tokens
) {
  switch (path) {
#ifdef ANNALS_X86
    case ANNALS_AVX512: annals_multiply_avx512(matrix, input, output, tokens); return;
    case ANNALS_AVX2: annals_multiply_avx2(matrix, input, output, tokens); return;
#endif
    default: annals_multiply_portable(matrix, input, output, tokens); return;
  }
}
