import AnnotationSync
import ClaimModel
import DeskTestSupport
import Testing

@Suite("A seal")
struct SealTests {
  private var amara = Editor("amara", device: "k3vq")
  private let key: SigningKey
  private let other: SigningKey

  init() throws {
    (key, other) = (try SigningKey.forTests(1), try SigningKey.forTests(2))
    _ = try amara.write(.claimAdd, with: ["wording": "Rents rose."])
  }

  private func standing(_ operation: Operation, admitted: VerifyingKey? = nil) -> Seal.Standing? {
    Seal(operation)?.standing(admitted: admitted)
  }

  private func isBroken(_ standing: Seal.Standing?) -> Bool {
    if case .broken = standing { true } else { false }
  }

  @Test mutating func `is valid with the key that it carries`() throws {
    #expect(try standing(amara.seal(signedWith: key)) == .valid(key.verifyingKey))
  }

  @Test mutating func `signs the heads of other chains, in byte order of their names`() throws {
    var (bela, chen) = (Editor("bela"), Editor("chen"))
    _ = try bela.write(.claimAdd, with: ["wording": "One."])
    _ = try chen.write(.claimAdd, with: ["wording": "Two."])
    let heads = [chen, bela].compactMap(\.head)
    let seal = try #require(Seal(try amara.seal(witnessing: heads, signedWith: key)))
    #expect(seal.heads.map(\.chain.device) == ["bela-device", "chen-device", "k3vq"])
    #expect(seal.standing(admitted: key.verifyingKey) == .valid(key.verifyingKey))
  }

  @Test func `signs exactly these bytes`() throws {
    let last = try Example.name(7)
    let others = [Seal.Head(chain: Chain(device: "bela", epoch: 2), operation: try Example.name(9))]
    let draft = try #require(
      Seal.draft(
        of: Chain(device: "amara", epoch: 1), endingWith: last, witnessing: others, key: key))
    let signed = """
      stet seal 1
      amara/1
      amara/1
      \(last)
      bela/2
      \(try Example.name(9))

      """
    let signature = try #require(key.signature(of: Array(signed.utf8)))
    #expect(draft.with["signature"]?.string == Base64URL.encode(signature))
  }

  @Test mutating func `is broken where the roster has another key for the device`() throws {
    let seal = try amara.seal(signedWith: other)
    #expect(isBroken(standing(seal, admitted: key.verifyingKey)))
    #expect(standing(seal, admitted: other.verifyingKey) == .valid(other.verifyingKey))
  }

  @Test mutating func `without a signature is known and proves nothing`() throws {
    let head = try #require(amara.head)
    let seal = try amara.write(
      .seal, on: "k3vq/1", with: ["heads": ["k3vq/1": .string(head.operation.text)]])
    #expect(standing(seal) == .unsigned)
  }

  @Test(arguments: ["signature", "key", "heads", "head"])
  mutating func `is broken when a part of it is changed`(part: String) throws {
    let whole = try amara.seal(signedWith: key).with
    var editor = Editor("amara", device: "k3vq")
    _ = try editor.write(.claimAdd, with: ["wording": "Rents rose."])
    let members = (whole.members ?? []).map { member -> JSONValue.Member in
      switch (part, member.key) {
      case ("signature", "signature"): .init("signature", "nonsense")
      case ("key", "key"): .init("key", .string(other.verifyingKey.text))
      case ("heads", "heads"):
        .init(
          "heads", .object((member.value.members ?? []) + [.init("bela/1", .string(Example.other))])
        )
      case ("head", "heads"): .init("heads", ["k3vq/1": .string(Example.other)])
      case _: member
      }
    }
    let forged = try editor.write(.seal, on: "k3vq/1", with: .object(members))
    #expect(isBroken(standing(forged)))
  }

  @Test mutating func `is broken in another place or on another chain than it was made for`() throws
  {
    let last = try #require(amara.stamp.previous)
    let draft = try #require(
      Seal.draft(of: amara.stamp.chain, endingWith: last, witnessing: [], key: key))
    var later = amara
    _ = try later.write(.claimAdd, with: ["wording": "More."])
    #expect(isBroken(standing(try later.write(draft))))
    var bela = Editor("bela")
    _ = try bela.write(.claimAdd, with: ["wording": "More."])
    #expect(isBroken(standing(try bela.write(draft))))
  }

  @Test mutating func `names a device whatever characters it has`() throws {
    for device in ["a/b", "a\nb", "a\\nb", "\"", "Zoe\u{301}", "k3vq/1"] {
      var editor = Editor("x", device: device, epoch: 3)
      _ = try editor.write(.claimAdd, with: ["wording": "W."])
      #expect(try standing(editor.seal(signedWith: key)) == .valid(key.verifyingKey))
    }
  }

  @Test func `spreads over as many lines as it takes, and never fills one`() throws {
    let operation = try Example.name(1)
    let heads = (1...20_000).map {
      Seal.Head(chain: Chain(device: "device-\($0)", epoch: 1), operation: operation)
    }
    let own = Chain(device: "own", epoch: 1)
    let portions = Seal.portions(of: heads, except: own)
    #expect(portions.joined().count == 20_000 && portions.count > 1)
    for portion in portions {
      let draft = try #require(
        Seal.draft(of: own, endingWith: operation, witnessing: portion, key: key))
      #expect(draft.with.canonicalBytes.count < 1 << 20)
    }
    let huge = Chain(device: String(repeating: "x", count: 900_000), epoch: 1)
    let left = Seal.portions(of: [Seal.Head(chain: huge, operation: operation)], except: own)
    #expect(left.map(\.count) == [0])
  }

  @Test(arguments: ["", "/1", "a", "a/", "a/0", "a/01", "a/-1", "a/1x", "a/99999999999999999999"])
  func `names no chain by a text that is not written as one`(text: String) {
    #expect(Chain(written: text) == nil)
  }
}
