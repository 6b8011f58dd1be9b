public import ClaimModel

/// Why bytes could not be read as a text.
public enum AnchoringError: ActionableError, Equatable {
  /// Nothing but, at most, a byte order mark.
  case emptyFile
  /// A byte that no text has, at a byte offset.
  case binary(offset: Int)
  /// A page in HTML, which begins at a byte offset.
  case markup(offset: Int)
  /// Bytes that are neither UTF-8 nor plausible Windows-1252; the first that is not UTF-8.
  case undecodable(offset: Int)
  /// A lone surrogate or half a code unit, at a byte offset.
  case malformedUTF16(offset: Int)

  public var problem: String {
    switch self {
    case .emptyFile: "The file is empty."
    case .binary(let offset): "This is not a text: there is a NUL at byte \(offset)."
    case .markup(let offset): "HTML is not read yet; a page begins at byte \(offset)."
    case .undecodable(let offset): "This is not UTF-8: byte \(offset) does not belong there."
    case .malformedUTF16(let offset): "The UTF-16 is damaged at byte \(offset)."
    }
  }

  public var remedy: String {
    switch self {
    case .emptyFile: "give a file with the article's words; nothing was taken in."
    case .binary: "save the article as plain text and give that; nothing was taken in."
    case .markup: "save the page as text; nothing was taken in."
    case .undecodable: "save the file again in UTF-8; nothing was taken in."
    case .malformedUTF16: "fetch the file anew or save it in UTF-8; nothing was taken in."
    }
  }
}
