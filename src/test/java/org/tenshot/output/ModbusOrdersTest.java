package org.tenshot.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.digitalpetri.modbus.exceptions.ModbusResponseException;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tenshot.domain.PartId;
import org.tenshot.domain.TriggerRule;
import org.tenshot.domain.Verdict;

/// What a controller may ask for over Modbus, and the handshake that goes with it.
@Timeout(60)
class ModbusOrdersTest {

  private static final int READY = 1;
  private static final int BUSY = 1 << 1;
  private static final int OK = 1 << 2;
  private static final int ACKNOWLEDGE = 1 << 5;
  private static final int TRIGGER = 1 << 6;
  private static final int DONE = 1 << 7;
  private static final int EXPECTING = 1 << 9;

  private final RecordedOrders station = new RecordedOrders(TriggerRule.By.MODBUS);
  private ModbusOutput output;
  private Controller controller;

  @BeforeEach
  void open() throws Exception {
    int port = Controller.freePort();
    output =
        new ModbusOutput(
            "modbus://127.0.0.1:" + port,
            new ModbusOutput.Settings(
                "127.0.0.1", port, ModbusTable.ANY_UNIT, Duration.ofMinutes(10)));
    controller = new Controller(port, 1);
    output.obey(station);
  }

  @AfterEach
  void close() throws Exception {
    controller.close();
    output.close();
  }

  @Test
  void triggerBusyDoneAcknowledgeReady() throws Exception {
    assertThat(controller.handshake()).isZero();
    output.ready();
    assertThat(controller.handshake()).isEqualTo(READY | EXPECTING);
    controller.writeWords(102, id("A-4711"));
    controller.write(ModbusSignals.TRIGGER, true);
    assertThat(controller.handshake()).isEqualTo(READY | BUSY | TRIGGER);
    assertThat(station.parts).containsExactly(new PartId("A-4711", null, null));
    controller.write(ModbusSignals.TRIGGER, false);
    output.begin(Samples.inspection(Verdict.Kind.PASS, 1).origin());
    output.send(Samples.inspection(Verdict.Kind.PASS, 1));
    assertThat(controller.handshake()).isEqualTo(READY | OK | DONE);
    controller.acknowledge();
    assertThat(controller.handshake()).isEqualTo(READY | ACKNOWLEDGE | EXPECTING);
  }

  @Test
  void onlyTheRisingEdgeTriggersAndAnIdIsForOnePart() throws Exception {
    output.ready();
    // Control word and id by one request, as controllers that know no coils do it.
    int[] words = new int[18];
    words[0] = 1;
    System.arraycopy(id("B"), 0, words, 2, 16);
    controller.writeWords(100, words);
    controller.writeWords(100, 1);
    controller.write(ModbusSignals.TRIGGER, true);
    assertThat(station.triggers()).isEqualTo(1);
    controller.writeWords(100, 0);
    controller.writeWords(100, 1);
    assertThat(station.parts).containsExactly(new PartId("B", null, null), PartId.UNKNOWN);
    assertThat(Arrays.copyOfRange(controller.holding(), 30, 34)).containsOnly(0);
  }

  @Test
  void aLineThatStandsIsNotBusyWithATrigger() throws Exception {
    output.ready();
    output.safe("stopped");
    station.running = false;
    controller.write(ModbusSignals.TRIGGER, true);
    assertThat(controller.handshake() & (READY | BUSY | EXPECTING)).isZero();
  }

  @Test
  void aProductIsChosenByItsNumberAndOneThatIsNotThereFails() throws Exception {
    assertThat(controller.input(28, 2)).containsExactly(7, 0);
    controller.writeWords(101, 7);
    controller.write(ModbusSignals.SELECT, true);
    assertThat(station.asked).containsExactly("select 7");
    assertThat(controller.input(29, 1)).containsExactly(2);
    controller.write(ModbusSignals.SELECT, false);
    controller.writeWords(100, 0b100, 8);
    assertThat(controller.input(29, 1)).as("failed").containsExactly(3);
  }

  @Test
  void whatIsNoTextOrNotThereIsRefused() {
    assertThatThrownBy(() -> controller.writeWords(102, 0x0741))
        .isInstanceOfSatisfying(
            ModbusResponseException.class,
            refused -> assertThat(refused.getExceptionCode()).isEqualTo(3));
    for (int address : new int[] {2, 99, 118}) {
      assertThatThrownBy(() -> controller.writeWords(address, 1))
          .isInstanceOfSatisfying(
              ModbusResponseException.class,
              refused -> assertThat(refused.getExceptionCode()).isEqualTo(2));
    }
    assertThat(station.triggers()).isZero();
  }

  private static int[] id(String text) {
    return ModbusControl.words(text);
  }
}
