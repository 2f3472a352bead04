package org.tenshot.image;

/// The two passes of Pillow's resize for one pair of sizes: along the rows into a picture of 8
/// bits, then across them. Every way of doing them gives the same bytes.
///
/// One thread at a time, because it keeps its working memory.
interface Passes {

  /// @param rgb a picture as packed RGB
  /// @param start where the piece begins in it that is resized
  /// @param rowBytes from one of its rows to the next
  /// @param lines the result: line by line, in each line all of red, then green, then blue
  /// @param done is told of lines that are finished, on the thread that made them, while others may
  ///   still be made
  void run(byte[] rgb, int start, int rowBytes, byte[] lines, Done done);

  /// Hears which lines are finished; all of them are by and by, each once.
  @FunctionalInterface
  interface Done {

    /// @param from the first line
    /// @param to behind the last
    void lines(int from, int to);
  }
}
