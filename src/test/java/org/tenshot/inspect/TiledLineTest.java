package org.tenshot.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.ShippedEncoder;
import org.tenshot.camera.FrameSource;
import org.tenshot.domain.Arrival;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.Frame;
import org.tenshot.domain.HeatMap;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.PartId;
import org.tenshot.domain.PatchGrid;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Region;
import org.tenshot.domain.Score;
import org.tenshot.domain.SeenPicture;
import org.tenshot.domain.Verdict;
import org.tenshot.domain.View;
import org.tenshot.encode.Encoder;
import org.tenshot.head.Example;
import org.tenshot.head.GuardedHead;
import org.tenshot.head.Head;
import org.tenshot.head.HeadTrainers;
import org.tenshot.head.PatchGuard;
import org.tenshot.head.TrainingSet;
import org.tenshot.head.ZeroShotHead;
import org.tenshot.profile.ProfileReader;
import org.tenshot.profile.TemplateLibrary;

/// Long parts with the encoder that ships: three drawn surfaces side by side, of which one may have
/// a defect.
class TiledLineTest {

  private static final int SHOTS = 10;
  private static final View.Tiles VIEW = new View.Tiles(3, 1, 0);

  @TempDir Path folder;

  @Test
  void tilesOfARunAreWhatEachOfThemIsAlone() throws Exception {
    try (Encoder plain = ShippedEncoder.open()) {
      assertThat(plain.seeing(View.Plain.ENCODER)).isSameAs(plain);
      Picture picture = row(frames("sim:?seed=3", 3).stream().map(Frame::picture).toList());
      View.Tiles view = new View.Tiles(3, 2, 0.2);
      Region.Box region = new Region.Box(5, 3, picture.width() - 9, picture.height() - 8);
      Inspector whole = new Inspector(plain.seeing(View.Plain.WHOLE));

      SeenPicture seen = new Inspector(plain.seeing(view)).see(picture, region);

      List<Embedding> tiles = seen.whole().tiles(6);
      PatchGrid patches = Objects.requireNonNull(seen.patches());
      List<Region.Box> boxes = view.boxes(region);
      for (int i = 0; i < boxes.size(); i++) {
        SeenPicture alone = whole.see(picture, boxes.get(i));
        assertThat(tiles.get(i).cosine(alone.whole())).isCloseTo(1, within(1e-5));
        PatchGrid own = Objects.requireNonNull(alone.patches());
        assertThat(
                patches
                    .tile(i)
                    .cosine(
                        7,
                        java.util.Arrays.copyOfRange(
                            own.values(), 7 * own.dimension(), 8 * own.dimension())))
            .isCloseTo(1, within(1e-4));
      }
      assertThat(new Inspector(plain.seeing(view)).embed(picture, region).cosine(seen.whole()))
          .isCloseTo(1, within(1e-5));
    }
  }

