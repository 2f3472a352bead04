package org.tenshot.ui.teach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Verdict;
import org.tenshot.ui.common.FxBridge;

/// Who types faster than the station answers.
class TrialsTest {

  private final List<String> failures = new ArrayList<>();
  private final Trials trials = new Trials(new FxBridge(Runnable::run), failures::add);
  private final List<Integer> asked = new ArrayList<>();
  private final List<CompletableFuture<Trial>> answers = new ArrayList<>();

  @Test
  void oneQuestionAtATimeAndOfTheOthersTheNewest() {
    ask(1);
    ask(2);
    ask(3);
    assertThat(asked).containsExactly(1);
    assertThat(trials.busyProperty().get()).isTrue();

    answers.getFirst().complete(trial(1));
    assertThat(asked).containsExactly(1, 3);
    answers.get(1).complete(trial(3));
    assertThat(asked).containsExactly(1, 3);
    assertThat(trials.busyProperty().get()).isFalse();
    assertThat(shown().changed()).isEqualTo(3);
  }

  @Test
  void aRefusalIsSaidAndTheNextQuestionIsAsked() {
    ask(1);
    ask(2);
    answers.getFirst().completeExceptionally(new TenshotException("classes.rust: no text."));
    assertThat(failures).containsExactly("classes.rust: no text.");
    assertThat(trials.trialProperty().get()).isNull();
    answers.get(1).complete(trial(2));
    assertThat(shown().changed()).isEqualTo(2);
    trials.forget();
    assertThat(trials.trialProperty().get()).isNull();
  }

  @Test
  void whatWasForgottenDoesNotComeBack() {
    ask(1);
    trials.forget();
    answers.getFirst().complete(trial(1));
    assertThat(trials.trialProperty().get()).isNull();
    assertThat(trials.busyProperty().get()).isFalse();
  }

  private void ask(int number) {
    trials.ask(
        () -> {
          asked.add(number);
          answers.add(new CompletableFuture<>());
          return answers.getLast();
        });
  }

  private Trial shown() {
    return Objects.requireNonNull(trials.trialProperty().get());
  }

  private static Trial trial(long changed) {
    return new Trial("", 10, Map.of(Verdict.Kind.PASS, 10L), Map.of(), changed, List.of(), false);
  }
}
