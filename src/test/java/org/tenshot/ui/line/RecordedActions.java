package org.tenshot.ui.line;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.ChallengeResult;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Proportion;
import org.tenshot.domain.Saying;
import org.tenshot.domain.TenshotException;
import org.tenshot.ui.common.Language;

/// A station that writes down what the screen asks of it.
public final class RecordedActions implements LineActions {

  final List<String> asked = new ArrayList<>();
  List<ProfileChoice> profiles =
      List.of(
          new ProfileChoice(
              "bearing", "Deep groove ball bearing 6204", "bearing · sim:", "", false),
          new ProfileChoice(
              "metal-surface", "Rolled steel strip", "metal-surface · usb:0", "", true),
          new ProfileChoice(
              "tile",
              "tile",
              "tile.yaml",
              "tile.yaml, line 12: the field 'clases' is unknown; did you mean 'classes'?",
              false));
  @Nullable String refusal;
  ChallengeResult challenged =
      new ChallengeResult(
          Instant.EPOCH,
          DemoLine.pass(1).basis().eye(),
          new Proportion(5, 5),
          new Proportion(4, 5),
          2,
          List.of());

  private <T> CompletionStage<T> answer(String what, T value) {
    asked.add(what);
    return refusal == null
        ? CompletableFuture.completedFuture(value)
        : CompletableFuture.failedFuture(new TenshotException(refusal));
  }

  @Override
  public CompletionStage<?> start() {
    return answer("start", "");
  }

  @Override
  public CompletionStage<?> stop() {
    return answer("stop", "");
  }

  @Override
  public CompletionStage<Long> wrong(
      Inspection inspection, @Nullable Picture picture, String className) {
    return answer("wrong " + inspection.origin().sequence() + " " + className, 7L);
  }

  @Override
  public CompletionStage<ChallengeResult> challenge() {
    return answer("challenge", challenged);
  }

  @Override
  public CompletionStage<?> acknowledge(Saying shown) {
    return answer("acknowledge", "");
  }

  @Override
  public CompletionStage<?> undo(long row) {
    return answer("undo " + row, "");
  }

  @Override
  public CompletionStage<List<ProfileChoice>> profiles() {
    return answer("profiles", profiles);
  }

  @Override
  public CompletionStage<?> chooseProfile(String name) {
    return answer("choose " + name, "");
  }

  @Override
  public CompletionStage<?> addLine(String profile) {
    return answer("add " + profile, "");
  }

  @Override
  public void trigger() {
    asked.add("trigger");
  }

  @Override
  public void teach() {
    asked.add("teach");
  }

  @Override
  public void setUp() {
    asked.add("set up");
  }

  @Override
  public void newProduct() {
    asked.add("new product");
  }

  @Override
  public void lookBack() {
    asked.add("look back");
  }

  @Override
  public void languageChosen(Language language) {
    asked.add("language " + language);
  }
}
