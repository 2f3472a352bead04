package org.tenshot.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenshot.ChangedPictures;
import org.tenshot.ShippedEncoder;
import org.tenshot.camera.FrameSource;
import org.tenshot.domain.Arrival;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.LineEvent;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Region;
import org.tenshot.domain.Saying;
import org.tenshot.domain.Usual;
import org.tenshot.domain.Verdict;
import org.tenshot.encode.OnnxEncoder;
import org.tenshot.image.Gauge;

/// The pictures of the simulated line, as they are and changed, with the encoder that ships.
class SceneryTest {

  /// More with `-Dtenshot.scenery.frames=3000`.
  private static final int UNCHANGED = Integer.getInteger("tenshot.scenery.frames", 400);

  private static final int BEFORE = 30;
  private static final int AFTER = 60;

  private static OnnxEncoder encoder;
  private static Inspector inspector;
  private static Profile bearing;
  private static Recipe recipe;
  private static Usual tenShots;

  private final Cautions cautions = new Cautions();
  private final Events events = new Events();
  private Scenery scenery;
  private long now;

  @BeforeAll
  static void teach() throws Exception {
    encoder = ShippedEncoder.open();
    inspector = new Inspector(encoder);
    bearing = ShippedEncoder.profile("bearing");
    recipe = Recipe.zeroShot(bearing, encoder);
    tenShots = taught(bearing, 10);
  }

  @AfterAll
  static void close() {
    encoder.close();
  }

  @BeforeEach
  void open() {
    scenery = new Scenery(bearing, cautions, events, ZoneOffset.UTC);
  }

  @Test
  void anUnchangedLineIsNeverWarnedOf() throws Exception {
    scenery.compare(tenShots, List.of());
    run(bearing, 71, UNCHANGED, UnaryOperator.identity());
    System.out.printf(
        "%d unchanged pictures: %d warnings %s%n", UNCHANGED, events.told.size(), events.told);
    assertThat(events.told).isEmpty();
  }

  @Test
  void aLampThatGivesSeventyPercentIsOneSentenceAndNothingPasses() throws Exception {
    change("30 % darker", picture -> ChangedPictures.darker(picture, 0.7));
    assertThat(events.told.getFirst())
        .startsWith("PICTURE holds Since 00:00 the picture is")
        .contains("% darker than when the product was taught: check the lamp");
    assertThat(cautions.hold()).isNotNull();
  }

  @Test
  void aLensOutOfFocusIsNamed() throws Exception {
    change("blurred", picture -> ChangedPictures.blurred(picture, 3));
    assertThat(events.told.getFirst()).contains("more blurred");
  }

  @Test
  void warmerLightIsNamed() throws Exception {
    change("tinted 6 %", picture -> ChangedPictures.tinted(picture, 1.06, 0.94));
    assertThat(events.told.getFirst()).containsAnyOf("redder", "yellower");
  }

  @Test
  void aCameraThatWasPushedIsNamed() throws Exception {
    change("shifted 10 %", picture -> ChangedPictures.shifted(picture, picture.width() / 10, 0));
    assertThat(events.told.getFirst()).contains("further right");
  }

  @Test
  void aSlightDriftWarnsAndHoldsNothing() throws Exception {
    change("12 % darker", picture -> ChangedPictures.darker(picture, 0.88));
    assertThat(events.told.getFirst()).startsWith("PICTURE warns").contains("darker");
    assertThat(cautions.hold()).isNull();
    assertThat(cautions.trouble()).contains("darker");
  }

  @Test
  void itIsOverWithTheCauseAndWrittenSo() throws Exception {
    change("30 % darker", picture -> ChangedPictures.darker(picture, 0.7));
    run(bearing, 73, AFTER, UnaryOperator.identity());
    assertThat(events.told.getLast()).isEqualTo("PICTURE over");
    assertThat(cautions.trouble()).isEmpty();
    assertThat(cautions.hold()).isNull();
  }

  @Test
  void withoutShotsItLearnsFromTheFirstPartsThatPass() throws Exception {
    assertThat(scenery.isLearning()).isTrue();
    run(bearing, 74, 120, UnaryOperator.identity());
    assertThat(scenery.isLearning()).isFalse();
    assertThat(events.learnt.learntFrom().english())
        .isEqualTo("in the first 30 good parts from 00:00 on");
    assertThat(events.told).isEmpty();
    run(bearing, 75, 30, picture -> ChangedPictures.darker(picture, 0.7));
    assertThat(events.told.getFirst())
        .contains("darker than in the first 30 good parts from 00:00 on");
  }

  @Test
  void aPersonMayTakeThePictureAsItIs() throws Exception {
    change("30 % brighter", picture -> ChangedPictures.darker(picture, 1.3));
    assertThat(scenery.accept(Set.of(LineEvent.Kind.CAMERA), Instant.ofEpochSecond(now)))
        .as("somebody saw something else")
        .isFalse();
    assertThat(cautions.trouble()).contains("brighter");
    assertThat(scenery.accept(scenery.standing(), Instant.ofEpochSecond(now))).isTrue();
    assertThat(cautions.hold()).isNull();
    assertThat(events.told.getLast()).isEqualTo("PICTURE over");
    assertThat(scenery.isLearning()).isTrue();
  }

