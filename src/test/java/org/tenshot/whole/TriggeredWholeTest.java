package org.tenshot.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.OneLine;
import org.tenshot.ShippedEncoder;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Timing;
import org.tenshot.domain.TriggerRule;
import org.tenshot.encode.OnnxEncoder;
import org.tenshot.inspect.Inspector;
import org.tenshot.inspect.Line;
import org.tenshot.inspect.Recipe;
import org.tenshot.inspect.Recorder;
import org.tenshot.output.LineOutput;
import org.tenshot.output.OutputSettings;
import org.tenshot.output.Outputs;
import org.tenshot.store.History;
import org.tenshot.store.InspectionLog;
import org.tenshot.store.LogPlace;

/// A controller of another make, mbpoll, and a line with encoder and log: the handshake from
/// trigger to acknowledgement.
@Timeout(120)
class TriggeredWholeTest {

  @TempDir Path folder;

  private int port;

  @Test
  void aForeignControllerTriggersReadsAndAcknowledgesTenParts() throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/mbpoll")),
        "SKIPPED: mbpoll is not installed (apt-get install mbpoll)");
    port = freePort();
    Profile profile =
        ShippedEncoder.profile("bearing")
            .with(
                new Timing(
                    new TriggerRule(
                        TriggerRule.By.MODBUS,
                        null,
                        Duration.ofSeconds(5),
                        Duration.ofMillis(20),
                        Duration.ZERO,
                        1),
                    Duration.ofSeconds(10)));
    LogPlace place = LogPlace.of(folder.resolve("tenshot.db"), ShippedEncoder.natives());
    List<LineOutput> outputs = outputs();
    try (OnnxEncoder encoder = ShippedEncoder.open();
        InspectionLog log = InspectionLog.open(place, Clock.systemUTC(), recording -> {})) {
      Recipe recipe = Recipe.zeroShot(profile, encoder);
      log.register(profile, encoder.id(), recipe.head().version());
      try (Recorder recorder = new Recorder(log, profile.pictures());
          Line line =
              new Line(
                  new Line.Parts(
                      () -> ShippedEncoder.source("sim:?seed=3", profile),
                      new Inspector(encoder),
                      recipe,
                      outputs,
                      recorder,
                      List.of(),
                      Long.MAX_VALUE))) {
        outputs.getFirst().obey(new OneLine(line, TriggerRule.By.MODBUS));
        line.start();
        for (int i = 0; i < 10; i++) {
          awaitBit(9, true);
          // "N0" to "N9" in the words of the id, then the bit.
          mbpoll("-t", "4", "-r", "102", "--", String.valueOf('N' << 8 | '0' + i));
          mbpoll("-t", "0", "-r", "6", "--", "1");
          awaitBit(7, true);
          assertThat(bit(1)).as("busy").isFalse();
          assertThat(bit(2) ^ bit(3)).as("OK or NG").isTrue();
          assertThat(word(4)).isEqualTo(i + 1);
          assertThat(word(30)).as("whose verdict it is").isEqualTo('N' << 8 | '0' + i);
          mbpoll("-t", "0", "-r", "6", "--", "0");
          mbpoll("-t", "0", "-r", "5", "--", "1");
          assertThat(bit(2) | bit(3)).as("acknowledged").isFalse();
        }
        line.stop();
        assertThat(bit(0)).as("ready").isFalse();
      }
    } finally {
      outputs.forEach(LineOutput::close);
    }
    try (History history = History.open(place)) {
      List<Inspection> rows =
          history.last(100).stream().map(stored -> stored.inspection()).toList();
      assertThat(rows).hasSize(10);
      assertThat(rows.stream().map(row -> row.origin().part().part()))
          .containsExactlyInAnyOrder("N0", "N1", "N2", "N3", "N4", "N5", "N6", "N7", "N8", "N9");
      assertThat(rows).allSatisfy(row -> assertThat(row.origin().trigger()).isNotNull());
    }
  }

  private List<LineOutput> outputs() throws Exception {
    return new Outputs(
            new OutputSettings(
                Clock.systemUTC(),
                Outputs.LIMIT,
                folder.resolve("outbox"),
                folder.resolve("certificates"),
                Map.of()))
        .open(List.of("modbus://127.0.0.1:" + port + "?hold=60000"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private boolean bit(int address) throws Exception {
    return read("0", address) == 1;
  }

  private int word(int address) throws Exception {
    return read("3", address);
  }

  private int read(String table, int address) throws Exception {
    String said = mbpoll("-t", table, "-r", String.valueOf(address), "-c", "1");
    String mark = "[" + address + "]:";
    assertThat(said).contains(mark);
    return Integer.parseInt(
        said.substring(said.indexOf(mark) + mark.length()).strip().split("\\s")[0]);
  }

  private void awaitBit(int address, boolean value) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (bit(address) != value) {
      assertThat(System.nanoTime()).as("bit %d never came", address).isLessThan(end);
    }
  }

  private String mbpoll(String... what) throws Exception {
    List<String> command = new ArrayList<>(List.of("mbpoll", "-m", "tcp", "-a", "1"));
    command.addAll(List.of("-0", "-1", "-p", String.valueOf(port)));
    List<String> words = List.of(what);
    int end = words.contains("--") ? words.indexOf("--") : words.size();
    command.addAll(words.subList(0, end));
    command.add("127.0.0.1");
    command.addAll(words.subList(Math.min(words.size(), end + 1), words.size()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
