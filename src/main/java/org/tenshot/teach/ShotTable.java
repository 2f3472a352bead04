package org.tenshot.teach;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tenshot.domain.TenshotException;

/// Labels in a table: a CSV file with the columns file and class, and part where parts are known.
/// File names are relative to the table's folder and contain no commas.
public final class ShotTable {

  private static final String HEADER = "file,class";
  private static final String HEADER_WITH_PART = "file,class,part";

  private ShotTable() {}

  /// Reads a table.
  ///
  /// @throws TenshotException if the file cannot be read, or a row is wrong
  public static List<ShotImport.Labelled> read(Path table) throws TenshotException {
    List<String> lines;
    try {
      lines = Files.readAllLines(table, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new TenshotException(
          table + " cannot be read as UTF-8 text: " + e.getMessage() + ".", e);
    }
    String header = lines.isEmpty() ? "" : lines.getFirst().strip();
    if (!header.equals(HEADER) && !header.equals(HEADER_WITH_PART)) {
      throw new TenshotException(
          table + ": the first line must be " + HEADER + " or " + HEADER_WITH_PART + ".");
    }
    int columns = header.split(",", -1).length;
    List<ShotImport.Labelled> labelled = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        String[] fields = lines.get(i).split(",", -1);
        if (fields.length != columns || fields[0].isBlank() || fields[1].isBlank()) {
          throw new TenshotException(
              "%s, line %d: expected %s, found %s.".formatted(table, i + 1, header, lines.get(i)));
        }
        boolean part = columns == 3 && !fields[2].isBlank();
        labelled.add(
            new ShotImport.Labelled(
                table.resolveSibling(fields[0].strip()),
                fields[1].strip(),
                part ? fields[2].strip() : null));
      }
    }
    return labelled;
  }
}