  @Test
  void aRecipeForAnotherViewThanTheProfilesCannotBeMade() throws Exception {
    try (Encoder plain = ShippedEncoder.open()) {
      Profile tiled = profile();
      assertThatIllegalArgumentException().isThrownBy(() -> Recipe.zeroShot(tiled, plain));
      Profile usual = ShippedEncoder.profile("metal-surface");
      Recipe recipe = Recipe.zeroShot(usual, plain);
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  new Inspector(plain.seeing(VIEW))
                      .inspect(frames("sim:?seed=3", 1).getFirst(), recipe));
    }
  }

  @Test
  void tenGoodAndTenBadLongPartsAreEnough() throws Exception {
    Profile profile = profile();
    List<Frame> frames = frames("sim:?seed=77", 200);
    List<Picture> good = pictures(frames, ClassKind.GOOD);
    List<Picture> bad = pictures(frames, ClassKind.DEFECT);
    List<Picture> none = pictures(frames, ClassKind.VOID);
    try (Encoder encoder = ShippedEncoder.open().seeing(VIEW)) {
      Inspector inspector = new Inspector(encoder);
      Recipe prompts = Recipe.zeroShot(profile, encoder);
      Head head = taught(prompts, inspector, good, bad);
      Recipe recipe = new Recipe(profile, head, profile.limits());
      int passed = 0;
      int escaped = 0;
      int placed = 0;
      int tested = 12;
      for (int i = 0; i < tested; i++) {
        List<Picture> parts = new ArrayList<>(triple(good, 3 * SHOTS + 2 * SHOTS + 3 * i));
        Inspection fine = inspector.inspect(frame(row(parts)), recipe);
        passed += fine.verdict().kind() == Verdict.Kind.PASS ? 1 : 0;
        parts.set(i % 3, bad.get(SHOTS + i));
        Inspection flawed = inspector.inspect(frame(row(parts)), recipe);
        escaped += flawed.verdict().kind() == Verdict.Kind.PASS ? 1 : 0;
        placed += tile(flawed) == i % 3 ? 1 : 0;
        parts.set(i % 3, none.get(i % none.size()));
        assertThat(inspector.inspect(frame(row(parts)), recipe).verdict().kind())
            .as("a part of which a third is hidden or missing")
            .isNotEqualTo(Verdict.Kind.PASS);
      }
      System.out.printf(
          "long parts: %d of %d good ones pass, %d of %d bad ones escape, %d marked in the right third%n",
          passed, tested, escaped, tested, placed);
      assertThat(escaped).isLessThanOrEqualTo(2);
      assertThat(placed).isGreaterThanOrEqualTo(8);
      assertThat(passed).isGreaterThanOrEqualTo(4);
      Inspection empty =
          inspector.inspect(frame(row(List.of(none.get(0), none.get(1), none.get(2)))), recipe);
      assertThat(empty.verdict().kind()).isNotEqualTo(Verdict.Kind.PASS);
      assertThat(Objects.requireNonNull(empty.embedding()).dimension())
          .isEqualTo(encoder.id().dimension());
    }
  }

  /// Each class of defects shares ten shots; good ones come from the front of their list.
  private static Head taught(
      Recipe prompts, Inspector inspector, List<Picture> good, List<Picture> bad) throws Exception {
    List<Example> shots = new ArrayList<>();
    for (int i = 0; i < SHOTS; i++) {
      shots.add(example(inspector, row(triple(good, 3 * i)), 0, i));
      List<Picture> parts = new ArrayList<>(triple(good, 3 * SHOTS + 2 * i));
      parts.set(i % 3, bad.get(i));
      shots.add(example(inspector, row(parts), 1, SHOTS + i));
    }
    TrainingSet set =
        new TrainingSet(
            prompts.head().encoder(),
            prompts.head().classes(),
            shots,
            prompts.head() instanceof ZeroShotHead texts ? texts : null);
    return new GuardedHead(
        HeadTrainers.all().getFirst().train(set), PatchGuard.learn(set).orElseThrow().guard());
  }

  private static Example example(Inspector inspector, Picture picture, int label, int group)
      throws Exception {
    SeenPicture seen =
        PatchGuard.keep(
            inspector.see(picture, new Region.Box(0, 0, picture.width(), picture.height())));
    return new Example(seen.whole(), label, group, seen.patches());
  }

  /// The third that is marked; -1 for none.
  private static int tile(Inspection inspection) {
    Score score = Objects.requireNonNull(inspection.score());
    HeatMap where = Objects.requireNonNull(score.where());
    return where.spots(1).stream()
        .mapToInt(spot -> (int) (3 * (spot.left() + spot.right()) / 2))
        .findFirst()
        .orElse(-1);
  }

  private Profile profile() throws Exception {
    Path file = folder.resolve("long.yaml");
    Files.writeString(
        file,
        ShippedEncoder.profile("metal-surface").text()
            + "\nview: {tiles: {columns: 3, rows: 1, overlap: 0}}\n");
    return new ProfileReader(TemplateLibrary.shipped()).read(file);
  }

  private static List<Frame> frames(String source, int count) throws Exception {
    List<Frame> frames = new ArrayList<>();
    try (FrameSource open =
        ShippedEncoder.source(source, ShippedEncoder.profile("metal-surface"))) {
      while (frames.size() < count) {
        if (open.next() instanceof Arrival.Taken(Frame frame)) {
          frames.add(frame);
        }
      }
    }
    return frames;
  }

  private static List<Picture> pictures(List<Frame> frames, ClassKind kind) {
    return frames.stream()
        .filter(one -> Objects.requireNonNull(one.truth()).productClass().kind() == kind)
        .map(Frame::picture)
        .toList();
  }

  private static List<Picture> triple(List<Picture> pictures, int from) {
    return List.of(
        pictures.get(from % pictures.size()),
        pictures.get((from + 1) % pictures.size()),
        pictures.get((from + 2) % pictures.size()));
  }

  /// Pictures of one size side by side.
  private static Picture row(List<Picture> pictures) {
    int width = pictures.getFirst().width();
    int height = pictures.getFirst().height();
    byte[] rgb = new byte[3 * width * height * pictures.size()];
    for (int i = 0; i < pictures.size(); i++) {
      for (int y = 0; y < height; y++) {
        System.arraycopy(
            pictures.get(i).rgb(),
            3 * y * width,
            rgb,
            3 * (y * width * pictures.size() + i * width),
            3 * width);
      }
    }
    return new Picture(width * pictures.size(), height, rgb);
  }

  private static Frame frame(Picture picture) {
    return new Frame(
        new Frame.Origin(
            "test", 0, Instant.EPOCH, System.nanoTime(), null, new PartId("1", null, null)),
        picture,
        null);
  }
}
