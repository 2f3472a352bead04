package org.tenshot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.Limits;
import org.tenshot.domain.Precision;
import org.tenshot.domain.Recording;
import org.tenshot.domain.Shot;
import org.tenshot.domain.ShotRole;
import org.tenshot.domain.TenshotException;

/// What people teach, as it is written into the log and comes back.
class TeachingLogTest {

  private static final Limits LIMITS = new Limits(0.8, 0.45, 0.5);

  @TempDir Path folder;

  private final List<Recording> told = new CopyOnWriteArrayList<>();
  private LogPlace place;
  private InspectionLog log;
  private TeachingLog teaching;
  private History history;

  @BeforeEach
  void open() throws Exception {
    place = Samples.place(folder);
    log = InspectionLog.open(place, Samples.CLOCK, told::add);
    teaching = log.teaching();
    history = History.open(place);
    log.register(Samples.PROFILE, Samples.ENCODER, Samples.HEAD);
  }

  @AfterEach
  void close() throws Exception {
    history.close();
    log.close();
  }

  @Test
  void aShotKeepsWhoSaidWhatOfWhichPictureAndWhen() throws Exception {
    byte[] png = Samples.png(9);
    long inspection = await(log.append(Samples.passed(9), png));

    long called = await(shot("bearing 608", "rust", png, "Jana", inspection));
    long imported = await(shot("bearing 608", "good", Samples.png(10), "Jana", null));
    await(shot("tile", "crack", Samples.png(11), "Li", null));

    assertThat(history.teaching().shots("bearing 608"))
        .containsExactly(
            new StoredShot(
                called,
                new Shot(
                    "bearing 608",
                    "rust",
                    PictureFolder.sha256(png),
                    "Jana",
                    Samples.NOW,
                    inspection,
                    ShotRole.TEACH,
                    "P9")),
            new StoredShot(
                imported,
                new Shot(
                    "bearing 608",
                    "good",
                    PictureFolder.sha256(Samples.png(10)),
                    "Jana",
                    Samples.NOW,
                    null,
                    ShotRole.TEACH,
                    null)));
    assertThat(history.picture(PictureFolder.sha256(Samples.png(10))).orElseThrow())
        .hasBinaryContent(Samples.png(10));
  }

  @Test
  void aShotThatIsTakenBackNoLongerTeachesButStaysInTheFile() throws Exception {
    long shot = await(shot("tile", "crack", Samples.png(1), "Li", null));

    assertThat(await(teaching.withdrawShot(shot, "Li"))).isEqualTo(shot);
    await(teaching.withdrawShot(shot, "Li"));

    assertThat(history.teaching().shots("tile")).isEmpty();
    assertThat(Samples.ask(place, "SELECT count(*) FROM shots WHERE withdrawn_at IS NOT NULL"))
        .isEqualTo("1");
  }

  @Test
  void aShotThatIsNotThereCannotBeTakenBack() {
    assertThatThrownBy(() -> await(teaching.withdrawShot(77, "Li")))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("there is no shot 77");
    assertThat(told).as("nothing is missing from the log").isEmpty();
  }

  @Test
  void aPictureThatWasTaughtCannotBePurged() throws Exception {
    await(shot("tile", "crack", Samples.png(1), "Li", null));

    try (Connection purge = Samples.connect(place.database())) {
      Samples.execute(purge, "PRAGMA foreign_keys = ON");
      assertThatThrownBy(() -> Samples.execute(purge, "DELETE FROM pictures"))
          .hasMessageContaining("FOREIGN KEY");
    }
  }

  @Test
  void aShotOfTheAcceptanceSetStays() throws Exception {
    long shot =
        await(
            teaching.addShot(
                new TeachingLog.NewShot(
                    "tile", "crack", Samples.png(2), "Li", null, ShotRole.ACCEPT, "T-17")));

    assertThatThrownBy(() -> await(teaching.withdrawShot(shot, "Li")))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("acceptance set stays");
    assertThat(history.teaching().shots("tile"))
        .extracting(own -> own.shot().role(), own -> own.shot().part())
        .containsExactly(tuple(ShotRole.ACCEPT, "T-17"));
  }

