// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Stet",
  products: [.executable(name: "stet", targets: ["stet"])],
  dependencies: [
    // Commands, help and completions, as users of Swift tools know them.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // SQLite with prepared statements, migrations and FTS5, on the system's libsqlite3.
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // MARK: Core: values and pure functions, no I/O
    .target(name: "ClaimModel"),
    .target(name: "AnnotationSync", dependencies: ["CCrypto", "ClaimModel"]),
    .target(name: "AnnotatorAgreement", dependencies: ["ClaimModel"]),
    .target(name: "ClaimExtraction", dependencies: ["ClaimModel", "TextAnchoring"]),
    .target(name: "ClaimMatching", dependencies: ["ClaimModel", "TextAnchoring"]),
    .target(name: "ReportExport", dependencies: ["CLibxml2", "ClaimModel", "TextAnchoring"]),
    .target(name: "TextAnchoring", dependencies: ["ClaimModel"]),

    // MARK: Shell: the only places that touch a disk, a clock or the environment
    .target(
      name: "ClaimStore",
      dependencies: [
        "AnnotationSync", "ClaimModel", .product(name: "GRDB", package: "GRDB.swift"),
        // The C interface that GRDB stands on, for the statements of a merge.
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    .target(
      name: "EditorialDesk",
      dependencies: [
        "AnnotationSync", "AnnotatorAgreement", "CLibzip", "CZlib", "ClaimExtraction",
        "ClaimMatching", "ClaimModel", "ClaimStore", "ReportExport", "TextAnchoring",
      ],
      exclude: ["EditorialDesk.docc"]),

    // MARK: Front: what people type
    .target(name: "DeskConsole", dependencies: ["ClaimModel", "EditorialDesk"]),
    .executableTarget(
      name: "stet",
      dependencies: [
        "CEdit", "CHeap", "ClaimModel", "DeskConsole", "EditorialDesk",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // MARK: System libraries
    // SHA-256 at the processor's speed, and Ed25519; builds in a second where a Swift package takes minutes.
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    // How the C library divides its memory among threads, which its Swift module leaves out.
    .systemLibrary(name: "CHeap"),
    // Line editing at the prompt of a terminal; under the BSD licence.
    .systemLibrary(name: "CEdit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    // XML and HTML of other tools: no parser of them is written by hand.
    .systemLibrary(
      name: "CLibxml2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    // ZIP archives, in which other tools export and colleagues mail folders.
    .systemLibrary(name: "CLibzip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    // gzip, which annotation files are mailed in; on every system that has Python or git.
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    // MARK: Tests
    .target(name: "DeskTestSupport", dependencies: ["AnnotationSync", "ClaimModel"]),
    .testTarget(
      name: "AnnotationSyncTests",
      dependencies: ["AnnotationSync", "ClaimModel", "DeskTestSupport"]),
    .testTarget(
      name: "AnnotatorAgreementTests",
      dependencies: ["AnnotatorAgreement", "ClaimModel", "DeskTestSupport"]),
    .testTarget(
      name: "ClaimExtractionTests",
      dependencies: ["ClaimExtraction", "ClaimModel", "DeskTestSupport", "TextAnchoring"]),
    .testTarget(
      name: "ClaimMatchingTests",
      dependencies: ["ClaimMatching", "ClaimModel", "DeskTestSupport", "TextAnchoring"]),
    .testTarget(name: "ClaimModelTests", dependencies: ["ClaimModel", "DeskTestSupport"]),
    .testTarget(
      name: "ClaimStoreTests",
      dependencies: ["AnnotationSync", "ClaimModel", "ClaimStore", "DeskTestSupport"]),
    .testTarget(
      name: "DeskConsoleTests",
      dependencies: ["ClaimModel", "DeskConsole", "DeskTestSupport", "EditorialDesk"]),
    .testTarget(
      name: "EditorialDeskTests",
      dependencies: [
        "AnnotationSync", "ClaimModel", "ClaimStore", "DeskTestSupport", "EditorialDesk",
        "ReportExport",
      ]),
    .testTarget(
      name: "ReportExportTests",
      dependencies: ["AnnotationSync", "ClaimModel", "DeskTestSupport", "ReportExport"]),
    .testTarget(name: "stetTests", dependencies: ["ClaimModel", "DeskTestSupport", "stet"]),
    .testTarget(
      name: "TextAnchoringTests", dependencies: ["ClaimModel", "DeskTestSupport", "TextAnchoring"]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
  ]
}
