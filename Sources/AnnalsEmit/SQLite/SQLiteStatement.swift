import AnnalsRecords
import CSQLite

/// A prepared statement.
final class SQLiteStatement {
  private let handle: OpaquePointer?
  private let database: SQLiteDatabase

  init(_ handle: OpaquePointer?, in database: SQLiteDatabase) {
    self.handle = handle
    self.database = database
  }

  deinit { sqlite3_finalize(handle) }

  /// Runs the statement once with the values of a row in its places.
  func run(_ row: [FieldValue]) throws(EmitError) {
    for index in row.indices where bind(row[index], at: Int32(index + 1)) != SQLITE_OK {
      throw database.failure()
    }
    if sqlite3_step(handle) != SQLITE_DONE { throw database.failure() }
    sqlite3_reset(handle)
  }

  /// The first result's columns as text; nil where there is no result.
  func firstRow() throws(EmitError) -> [String]? {
    let code = sqlite3_step(handle)
    if code == SQLITE_DONE { return nil }
    if code != SQLITE_ROW { throw database.failure() }
    return (0..<sqlite3_column_count(handle)).map { column in
      sqlite3_column_text(handle, column).map { String(cString: $0) } ?? ""
    }
  }

  private func bind(_ value: FieldValue, at place: Int32) -> Int32 {
    switch value {
    case .missing: return sqlite3_bind_null(handle, place)
    case .integer(let integer): return sqlite3_bind_int64(handle, place, Int64(integer))
    case .boolean(let boolean): return sqlite3_bind_int64(handle, place, boolean ? 1 : 0)
    case .number(let number): return sqlite3_bind_double(handle, place, number.doubleValue)
    case .string(var string):
      return string.withUTF8 { text in
        // SQLite copies the text: it must outlive this call.
        let copy = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        return text.withMemoryRebound(to: CChar.self) {
          sqlite3_bind_text64(
            handle, place, $0.baseAddress, UInt64($0.count), copy, UInt8(SQLITE_UTF8))
        }
      }
    }
  }
}
