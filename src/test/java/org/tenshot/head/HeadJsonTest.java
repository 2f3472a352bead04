package org.tenshot.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.TenshotException;

class HeadJsonTest {

  private final HeadJson json = new HeadJson();

  static List<HeadTrainer> trainers() {
    return HeadTrainers.all();
  }

  @ParameterizedTest
  @MethodSource("trainers")
  void aHeadComesBackBitForBit(HeadTrainer trainer) throws Exception {
    HeadJson.Taught taught = HeadJson.Taught.by(trainer, set());
    HeadJson.Taught again = json.read(json.write(taught), "file");
    assertThat(again.head().version()).isEqualTo(taught.head().version());
    assertThat(again.head().encoder()).isEqualTo(taught.head().encoder());
    for (Example example : Shots.clouds(3, 3, 0.5, 2)) {
      assertThat(again.head().score(example.embedding()))
          .isEqualTo(taught.head().score(example.embedding()));
    }
  }

  @ParameterizedTest
  @MethodSource("trainers")
  void otherViewsOfAShotAreLearntFromAndComeBackToo(HeadTrainer trainer) throws Exception {
    List<Example> shots = new ArrayList<>();
    for (Example one : Shots.clouds(4, 3, 0.5, 9)) {
      List<Embedding> views =
          Shots.clouds(1, 3, 0.5, shots.size()).stream()
              .filter(own -> own.label() == one.label())
              .map(Example::embedding)
              .toList();
      shots.add(new Example(one.embedding(), one.label(), one.group(), null, views));
    }
    TrainingSet plain = set();
    TrainingSet set = new TrainingSet(plain.encoder(), plain.classes(), shots, plain.texts());
    HeadJson.Taught taught = HeadJson.Taught.by(trainer, set);

    HeadJson.Taught again = json.read(json.write(taught), "file");

    assertThat(again.head().version()).isEqualTo(taught.head().version());
    assertThat(again.set().examples().getFirst().views())
        .hasSameSizeAs(shots.getFirst().views())
        .isNotEmpty();
    List<Example> without =
        shots.stream().map(own -> new Example(own.embedding(), own.label(), own.group())).toList();
    assertThat(
            trainer
                .train(new TrainingSet(set.encoder(), set.classes(), without, set.texts()))
                .version())
        .isNotEqualTo(taught.head().version());
  }

  @Test
  void aHeadWhoseShotsWereChangedIsRefused() {
    String text = json.write(HeadJson.Taught.by(KernelRidgeTrainer.best(), set()));
    String changed = text.replaceFirst("\"label\": 0", "\"label\": 1");
    assertThat(changed).isNotEqualTo(text);
    refused(changed, "its shots give");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "{\"format\": 1}",
        "{\"format\": 9}",
        "not json at all",
        "{\"format\":1,\"version\":\"x\",\"trainer\":\"magic\"}"
      })
  void whatIsNoHeadIsRefused(String text) {
    refused(text, "file");
  }

  @Test
  void aHeadThatBreaksOffIsRefused() {
    String text = json.write(HeadJson.Taught.by(KernelRidgeTrainer.best(), set()));
    refused(text.substring(0, text.length() / 2), "damaged");
  }

  private void refused(String text, String word) {
    assertThatExceptionOfType(TenshotException.class)
        .isThrownBy(() -> json.read(text, "file"))
        .satisfies(e -> assertThat(e.sentence()).contains("file").contains(word));
  }

  private static TrainingSet set() {
    return new TrainingSet(
        Shots.encoder(16), Shots.THREE, Shots.clouds(4, 3, 0.4, 1), Shots.texts(3));
  }
}
