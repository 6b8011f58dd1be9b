/// Names that tools give to files and folders, and that are nobody's.
enum ToolName {
  /// In lower case, without the number that may follow.
  static let all: Set<String> = [
    "admin", "all", "annotation", "annotations", "anonymous", "archive", "batch", "corpus", "data",
    "dataset", "default", "dev", "doccano", "document", "documents", "download", "downloads",
    "eval", "example", "examples", "export", "exports", "import", "input", "labeled", "labelled",
    "labels", "new folder", "output", "project", "result", "results", "sample", "samples",
    "standard input", "task", "tasks", "test", "text", "texts", "train", "training", "unknown",
    "untitled folder", "val", "valid", "validation",
  ]

  /// Whether a name is a tool's own, or one of them with a number: `project-1`, `train_2`.
  ///
  /// - Parameter others: more such names, in lower case, of one format.
  static func isNobodys(_ name: String, or others: Set<String> = []) -> Bool {
    let lower = name.lowercased()
    let bare = lower[
      ..<(lower.lastIndex { !$0.isASCII || !$0.isNumber && !"-_ .".contains($0) }
        .map(lower.index(after:)) ?? lower.startIndex)]
    return [lower, String(bare)].contains { all.contains($0) || others.contains($0) }
  }
}
