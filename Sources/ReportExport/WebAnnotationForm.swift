import ClaimModel

/// Whether a JSON value is an annotation as the W3C Web Annotation Data Model demands it.
///
/// **Source.** W3C Recommendation of 23 February 2017, sections 3 and 4: what they say with MUST.
struct WebAnnotationForm {
  static let context = "http://www.w3.org/ns/anno.jsonld"

  /// Why the value is no annotation; `nil` when it is one.
  ///
  /// - Parameter hasContext: whether what it lies in names the model's context.
  static func fault(in annotation: JSONValue, hasContext: Bool) -> String? {
    guard annotation.members != nil else { return "it is no JSON object" }
    guard hasContext || namesContext(annotation) else {
      return "it does not name the context of the Web Annotation"
    }
    guard let id = single(annotation["id"]), isAddress(id) else { return "its id is no address" }
    guard isOfType("Annotation", annotation) else { return "its type is not Annotation" }
    guard let target = annotation["target"] else { return "it has no target" }
    if annotation["body"] != nil, annotation["bodyValue"] != nil {
      return "it has both a body and a bodyValue"
    }
    if annotation["bodyValue"] != nil, single(annotation["bodyValue"]) == nil {
      return "its bodyValue is no text"
    }
    if let fault = propertyFault(annotation) { return fault }
    if annotation["stylesheet"] == nil, namesStyle(annotation) {
      return "it has a styleClass and no stylesheet"
    }
    for resource in list(target) {
      if let fault = resourceFault(resource, isTarget: true) { return fault }
    }
    for resource in list(annotation["body"] ?? .array([])) {
      if let fault = resourceFault(resource, isTarget: false) { return fault }
    }
    return list(target).isEmpty ? "it has no target" : nil
  }

  /// Whether a body or target, or one of its choices, names a class of a stylesheet.
  private static func namesStyle(_ annotation: JSONValue) -> Bool {
    let resources = ["body", "target"].flatMap { list(annotation[$0] ?? .array([])) }
    return (resources + resources.flatMap { $0["items"]?.array ?? [] }).contains {
      $0["styleClass"] != nil
    }
  }

  static func namesContext(_ value: JSONValue) -> Bool {
    value["@context"].map { list($0).contains { $0.string == context } } ?? false
  }

  static func isOfType(_ name: String, _ value: JSONValue) -> Bool {
    value["type"].map { list($0).contains { $0.string == name } } ?? false
  }

  /// The elements of an array, or the one value.
  static func list(_ value: JSONValue) -> [JSONValue] { value.array ?? [value] }

  private static func single(_ value: JSONValue?) -> String? {
    guard let list = value?.array else { return value?.string }
    return list.count == 1 ? list[0].string : nil
  }

  /// Whether the text is an absolute address (RFC 3986): a scheme, and no white space.
  static func isAddress(_ text: String) -> Bool {
    let scheme = text.utf8.prefix { $0 != UInt8(ascii: ":") }
    return scheme.count < text.utf8.count - 1
      && (scheme.first.map { Unicode.Scalar($0).properties.isAlphabetic } ?? false)
      && scheme.allSatisfy {
        "+.-".utf8.contains($0) || Character(Unicode.Scalar($0)).isNumber
          || Unicode.Scalar($0).properties.isAlphabetic && $0 < 0x80
      } && !text.unicodeScalars.contains(where: \.properties.isWhitespace)
  }

  // MARK: Properties

  /// What is wrong with dates, rights and other properties that an annotation, a body and a target may
  /// have.
  private static func propertyFault(_ value: JSONValue) -> String? {
    for key in ["created", "modified", "generated"] {
      guard value[key] != nil else { continue }
      guard let text = single(value[key]), isDateTime(text) else {
        return "its \(key) is no date and time with a time zone"
      }
    }
    for key in ["rights", "via"] {
      guard let addresses = value[key] else { continue }
      guard list(addresses).allSatisfy({ $0.string.map(isAddress) ?? false }) else {
        return "its \(key) are no addresses"
      }
    }
    if value["canonical"] != nil, !(single(value["canonical"]).map(isAddress) ?? false) {
      return "its canonical is no single address"
    }
    if let direction = value["textDirection"],
      !["ltr", "rtl", "auto"].contains(direction.string ?? "")
    {
      return "its textDirection is none of ltr, rtl and auto"
    }
    return nil
  }

