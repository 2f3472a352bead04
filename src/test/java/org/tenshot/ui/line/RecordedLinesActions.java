package org.tenshot.ui.line;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.TenshotException;
import org.tenshot.ui.common.Language;
import org.tenshot.ui.lines.LinesActions;

/// A station that writes down what the overview asks of it.
final class RecordedLinesActions implements LinesActions {

  final List<String> all = new ArrayList<>();
  @Nullable String refusal;

  private CompletionStage<String> answer(String what) {
    all.add(what);
    return refusal == null
        ? CompletableFuture.completedFuture(what)
        : CompletableFuture.failedFuture(new TenshotException(refusal));
  }

  @Override
  public void open(String line) {
    all.add("open " + line);
  }

  @Override
  public CompletionStage<?> startAll() {
    return answer("start all");
  }

  @Override
  public CompletionStage<?> stopAll() {
    return answer("stop all");
  }

  @Override
  public CompletionStage<List<LineActions.ProfileChoice>> profiles() {
    return CompletableFuture.completedFuture(
        List.of(
            new LineActions.ProfileChoice("bearing", "Bearing 6204", "sim:", "", true),
            new LineActions.ProfileChoice("tile", "Magnetic tile", "usb:0", "", false)));
  }

  @Override
  public CompletionStage<?> add(String profile) {
    return answer("add " + profile);
  }

  @Override
  public CompletionStage<?> remove(String line) {
    return answer("remove " + line);
  }

  @Override
  public void languageChosen(Language language) {
    all.add("language " + language);
  }
}
