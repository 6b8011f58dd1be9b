public import ClaimModel

/// Why annotation files could not be read or written.
public enum ExchangeError: ActionableError, Equatable {
  /// A pipe, a device, a socket where a file or a folder is wanted.
  case notAFile(path: String)
  /// A desk, or another SQLite file, where an annotation file is wanted.
  case database(path: String)
  /// A folder without a file that could be merged.
  case emptyFolder(path: String)
  case standardInputTwice
  /// A file that became shorter while it was read.
  case cutWhileRead(path: String, read: Int, promised: Int)
  /// A file in whose place there is another one by now.
  case replacedWhileRead(path: String)
  /// A gzip stream that ends too early or is damaged; the offset counts packed bytes.
  case brokenGzip(path: String, offset: Int, reason: String)
  /// A gzip stream that would grow beyond what is believed.
  case inflatesTooFar(path: String, offset: Int, reason: String)
  /// A ZIP archive that is damaged, encrypted, or becomes larger than is believed.
  case brokenArchive(path: String, reason: String)
  /// A ZIP archive that libzip does not write.
  case unwritableArchive(path: String)
  /// Another program took the desk while an import was writing.
  case lockedWhileImporting
  /// A spreadsheet program's own file where a table in text is wanted.
  case workbook(path: String)
  /// Another office program's own file, such as a text with tables in it.
  case officeFile(path: String)
  /// A ZIP archive that cannot be read where a table in text is wanted.
  case archiveForSheet(path: String, reason: String)
  /// A folder without a file that an import could read.
  case nothingInFolder(path: String)
  /// A format that names people where the policy holds names back.
  case namesHeldBack(format: String)
  /// A format of several files where one is wanted.
  case needsFolder(format: String, path: String?)
  /// Something that must not be replaced: no regular file, a desk, a file without the right to write.
  case notReplaceable(path: String, reason: String)
  case notAFolder(path: String)
  /// A device's file in a shared folder that another process is writing.
  case busyFile(path: String)
  /// Operations of this device in a shared folder that the desk does not have.
  case unknownOwnLines(path: String, count: Int, first: String)
  /// A device whose name can be no file's.
  case unfitDevice(String)

  public var problem: String {
    switch self {
    case .notAFile: "That is not a regular file, and no folder."
    case .database: "That is a desk, or another database, and no annotation file."
    case .emptyFolder: "The folder has no annotation file."
    case .standardInputTwice: "Standard input can be read once."
    case .cutWhileRead(_, let read, let promised):
      "The file was cut off while it was read: \(read) of \(promised) bytes."
    case .replacedWhileRead: "Another file was put in its place while it was read."
    case .brokenGzip(_, _, let reason): "The gzip stream is broken: \(reason)."
    case .inflatesTooFar(_, _, let reason): "The gzip stream is not believed: \(reason)."
    case .brokenArchive(_, let reason): "The ZIP archive is not read: \(reason)."
    case .unwritableArchive: "The ZIP archive cannot be written: libzip refuses a file of it."
    case .lockedWhileImporting: "Another program took the desk while the files were written to it."
    case .workbook: "That is a spreadsheet file, and no CSV."
    case .officeFile: "That is a file of an office program, and no text."
    case .archiveForSheet(_, let reason):
      "That is a ZIP archive, as many programs write their files, and no CSV; \(reason)."
    case .nothingInFolder: "The folder has no file in it."
    case .namesHeldBack(let format):
      "\(format) names the people who did the work, and the desk's policy holds their names back."
    case .needsFolder(let format, _):
      "What is written as \(format) are several files, which do not fit into one."
    case .notReplaceable(_, let reason): "That is not replaced: \(reason)."
    case .notAFolder: "That is not a folder."
    case .busyFile: "Another program is writing to the file and did not finish in time."
    case .unknownOwnLines(_, let count, let first):
      "\(counted(count, "operation of this device stands", "operations of this device stand")) there that the desk does not have, "
        + "the first is \(visible(first))."
    case .unfitDevice(let device): "The device '\(visible(device))' cannot name a file."
    }
  }

  public var place: String? {
    switch self {
    case .notAFile(let path), .database(let path), .emptyFolder(let path),
      .cutWhileRead(let path, _, _), .replacedWhileRead(let path), .brokenArchive(let path, _),
      .unwritableArchive(let path),
      .workbook(let path), .officeFile(let path), .archiveForSheet(let path, _),
      .nothingInFolder(let path),
      .notReplaceable(let path, _), .notAFolder(let path), .busyFile(let path),
      .unknownOwnLines(let path, _, _):
      visible(path)
    case .brokenGzip(let path, let offset, _), .inflatesTooFar(let path, let offset, _):
      "\(visible(path)), byte \(offset)"
    case .needsFolder(_, let path): path.map { visible($0) }
    case .standardInputTwice, .unfitDevice, .namesHeldBack, .lockedWhileImporting: nil
    }
  }

  public var remedy: String {
    switch self {
    case .notAFile: "name a file, a folder, or `-` for standard input; nothing was changed."
    case .database:
      "write what it holds with `stet share --desk FILE -o NAME.jsonl`; nothing was changed."
    case .emptyFolder:
      "put files called *.jsonl or *.jsonl.gz there, or name others; nothing was changed."
    case .standardInputTwice: "give `-` once; nothing was changed."
    case .cutWhileRead: "try again when the file is whole; nothing was changed."
    case .replacedWhileRead, .lockedWhileImporting: "say it again; nothing was changed."
    case .brokenGzip: "ask for the file again, or leave it out; nothing was changed."
    case .inflatesTooFar:
      "look what is in it with `gzip -dc`, and give the text instead if it is right; nothing was changed."
    case .brokenArchive: "unpack it yourself and name the folder; nothing was changed."
    case .unwritableArchive:
      "name a folder with -o, and pack that yourself; nothing was written."
    case .workbook: "save it as CSV in that program, and import that; nothing was changed."
    case .officeFile:
      "save it in that program as CSV, or in the format that is wanted; nothing was changed."
    case .archiveForSheet:
      "save a spreadsheet as CSV in its program, or unpack the archive yourself; nothing was changed."
    case .nothingInFolder:
      "name a folder with the files in it; hidden files and links are not read; nothing was changed."
    case .namesHeldBack:
      "give out a report, which holds them back, or let the policy say `people names`, see `stet policy set`; nothing was written."
    case .needsFolder:
      "name a folder with -o, such as `-o corpus`, or an archive, `-o corpus.zip`; nothing was written."
    case .notReplaceable: "choose another name; nothing was written."
    case .notAFolder: "make it, or write one file with -o; nothing was written."
    case .busyFile: "wait for the other program, then say it again; nothing was written."
    case .unknownOwnLines(let path, _, _):
      "take them in with `stet merge \(visible(path))`, then share again; nothing was written."
    case .unfitDevice: "mend or remove identity.json in the home folder; nothing was written."
    }
  }
}
