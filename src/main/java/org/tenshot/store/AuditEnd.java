package org.tenshot.store;

/// Where an audit log ends. Kept somewhere else, on paper or by mail, it proves later that nothing
/// up to there was changed.
///
/// @param row number of the last row; 0 for none
/// @param hash of that row
public record AuditEnd(long row, String hash) {

  /// As it is printed and read again: `17:` and the hash.
  @Override
  public String toString() {
    return row + ":" + hash;
  }
}
