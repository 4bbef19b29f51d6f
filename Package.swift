// swift-tools-version: 6.1
import PackageDescription

/// What the pipeline puts together. Whoever uses the pipeline names them too: their code is inlined through
/// it, and the package manager compiles a module anew only when one that it names has changed.
let stages: [Target.Dependency] = [
  "AnnalsAnnotation", "AnnalsDigest", "AnnalsRecords", "AnnalsLexicons", "AnnalsRead",
  "AnnalsLanguage",
  "AnnalsExtract", "AnnalsNormalize", "AnnalsEmit", "AnnalsValidate",
]

let package = Package(
  name: "annals",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "annals", targets: ["AnnalsCommand"]),
    .executable(name: "annals-benchmark", targets: ["AnnalsBenchmark"]),
    .executable(name: "annals-train", targets: ["AnnalsTrainer"]),
    .library(name: "Annals", targets: ["AnnalsPipeline", "AnnalsAnnotation", "AnnalsRecords"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .systemLibrary(
      name: "CLibCrypto", pkgConfig: "libcrypto",
      providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
    .target(name: "CAnnalsLexicons", exclude: ["Data"]),
    .target(name: "CAnnalsSentences", exclude: ["Data"]),
    .target(name: "CAnnalsLemmas", exclude: ["Data"]),

    .target(name: "CAnnalsModel", exclude: ["Data"]),
    .target(name: "CAnnalsKernels"),

    .target(name: "CAnnalsPlatform"),

    .target(name: "AnnalsAnnotation"),
    .target(name: "AnnalsDigest", dependencies: ["CLibCrypto"]),
    .target(name: "AnnalsLexicons", dependencies: ["AnnalsAnnotation", "CAnnalsLexicons"]),
    .target(name: "AnnalsRecords", dependencies: ["AnnalsAnnotation"]),
    .target(
      name: "AnnalsLanguage",
      dependencies: [
        "AnnalsAnnotation", "AnnalsLexicons", "CAnnalsKernels", "CAnnalsLemmas", "CAnnalsModel",
        "CAnnalsSentences",
      ]),
    .target(
      name: "AnnalsRead",
      dependencies: [
        "AnnalsAnnotation", "AnnalsDigest", "CLibXML2", .product(name: "Yams", package: "Yams"),
      ]),
    .target(
      name: "AnnalsExtract", dependencies: ["AnnalsAnnotation", "AnnalsLexicons", "AnnalsLanguage"]),
    .target(
      name: "AnnalsNormalize",
      dependencies: ["AnnalsAnnotation", "AnnalsLexicons", "AnnalsRecords"]),
    .target(
      name: "AnnalsEmit",
      dependencies: ["AnnalsRecords", "AnnalsAnnotation", "AnnalsDigest", "CSQLite"]),
    .target(
      name: "AnnalsValidate",
      dependencies: ["AnnalsRecords", "AnnalsAnnotation", "AnnalsDigest", "CLibXML2"]),
    .target(
      name: "AnnalsPipeline", dependencies: stages + ["CAnnalsPlatform"]),
    .executableTarget(
      name: "AnnalsCommand",
      dependencies: stages + [
        "AnnalsPipeline", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .executableTarget(name: "AnnalsBenchmark", dependencies: stages + ["AnnalsPipeline"]),

    .executableTarget(
      name: "AnnalsTrainer",
      dependencies: [
        "AnnalsAnnotation", "AnnalsLanguage",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .target(name: "AnnalsTestSupport", path: "Tests/AnnalsTestSupport"),
    .testTarget(
      name: "AnnalsRecordsTests", dependencies: ["AnnalsAnnotation", "AnnalsRecords"]),
    .testTarget(
      name: "AnnalsLexiconsTests", dependencies: ["AnnalsAnnotation", "AnnalsLexicons"]),
    .testTarget(
      name: "AnnalsReadTests",
      dependencies: ["AnnalsAnnotation", "AnnalsRead", "AnnalsTestSupport"]),
    .testTarget(
      name: "AnnalsLanguageTests",
      dependencies: [
        "AnnalsAnnotation", "AnnalsLexicons", "AnnalsLanguage", "AnnalsTestSupport",
        "CAnnalsKernels",
      ]),
    .testTarget(
      name: "AnnalsTrainerTests",
      dependencies: ["AnnalsAnnotation", "AnnalsLanguage", "AnnalsTrainer", "AnnalsTestSupport"]),
    .testTarget(
      name: "AnnalsExtractTests",
      dependencies: [
        "AnnalsAnnotation", "AnnalsLexicons", "AnnalsLanguage", "AnnalsExtract", "AnnalsNormalize",
        "AnnalsRecords", "AnnalsTestSupport",
      ]),
    .testTarget(
      name: "AnnalsEmitTests",
      dependencies: [
        "AnnalsAnnotation", "AnnalsRecords", "AnnalsEmit", "AnnalsTestSupport", "CLibXML2",
        "CSQLite",
      ]),
    .testTarget(
      name: "AnnalsValidateTests",
      dependencies: [
        "AnnalsAnnotation", "AnnalsRecords", "AnnalsEmit", "AnnalsValidate", "AnnalsTestSupport",
        "CLibCrypto",
      ]),
    .testTarget(
      name: "AnnalsNormalizeTests",
      dependencies: stages + ["AnnalsPipeline", "AnnalsTestSupport"]),
    .testTarget(
      name: "AnnalsPipelineTests",
      dependencies: stages + ["AnnalsPipeline", "AnnalsTestSupport"]),
    .testTarget(
      name: "AnnalsCommandTests",
      dependencies: stages + ["AnnalsCommand", "AnnalsPipeline", "AnnalsTestSupport"]),
  ]
)
