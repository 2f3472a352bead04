package org.tenshot.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenshot.domain.TenshotException;

/// A pack from a server: whole under its name, or not there at all.
class PackFetchTest {

  private static final TimeLimits SHORT =
      new TimeLimits(
          Duration.ofSeconds(5),
          Duration.ofSeconds(1),
          Duration.ofMillis(400),
          Duration.ofMillis(10),
          2);
  private static final String VISION = "onnx/vision_model.onnx";

  @TempDir private Path folder = Path.of("");
  private Path source = Path.of("");
  private Path encoders = Path.of("");
  private CatalogueEntry entry = Catalogue.shipped().entries().getFirst();
  private FileServer server = noServer();
  private final List<String> said = new ArrayList<>();
  private final List<Long> arrived = new ArrayList<>();

  @BeforeEach
  void serve() throws Exception {
    source = SmallPack.in(folder.resolve("source"));
    encoders = folder.resolve("encoders");
    entry = SmallPack.entry(source);
    server.close();
    server = new FileServer(SmallPack.served(entry, source), FileServer::well);
  }

  private static FileServer noServer() {
    try {
      return new FileServer(java.util.Map.of(), FileServer::well);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

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

  private List<FileServer.Asked> askedForVision() {
    return server.asked().stream().filter(asked -> asked.path().endsWith(VISION)).toList();
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

  @Test
  void aServerThatFallsSilentIsGivenUp() throws Exception {
    server.behave(
        (asked, file, out) -> {
          FileServer.head(out, "200 OK", "Content-Length: " + file.length);
          out.write(file, 0, 3);
          out.flush();
          silence();
        });
    refused().contains("nothing came for 1 s").contains("What came is kept");
  }

  @Test
  void aServerThatDoesNotAnswerIsGivenUp() throws Exception {
    server.behave((asked, file, out) -> silence());
    refused().contains("no answer for 1 s").contains("--mirror").contains("encoders import");
  }

  private static void silence() {
    try {
      Thread.sleep(20_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void nobodyAtTheAddressIsASentence() throws Exception {
    String address = server.address();
    server.close();
    assertThatThrownBy(() -> fetch(address))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining(address)
        .hasMessageContaining("ConnectException");
    nothingUnderTheName();
  }

  @Test
  void aBodyThatEndsTooSoonIsNotTaken() throws Exception {
    server.behave(
        (asked, file, out) -> {
          FileServer.head(out, "200 OK");
          out.write(file, 0, file.length - 1);
        });
    refused().contains("the body ended after");
  }

  @Test
  void anotherLengthIsRefusedBeforeTheBody() throws Exception {
    server.behave(
        (asked, file, out) -> {
          FileServer.head(out, "200 OK", "Content-Length: " + (file.length + 5));
          out.write(file);
          out.write(new byte[5]);
        });
    refused().contains("are pinned: take another mirror");
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void aBodyWithoutEndIsStopped() throws Exception {
    server.behave(
        (asked, file, out) -> {
          FileServer.head(out, "200 OK");
          for (int i = 0; i < 1000; i++) {
            out.write(new byte[100_000]);
          }
        });
    refused().contains("goes on after the");
  }

  @ParameterizedTest
  @ValueSource(strings = {"404 Not Found", "403 Forbidden", "500 Oh", "503 Busy", "410 Gone"})
  void anAnswerThatIsNoFileIsASentence(String status) throws Exception {
    server.behave((asked, file, out) -> FileServer.head(out, status, "Content-Length: 0"));
    refused().contains(status.substring(0, 3)).contains("mirror");
    assertThat(server.asked()).hasSize(status.startsWith("5") ? SHORT.tries() : 1);
  }

  @Test
  void aWrongContentIsNotKept() throws Exception {
    server.behave(
        (asked, file, out) -> {
          byte[] other = file.clone();
          if (asked.path().endsWith(VISION)) {
            other[other.length / 2] ^= 1;
          }
          FileServer.well(asked, other, out);
        });
    refused().contains(VISION).contains("another content than the one that is pinned");
    assertThat(SmallPack.names(encoders.resolve(".incoming")))
        .noneMatch(name -> name.contains("vision") || name.endsWith(".part"));
  }

  @Test
  void anEncoderThatDoesNotRunIsNotTaken() throws Exception {
    byte[] damaged = Arrays.copyOf(Files.readAllBytes(source.resolve(VISION)), 60);
    Files.write(source.resolve(VISION), damaged);
    serve(SmallPack.entry(source));
    refused().contains("is damaged or no ONNX file");
    assertThat(encoders.resolve(".incoming/small")).doesNotExist();
  }

  private void serve(CatalogueEntry other) throws IOException {
    server.close();
    entry = other;
    server = new FileServer(SmallPack.served(entry, source), FileServer::well);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://here", "nonsense", "http://", "c:\\stick", "http://a b"})
  void anAddressThatIsNoneIsASentence(String mirror) throws Exception {
    assertThatThrownBy(() -> fetch(mirror))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("is no address of a mirror");
    nothingUnderTheName();
  }

  private PackFetch.Fetched fetch() throws Exception {
    return fetch(server.address());
  }

  private PackFetch fetcher() throws TenshotException {
    return new PackFetch(SmallPack.shelf(encoders), SmallPack.trial(), SHORT);
  }

  private PackFetch.Fetched fetch(String address) throws Exception {
    return fetcher().fetch(entry, address, new FetchNews(arrived::add, said::add));
  }

  private AbstractStringAssert<?> refused() throws Exception {
    try {
      throw new AssertionError("fetched " + fetch().folder());
    } catch (TenshotException e) {
      if (!e.sentence().contains("already")) {
        nothingUnderTheName();
      }
      return assertThat(e.sentence());
    }
  }

  private void nothingUnderTheName() {
    assertThat(encoders.resolve("small")).doesNotExist();
  }
}
