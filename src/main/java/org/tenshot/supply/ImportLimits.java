package org.tenshot.supply;

import org.tenshot.domain.TenshotException;

/// The most that is taken from a stick: a wrong folder or a zip that swells must not fill the disk.
///
/// @param file bytes of one file
/// @param total bytes of all files of the pack
/// @param entries files and folders that are looked at
public record ImportLimits(long file, long total, int entries) {

  /// Room for the largest CLIP that a station can run.
  public static final ImportLimits USUAL = new ImportLimits(8L << 30, 16L << 30, 10_000);

  void checkFile(String name, long bytes) throws TenshotException {
    if (bytes > file) {
      throw new TenshotException(
          name
              + " is larger than the "
              + file
              + " bytes that a file of an encoder may have: it was not taken.");
    }
  }

  void checkTotal(String name, long bytes) throws TenshotException {
    if (bytes > total) {
      throw new TenshotException(
          name
              + " holds more than the "
              + total
              + " bytes that an encoder may have: it was not taken.");
    }
  }

  void checkEntries(String name, int count) throws TenshotException {
    if (count > entries) {
      throw new TenshotException(
          name
              + " holds more than "
              + entries
              + " files: name the folder or zip of one encoder alone.");
    }
  }
}
