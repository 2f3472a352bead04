package org.tenshot.store;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.ClassPrompts;
import org.tenshot.domain.Device;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.Limits;
import org.tenshot.domain.PartId;
import org.tenshot.domain.PictureRule;
import org.tenshot.domain.Precision;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Region;
import org.tenshot.domain.Score;
import org.tenshot.domain.StepTimes;
import org.tenshot.domain.Timing;
import org.tenshot.domain.Trigger;
import org.tenshot.domain.Truth;
import org.tenshot.domain.Verdict;
import org.tenshot.domain.View;

/// A product, an encoder, inspections and pictures for the tests of the log.
final class Samples {

  static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  static final ProductClass GOOD = new ProductClass("good", ClassKind.GOOD);
  static final ProductClass RUST = new ProductClass("rust", ClassKind.DEFECT);
  static final ProductClass HAND = new ProductClass("hand", ClassKind.VOID);

  static final EncoderId ENCODER =
      new EncoderId("surface-s", "ab".repeat(32), Precision.FP32, 1, 512);
  static final String HEAD = "zero-shot/5e1c0a7b";

  static final Profile PROFILE =
      new Profile(
          "bearing",
          "bearing 608",
          "sim:",
          "",
          Region.WHOLE,
          View.Plain.ENCODER,
          List.of("a photo of a {product}"),
          Map.of(),
          List.of(new ClassPrompts(GOOD, Map.of(), List.of(), List.of())),
          Limits.DEFAULT,
          PictureRule.DEFAULT,
          List.of(),
          List.of(),
          0,
          Timing.FREE,
          null,
          null,
          "cd".repeat(32),
          "product: bearing 608\n");

  /// Outlives the temporary folders of the tests, because the library is loaded once.
  static final Path NATIVES = Path.of(System.getProperty("tenshot.data"), "natives");

  private static final Inspection.Basis BASIS = basis(PROFILE.hash(), HEAD);

  private Samples() {}

  static LogPlace place(Path folder) {
    return LogPlace.of(folder.resolve("tenshot.db"), NATIVES);
  }

  static Inspection.Basis basis(String profileHash, String head) {
    return new Inspection.Basis(PROFILE.product(), profileHash, ENCODER, Device.Kind.CPU, head);
  }

  /// A frame of its own time, part and embedding for each number.
  static Inspection inspection(long sequence, Verdict verdict) {
    return inspection(sequence, verdict, BASIS);
  }

  static Inspection inspection(long sequence, Verdict verdict, Inspection.Basis basis) {
    boolean judged = verdict.kind() != Verdict.Kind.FAULT;
    return new Inspection(
        origin(sequence),
        verdict,
        judged ? score(0.75, 0.125, 0.125) : null,
        judged ? embedding(sequence) : null,
        new StepTimes(1_000_001, 20_000_002, 30_003, 25_000_004),
        basis,
        new Truth(RUST, null));
  }

  static Inspection passed(long sequence) {
    return inspection(sequence, new Verdict.Pass("good"));
  }

  /// One that somebody asked for at {@link #NOW}.
  static Inspection triggered(long sequence) {
    Inspection passed = passed(sequence);
    Trigger trigger = new Trigger(sequence, passed.origin().part(), NOW, 0);
    return new Inspection(
        passed.origin().of(trigger),
        passed.verdict(),
        passed.score(),
        passed.embedding(),
        passed.times(),
        passed.basis(),
        passed.truth());
  }

  static Inspection faulted(long sequence) {
    return inspection(
        sequence,
        new Verdict.Faulted(new Fault(Fault.Code.PICTURE_UNREADABLE, "The picture is damaged.")));
  }

  static Frame.Origin origin(long sequence) {
    return new Frame.Origin(
        "sim:",
        sequence,
        NOW.plusMillis(sequence).plusNanos(123_000),
        0,
        "frames/" + sequence + ".png",
        new PartId("P" + sequence, "lot 7", "S/" + sequence));
  }

  static Score score(double good, double rust, double hand) {
    return new Score(
        List.of(
            new Score.ClassScore(GOOD, good),
            new Score.ClassScore(RUST, rust),
            new Score.ClassScore(HAND, hand)),
        "a photo of a \"rusty\" bearing <steel>, 锈");
  }

  static Embedding embedding(long seed) {
    Random random = new Random(seed);
    float[] values = new float[ENCODER.dimension()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Embedding.normalised(values);
  }

  /// A picture of noise, which no packer makes small: some twelve kilobytes.
  static byte[] png(long seed) {
    Random random = new Random(seed);
    BufferedImage image = new BufferedImage(80, 50, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.setRGB(x, y, random.nextInt());
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    return bytes.toByteArray();
  }

  /// Asks the file itself, past everything under test.
  static String ask(LogPlace place, String query) throws SQLException {
    try (Connection connection = connect(place.database());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return String.valueOf(row.getString(1));
    }
  }

  static Connection connect(Path database) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + database);
  }

  static void execute(Connection connection, String script) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(script);
    }
  }
}
