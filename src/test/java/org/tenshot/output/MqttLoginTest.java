package org.tenshot.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Verdict;

/// Who may talk to which broker, with mosquitto as the broker.
@Timeout(120)
class MqttLoginTest extends MqttMessages {

  @Test
  void theLoginComesFromTheEnvironment() throws Exception {
    Path passwords = folder.resolve("passwords");
    Process made =
        new ProcessBuilder("mosquitto_passwd", "-b", "-c", passwords.toString(), "me", "s3cret")
            .start();
    Broker broker =
        Broker.prepare(
            folder, Controller.freePort(), "allow_anonymous false", "password_file " + passwords);
    assertThat(made.waitFor()).isZero();
    // The broker must be able to read it, whoever it runs as.
    assertThat(passwords.toFile().setReadable(true, false)).isTrue();
    broker.start();
    String address = "mqtt://127.0.0.1:" + broker.port() + "/" + "a/b";
    try (broker;
        LineOutput output =
            Samples.outputs(folder, Map.of(MqttKind.USER, "me", MqttKind.PASSWORD, "s3cret"))
                .open(List.of(address))
                .getFirst()) {
      output.send(Samples.inspection(Verdict.Kind.REVIEW, 1));
      awaitEmpty(folder.resolve("outbox"));
    }
    assertThatThrownBy(
            () ->
                Samples.outputs(folder, Map.of(MqttKind.PASSWORD, "s3cret")).open(List.of(address)))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining(MqttKind.USER)
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void onlyABrokerWhoseCertificateIsTrustedGetsMessages() throws Exception {
    Certificate certificate = Certificate.make(folder);
    String[] tls = {
      "allow_anonymous true",
      "certfile " + certificate.certificate(),
      "keyfile " + certificate.key()
    };
    try (Broker broker = Broker.start(folder, Controller.freePort(), tls)) {
      List<String> address = List.of("mqtts://127.0.0.1:" + broker.port() + "/a");
      try (LineOutput output = Samples.outputs(folder, Map.of()).open(address).getFirst()) {
        output.send(Samples.inspection(Verdict.Kind.REVIEW, 1));
      }
      assertThat(waiting()).as("not for a broker that nobody knows").isEqualTo(2);
      Map<String, String> trusting = Map.of(Trust.VARIABLE, certificate.certificate().toString());
      try (LineOutput output = Samples.outputs(folder, trusting).open(address).getFirst()) {
        output.send(Samples.inspection(Verdict.Kind.REVIEW, 2));
        awaitEmpty(folder.resolve("outbox"));
      }
      assertThatThrownBy(
              () ->
                  Samples.outputs(folder, Map.of(Trust.VARIABLE, folder.resolve("no").toString()))
                      .open(address))
          .isInstanceOf(TenshotException.class)
          .hasMessageContaining(Trust.VARIABLE);
    }
  }

  @Test
  void whatTheBrokerDidNotTakeOfTheGateIsBroughtAgain() throws Exception {
    Path rules =
        Files.writeString(folder.resolve("rules"), "topic deny plant/+/gate\ntopic readwrite #\n");
    assertThat(rules.toFile().setReadable(true, false)).isTrue();
    String[] more = {"allow_anonymous true", "acl_file " + rules};
    try (Broker broker = Broker.start(folder, Controller.freePort(), more);
        Broker.Reader reader = broker.reader("gatekeeper");
        LineOutput output = broker.output(folder.resolve("outbox"), PATIENT)) {
      output.send(Samples.inspection(Verdict.Kind.REJECT, 1));
      reader.await(() -> !reader.texts("verdict").isEmpty());
      assertThat(reader.texts("gate")).isEmpty();
      Files.writeString(rules, "topic readwrite #\n");
      broker.reload();
      reader.await(() -> !reader.texts("gate").isEmpty());
      assertThat(reader.objects("gate").getLast().get("gate").getAsString()).isEqualTo("CLOSED");
    }
  }

  /// How many messages wait on the drive.
  private long waiting() throws Exception {
    try (var files = Files.walk(folder.resolve("outbox"))) {
      return files.filter(file -> file.toString().endsWith(".json")).count();
    }
  }
}
