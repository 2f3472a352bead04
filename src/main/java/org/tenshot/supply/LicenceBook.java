package org.tenshot.supply;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import org.tenshot.domain.TenshotException;

/// Remembers which notes on licence and intended use were accepted, by whom and when. A note that
/// changed is a new one.
public final class LicenceBook {

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
    EncoderJson.put(file, all);
  }

  private JsonObject read() {
    return EncoderJson.readOrBegin(file, "notes are shown again");
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