  /// `2015-10-13T13:00:00Z`, with fractions of a second or another time zone.
  static func isDateTime(_ text: String) -> Bool {
    let parts = text.split(separator: "T", omittingEmptySubsequences: false)
    guard parts.count == 2, DateForm.iso(String(parts[0])) == String(parts[0]) else { return false }
    var time = parts[1]
    if time.hasSuffix("Z") {
      time = time.dropLast()
    } else {
      guard let sign = time.lastIndex(where: { $0 == "+" || $0 == "-" }) else { return false }
      let zone = time[time.index(after: sign)...].split(separator: ":")
      guard zone.count == 2, zone.allSatisfy({ $0.utf8.count == 2 && Int($0) != nil }) else {
        return false
      }
      time = time[..<sign]
    }
    let numbers = time.split(separator: ":", omittingEmptySubsequences: false)
    guard numbers.count == 3, let hour = Int(numbers[0]), let minute = Int(numbers[1]),
      let second = Double(numbers[2]), numbers[0].utf8.count == 2, numbers[1].utf8.count == 2
    else { return false }
    return (0...24).contains(hour) && (0...59).contains(minute) && (0..<61).contains(second)
  }

  // MARK: Bodies and targets

  private static func resourceFault(_ resource: JSONValue, isTarget: Bool) -> String? {
    let what = isTarget ? "a target" : "a body"
    if let address = resource.string { return isAddress(address) ? nil : "\(what) is no address" }
    guard resource.members != nil else { return "\(what) is neither an address nor an object" }
    if let fault = propertyFault(resource) { return fault }
    let (source, value) = (resource["source"], resource["value"])
    if isOfType("Choice", resource) || resource["items"] != nil {
      return choiceFault(resource, what, isTarget: isTarget)
    }
    if isTarget, isOfType("TextualBody", resource), resource["id"] == nil {
      return "a target is a TextualBody"
    }
    if let source {
      guard value == nil else { return "\(what) has both a source and a value" }
      return specificFault(resource, source, what)
    }
    if !isTarget, isOfType("TextualBody", resource) || resource["id"] == nil {
      return value?.string == nil ? "\(what) has no text for its value" : nil
    }
    guard let id = single(resource["id"]), isAddress(id) else {
      return "\(what) has no id that is an address"
    }
    if resource["purpose"] != nil, value == nil { return "\(what) of the web has a purpose" }
    return nil
  }

  private static func choiceFault(
    _ resource: JSONValue, _ what: String, isTarget: Bool
  ) -> String? {
    guard let items = resource["items"]?.array, !items.isEmpty else {
      return "\(what) is a choice without items"
    }
    for key in ["value", "source", "purpose"] where resource[key] != nil {
      return "\(what) has items and a \(key)"
    }
    guard let type = resource["type"] else { return "\(what) has items and no type" }
    let sets = ["Choice", "Composite", "List", "Independents"]
    guard list(type).contains(where: { sets.contains($0.string ?? "") }) else {
      return "\(what) has items and is no choice"
    }
    return items.lazy.compactMap { resourceFault($0, isTarget: isTarget) }.first
  }

  private static func specificFault(
    _ resource: JSONValue, _ source: JSONValue, _ what: String
  ) -> String? {
    let isNamed = source.string.map(isAddress) ?? single(source["id"]).map(isAddress) ?? false
    guard isNamed else { return "\(what) has a source that is no address" }
    if let fault = propertyFault(source) { return fault }
    if let selector = resource["selector"], let fault = selectorFault(selector) { return fault }
    if let state = resource["state"], let fault = stateFault(state) { return fault }
    return nil
  }

