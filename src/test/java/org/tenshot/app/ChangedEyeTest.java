package org.tenshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.ShippedEncoder;
import org.tenshot.cli.line.LineOptions;
import org.tenshot.cli.line.LineSpec;
import org.tenshot.domain.LineEvent;
import org.tenshot.domain.LineState;
import org.tenshot.domain.Verdict;
import org.tenshot.output.LineOrders;
import org.tenshot.store.History;
import org.tenshot.store.LogPlace;
import org.tenshot.store.StoredInspection;
import org.tenshot.ui.common.FxTest;
import org.tenshot.ui.line.LineView;
import org.tenshot.ui.line.Part;

/// A controller changes the product: nothing passes before known bad parts were put to what judges
/// it, on that line alone.
@ExtendWith(FxTest.class)
@Timeout(600)
class ChangedEyeTest {

  /// What was embedded for one test serves the next.
  @TempDir static Path texts;

  @TempDir Path folder;
  private Places places;
  private Station whole;
  private StationLine line;
  private LineOrders controller;

  @BeforeEach
  void open() throws Exception {
    places =
        new Places(
            Path.of(System.getProperty("tenshot.home")),
            folder.resolve("data"),
            ShippedEncoder.natives());
    Path profiles = Files.createDirectories(folder.resolve("data/profiles"));
    String shipped = Files.readString(places.home().resolve("profiles/bearing.yaml"));
    Files.writeString(profiles.resolve("one.yaml"), of(shipped, "A-113", 1));
    Files.writeString(profiles.resolve("two.yaml"), of(shipped, "B-204", 2));
    Files.createSymbolicLink(places.texts(), texts);
    whole = new Station(new Assembly(places), new Memory(places.memory()), new LineOptions());
    line = whole.add(new LineSpec("", null, "sim:?seed=2&rate=10"));
    controller = new ControllerOrders(line);
  }

  private static String of(String shipped, String product, int number) {
    assertThat(shipped).contains("product: ball bearing\n");
    return shipped.replace("product: ball bearing\n", "product: " + product + "\n")
        + "number: "
        + number
        + "\n";
  }

  @AfterEach
  void close() {
    whole.close();
  }

  @Test
  void nothingOfAnotherProductPassesBeforeItsKnownBadPartsWereCaught() throws Exception {
    answer(controller.selectProduct(2));
    answer(controller.start());
    passes();
    saidThatNoneIsKnown(1);
    Part passed =
        FxTest.onFx(
            () ->
                view().parts().stream()
                    .filter(own -> own.kind() == Verdict.Kind.PASS && own.picture() != null)
                    .findFirst()
                    .orElseThrow());
    answer(line.actions().wrong(passed.inspection(), passed.picture(), "rust"));
    StationLine other = whole.add(new LineSpec("other", "one", "sim:?seed=3&rate=2"));
    other.begin();
    answer(other.start("test"));

    answer(controller.selectProduct(1));
    passes();
    answer(controller.selectProduct(2));
    FxTest.until("it failed", () -> view().reason().contains("failed: 1 of 1"));
    long held = FxTest.onFx(() -> view().counts().frames());
    FxTest.until("ten more", () -> view().counts().frames() >= held + 10);
    assertThat(verdictsOfTheLastRun("B-204")).doesNotContain(Verdict.Kind.PASS);
    // A part that comes just before the challenge's end may put another event behind it.
    LineEvent challenge =
        events("B-204").stream()
            .filter(event -> event.kind() == LineEvent.Kind.CHALLENGE)
            .findFirst()
            .orElseThrow();
    assertThat(challenge.person()).as("nobody asked").isNull();
    assertThat(challenge.held()).isTrue();
    assertThat(FxTest.onFx(() -> other.screen().viewProperty().get().state()))
        .as("a line of another product")
        .isEqualTo(LineState.RUNNING);

    answer(line.actions().acknowledge(view().said()));
    passes();
    answer(controller.selectProduct(1));
    answer(controller.selectProduct(2));
    passes();
    // What this head misses, as somebody acknowledged, holds it no more.
    saidThatNoneIsKnown(2);
  }

