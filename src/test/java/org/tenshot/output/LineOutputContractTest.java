package org.tenshot.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Verdict;
import org.tenshot.output.LineOutput.Delivery;

/// What holds for every output, with real sockets and files.
class LineOutputContractTest {

  /// Long, because a test machine may be busy; the other tests look at the limit itself.
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /// For a PASS, longer than any test.
  private static final Duration LONG = Duration.ofMinutes(10);

  @TempDir Path folder;

  /// A kind of output together with the way to read what arrived on its other side.
  enum Kind {
    TCP {
      @Override
      List<String> arrived(Path folder, Use use) throws Exception {
        try (Peer peer = new Peer()) {
          LineOutput output = new TcpOutput("127.0.0.1", peer.port(), LIMIT);
          use.with(output);
          output.close();
          return Peer.readAll(peer.accept());
        }
      }
    },
    FILE {
      @Override
      List<String> arrived(Path folder, Use use) throws Exception {
        Path file = folder.resolve("verdicts.jsonl");
        LineOutput output = new FileOutput(file, Clock.systemUTC(), LIMIT);
        use.with(output);
        output.close();
        return Files.readAllLines(file);
      }
    },
    MODBUS {
      @Override
      List<String> arrived(Path folder, Use use) throws Exception {
        int port = Controller.freePort();
        List<String> seen = new ArrayList<>();
        LineOutput server =
            new ModbusOutput(
                "modbus://127.0.0.1:" + port,
                new ModbusOutput.Settings("127.0.0.1", port, ModbusTable.ANY_UNIT, LONG));
        try (PolledOutput output =
            new PolledOutput(server, port, () -> PolledOutput.modbus(port), seen)) {
          use.with(output);
        }
        return seen;
      }
    },
    OPC_UA {
      @Override
      List<String> arrived(Path folder, Use use) throws Exception {
        int port = Controller.freePort();
        List<String> seen = new ArrayList<>();
        LineOutput server = OpcUaReader.server(port, LONG);
        try (PolledOutput output =
            new PolledOutput(server, port, () -> PolledOutput.opcUa(port), seen)) {
          use.with(output);
        }
        return seen;
      }
    },
    MQTT {
      @Override
      List<String> arrived(Path folder, Use use) throws Exception {
        try (Broker broker = Broker.start(folder);
            Broker.Reader reader = broker.reader("contract")) {
          LineOutput output = broker.output(folder.resolve("outbox"), LIMIT);
          use.with(output);
          output.close();
          reader.await(() -> reader.has("state", "OFFLINE"));
          return reader.texts("verdict");
        }
      }
    },
    WEBHOOK {
      @Override
      List<String> arrived(Path folder, Use use) throws Exception {
        try (WebServer server = WebServer.start()) {
          LineOutput output = server.output(LIMIT);
          use.with(output);
          output.close();
          return server.bodies();
        }
      }
    };

    abstract List<String> arrived(Path folder, Use use) throws Exception;
  }

  /// What a test does with an open output.
  interface Use {
    void with(LineOutput output) throws Exception;
  }

  static Stream<Verdict> hostileNames() {
    return Stream.of("OPEN", "a;OPEN", "x\nPASS;OPEN;1;good;1.0", "\"gate\":\"OPEN\"", "Größe")
        .flatMap(
            name ->
                Stream.of(
                    new Verdict.Reject(name),
                    new Verdict.Review(name),
                    new Verdict.NoPart(name),
                    new Verdict.Faulted(new Fault(Fault.Code.UNEXPECTED, name))));
  }

  @ParameterizedTest
  @EnumSource
  void onlyPassEverReadsOpen(Kind kind) throws Exception {
    List<String> arrived =
        kind.arrived(
            folder,
            output -> {
              for (Verdict.Kind verdict : Verdict.Kind.values()) {
                assertThat(output.send(Samples.inspection(verdict, verdict.ordinal())))
                    .isEqualTo(new Delivery.Sent());
              }
              assertThat(output.safe("the line was stopped")).isEqualTo(new Delivery.Sent());
            });
    // One line a verdict, one for safe(), one for close().
    assertThat(arrived).hasSize(Verdict.Kind.values().length + 2);
    for (Verdict.Kind verdict : Verdict.Kind.values()) {
      String line = arrived.get(verdict.ordinal());
      assertThat(line).contains(verdict.name());
      assertThat(line.contains("OPEN")).as(line).isEqualTo(verdict == Verdict.Kind.PASS);
      assertThat(line.contains("CLOSED")).as(line).isEqualTo(verdict != Verdict.Kind.PASS);
    }
    assertThat(arrived.subList(arrived.size() - 2, arrived.size()))
        .allSatisfy(line -> assertThat(line).contains("CLOSED").doesNotContain("OPEN"));
  }

  @ParameterizedTest
  @MethodSource("hostileNames")
  void noNameOpensTheGate(Verdict verdict) throws Exception {
    List<String> tcp =
        Kind.TCP.arrived(folder, output -> output.send(Samples.inspection(verdict, 3)));
    assertThat(tcp).hasSize(2);
    assertThat(tcp.getFirst().split(";"))
        .hasSize(5)
        .startsWith(verdict.kind().name(), "CLOSED", "3");
    assertThat(Kind.MODBUS.arrived(folder, output -> output.send(Samples.inspection(verdict, 3))))
        .containsExactly(verdict.kind() + ";CLOSED", "SAFE;CLOSED");
    assertThat(Kind.OPC_UA.arrived(folder, output -> output.send(Samples.inspection(verdict, 3))))
        .containsExactly(verdict.kind() + ";CLOSED", "SAFE;CLOSED");
    // The broker last: where there is none, the rest of this test is skipped.
    for (Kind json : List.of(Kind.FILE, Kind.WEBHOOK, Kind.MQTT)) {
      List<String> arrived =
          json.arrived(folder, output -> output.send(Samples.inspection(verdict, 3)));
      assertThat(arrived).hasSize(2);
      assertThat(arrived.getFirst())
          .contains("\"gate\":\"CLOSED\"")
          .doesNotContain("\"gate\":\"OPEN\"");
    }
  }

  @ParameterizedTest
  @EnumSource
  void afterClosingNothingIsSent(Kind kind) throws Exception {
    List<String> arrived =
        kind.arrived(
            folder,
            output -> {
              output.send(Samples.inspection(Verdict.Kind.REJECT, 1));
              output.close();
              output.close();
              assertThat(output.send(Samples.inspection(Verdict.Kind.PASS, 2)))
                  .isInstanceOfSatisfying(
                      Delivery.Failed.class,
                      failed -> assertThat(failed.sentence()).contains("is closed"));
            });
    assertThat(arrived).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void anInterruptedLineStillGetsItsGateClosed(Kind kind) throws Exception {
    List<String> arrived =
        kind.arrived(
            folder,
            output -> {
              output.send(Samples.inspection(Verdict.Kind.PASS, 1));
              Thread.currentThread().interrupt();
              output.close();
              assertThat(Thread.interrupted()).isTrue();
            });
    assertThat(arrived).hasSize(2);
    assertThat(arrived.getLast()).contains("CLOSED");
  }
}
