package org.tenshot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Another Java program with the classes of this one, for what only a program of its own can show.
public final class OtherProgram {

  private OtherProgram() {}

  public static ProcessBuilder of(Class<?> main, String... arguments) {
    return with(List.of(), main, arguments);
  }

  /// @param options of Java
  public static ProcessBuilder with(List<String> options, Class<?> main, String... arguments) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(options);
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    line.addAll(List.of(arguments));
    return new ProcessBuilder(line);
  }
}
