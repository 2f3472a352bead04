package org.tenshot.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.EncoderPack;
import org.tenshot.encode.Packs;

/// Whose work is in the program and in the encoders, and under which licence, for the command and
/// for the window.
///
/// @param packs the encoders of this station
record LicenceText(Places places, Packs packs) {

  /// @throws TenshotException if the texts that come with the program cannot be read
  String text() throws TenshotException {
    Path texts = places.home().resolve("licences");
    boolean installed = Files.isDirectory(texts);
    List<String> lines = new ArrayList<>();
    lines.add(read(installed ? texts.resolve("NOTICE") : places.home().resolve("NOTICE")));
    lines.add("Encoders:");
    lines.add("");
    for (Packs.Found found : packs.list()) {
      if (found instanceof Packs.Readable(EncoderPack pack)) {
        String licence = pack.licence().isEmpty() ? "not told by its pack" : pack.licence();
        lines.add(String.format(Locale.ROOT, "%-28s %s", pack.id(), licence));
      }
    }
    lines.add("");
    lines.add(
        installed
            ? "Every library with its licence, the licences' texts, and a bill of materials: "
                + texts
            : "The licences' texts and a bill of materials come with the installed program, in its folder licences.");
    return String.join("\n", lines);
  }

  private static String read(Path file) throws TenshotException {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new TenshotException(
          file + " cannot be read (" + e.getMessage() + "): install Tenshot again.", e);
    }
  }
}
