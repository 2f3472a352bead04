package org.tenshot.supply;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.TenshotException;

/// Remembers which notes on licence and intended use were accepted, by whom and when. A note that
/// changed is a new one.
public final class LicenceBook {

  private static final Logger LOG = LoggerFactory.getLogger(LicenceBook.class);

  private final Path file;
  private final Clock clock;

  /// @param file where it is remembered; made when first needed
  /// @param clock for the times
  public LicenceBook(Path file, Clock clock) {
    this.file = file;
    this.clock = clock;
  }

  /// True if this very note was accepted on this station.
  public boolean accepted(CatalogueEntry entry) {
    return read().get(entry.name()) instanceof JsonObject one
        && one.has("note")
        && one.get("note").getAsString().equals(hash(entry));
  }

  /// Writes down that somebody accepted the note.
  ///
  /// @throws TenshotException if the file cannot be written
  public void accept(CatalogueEntry entry, String person) throws TenshotException {
    JsonObject all = read();
    JsonObject one = new JsonObject();
    one.addProperty("note", hash(entry));
    one.addProperty("licence", entry.licence());
    one.addProperty("person", person);
    one.addProperty("at", clock.instant().toString());
    all.add(entry.name(), one);
    Path next = file.resolveSibling(file.getFileName() + ".new");
    EncoderJson.put(next, all);
    try {
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new TenshotException(
          file + " cannot be written (" + e.getMessage() + "): check the disk and its rights.", e);
    }
  }

  private JsonObject read() {
    if (!Files.exists(file)) {
      return new JsonObject();
    }
    try {
      return EncoderJson.parse(Files.readString(file), file.toString());
    } catch (IOException | TenshotException e) {
      LOG.warn("{} cannot be read; notes are shown again", file, e);
      return new JsonObject();
    }
  }

  private static String hash(CatalogueEntry entry) {
    try {
      byte[] text = (entry.licence() + "\n" + entry.note()).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
