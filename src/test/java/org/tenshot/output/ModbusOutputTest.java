package org.tenshot.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.digitalpetri.modbus.exceptions.ModbusResponseException;
import com.digitalpetri.modbus.exceptions.ModbusTimeoutException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.OtherProgram;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Verdict;

/// What a controller reads over a real connection.
@Timeout(60)
class ModbusOutputTest {

  /// Longer than any test.
  private static final Duration LONG = Duration.ofMinutes(10);

  @TempDir Path folder;

  private int port;

  @BeforeEach
  void choosePort() throws IOException {
    port = Controller.freePort();
  }

  @Test
  void everyTableShowsTheSameVerdict() throws Exception {
    try (ModbusOutput output = output(LONG);
        Controller controller = new Controller(port, 1)) {
      assertThat(controller.coils()).isZero();
      output.send(Samples.inspection(Verdict.Kind.PASS, 70_000));
      assertThat(controller.coils()).isEqualTo(1 | Controller.OK);
      assertThat(controller.inputs()).isEqualTo(1 | Controller.OK);
      assertThat(controller.holding()).hasSize(46);
      assertThat(controller.input(2, 6)).containsExactly(1, 1, 70_000 - 65_536, 1, 700, 0);
      output.begin(Samples.inspection(Verdict.Kind.PASS, 70_001).origin());
      assertThat(controller.coils()).isEqualTo(0b11);
      assertThat(controller.input(2, 3)).containsExactly(0, 1, 70_001 - 65_536);
    }
  }

  @Test
  void theControllerAcknowledges() throws Exception {
    try (ModbusOutput output = output(LONG);
        Controller controller = new Controller(port, 1)) {
      output.send(Samples.inspection(Verdict.Kind.PASS, 1));
      controller.write(ModbusSignals.ACKNOWLEDGE, false);
      assertThat(controller.readsOpen()).isTrue();
      controller.acknowledge();
      assertThat(controller.coils()).isEqualTo(1 | 1 << ModbusSignals.ACKNOWLEDGE);
      output.send(Samples.inspection(Verdict.Kind.PASS, 2));
      assertThat(controller.coils()).isEqualTo(1 | Controller.OK);
      controller.acknowledgeByMany();
      assertThat(controller.coils()).isEqualTo(1 | 1 << ModbusSignals.ACKNOWLEDGE);
    }
  }

  @Test
  void nobodyCanSetOkOrReadWhatIsNotThere() throws Exception {
    try (ModbusOutput output = output(LONG);
        Controller controller = new Controller(port, 1)) {
      output.send(Samples.inspection(Verdict.Kind.REJECT, 1));
      for (int coil : List.of(0, 1, 2, 3, 4, 7, 9, 500)) {
        assertThatThrownBy(() -> controller.write(coil, true))
            .isInstanceOfSatisfying(
                ModbusResponseException.class,
                refused -> assertThat(refused.getExceptionCode()).isEqualTo(2));
      }
      assertThat(controller.coils()).isEqualTo(1 | Controller.NG);
      assertThatThrownBy(() -> controller.input(45, 2))
          .isInstanceOfSatisfying(
              ModbusResponseException.class,
              refused -> assertThat(refused.getExceptionCode()).isEqualTo(2));
      assertThatThrownBy(() -> controller.input(0, 0))
          .isInstanceOfSatisfying(
              ModbusResponseException.class,
              refused -> assertThat(refused.getExceptionCode()).isEqualTo(3));
    }
  }

  @Test
  void aPassIsGoneAfterItsHoldTimeThoughNothingElseHappens() throws Exception {
    try (ModbusOutput output = output(Duration.ofMillis(300));
        Controller controller = new Controller(port, 1)) {
      output.send(Samples.inspection(Verdict.Kind.PASS, 1));
      await(() -> !controller.readsOpen());
      assertThat(controller.coils()).isEqualTo(1);
      assertThat(controller.input(2, 1)).containsExactly(0);
    }
  }

  @Test
  void safeClosesAtOnce() throws Exception {
    try (ModbusOutput output = output(LONG);
        Controller controller = new Controller(port, 1)) {
      output.send(Samples.inspection(Verdict.Kind.PASS, 1));
      assertThat(controller.readsOpen()).isTrue();
      output.safe("the camera is lost");
      assertThat(controller.coils()).isEqualTo(1 << ModbusSignals.ERROR);
    }
  }

  @Test
  void theHeartbeatCountsWhileNothingIsSent() throws Exception {
    try (ModbusOutput output = output(LONG);
        Controller controller = new Controller(port, 1)) {
      assertThat(output.name()).isEqualTo("modbus://127.0.0.1:" + port);
      int first = controller.input(1, 1)[0];
      await(() -> controller.input(1, 1)[0] > first + 1);
    }
  }

  @Test
  void aClosedOutputIsARefusedConnectionAndItsPortIsFree() throws Exception {
    ModbusOutput output = output(LONG);
    try (Controller controller = new Controller(port, 1)) {
      output.send(Samples.inspection(Verdict.Kind.PASS, 1));
      assertThat(controller.readsOpen()).isTrue();
      output.close();
      assertThatThrownBy(controller::coils).isInstanceOf(Exception.class);
    }
    assertThat(Controller.isListening(port)).isFalse();
    try (ModbusOutput again = output(LONG);
        Controller controller = new Controller(port, 1)) {
      assertThat(controller.coils()).isZero();
      again.send(Samples.inspection(Verdict.Kind.REVIEW, 1));
      assertThat(controller.coils()).isEqualTo(1 | Controller.NG);
    }
  }

