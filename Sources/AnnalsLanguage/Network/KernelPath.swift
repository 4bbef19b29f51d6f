import CAnnalsKernels

/// The instructions that do the network's arithmetic. All give the same results.
package enum KernelPath: CaseIterable, Sendable {
  case portable, avx2, avx512

  /// Whether this processor has the instructions.
  package var isAvailable: Bool { annals_path_available(value) }

  var value: annals_path {
    switch self {
    case .portable: ANNALS_PORTABLE
    case .avx2: ANNALS_AVX2
    case .avx512: ANNALS_AVX512
    }
  }
}
