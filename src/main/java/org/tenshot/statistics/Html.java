package org.tenshot.statistics;

/// Texts that stand in pages.
final class Html {

  private Html() {}

  /// The text with the signs replaced that mean something in a page.
  static String text(String plain) {
    return plain
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
