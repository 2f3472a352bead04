package org.tenshot.app;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the station remembers from one start to the next, in a small file: convenience only, so a
/// file that cannot be read or written is logged and forgotten.
final class Memory {

  private static final Logger LOG = LoggerFactory.getLogger(Memory.class);

  private final Path file;
  private final Gson gson = new GsonBuilder().setPrettyPrinting().create();

  /// What is remembered.
  ///
  /// @param version of the file's shape
  /// @param profile name of the last profile; null before the first
  /// @param language two letters; null for the system's
  /// @param encoder that heads are to be learnt with; null for the one that ships
  record Remembered(
      int version, @Nullable String profile, @Nullable String language, @Nullable String encoder) {

    static final Remembered NOTHING = new Remembered(1, null, null, null);

    Remembered withProfile(String name) {
      return new Remembered(version, name, language, encoder);
    }

    Remembered withLanguage(String code) {
      return new Remembered(version, profile, code, encoder);
    }

    Remembered withEncoder(String name) {
      return new Remembered(version, profile, language, name);
    }
  }

  Memory(Path file) {
    this.file = file;
  }

  Remembered read() {
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

  void write(Remembered remembered) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path next = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(next, gson.toJson(remembered));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.warn("{} cannot be written", file, e);
    }
  }
}
