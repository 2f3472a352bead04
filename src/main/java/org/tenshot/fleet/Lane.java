package org.tenshot.fleet;

import org.tenshot.domain.TenshotException;
import org.tenshot.store.CopyFeed;

/// One kind of thing that is sent in its own order, a piece at a time: each piece is one
/// transaction that brings rows and moves the mark behind them.
interface Lane {

  /// Sends the next piece.
  ///
  /// @return false if nothing waits
  /// @throws TenshotException if the plant or the log cannot be asked, or if the log is not the one
  ///   that the plant knows under this station's name
  boolean next(CopyFeed feed) throws TenshotException;
}
