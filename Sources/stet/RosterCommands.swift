import ArgumentParser
import ClaimModel
import EditorialDesk

/// `stet roster …`: who belongs to the desk.
struct RosterCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roster",
    abstract: "List, admit and revoke the devices whose work counts.",
    discussion: """
      A desk without a roster believes everybody. Once one was founded, the
      gate counts only what admitted devices wrote, and what somebody admitted
      accepted. Other verdicts, rulings and cited evidence hold a claim back
      until somebody admitted accepts them or sets them aside. Who is admitted
      admits others. Two foundings by different devices are a dispute: nothing
      is proven until each desk decides.

      Each colleague runs `stet roster me`, and reads out what it prints.

      Example:
        stet roster found --name "Chidi, chief"
        stet roster admit amara k3vq… --key 7uQ…
      """,
    subcommands: [
      List.self, Found.self, Admit.self, Revoke.self, Accept.self, SetAside.self, Trust.self,
      Me.self,
    ],
    defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List who is on the roster, and the chains that are on none.",
      discussion: "Example:\n  stet roster")

    @OptionGroup var desk: DeskOptions
    @OptionGroup var output: JSONOption

    func run() throws {
      let sheet = RosterLines(try desk.open().roster())
      if output.json { return Output.json(sheet.json) }
      for line in sheet.opening { Output.line(line) }
      Output.table(sheet.table)
      for line in sheet.closing { Output.line(line) }
    }
  }

  struct Found: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "found",
      abstract: "Found the desk's roster: admit your own device.",
      discussion: """
        Only one device founds a roster, as a rule the chief's; `stet undo`
        takes a mistaken founding back.

        Example:
          stet roster found --name "Chidi, chief"
        """)

    @Option(help: "What people call you.") var name = ""
    @OptionGroup var desk: DeskOptions

    func run() throws {
      let desk = try desk.open()
      try desk.foundRoster(name: name)
      let card = try desk.ownCard()
      Output.line("founded by \(card.annotator)  key \(card.fingerprint)")
    }
  }

  struct Admit: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "admit",
      abstract: "Admit a device for an annotator.",
      discussion: """
        ANNOTATOR, DEVICE, --key and --epoch are what `stet roster me` prints on
        that device; take them over the telephone or by a way that nobody else
        can write to. On a desk without a roster, this founds one: your own
        device is admitted first.

        Example:
          stet roster admit amara k3vq… --key 7uQ… --name "Amara O."
        """)

    @Argument(help: "The annotator's name.") var annotator: String
    @Argument(help: "The device.") var device: String
    @Option(help: "The device's key, 43 characters.") var key: String?
    @Option(help: "From which epoch on.") var epoch = 1
    @Option(help: "What people call them.") var name = ""
    @OptionGroup var desk: DeskOptions

    func validate() throws {
      guard epoch >= 1 else { throw ValidationError("--epoch counts from 1.") }
    }

    func run() throws {
      var admission = Desk.Admission(
        annotator: try Annotator(annotator), device: Name.plain(device))
      admission.epoch = epoch
      admission.key = key.map { Name.plain($0) }
      admission.name = name
      let desk = try desk.open()
      if try desk.admit(admission) {
        Output.aside("Founded the roster: \(try desk.annotator()) on this device.")
      }
      if key == nil {
        Output.aside("Without a key, seals of that device prove nothing here.")
      }
      Output.line("\(annotator)  \(Name.plain(device))  admitted from epoch \(epoch)")
    }
  }

  struct Revoke: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "revoke",
      abstract: "Revoke a device: nothing that it writes from now on is proven.",
      discussion: """
        What the desk has of it until now stays proven; with --epoch nothing
        does from that epoch on. Those nearer to the founder, and the device
        itself, can revoke it.

        Example:
          stet roster revoke amara k3vq…
        """)

    @Argument(help: "The annotator's name.") var annotator: String
    @Argument(help: "The device.") var device: String
    @Option(help: "From which epoch on nothing is proven, whatever is here.") var epoch: Int?
    @OptionGroup var desk: DeskOptions

    func validate() throws {
      guard epoch ?? 1 >= 1 else { throw ValidationError("--epoch counts from 1.") }
    }

    func run() throws {
      try desk.open().revoke(Annotator(annotator), device: Name.plain(device), from: epoch)
      Output.line("\(annotator)  \(Name.plain(device))  revoked")
    }
  }

  struct Trust: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "trust",
      abstract: "Decide a dispute: hold by the roster that this device founded.",
      discussion: """
        A decision of this desk: it is not shared, and others decide for
        themselves. Compare the fingerprint with the founder first, by a way
        that nobody else can write to.

        Example:
          stet roster trust k3vq…
        """)

    @Argument(help: "The founder's device, or its beginning.") var device: String
    @Option(help: "The founder's key or fingerprint, where one device has several.")
    var key: String?
    @OptionGroup var desk: DeskOptions

    func run() throws {
      let founding = try desk.open().trust(Name.plain(device), key: key.map { Name.plain($0) })
      Output.line(
        "this desk holds by \(founding.annotator)  \(founding.device)  "
          + "key \(founding.fingerprint ?? "none")")
    }
  }

  struct Me: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "me",
      abstract: "Print what you give to the chief to be admitted.",
      discussion: "Example:\n  stet roster me")

    @OptionGroup var desk: DeskOptions
    @OptionGroup var output: JSONOption

    func run() throws {
      let card = try desk.open().ownCard()
      if output.json {
        return Output.json([
          "annotator": .string(card.annotator.name), "device": .string(card.device),
          "epoch": .int(card.epoch), "fingerprint": .string(card.fingerprint),
          "key": .string(card.key),
        ])
      }
      Output.table([
        ["annotator", card.annotator.name], ["device", card.device], ["epoch", "\(card.epoch)"],
        ["key", card.key], ["fingerprint", card.fingerprint],
      ])
      Output.aside(
        "Give it to whoever keeps the roster, by a way that nobody else can write to; compare the "
          + "fingerprint by voice.")
    }
  }
}