  @Test
  void aKilledStationReadsAsARefusedConnection() throws Exception {
    Process station =
        OtherProgram.of(DyingStation.class, String.valueOf(port))
            // Its log must not take the place of this one's.
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(station.inputReader().readLine()).isEqualTo("open");
      try (Controller controller = new Controller(port, 1)) {
        assertThat(controller.readsOpen()).isTrue();
        station.destroyForcibly().waitFor();
        assertThatThrownBy(controller::coils).isInstanceOf(Exception.class);
      }
      assertThat(Controller.isListening(port)).isFalse();
    } finally {
      station.destroyForcibly();
    }
  }

  @Test
  void anotherUnitIsNotAnswered() throws Exception {
    try (ModbusOutput output = output(7, LONG);
        Controller right = new Controller(port, 7)) {
      output.send(Samples.inspection(Verdict.Kind.PASS, 1));
      assertThat(right.readsOpen()).isTrue();
      try (Controller wrong = new Controller(port, 8, Duration.ofMillis(300))) {
        assertThatThrownBy(wrong::coils).isInstanceOf(ModbusTimeoutException.class);
      }
    }
  }

  @Test
  void aFunctionThatIsNotThereIsRefusedAndTheConnectionStays() throws Exception {
    try (ModbusOutput output = output(LONG);
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      output.send(Samples.inspection(Verdict.Kind.PASS, 1));
      socket.setSoTimeout(10_000);
      // Read a file, diagnostics, device identification, and one that no standard knows.
      for (int function : List.of(0x14, 0x08, 0x2B, 0x63)) {
        socket
            .getOutputStream()
            .write(new byte[] {0, 9, 0, 0, 0, 6, 1, (byte) function, 0, 2, 0, 1});
        assertThat(socket.getInputStream().readNBytes(9))
            .containsExactly(0, 9, 0, 0, 0, 3, 1, function | 0x80, 1);
      }
    }
  }

  @Test
  void rubbishOnThePortHarmsNobodyElse() throws Exception {
    try (ModbusOutput output = output(LONG);
        Controller controller = new Controller(port, 1)) {
      output.send(Samples.inspection(Verdict.Kind.REJECT, 1));
      Random random = new Random(4);
      for (int i = 0; i < 40; i++) {
        byte[] rubbish = new byte[random.nextInt(300)];
        random.nextBytes(rubbish);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
          socket.getOutputStream().write(rubbish);
        }
      }
      assertThat(controller.coils() & ~(1 << ModbusSignals.ACKNOWLEDGE)).isIn(1, 1 | Controller.NG);
    }
  }

  @Test
  void aPortThatIsTakenAndAnAddressOfSomebodyElseAreSentences() throws Exception {
    try (ModbusOutput first = output(LONG)) {
      assertThatThrownBy(() -> output(LONG))
          .isInstanceOf(TenshotException.class)
          .hasMessageContaining(first.name() + " cannot listen")
          .hasMessageContaining("port that is free");
    }
    assertThatThrownBy(
            () ->
                new ModbusOutput(
                    "modbus://192.0.2.1:5020",
                    new ModbusOutput.Settings("192.0.2.1", port, ModbusTable.ANY_UNIT, LONG)))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("write an address of this computer");
  }

  @Test
  void aForeignClientReadsAndAcknowledges() throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/mbpoll")),
        "SKIPPED: mbpoll is not installed (apt-get install mbpoll)");
    try (ModbusOutput output = output(1, LONG)) {
      output.send(Samples.inspection(Verdict.Kind.PASS, 12));
      assertThat(mbpoll("-t", "0", "-r", "0", "-c", "6"))
          .contains("[0]: \t1", "[1]: \t0", "[2]: \t1", "[3]: \t0", "[4]: \t0", "[5]: \t0");
      assertThat(mbpoll("-t", "1", "-r", "2", "-c", "1")).contains("[2]: \t1");
      assertThat(mbpoll("-t", "3", "-r", "2", "-c", "5"))
          .contains("[2]: \t1", "[3]: \t0", "[4]: \t12", "[5]: \t1", "[6]: \t700");
      assertThat(mbpoll("-t", "4:int", "-B", "-r", "3", "-c", "1")).contains("[3]: \t12");
      mbpoll("-t", "0", "-r", "5", "--", "1");
      assertThat(mbpoll("-t", "4", "-r", "2", "-c", "1")).contains("[2]: \t0");
    }
  }

  /// What mbpoll says; addresses count from 0.
  private String mbpoll(String... what) throws Exception {
    List<String> command = new java.util.ArrayList<>(List.of("mbpoll", "-m", "tcp", "-a", "1"));
    command.addAll(List.of("-0", "-1", "-p", String.valueOf(port)));
    List<String> value = List.of(what);
    int end = value.contains("--") ? value.indexOf("--") : value.size();
    command.addAll(value.subList(0, end));
    command.add("127.0.0.1");
    command.addAll(value.subList(Math.min(value.size(), end + 1), value.size()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private ModbusOutput output(Duration hold) throws TenshotException {
    return output(ModbusTable.ANY_UNIT, hold);
  }

  private ModbusOutput output(int unit, Duration hold) throws TenshotException {
    return new ModbusOutput(
        "modbus://127.0.0.1:" + port, new ModbusOutput.Settings("127.0.0.1", port, unit, hold));
  }

  private interface Check {
    boolean holds() throws Exception;
  }

  private static void await(Check check) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!check.holds()) {
      assertThat(System.nanoTime()).as("it never came").isLessThan(end);
      Thread.sleep(20);
    }
  }
}
