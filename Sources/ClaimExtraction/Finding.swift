/// An attribution within one passage, in tokens.
struct Finding {
  /// The sentence in which it was found.
  var sentence = 0..<0
  var source: Range<Int>?
  /// How sure the finder is of the source, 0…1.
  var confidence = 0.0
  var cue: Range<Int>?
  /// In order, without overlaps.
  var contents: [Range<Int>]
  /// Whether the first content stands before the cue.
  var isContentFirst = false
  /// Whether the source was said elsewhere: in another sentence or clause.
  var isSourceInherited = false
}
