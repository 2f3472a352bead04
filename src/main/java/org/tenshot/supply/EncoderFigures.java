package org.tenshot.supply;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.DevicePreference;
import org.tenshot.encode.EncoderPack;

/// What was measured of the encoders on this machine, so that a list of them need not load them
/// all. Figures of files that have changed since are forgotten.
public final class EncoderFigures {

  private static final Logger LOG = LoggerFactory.getLogger(EncoderFigures.class);

  private final Path file;
  private final Clock clock;
  private final Gson gson = new Gson();

  /// @param file where they are kept; made when first needed
  /// @param clock for the day of a measurement
  public EncoderFigures(Path file, Clock clock) {
    this.file = file;
    this.clock = clock;
  }

  /// How an encoder ran.
  ///
  /// @param encoder its identity, for people
  /// @param precision of the file that ran
  /// @param device where it ran
  /// @param reason why there
  /// @param dimension numbers of an embedding
  /// @param millis for a picture, the fastest of a few runs
  /// @param measured the day, such as 2026-11-21
  /// @param stamp what the pack's files looked like
  public record Figure(
      String encoder,
      String precision,
      String device,
      String reason,
      int dimension,
      double millis,
      String measured,
      String stamp) {}

  /// What is known of a pack.
  ///
  /// @param asked where it was to run
  public Optional<Figure> of(EncoderPack pack, DevicePreference asked) {
    try {
      Figure known = gson.fromJson(read().get(key(pack, asked)), Figure.class);
      return Optional.ofNullable(known).filter(own -> stamp(pack).equals(own.stamp()));
    } catch (JsonParseException e) {
      LOG.warn("{} cannot be read; figures are measured again", file, e);
      return Optional.empty();
    }
  }

  /// Keeps what was measured now. Convenience only: what cannot be written is measured again.
  ///
  /// @return the same with the day and the files' stamp
  public Figure keep(EncoderPack pack, DevicePreference asked, Figure measured) {
    Figure kept =
        new Figure(
            measured.encoder(),
            measured.precision(),
            measured.device(),
            measured.reason(),
            measured.dimension(),
            measured.millis(),
            clock.instant().toString().substring(0, 10),
            stamp(pack));
    try {
      JsonObject all = read();
      all.add(key(pack, asked), gson.toJsonTree(kept));
      EncoderJson.put(file, all);
    } catch (TenshotException e) {
      LOG.warn("{} cannot be written", file, e);
    }
    return kept;
  }

  private static String key(EncoderPack pack, DevicePreference asked) {
    return asked.name().toLowerCase(Locale.ROOT) + " " + pack.folder().toAbsolutePath();
  }

  /// Length and time of every file, as one text.
  private static String stamp(EncoderPack pack) {
    try (Stream<Path> files = Files.walk(pack.folder())) {
      long[] sums = new long[2];
      for (Path one : files.filter(Files::isRegularFile).toList()) {
        sums[0] += Files.size(one);
        sums[1] = Math.max(sums[1], Files.getLastModifiedTime(one).toMillis());
      }
      return sums[0] + " bytes, " + sums[1];
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("cannot look at {}", pack.folder(), e);
      return "";
    }
  }

  private JsonObject read() {
    return EncoderJson.readOrBegin(file, "figures are measured again");
  }
}
