/// English verbs with which writers hand on what somebody else says, thinks or shows.
enum ReportingVerbs {
  /// What a verb takes as its content.
  enum Frame {
    /// A clause or a quotation, before or after: "said", "added".
    case speech
    /// A clause after it, with "that" or a quotation: "found", "believes".
    case clause
    /// A thing or person and what is said of it: "called", "accused", "praised".
    case object
    /// "to" and a verb: "vowed", "declined".
    case infinitive
    /// Its own subject and "to": nobody is said to say it, as in "seems to", "is expected to".
    case seeming
  }

  struct Entry {
    let frame: Frame
    /// Whether the form can be a noun too ("claims"), so that its surroundings must decide.
    let isDoubtful: Bool
  }

  static let entries: [String: Entry] = {
    var entries: [String: Entry] = [:]
    func add(_ words: String, _ frame: Frame, doubtful: Bool = false) {
      for word in words.split(separator: " ") {
        entries[String(word)] = Entry(frame: frame, isDoubtful: doubtful)
      }
    }
    add(speechPast, .speech)
    add(speechPresent, .speech, doubtful: true)
    add(clausePast, .clause)
    add(clausePresent, .clause, doubtful: true)
    add(objectPast, .object)
    add(objectPresent, .object, doubtful: true)
    add("seems seemed appears appeared expected", .seeming)
    add(infinitivePast, .infinitive)
    add(infinitivePresent, .infinitive, doubtful: true)
    return entries
  }()

  private static let speechPast = """
    said told added wrote noted argued explained stated insisted warned claimed replied responded \
    announced declared acknowledged admitted suggested concluded recalled tweeted asserted alleged \
    conceded confirmed emphasized stressed complained remarked quipped joked reiterated predicted \
    asked reported testified lamented contended cautioned observed countered shouted exclaimed \
    retorted boasted confided mused opined posted commented wondered revealed disclosed \
    answered continued pointed chanted yelled recounted elaborated interjected agreed denied \
    saying adding noting arguing explaining stating insisting warning claiming writing suggesting \
    announcing declaring acknowledging tweeting asserting alleging telling emphasizing stressing \
    recalling concluding boasting predicting reiterating complaining contending remarking \
    reported indicated vowed promised repeated
    """
  private static let speechPresent = """
    says tells adds writes notes argues explains states insists warns claims replies announces \
    declares acknowledges admits suggests concludes recalls tweets asserts alleges concedes \
    confirms emphasizes stresses complains jokes predicts asks reports contends cautions observes \
    counters maintains reveals say tell argue insist claim suggest contend admit acknowledge warn \
    explain allege assert reads agrees denies points
    """
  private static let clausePast = """
    found showed believed hoped estimated implied learned determined ruled assured reminded feared \
    decided proposed assumed realized believing hoping showing indicating implying speculated \
    informed convinced granted allowed affirmed intimated signaled signalled
    """
  private static let clausePresent = """
    shows finds believes thinks hopes indicates estimates implies hope believe think fear \
    expects knows show indicate worry worries suspects doubts grants affirms
    """
  private static let objectPast = """
    called described accused criticized praised endorsed blamed cited defended denounced condemned \
    blasted slammed rejected dismissed questioned attacked mocked urged referred expressed touted \
    decried portrayed echoed assailed hailed supported opposed characterized discussed \
    mentioned labeled challenged ridiculed thanked highlighted lauded offered quoted ordered \
    calling describing accusing criticizing praising blaming citing defending denouncing \
    referring questioning urging dismissing rejecting mocking blasting condemning touting labeling \
    apologized brought voiced compared listed encouraged nominated named identified deemed \
    praising likened demanded berated chided hinted proposed backed faulted
    """
  private static let objectPresent = """
    calls describes accuses criticizes praises endorses blames cites defends denounces condemns \
    blasts slams rejects dismisses mocks urges sees opposes opposed
    """
  private static let infinitivePast = """
    declined refused threatened pledged vowing promising refusing declining pledging threatening urged \
    sought hoped hoping
    """
  private static let infinitivePresent = """
    vows promises pledges refuses declines threatens seeks hopes
    """
}
