package org.tenshot.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Verdict;
import org.tenshot.output.LineOutput.Delivery;

@Timeout(60)
class WebhookOutputTest {

  private static final Duration LIMIT = Duration.ofMillis(200);

  /// For what must arrive, however busy the machine is.
  private static final Duration PATIENT = Duration.ofSeconds(10);

  @TempDir Path folder;

  private long sequence;

  @Test
  void aVerdictIsARequest() throws Exception {
    try (WebServer server = WebServer.start();
        WebhookOutput output = server.output(PATIENT)) {
      assertThat(send(output)).isEqualTo(new Delivery.Sent());
      assertThat(server.bodies()).hasSize(1);
      assertThat(server.bodies().getFirst()).startsWith("POST /in?line=1 {");
      JsonObject json = json(server.bodies().getFirst());
      assertThat(json.remove("id").getAsString()).hasSize(36);
      assertThat(json).isEqualTo(VerdictJson.verdict(Samples.inspection(Verdict.Kind.PASS, 0)));
      assertThat(server.logins()).containsExactly("null");
    }
  }

  @Test
  void aServerThatSaysNoOrSendsElsewhereIsASentence() throws Exception {
    try (WebServer server = WebServer.start();
        WebhookOutput output = server.output(PATIENT)) {
      for (int status : List.of(500, 404, 401, 302)) {
        server.say(status);
        assertThat(failure(output)).contains("status " + status).contains(output.name());
      }
      server.say(200);
      assertThat(send(output)).isEqualTo(new Delivery.Sent());
      assertThat(server.bodies()).as("nothing is sent twice").hasSize(5);
    }
  }

  @Test
  void aServerThatIsAwayIsASentence() throws Exception {
    WebServer gone = WebServer.start();
    try (WebhookOutput output = gone.output(PATIENT)) {
      gone.close();
      assertThat(failure(output)).contains("did not take the verdict").contains("check the server");
    }
  }

  @Test
  void aSlowServerHoldsTheLineOnceAndGetsEverythingThatFitsInOrder() throws Exception {
    try (WebServer server = WebServer.start();
        WebhookOutput output = server.output(LIMIT)) {
      server.hold();
      assertThat(failure(output)).contains("within 200 ms");
      for (int i = 0; i < WebhookOutput.CAPACITY; i++) {
        assertThat(failure(output)).contains("still busy");
      }
      assertThat(failure(output)).contains("64 messages wait");
      server.release();
      long end = System.nanoTime() + PATIENT.toNanos();
      while (server.bodies().size() < 1 + WebhookOutput.CAPACITY) {
        assertThat(System.nanoTime()).as("what waited never came").isLessThan(end);
        Thread.sleep(20);
      }
      assertThat(server.bodies())
          .extracting(body -> json(body).get("sequence").getAsLong())
          .isSorted()
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void aServerThatNeverAnswersDoesNotKeepTheOutputFromClosing() throws Exception {
    try (Peer silent = new Peer()) {
      URI address = URI.create("http://127.0.0.1:" + silent.port() + "/");
      WebhookOutput output =
          new WebhookOutput(
              new WebhookOutput.Server(address, null, null), Clock.systemUTC(), LIMIT);
      assertThat(failure(output)).contains("within 200 ms");
      output.close();
      assertThat(failure(output)).contains("is closed");
    }
  }

  @Test
  void theTokenIsShownOnlyToAServerWhoseCertificateIsTrusted() throws Exception {
    Certificate certificate = Certificate.make(folder);
    Map<String, String> stranger = Map.of(WebhookKind.TOKEN, "t0ken");
    Map<String, String> trusting =
        Map.of(WebhookKind.TOKEN, "t0ken", Trust.VARIABLE, certificate.certificate().toString());
    try (WebServer server = WebServer.start(certificate.context())) {
      List<String> address = List.of("https://127.0.0.1:" + server.port() + "/in");
      try (LineOutput output = Samples.outputs(folder, stranger).open(address).getFirst()) {
        assertThat(send(output)).isInstanceOf(Delivery.Failed.class);
      }
      assertThat(server.logins()).isEmpty();
      try (LineOutput output = Samples.outputs(folder, trusting).open(address).getFirst()) {
        assertThat(send(output)).isEqualTo(new Delivery.Sent());
      }
      assertThat(server.logins()).containsOnly("Bearer t0ken");
      assertThatThrownBy(
              () -> Samples.outputs(folder, Map.of(WebhookKind.TOKEN, "a\nb")).open(address))
          .isInstanceOf(TenshotException.class)
          .hasMessageContaining(WebhookKind.TOKEN);
    }
  }

  private String failure(WebhookOutput output) {
    Delivery delivery = send(output);
    assertThat(delivery).isInstanceOf(Delivery.Failed.class);
    return ((Delivery.Failed) delivery).sentence();
  }

  private Delivery send(LineOutput output) {
    return output.send(Samples.inspection(Verdict.Kind.PASS, sequence++));
  }

  private static JsonObject json(String request) {
    return JsonParser.parseString(request.split(" ", 3)[2]).getAsJsonObject();
  }
}
