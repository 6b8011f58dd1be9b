import GRDB

/// Adds to what is counted of the regions of the walk.
struct RegionTally {
  private let addRegion: BulkStatement
  private let addAnnotator: BulkStatement

  init(db: Database) throws {
    addRegion = try BulkStatement(
      db,
      """
      INSERT INTO region_tally VALUES (substr(?, 1, 2), ?, ?) ON CONFLICT DO UPDATE
      SET undecided = undecided + excluded.undecided, unruled = unruled + excluded.unruled
      """)
    addAnnotator = try BulkStatement(
      db,
      """
      INSERT INTO annotator_region VALUES (?, ?, ?) ON CONFLICT DO UPDATE
      SET unruled = unruled + excluded.unruled
      """)
  }

  /// Adds claims and candidates that verdicts are wanted on.
  func add(undecided: Int, unruled: Int = 0, on shelf: String) throws {
    guard undecided != 0 || unruled != 0 else { return }
    try addRegion.run(.text(shelf), .int(Int64(undecided)), .int(Int64(unruled)))
  }

  /// Adds what stands on shelves.
  func add(_ shelves: [String: StageCounts]) throws {
    var sums = Array(repeating: (undecided: 0, unruled: 0), count: WalkRegion.count)
    for (shelf, counts) in shelves {
      let place = WalkRegion(ofShelf: shelf).place
      sums[place].undecided += counts[.undecided]
      sums[place].unruled += counts.sum(where: \.isUnruled)
    }
    for region in WalkRegion.all {
      let sum = sums[region.place]
      try add(undecided: sum.undecided, unruled: sum.unruled, on: region.name)
    }
  }

  /// Adds one person's verdicts.
  func add(_ verdicts: VerdictCounts, of annotator: String) throws {
    for (region, unruled) in verdicts.regions {
      try addAnnotator.run(.text(annotator), .text(region.name), .int(Int64(unruled)))
    }
  }
}
