package org.tenshot.cli.line;

import java.time.Duration;
import java.util.Optional;
import org.tenshot.camera.FrameSource;
import org.tenshot.domain.Arrival;
import org.tenshot.domain.Frame;
import org.tenshot.inspect.SourceOpener;

/// A source whose frames say which line they belong to, so that the rows of several lines in one
/// log can be told apart.
public final class NamedSource implements FrameSource {

  private final String line;
  private final FrameSource source;

  private NamedSource(String line, FrameSource source) {
    this.line = line;
    this.source = source;
  }

  /// Opens sources of a line.
  ///
  /// @param line its name; empty for the only line, whose sources stay as they are
  public static SourceOpener of(String line, SourceOpener opener) {
    return line.isEmpty() ? opener : () -> new NamedSource(line, opener.open());
  }

  @Override
  public String name() {
    return LineSpec.named(line, source.name());
  }

  @Override
  public Pace pace() {
    return source.pace();
  }

  @Override
  public boolean takesWhenAsked() {
    return source.takesWhenAsked();
  }

  @Override
  public String serial() {
    return source.serial();
  }

  @Override
  public Optional<Duration> lag() {
    return source.lag();
  }

  @Override
  public Arrival next() throws InterruptedException {
    return switch (source.next()) {
      case Arrival.Taken(Frame frame) ->
          new Arrival.Taken(new Frame(named(frame.origin()), frame.picture(), frame.truth()));
      case Arrival.Damaged(var origin, var fault) -> new Arrival.Damaged(named(origin), fault);
      case Arrival.Lost lost -> lost;
      case Arrival.Restored back -> back;
      case Arrival.Nothing nothing -> nothing;
      case Arrival.Ended end -> end;
    };
  }

  private Frame.Origin named(Frame.Origin origin) {
    return new Frame.Origin(
        LineSpec.named(line, origin.source()),
        origin.sequence(),
        origin.capturedAt(),
        origin.capturedNanos(),
        origin.file(),
        origin.part(),
        origin.trigger());
  }

  @Override
  public void close() {
    source.close();
  }
}
