package org.tenshot.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Pictures that `tenshot simulate` drew, sorted as a person would: a folder for each class.
final class SimulatedShots {

  private SimulatedShots() {}

  /// Copies pictures of each class.
  ///
  /// @param drawn the folder with `labels.csv`
  /// @param from leaves out so many of each class
  /// @param count so many of each class at the most
  /// @param target holds a folder for each class afterwards
  static void sort(Path drawn, int from, int count, Path target) throws IOException {
    Map<String, Integer> taken = new HashMap<>();
    List<String> lines = Files.readAllLines(drawn.resolve("labels.csv"));
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",");
      int number = taken.merge(fields[1], 1, Integer::sum);
      if (number > from && number <= from + count) {
        Path own = Files.createDirectories(target.resolve(fields[1]));
        Path file = drawn.resolve(fields[0]);
        Files.copy(file, own.resolve(file.getFileName()));
      }
    }
  }
}
