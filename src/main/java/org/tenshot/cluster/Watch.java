package org.tenshot.cluster;

import org.tenshot.domain.TenshotException;

/// Is told how far a sorting is, and may stop it. Called on the thread that sorts.
@FunctionalInterface
public interface Watch {

  /// Lets it go on to the end.
  Watch PATIENT = done -> true;

  /// @param done 0..1
  /// @return false to stop it
  boolean goOn(double done);

  /// Tells how far it is.
  ///
  /// @throws TenshotException if it is to stop
  default void tell(double done) throws TenshotException {
    if (!goOn(done)) {
      throw new TenshotException("Sorting the rejects was stopped: open the groups again.");
    }
  }

  /// The same for a stretch of the way.
  default Watch between(double from, double to) {
    return done -> goOn(from + (to - from) * done);
  }
}