  @Test
  void theEmbeddingOfAPictureIsRememberedToTheLastBit() throws Exception {
    await(shot("tile", "crack", Samples.png(1), "Li", null));
    String picture = PictureFolder.sha256(Samples.png(1));
    Embedding seen = Embedding.normalised(new float[] {0.1f, -0.7f, 3e-5f});
    EncoderId encoder = new EncoderId("other", "ef".repeat(32), Precision.FP16, 1, 3);

    await(teaching.remember(picture, encoder, "whole", new SeenShot(seen, new byte[] {1, 2})));
    await(teaching.remember(picture, encoder, "whole", new SeenShot(seen, new byte[] {1, 2})));

    SeenShot back = history.teaching().seen(picture, encoder, "whole").orElseThrow();
    assertThat(back.embedding().values()).isEqualTo(seen.values());
    assertThat(back.look()).containsExactly(1, 2);
    assertThat(history.teaching().seen(picture, encoder, "10 20 30 40")).isEmpty();
    assertThat(history.teaching().seen(picture, Samples.ENCODER, "whole")).isEmpty();
  }

  @Test
  void theNewestPromotionHoldsAndEveryOneKnowsTheOneBefore() throws Exception {
    long first = await(head("a/1"));
    long second = await(head("b/2"));
    long one = await(teaching.promote("tile", first, "Jana", null));
    long two = await(teaching.promote("tile", second, "Jana", "the lamp was changed"));
    long back = await(teaching.promote("tile", null, "Li", null));

    assertThat(history.teaching().promotions("tile"))
        .containsExactly(
            new Promotion(back, null, two, "Li", Samples.NOW, null),
            new Promotion(two, second, one, "Jana", Samples.NOW, "the lamp was changed"),
            new Promotion(one, first, null, "Jana", Samples.NOW, null));
    assertThat(history.teaching().heads("tile"))
        .containsExactly(
            new StoredHead(second, "tile", "b/2", LIMITS, "{}", "Jana", Samples.NOW),
            new StoredHead(first, "tile", "a/1", LIMITS, "{}", "Jana", Samples.NOW));
    assertThat(history.teaching().text(second)).contains("text of b/2");
    assertThat(history.teaching().text(99)).isEmpty();
    assertThat(history.teaching().promotions("bearing 608")).isEmpty();
  }

  @Test
  void aHeadOfAnotherProductIsNotPromoted() throws Exception {
    long tile = await(head("a/1"));

    assertThatThrownBy(() -> await(teaching.promote("bearing 608", tile, "Jana", null)))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("bearing 608 has no head " + tile);
    assertThat(history.teaching().promotions("bearing 608")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE taught_heads SET pass = 0.51",
        "DELETE FROM taught_heads",
        "UPDATE promotions SET person = 'somebody else'",
        "DELETE FROM promotions",
        "DELETE FROM shots"
      })
  void whatWasDecidedIsNotRewritten(String statement) throws Exception {
    await(shot("tile", "crack", Samples.png(1), "Li", null));
    await(teaching.promote("tile", await(head("a/1")), "Jana", null));

    try (Connection other = Samples.connect(place.database())) {
      assertThatThrownBy(() -> Samples.execute(other, statement)).isInstanceOf(Exception.class);
    }
    assertThat(history.teaching().heads("tile")).hasSize(1);
    assertThat(history.teaching().promotions("tile")).hasSize(1);
    assertThat(history.teaching().shots("tile")).hasSize(1);
  }

  private CompletableFuture<Long> head(String version) {
    return teaching.addHead("tile", version, "text of " + version, LIMITS, "{}", "Jana");
  }

  private CompletableFuture<Long> shot(
      String product, String className, byte[] png, String person, @Nullable Long inspection) {
    return teaching.addShot(
        new TeachingLog.NewShot(product, className, png, person, inspection, ShotRole.TEACH, null));
  }

  private static <T> T await(CompletableFuture<T> future) throws Exception {
    try {
      return future.get(20, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw failed;
    }
  }
}
