package org.tenshot.camera;

import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.Arrival;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Frame;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Saying;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Truth;

/// Makes arrivals of picture files and counts them. A file that is no picture is an arrival too.
final class PictureTaker {

  private static final Logger LOG = LoggerFactory.getLogger(PictureTaker.class);

  private final String source;
  private final PictureDecoder decoder;
  private final Clock clock;
  private long sequence;

  /// What decoding a file gave: a picture, or why not.
  sealed interface Decoded {}

  record Readable(Picture picture) implements Decoded {}

  record Unreadable(Saying why) implements Decoded {}

  PictureTaker(String source, PictureDecoder decoder, Clock clock) {
    this.source = source;
    this.decoder = decoder;
    this.clock = clock;
  }

  Decoded decode(Path file) {
    try {
      return new Readable(decoder.decode(file));
    } catch (TenshotException unreadable) {
      return new Unreadable(unreadable.saying());
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError unforeseen) {
      // Codecs answer some damaged files with exceptions of every kind, or with sizes that no
      // memory holds; one such file must not end the line.
      LOG.error("The decoder failed at {}", file, unforeseen);
      return new Unreadable(
          Saying.of(
              "file.unforeseen",
              "{0} cannot be read: {1}. Replace the file or look at the part.",
              file,
              unforeseen));
    }
  }

  /// The arrival of a file; each call counts as one frame.
  Arrival arrival(Path file, Decoded decoded, @Nullable Truth truth) {
    Frame.Origin origin =
        new Frame.Origin(
            source,
            sequence++,
            clock.instant(),
            System.nanoTime(),
            file.toString(),
            PartId.UNKNOWN);
    return switch (decoded) {
      case Readable readable -> new Arrival.Taken(new Frame(origin, readable.picture(), truth));
      case Unreadable unreadable ->
          new Arrival.Damaged(origin, new Fault(Fault.Code.PICTURE_UNREADABLE, unreadable.why()));
    };
  }
}