  /// The station is busy with something else when the controller asks for another product.
  @Test
  void fromTheMomentThatAnotherProductIsAskedForNothingPassesAsTheOneBefore() throws Exception {
    answer(controller.selectProduct(1));
    answer(controller.start());
    passes();
    CountDownLatch busy = new CountDownLatch(1);
    CompletionStage<String> asked =
        line.select(
            profiles -> {
              awaitEnd(busy);
              return profiles.numbered(2);
            },
            "test");
    Instant at = Instant.now();
    long seen = FxTest.onFx(() -> view().counts().frames());
    FxTest.until("ten more", () -> view().counts().frames() >= seen + 10);
    busy.countDown();
    answer(asked);
    passes();
    try (History history = history()) {
      assertThat(history.last(10_000))
          .filteredOn(row -> row.inspection().basis().product().equals("A-113"))
          .filteredOn(row -> row.inspection().origin().capturedAt().isAfter(at))
          .hasSizeGreaterThan(5)
          .extracting(row -> row.inspection().verdict().kind())
          .doesNotContain(Verdict.Kind.PASS);
    }
  }

  /// The head is the same, and so are its name, the encoder and the device.
  @Test
  void afterALimitWasEditedNothingPassesBeforeKnownBadPartsWereCaught() throws Exception {
    answer(line.actions().chooseProfile("one"));
    answer(line.actions().start());
    passes();
    Part passed =
        FxTest.onFx(
            () ->
                view().parts().stream()
                    .filter(own -> own.kind() == Verdict.Kind.PASS && own.picture() != null)
                    .findFirst()
                    .orElseThrow());
    answer(line.actions().wrong(passed.inspection(), passed.picture(), "rust"));
    assertThat(answer(line.actions().challenge()).isMet()).isFalse();
    FxTest.until("it failed", () -> view().reason().contains("failed: 1 of 1"));
    answer(line.actions().acknowledge(view().said()));
    answer(line.actions().chooseProfile("one"));
    answer(line.actions().start());
    passes();

    Path one = folder.resolve("data/profiles/one.yaml");
    String before = Files.readString(one);
    assertThat(before).contains("{pass: 0.7,");
    Files.writeString(one, before.replace("{pass: 0.7,", "{pass: 0.69,"));
    answer(line.actions().chooseProfile("one"));
    Instant at = Instant.now();
    answer(line.actions().start());
    FxTest.until("it is held", () -> view().reason().contains("failed: 1 of 1"));
    long held = FxTest.onFx(() -> view().counts().frames());
    FxTest.until("ten more", () -> view().counts().frames() >= held + 10);
    try (History history = history()) {
      assertThat(history.last(10_000))
          .filteredOn(row -> row.inspection().origin().capturedAt().isAfter(at))
          .hasSizeGreaterThan(5)
          .extracting(row -> row.inspection().verdict().kind())
          .doesNotContain(Verdict.Kind.PASS);
    }
  }

  private static void awaitEnd(CountDownLatch busy) {
    try {
      assertThat(busy.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void saidThatNoneIsKnown(int times) throws Exception {
    while (events("B-204").stream()
            .filter(event -> event.saying().key().equals("eye.untried"))
            .count()
        < times) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private void passes() throws Exception {
    FxTest.until(
        "it runs and passes",
        () ->
            view().state() == LineState.RUNNING
                && view().parts().stream().anyMatch(own -> own.kind() == Verdict.Kind.PASS));
  }

  private LineView view() {
    return line.screen().viewProperty().get();
  }

  private List<LineEvent> events(String product) throws Exception {
    try (History history = history()) {
      return history.events().last(product, 10);
    }
  }

  /// Newest first, up to the first part of another product.
  private List<Verdict.Kind> verdictsOfTheLastRun(String product) throws Exception {
    try (History history = history()) {
      List<StoredInspection> rows =
          history.last(10_000).stream()
              .filter(row -> !row.inspection().origin().source().startsWith("other"))
              .takeWhile(row -> row.inspection().basis().product().equals(product))
              .toList();
      // Some are still on their way into the log.
      assertThat(rows).hasSizeGreaterThan(5);
      return rows.stream().map(row -> row.inspection().verdict().kind()).toList();
    }
  }

  private History history() throws Exception {
    return History.open(LogPlace.of(places.database(), ShippedEncoder.natives()));
  }

  private static <T> T answer(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(180, TimeUnit.SECONDS);
  }
}
