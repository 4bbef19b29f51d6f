import CSQLite

/// A new database file, over the C library.
final class SQLiteDatabase {
  private let path: String
  private var handle: OpaquePointer?

  /// Makes the file; it must not be there yet.
  init(creating path: String) throws(EmitError) {
    self.path = path
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXCLUSIVE
    let code = sqlite3_open_v2(path, &handle, flags, nil)
    if code != SQLITE_OK {
      let reason = String(cString: sqlite3_errstr(code))
      sqlite3_close(handle)
      handle = nil
      throw .cannotWrite(path: path, reason: reason)
    }
  }

  deinit { sqlite3_close_v2(handle) }

  /// Runs statements that give no rows.
  func execute(_ sql: String) throws(EmitError) {
    if sqlite3_exec(handle, sql, nil, nil, nil) != SQLITE_OK { throw failure() }
  }

  func prepare(_ sql: String) throws(EmitError) -> SQLiteStatement {
    var statement: OpaquePointer?
    if sqlite3_prepare_v2(handle, sql, -1, &statement, nil) != SQLITE_OK { throw failure() }
    return SQLiteStatement(statement, in: self)
  }

  func failure() -> EmitError {
    .cannotWrite(path: path, reason: String(cString: sqlite3_errmsg(handle)))
  }

  /// Closes the file, so that all of it is on the disk.
  func close() throws(EmitError) {
    if sqlite3_close(handle) != SQLITE_OK { throw failure() }
    handle = nil
  }
}
