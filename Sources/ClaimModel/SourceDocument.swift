/// The bytes of an article or other source as taken in, with what is known of them.
///
/// The bytes never change; a corrected article is another document.
public struct SourceDocument: Hashable, Sendable {
  public let id: DocumentID
  /// `nil` when nobody said, as with the four that follow.
  public var title: String?
  public var url: String?
  public var outlet: String?
  public var author: String?
  /// When it was printed, as written, such as `2017-01-28`.
  public var published: String?
  /// The day on which it was retrieved, as `YYYY-MM-DD`: of several takings in the earliest; `nil` when
  /// nobody said a day of the calendar.
  public var retrieved: String?
  /// The wall clock of its first taking in; `nil` when nobody took it in.
  public var takenIn: String?
  /// Such as `text/plain`; empty when nobody said.
  public var mediaType: String
  /// The number of bytes as said by who took it in; `nil` when nobody said.
  public var byteCount: Int?
  /// Whether the bytes are on this desk.
  public var isPresent: Bool
  /// Whether its text is: the bytes are here, or a colleague shared what they say.
  public var hasText: Bool
  /// What its reporting rests on, in order of bytes.
  public var origins: [String]

  public init(id: DocumentID) {
    self.id = id
    mediaType = ""
    isPresent = false
    hasText = false
    origins = []
  }
}
