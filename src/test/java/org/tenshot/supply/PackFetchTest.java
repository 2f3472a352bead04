package org.tenshot.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// A pack from a server: whole under its name, and gone on with where it was cut.
class PackFetchTest extends ServedPack {

  @Test
  void aPackComesWholeAndIsOneFromThenOn() throws Exception {
    PackFetch.Fetched fetched = fetch();
    assertThat(fetched.folder()).isEqualTo(encoders.resolve("small"));
    assertThat(SmallPack.names(fetched.folder()))
        .containsAll(SmallPack.names(source))
        .contains("encoder.json");
    for (String name : SmallPack.names(source)) {
      assertThat(fetched.folder().resolve(name)).hasSameBinaryContentAs(source.resolve(name));
    }
    assertThat(SmallPack.json(fetched.folder().resolve("encoder.json")).get("id").getAsString())
        .isEqualTo("small");
    assertThat(SmallPack.shelf(encoders).removable("small")).isEqualTo(fetched.folder());
    assertThat(arrived).isSorted().last().isEqualTo(entry.bytes());
    assertThat(said).hasSize(5).allMatch(line -> line.contains("sha256 as pinned"));
    assertThat(server.asked())
        .allMatch(asked -> asked.path().contains("/resolve/" + SmallPack.REVISION + "/"));
    assertThat(encoders.resolve(".incoming/small")).doesNotExist();
  }

  @Test
  void aNameThatIsTakenIsRefusedBeforeAnythingIsAsked() throws Exception {
    fetch();
    int before = server.asked().size();
    refused().contains("There is an encoder small already").contains("encoders remove small");
    assertThat(server.asked()).hasSize(before);
  }

  @Test
  void aConnectionThatIsCutIsGoneOnWithWhereItEnded() throws Exception {
    AtomicInteger cuts = new AtomicInteger();
    server.behave(
        (asked, file, out) -> {
          if (asked.path().endsWith(VISION) && cuts.getAndIncrement() == 0) {
            FileServer.head(
                out, "200 OK", "Content-Length: " + file.length, "ETag: " + FileServer.tag(file));
            out.write(file, 0, file.length / 2);
          } else {
            FileServer.well(asked, file, out);
          }
        });
    fetch();
    FileServer.Asked again = askedForVision().getLast();
    byte[] vision = Files.readAllBytes(source.resolve(VISION));
    assertThat(again.header("range")).isEqualTo("bytes=" + vision.length / 2 + "-");
    assertThat(again.header("if-range")).isEqualTo(FileServer.tag(vision));
    assertThat(said).anyMatch(line -> line.contains("trying again"));
  }

  @Test
  void theNextStartOfTheProgramGoesOnToo() throws Exception {
    server.behave(
        (asked, file, out) -> {
          if (asked.path().endsWith(VISION)) {
            if (asked.header("range").isEmpty()) {
              FileServer.head(out, "200 OK", "Content-Length: " + file.length);
              out.write(file, 0, 100);
            } else {
              FileServer.head(out, "503 Busy", "Content-Length: 0");
            }
          } else {
            FileServer.well(asked, file, out);
          }
        });
    refused().contains(VISION).contains("What came is kept");
    long first = entry.files().getFirst().bytes();
    assertThat(fetcher().present(entry)).isGreaterThan(first + 100).isLessThan(entry.bytes());
    server.behave(FileServer::well);
    fetch();
    assertThat(askedForVision().getLast().header("range")).isEqualTo("bytes=100-");
    assertThat(server.asked().stream().filter(asked -> asked.path().endsWith("config.json")))
        .as("config.json and preprocessor_config.json, each asked for once")
        .hasSize(2);
  }

  @Test
  void aServerWithoutRangesSendsAllOfItAgain() throws Exception {
    AtomicInteger cuts = new AtomicInteger();
    server.behave(
        (asked, file, out) -> {
          FileServer.head(out, "200 OK", "Content-Length: " + file.length);
          boolean cut = asked.path().endsWith(VISION) && cuts.getAndIncrement() == 0;
          out.write(file, 0, cut ? 50 : file.length);
        });
    fetch();
    assertThat(encoders.resolve("small").resolve(VISION))
        .hasSameBinaryContentAs(source.resolve(VISION));
  }

  @Test
  void aContentThatChangedBetweenTwoTriesIsStartedAgain() throws Exception {
    AtomicInteger cuts = new AtomicInteger();
    server.behave(
        (asked, file, out) -> {
          if (asked.path().endsWith(VISION) && cuts.getAndIncrement() == 0) {
            byte[] other = new byte[file.length];
            FileServer.head(
                out, "200 OK", "Content-Length: " + file.length, "ETag: " + FileServer.tag(other));
            out.write(other, 0, 70);
          } else {
            FileServer.well(asked, file, out);
          }
        });
    fetch();
    assertThat(encoders.resolve("small").resolve(VISION))
        .hasSameBinaryContentAs(source.resolve(VISION));
  }

  @Test
  void aRangeOfAnotherContentIsFoundByItsHashAndStartedAgain() throws Exception {
    AtomicInteger cuts = new AtomicInteger();
    server.behave(
        (asked, file, out) -> {
          if (asked.path().endsWith(VISION) && cuts.getAndIncrement() == 0) {
            FileServer.head(out, "200 OK", "Content-Length: " + file.length);
            out.write(new byte[70]);
          } else {
            FileServer.well(asked, file, out);
          }
        });
    fetch();
    assertThat(askedForVision()).hasSize(3);
    assertThat(said).anyMatch(line -> line.contains("starting it again"));
    assertThat(encoders.resolve("small").resolve(VISION))
        .hasSameBinaryContentAs(source.resolve(VISION));
  }
}
