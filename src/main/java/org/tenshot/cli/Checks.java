package org.tenshot.cli;

import org.tenshot.domain.TenshotException;

/// Ranges of numbers on the command line.
final class Checks {

  private Checks() {}

  static long atLeast(long least, long value, String option) throws TenshotException {
    if (value < least) {
      throw new TenshotException(option + " must be " + least + " or more, not " + value + ".");
    }
    return value;
  }
}
