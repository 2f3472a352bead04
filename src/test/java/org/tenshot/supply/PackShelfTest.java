package org.tenshot.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenshot.domain.TenshotException;

/// What comes and goes among the packs, and what stays.
class PackShelfTest {

  @TempDir private Path folder = Path.of("");
  private Path encoders = Path.of("");
  private PackShelf shelf = SmallPack.shelf(folder);

  @BeforeEach
  void open() throws IOException {
    encoders = folder.resolve("encoders");
    shelf = SmallPack.shelf(encoders);
    SmallPack.in(encoders.resolve("small"));
  }

  @Test
  void aPackIsRemovedWithAllItsFiles() throws Exception {
    SmallPack.in(encoders.resolve("other"));
    shelf.remove("small");
    assertThat(encoders.resolve("small")).doesNotExist();
    assertThat(encoders.resolve("other/config.json")).exists();
    assertThat(encoders.resolve(".incoming/small")).doesNotExist();
    refused(() -> shelf.remove("small"), "There is no encoder small");
  }

  @Test
  void aPackIsFoundByItsIdToo() throws Exception {
    Files.writeString(encoders.resolve("small/encoder.json"), "{\"id\": \"called-so\"}");
    assertThat(shelf.removable("called-so")).isEqualTo(encoders.resolve("small"));
    refused(() -> shelf.requireFree("called-so", PackShelf.Taken.REFUSE), "There is an encoder");
  }

  @Test
  void aDamagedPackCanBeRemoved() throws Exception {
    Files.writeString(encoders.resolve("small/config.json"), "nonsense");
    shelf.remove("small");
    assertThat(encoders.resolve("small")).doesNotExist();
  }

  @Test
  void whatShipsStays() {
    refused(() -> shelf.remove("surface-s"), "ships with the program");
    refused(
        () -> shelf.requireFree("surface-s", PackShelf.Taken.REPLACE), "ships with the program");
    assertThat(Path.of(System.getProperty("tenshot.home"), "assets/encoders/surface-s/config.json"))
        .exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", ".", "", "../small", "/etc", ".incoming", "a/b", "small/../other"})
  void aPathIsNoName(String name) {
    refused(() -> shelf.remove(name), "cannot be the name of an encoder");
    assertThat(encoders.resolve("small/config.json")).exists();
  }

  @Test
  void twoDoNotWorkOnOneNameAtOnce() throws Exception {
    Workbench first = shelf.workbench("new");
    refused(() -> shelf.workbench("new").close(), "being fetched or imported already");
    shelf.workbench("another").close();
    first.close();
    shelf.workbench("new").close();
  }

  @Test
  void aReplacementThatWasKilledHalfWayIsTakenBack() throws Exception {
    Files.createDirectories(encoders.resolve(".incoming"));
    Files.move(encoders.resolve("small"), encoders.resolve(".incoming/small.old"));
    shelf.workbench("small").close();
    assertThat(encoders.resolve("small/config.json")).exists();
  }

  @Test
  void anAcceptedNoteIsRememberedUntilItChanges() throws Exception {
    Path file = folder.resolve("data/accepted.json");
    CatalogueEntry entry = SmallPack.entry(encoders.resolve("small"));
    LicenceBook book = new LicenceBook(file, Clock.systemUTC());
    assertThat(book.accepted(entry)).isFalse();
    book.accept(entry, "someone");
    assertThat(new LicenceBook(file, Clock.systemUTC()).accepted(entry)).isTrue();
    CatalogueEntry changed =
        new CatalogueEntry(
            entry.name(),
            entry.title(),
            entry.licence(),
            entry.source(),
            "Read me again.",
            entry.logitScale(),
            entry.files(),
            entry.written());
    assertThat(book.accepted(changed)).isFalse();
    Files.writeString(file, "nonsense");
    assertThat(book.accepted(entry)).isFalse();
  }

  private static void refused(ThrowingCallable what, String sentence) {
    assertThatThrownBy(what).isInstanceOf(TenshotException.class).hasMessageContaining(sentence);
  }
}
