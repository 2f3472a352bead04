package org.tenshot.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenshot.domain.TenshotException;

/// A server that is silent, lies or serves something else: nothing of it is taken.
class BadServerTest extends ServedPack {

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

  @ParameterizedTest
  @ValueSource(strings = {"ftp://here", "nonsense", "http://", "c:\\stick", "http://a b"})
  void anAddressThatIsNoneIsASentence(String mirror) throws Exception {
    assertThatThrownBy(() -> fetch(mirror))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("is no address of a mirror");
    nothingUnderTheName();
  }
}