  @Test
  void anotherProductUnderTheLensIsNamedAndNothingPasses() throws Exception {
    Profile other = ShippedEncoder.profile("metal-surface");
    Lookalike known = new Lookalike(other.product(), taught(other, 10));
    scenery.compare(tenShots, List.of(known));
    run(bearing, 76, 100, UnaryOperator.identity());
    assertThat(events.told).isEmpty();
    run(other, 77, 30, UnaryOperator.identity());
    assertThat(events.told)
        .anyMatch(
            told ->
                told.startsWith("PRODUCT holds Since 00:0")
                    && told.contains("look like " + other.product() + "; " + bearing.product()));
    run(bearing, 78, 60, UnaryOperator.identity());
    assertThat(cautions.trouble()).isEmpty();
  }

  @Test
  void aCameraWithAnotherResolutionIsAWarning() throws Exception {
    scenery.compare(tenShots, List.of());
    run(bearing, 79, 20, SceneryTest::twice);
    assertThat(events.told)
        .anyMatch(told -> told.startsWith("CAMERA warns The pictures are 640 x 640"));
  }

  /// Unchanged pictures, then changed ones; says after how many it is noticed.
  private void change(String what, UnaryOperator<Picture> change) throws Exception {
    scenery.compare(tenShots, List.of());
    run(bearing, 72, BEFORE, UnaryOperator.identity());
    assertThat(events.told).isEmpty();
    long began = now;
    run(bearing, 73, AFTER, change);
    System.out.printf(
        "%s: warned after %d pictures, held after %d; %s%n",
        what, events.firstAt - began, events.heldAt - began, events.told);
    assertThat(events.told).as(what).isNotEmpty();
  }

  private void run(Profile profile, long seed, int count, UnaryOperator<Picture> change)
      throws Exception {
    try (FrameSource line =
        ShippedEncoder.source("sim:?seed=" + seed + "&count=" + count, profile)) {
      while (line.next() instanceof Arrival.Taken(Frame frame)) {
        Frame.Origin was = frame.origin();
        Frame.Origin origin =
            new Frame.Origin(
                was.source(),
                was.sequence(),
                Instant.ofEpochSecond(now++),
                was.capturedNanos(),
                null,
                was.part());
        Picture picture = change.apply(frame.picture());
        Inspection inspection =
            cautions.heed(inspector.inspect(new Frame(origin, picture, frame.truth()), recipe));
        assertThat(cautions.hold() != null && inspection.verdict() instanceof Verdict.Pass)
            .isFalse();
        scenery.inspected(inspection, picture);
      }
    }
  }

  /// The first good parts of a line, as shots.
  private static Usual taught(Profile profile, int shots) throws Exception {
    List<Usual.Sample> samples = new ArrayList<>();
    Gauge gauge = new Gauge();
    try (FrameSource line = ShippedEncoder.source("sim:?seed=70&count=500", profile)) {
      while (samples.size() < shots && line.next() instanceof Arrival.Taken(Frame frame)) {
        if (frame.truth() != null && frame.truth().productClass().kind() == ClassKind.GOOD) {
          Picture picture = frame.picture();
          Region.Box box = profile.region().within(picture.width(), picture.height()).orElseThrow();
          samples.add(
              new Usual.Sample(
                  gauge.measure(picture, box),
                  inspector.embed(picture, box),
                  picture.width(),
                  picture.height()));
        }
      }
    }
    return Usual.of(Saying.english("when the product was taught"), samples);
  }

  private static Picture twice(Picture picture) {
    int width = 2 * picture.width();
    byte[] rgb = new byte[4 * picture.rgb().length];
    for (int i = 0; i < rgb.length / 3; i++) {
      int from = i / width / 2 * picture.width() + i % width / 2;
      System.arraycopy(picture.rgb(), 3 * from, rgb, 3 * i, 3);
    }
    return new Picture(width, 2 * picture.height(), rgb);
  }

  /// Keeps what was told.
  private final class Events implements Scenery.Book {

    final List<String> told = new ArrayList<>();
    Usual learnt = tenShots;
    long firstAt = -1;
    long heldAt = -1;

    @Override
    public void began(LineEvent.Kind kind, Cautions.Caution caution, Instant since) {
      told.add(kind + (caution.holds() ? " holds " : " warns ") + caution.sentence());
      firstAt = firstAt < 0 ? now : firstAt;
      heldAt = heldAt < 0 && caution.holds() ? now : heldAt;
    }

    @Override
    public void ended(LineEvent.Kind kind, Instant at) {
      told.add(kind + " over");
    }

    @Override
    public void learnt(Usual usual) {
      learnt = usual;
    }
  }
}