  // MARK: Selectors and states

  private static func selectorFault(_ selectors: JSONValue) -> String? {
    let all = list(selectors)
    guard !all.isEmpty else { return "a selector is empty" }
    let others = all.filter { !isContainerRange($0) }
    // Beside another one it is passed over: nothing of the target is lost by it.
    return (others.isEmpty ? all : others).lazy.compactMap { single in
      if let address = single.string {
        return isAddress(address) ? nil : "a selector is no address"
      }
      return ownFault(single) ?? single["refinedBy"].flatMap(refinementFault)
    }.first
  }

  /// Whether it is a range by containers of a page, as Hypothesis writes it beside other selectors.
  private static func isContainerRange(_ selector: JSONValue) -> Bool {
    isOfType("RangeSelector", selector) && selector["startSelector"] == nil
      && selector["startContainer"]?.string != nil && selector["endContainer"]?.string != nil
  }

  private static func refinementFault(_ refinement: JSONValue) -> String? {
    let isState = list(refinement).contains {
      isOfType("TimeState", $0) || isOfType("HttpRequestState", $0)
    }
    return isState ? stateFault(refinement) : selectorFault(refinement)
  }

  private static func ownFault(_ selector: JSONValue) -> String? {
    let type = selector["type"]?.string ?? ""
    func needs(_ keys: [String]) -> String? {
      keys.first { selector[$0]?.string == nil }.map { "a \(type) has no text for its \($0)" }
    }
    switch type {
    case "FragmentSelector", "CssSelector", "XPathSelector": return needs(["value"])
    case "TextQuoteSelector":
      for key in ["prefix", "suffix"] where selector[key] != nil && selector[key]?.string == nil {
        return "a \(type) has a \(key) that is no text"
      }
      return needs(["exact"])
    case "TextPositionSelector", "DataPositionSelector":
      guard let start = selector["start"]?.int, let end = selector["end"]?.int, start >= 0,
        end >= start
      else { return "a \(type) has no start and end in order" }
      return nil
    case "SvgSelector":
      let hasOne = (selector["id"] != nil) != (selector["value"]?.string != nil)
      return hasOne ? nil : "a SvgSelector has not either an id or a value"
    case "RangeSelector":
      return ["startSelector", "endSelector"].lazy.compactMap { key in
        guard let bound = selector[key], bound.members != nil else {
          return "a RangeSelector has no \(key)"
        }
        return selectorFault(bound)
      }.first
    case _: return selector["id"] == nil ? "a selector is of no known type" : nil
    }
  }

  /// A time is one date, or a period with both ends; each with its time and zone.
  private static func timeFault(_ state: JSONValue) -> String? {
    let period = [state["sourceDateStart"], state["sourceDateEnd"]]
    let date = state["sourceDate"]
    guard date == nil || period.allSatisfy({ $0 == nil }) else {
      return "a TimeState has both a date and a period"
    }
    let isDated = (date == nil ? period : [date]).allSatisfy {
      $0?.string.map(isDateTime) ?? false
    }
    return isDated ? nil : "a TimeState has no date and time with a time zone"
  }

  private static func stateFault(_ states: JSONValue) -> String? {
    guard !list(states).isEmpty else { return "a state is empty" }
    return list(states).lazy.compactMap { state -> String? in
      if let address = state.string { return isAddress(address) ? nil : "a state is no address" }
      if isOfType("TimeState", state) {
        return timeFault(state) ?? state["refinedBy"].flatMap(refinementFault)
      }
      if isOfType("HttpRequestState", state) {
        return state["value"]?.string == nil
          ? "a HttpRequestState has no value" : state["refinedBy"].flatMap(refinementFault)
      }
      return state["id"] == nil ? "a state is of no known type" : nil
    }.first
  }
}
