package org.tenshot.app;

import org.jspecify.annotations.Nullable;
import org.tenshot.cli.line.SharedEncoders;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.SharedEncoder;

/// The encoder that one line looks with, which other lines may look with as well. One thread at a
/// time.
final class LineEncoder {

  private final SharedEncoders all;
  private SharedEncoders.@Nullable Lease lease;

  LineEncoder(SharedEncoders all) {
    this.all = all;
  }

  /// The encoder of this name. The one before is let go first: two may not fit into memory.
  ///
  /// @param name null for the one that ships
  SharedEncoder take(@Nullable String name) throws TenshotException {
    if (!isOf(name)) {
      letGo();
      lease = all.lease(name);
    }
    return current();
  }

  /// The encoder that was taken last.
  SharedEncoder current() throws TenshotException {
    SharedEncoders.Lease known = lease;
    if (known == null) {
      throw new TenshotException("The line has no encoder: choose its profile again.");
    }
    return known.encoder();
  }

  /// True if this encoder was taken.
  boolean isOf(@Nullable String name) {
    return lease != null && lease.isOf(name);
  }

  /// One beside that of the line, for {@link #replace}.
  SharedEncoders.Lease beside(@Nullable String name) throws TenshotException {
    return all.lease(name);
  }

  /// Takes one in place of the one before.
  SharedEncoder replace(SharedEncoders.Lease next) {
    letGo();
    lease = next;
    return next.encoder();
  }

  /// It is closed unless another line looks with it.
  void letGo() {
    SharedEncoders.Lease before = lease;
    lease = null;
    if (before != null) {
      before.close();
    }
  }
}
