package org.tenshot.app;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.file.WholeFile;

/// What the station remembers from one start to the next, in a small file: convenience only, so a
/// file that cannot be read or written is logged and forgotten.
final class Memory {

  private static final Logger LOG = LoggerFactory.getLogger(Memory.class);

  private final Path file;
  private final Gson gson = new GsonBuilder().setPrettyPrinting().create();

  /// What is remembered.
  ///
  /// @param version of the file's shape
  /// @param profile name of the profile that was chosen last; null before the first
  /// @param language two letters; null for the system's
  /// @param encoder that heads are to be learnt with; null for the one that ships
  /// @param lines of the station, in their order
  record Remembered(
      int version,
      @Nullable String profile,
      @Nullable String language,
      @Nullable String encoder,
      List<KnownLine> lines) {

    static final Remembered NOTHING = new Remembered(1, null, null, null, List.of());

    Remembered {
      // Files of older programs name no lines.
      lines = List.copyOf(Objects.requireNonNullElse(lines, List.of()));
    }

    Remembered withProfile(String name) {
      return new Remembered(version, name, language, encoder, lines);
    }

    Remembered withLanguage(String code) {
      return new Remembered(version, profile, code, encoder, lines);
    }

    Remembered withEncoder(String name) {
      return new Remembered(version, profile, language, name, lines);
    }

    Remembered withLines(List<KnownLine> known) {
      return new Remembered(version, profile, language, encoder, known);
    }
  }

  /// A line of the station.
  ///
  /// @param name as a person gave it; empty for the only one
  /// @param profile name of its profile; null before one was chosen
  /// @param source in place of the profile's own; null for that
  /// @param on true if nobody stopped it: it is started with the program
  record KnownLine(String name, @Nullable String profile, @Nullable String source, boolean on) {}

  Memory(Path file) {
    this.file = file;
  }

  synchronized Remembered read() {
    if (!Files.exists(file)) {
      return Remembered.NOTHING;
    }
    try {
      Remembered remembered = gson.fromJson(Files.readString(file), Remembered.class);
      return remembered == null ? Remembered.NOTHING : remembered;
    } catch (IOException | JsonParseException e) {
      LOG.warn("{} cannot be read; starting without it", file, e);
      return Remembered.NOTHING;
    }
  }

  /// Changes what is remembered. Any thread: lines change theirs at the same time.
  synchronized void change(UnaryOperator<Remembered> change) {
    write(change.apply(read()));
  }

  private void write(Remembered remembered) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      WholeFile.replace(file, gson.toJson(remembered));
    } catch (IOException e) {
      LOG.warn("{} cannot be written", file, e);
    }
  }
}
