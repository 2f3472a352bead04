package org.tenshot.cli.common;

import org.tenshot.domain.TenshotException;

/// Ranges of numbers on the command line.
public final class Checks {

  private Checks() {}

  public static long atLeast(long least, long value, String option) throws TenshotException {
    if (value < least) {
      throw new TenshotException(option + " must be " + least + " or more, not " + value + ".");
    }
    return value;
  }
}
