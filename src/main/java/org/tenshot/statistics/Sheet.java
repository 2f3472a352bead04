package org.tenshot.statistics;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a report is written on: a web page or a PDF file. Every text is plain; a sheet sees to the
/// signs that mean something to it.
interface Sheet {

  /// A small picture.
  ///
  /// @param jpeg a JPEG file in colours
  /// @param width in pixels
  /// @param height in pixels
  record Small(byte[] jpeg, int width, int height) {}

  /// Begins the report.
  ///
  /// @param stretch of time
  /// @param foot what a page says at its foot, where there are pages
  void begin(String title, String stretch, String foot) throws IOException;

  /// A table.
  ///
  /// @param head what stands over each column
  /// @param rows as many texts each; one that says that a share is unknown stands out
  /// @param note below it; may be empty
  void table(String heading, List<String> head, List<List<String>> rows, String note)
      throws IOException;

  /// A chart with a heading of its own.
  void chart(String heading, Chart chart) throws IOException;

  /// Lines one below the other; a word that says so without one.
  void list(String heading, List<String> lines) throws IOException;

  /// Begins the pictures, which come one by one.
  void pictures(String heading) throws IOException;

  /// A picture.
  ///
  /// @param picture null where there is none
  /// @param said below it, the first bold; without a picture the first says why
  void picture(@Nullable Small picture, List<String> said) throws IOException;

  /// A paragraph.
  void say(String text) throws IOException;

  /// Ends the report.
  void end() throws IOException;
}
