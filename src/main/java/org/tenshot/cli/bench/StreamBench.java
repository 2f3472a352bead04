package org.tenshot.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.tenshot.camera.FrameSource;
import org.tenshot.domain.Arrival;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Encoder;
import org.tenshot.encode.SharedEncoder;
import org.tenshot.encode.Urgency;
import org.tenshot.inspect.Inspector;
import org.tenshot.inspect.Line;
import org.tenshot.inspect.Recipe;

/// Measures several lines that share one encoder, each with a camera of its own, beside one line
/// alone. The pictures are drawn before, so that drawing costs nothing while it counts.
final class StreamBench {

  private static final int PICTURES = 16;
  private static final double WARM_UP_SECONDS = 2;

  private final SharedEncoder shared;
  private final Profile profile;
  private final List<Picture> pictures;
  private final Load load;

  /// What is run.
  ///
  /// @param streams live pictures at once, at least 1
  /// @param triggered lines beside them whose every frame is a part
  /// @param fps frames a second of a live picture
  /// @param partsPerSecond of a line whose every frame is a part
  /// @param seconds that count
  record Load(int streams, int triggered, double fps, double partsPerSecond, int seconds) {}

  /// @param shared stays the caller's
  StreamBench(SharedEncoder shared, Profile profile, FrameSource drawn, Load load)
      throws InterruptedException {
    this.shared = shared;
    this.profile = profile;
    this.load = load;
    this.pictures = pictures(drawn);
  }

  private static List<Picture> pictures(FrameSource drawn) throws InterruptedException {
    List<Picture> pictures = new ArrayList<>();
    while (pictures.size() < PICTURES) {
      if (drawn.next() instanceof Arrival.Taken(Frame frame)) {
        pictures.add(frame.picture());
      }
    }
    return pictures;
  }

  /// The size of the pictures, for the report.
  String size() {
    return pictures.getFirst().width() + " x " + pictures.getFirst().height();
  }

  /// One stream alone, then all together.
  List<StreamWatch.Row> rows() throws TenshotException, InterruptedException {
    List<StreamWatch.Row> rows = new ArrayList<>(run(1, 0));
    rows.addAll(run(load.streams(), load.triggered()));
    return rows;
  }

  private List<StreamWatch.Row> run(int streams, int triggered)
      throws TenshotException, InterruptedException {
    List<Stream> all = new ArrayList<>();
    for (int i = 0; i < streams; i++) {
      String name = streams == 1 ? "alone" : "live " + (i + 1);
      all.add(stream(name, FrameSource.Pace.NEWEST, load.fps(), (double) i / streams));
    }
    for (int i = 0; i < triggered; i++) {
      String name = "triggered " + (i + 1);
      all.add(stream(name, FrameSource.Pace.EVERY, load.partsPerSecond(), 0.5));
    }
    all.forEach(own -> own.line().start());
    TimeUnit.MILLISECONDS.sleep(Math.round(1000 * (WARM_UP_SECONDS + load.seconds())));
    List<StreamWatch.Row> rows = new ArrayList<>();
    for (Stream own : all) {
      own.line().close();
    }
    for (Stream own : all) {
      rows.add(own.watch().row(own.name(), own.pace() == FrameSource.Pace.NEWEST));
    }
    return rows;
  }

  private record Stream(String name, FrameSource.Pace pace, Line line, StreamWatch watch) {}

  private Stream stream(String name, FrameSource.Pace pace, double rate, double offset)
      throws TenshotException {
    Encoder own = shared.handle(Urgency.LINE);
    StreamWatch watch = new StreamWatch(Math.round(WARM_UP_SECONDS * rate));
    Line line =
        new Line(
            new Line.Parts(
                () -> new PreparedStream(name, pictures, pace, rate, offset),
                new Inspector(own),
                Recipe.zeroShot(profile, own),
                List.of(),
                null,
                List.of(watch),
                Long.MAX_VALUE));
    return new Stream(name, pace, line, watch);
  }
}
