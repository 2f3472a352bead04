package org.tenshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Keeps talk about spaces out of reviews: every source is as google-java-format writes it. `mvn -q
/// test -Dtest=FormatTest -Dformat=apply` rewrites the sources.
class FormatTest {

  private static final boolean APPLY = "apply".equals(System.getProperty("format"));

  @Test
  void everySourceIsFormatted() throws Exception {
    Formatter formatter = new Formatter();
    List<Path> different = new ArrayList<>();
    for (Path source : sources()) {
      String text = Files.readString(source);
      String formatted =
          formatter.formatSource(
              ImportOrderer.reorderImports(
                  RemoveUnusedImports.removeUnusedImports(text),
                  JavaFormatterOptions.Style.GOOGLE));
      if (!formatted.equals(text)) {
        different.add(source);
        if (APPLY) {
          Files.writeString(source, formatted);
        }
      }
    }
    if (!APPLY) {
      assertThat(different)
          .as("sources to be formatted: mvn -q test -Dtest=FormatTest -Dformat=apply")
          .isEmpty();
    }
  }

  private static List<Path> sources() throws Exception {
    try (Stream<Path> files = Files.walk(Path.of(System.getProperty("tenshot.home"), "src"))) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }
}
