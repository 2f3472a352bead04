package org.tenshot.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {

  @TempDir Path folder;

  @Test
  void messagesComeOutInTheirOrderAndStayUntilTheyAreTakenOut() throws Exception {
    try (Outbox outbox = new Outbox(folder, 100)) {
      assertThat(outbox.oldest()).isEmpty();
      add(outbox, "a", "b", "c");
      assertThat(text(outbox.oldest())).isEqualTo("a");
      assertThat(text(outbox.oldest())).isEqualTo("a");
      assertThat(outbox.size()).isEqualTo(3);
      assertThat(drain(outbox)).containsExactly("a", "b", "c");
      assertThat(outbox.size()).isZero();
    }
    assertThat(messages()).isEmpty();
  }

  @Test
  void aRestartLosesNothingAndKeepsTheOrder() throws Exception {
    try (Outbox outbox = new Outbox(folder, 100)) {
      for (int i = 0; i < 12; i++) {
        add(outbox, "m" + i);
      }
      outbox.remove(outbox.oldest().orElseThrow().number());
    }
    try (Outbox outbox = new Outbox(folder, 100)) {
      add(outbox, "new");
      assertThat(drain(outbox))
          .containsExactly(
              "m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m9", "m10", "m11", "new");
    }
  }

  @Test
  void halfAMessageOfAPowerCutIsNoMessage() throws Exception {
    try (Outbox outbox = new Outbox(folder, 100)) {
      add(outbox, "whole");
    }
    Files.writeString(folder.resolve("2.part"), "{\"ev");
    try (Outbox outbox = new Outbox(folder, 100)) {
      assertThat(folder.resolve("2.part")).doesNotExist();
      add(outbox, "next");
      assertThat(drain(outbox)).containsExactly("whole", "next");
    }
  }

  @Test
  void aFullOneKeepsTheOldestAndCountsTheRest() throws Exception {
    try (Outbox outbox = new Outbox(folder, 2)) {
      add(outbox, "a", "b");
      assertThat(outbox.add("c".getBytes(UTF_8))).isFalse();
      assertThat(outbox.add("d".getBytes(UTF_8))).isFalse();
      assertThat(outbox.overflow()).isEqualTo(2);
      assertThat(drain(outbox)).containsExactly("a", "b");
      add(outbox, "e");
      assertThat(drain(outbox)).containsExactly("e");
    }
  }

  @Test
  void aMessageThatCannotBeReadForAWhileIsNotLost() throws Exception {
    try (Outbox outbox = new Outbox(folder, 100)) {
      add(outbox, "a");
      Path file = messages().getFirst();
      Path aside = Files.move(file, folder.resolve("aside"));
      // What is a folder cannot be read as a file.
      Files.createDirectory(file);
      assertThatThrownBy(outbox::oldest)
          .isInstanceOf(IOException.class)
          .hasMessageContaining(file.getFileName().toString());
      add(outbox, "b");
      assertThat(text(outbox.oldest())).as("others go by").isEqualTo("b");
      Files.delete(file);
      Files.move(aside, file);
      assertThat(drain(outbox)).containsExactly("a", "b");
    }
  }

  @Test
  void aMessageThatIsGoneDoesNotHoldUpTheOthers() throws Exception {
    try (Outbox outbox = new Outbox(folder, 100)) {
      add(outbox, "a", "b");
      Files.delete(messages().getFirst());
      assertThat(drain(outbox)).containsExactly("b");
    }
  }

  @Test
  void onlyOneMayHaveAFolder() throws Exception {
    try (Outbox outbox = new Outbox(folder, 100)) {
      assertThatThrownBy(() -> new Outbox(folder, 100))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("uses it");
      add(outbox, "a");
    }
    new Outbox(folder, 100).close();
  }

  private List<Path> messages() throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  private static void add(Outbox outbox, String... texts) throws IOException {
    for (String text : texts) {
      assertThat(outbox.add(text.getBytes(UTF_8))).isTrue();
    }
  }

  private static List<String> drain(Outbox outbox) throws IOException {
    List<String> texts = new ArrayList<>();
    for (Optional<Outbox.Entry> next = outbox.oldest(); next.isPresent(); next = outbox.oldest()) {
      texts.add(text(next));
      outbox.remove(next.get().number());
    }
    return texts;
  }

  private static String text(Optional<Outbox.Entry> entry) {
    return new String(entry.orElseThrow().bytes(), UTF_8);
  }
}
