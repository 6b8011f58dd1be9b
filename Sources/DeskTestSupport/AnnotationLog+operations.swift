public import AnnotationSync

extension AnnotationLog {
  /// The log that holds these operations.
  public init(_ operations: some Sequence<Operation>) {
    self.init()
    merge(operations)
  }
}
