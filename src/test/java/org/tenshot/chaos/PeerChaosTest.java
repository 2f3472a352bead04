package org.tenshot.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.OneLine;
import org.tenshot.ShippedEncoder;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Timing;
import org.tenshot.domain.TriggerRule;
import org.tenshot.encode.OnnxEncoder;
import org.tenshot.inspect.TinyEncoder;
import org.tenshot.output.Broker;
import org.tenshot.output.Controller;
import org.tenshot.output.LineOutput;
import org.tenshot.output.OutputSettings;
import org.tenshot.output.Outputs;

/// The other side of the outputs goes and comes back.
@Tag("chaos")
@Timeout(value = 60, unit = TimeUnit.MINUTES)
@ExtendWith(ChaosReport.class)
class PeerChaosTest {

  private static final int TRIGGER = 6;
  private static final int ACKNOWLEDGE = 5;
  private static final int DONE = 1 << 7;
  private static final int EXPECTING = 1 << 9;

  @TempDir Path folder;

  private OnnxEncoder encoder;
  private Profile profile;

  @BeforeEach
  void open() throws Exception {
    encoder = TinyEncoder.open(folder.resolve("tiny"));
    profile = ShippedEncoder.profile("bearing");
  }

  @AfterEach
  void close() {
    encoder.close();
  }

  @Test
  void aBrokerThatIsKilledAndBroughtBack(ChaosReport.Book book) throws Exception {
    int times = ChaosReport.times(2, 40);
    try (Broker broker = Broker.start(folder);
        Broker.Reader reader = broker.reader("chaos");
        LineOutput output =
            output("mqtt://127.0.0.1:" + broker.port() + "/" + Broker.PREFIX.replace(" ", "%20"));
        Trial trial = trial("broker", "sim:?seed=7&rate=20", Trial.FREE, output)) {
      trial.started();
      reader.await(() -> !reader.texts("verdict").isEmpty());
      broker.save();
      long worst = 0;
      for (int i = 0; i < times; i++) {
        betweenTwoVerdicts(reader);
        broker.kill();
        TimeUnit.MILLISECONDS.sleep(500);
        int waiting = trial.witness.keys().size();
        broker.start();
        long back = System.nanoTime();
        reader.connect();
        // Everything that was said meanwhile has arrived, and the line went on.
        reader.await(() -> verdicts(reader) >= waiting);
        worst = Math.max(worst, Trial.sinceMillis(back));
        trial.recovered(back);
        broker.save();
      }
      Trial.End end = trial.end();
      reader.await(() -> verdicts(reader) >= end.rows());
      assertThat(verdicts(reader)).isEqualTo(end.rows());
      book.add("broker killed", times, end.rows(), end.faults(), worst);
    }
  }

  /// The controller triggers, and is gone before it has read the answer.
  @Test
  void aControllerThatIsKilledAndBroughtBack(ChaosReport.Book book) throws Exception {
    int times = ChaosReport.times(3, 60);
    int port = Controller.freePort();
    try (LineOutput output = output("modbus://127.0.0.1:" + port + "?hold=60000");
        Trial trial =
            trial("plc", "sim:?seed=8", Trial.triggeredBy(TriggerRule.By.MODBUS), output)) {
      output.obey(new OneLine(trial.line, TriggerRule.By.MODBUS));
      trial.line.start();
      long worst = 0;
      for (int i = 1; i <= times; i++) {
        Process foreign = poller(port);
        try (Controller first = new Controller(port, 1)) {
          await(first, EXPECTING);
          first.write(TRIGGER, true);
        } finally {
          foreign.destroyForcibly().waitFor();
        }
        TimeUnit.MILLISECONDS.sleep(50L * (i % 5));
        long back = System.nanoTime();
        try (Controller second = new Controller(port, 1)) {
          await(second, DONE);
          worst = Math.max(worst, Trial.sinceMillis(back));
          assertThat(second.holding()[4]).as("whose verdict it is").isEqualTo(i);
          second.write(TRIGGER, false);
          second.write(ACKNOWLEDGE, true);
          assertThat(second.readsOpen()).as("acknowledged").isFalse();
        }
      }
      Trial.End end = trial.end();
      assertThat(end.rows()).as("one row a trigger").isEqualTo(times);
      book.add("controller killed", times, end.rows(), end.faults(), worst);
    }
  }

  /// A program of another make that reads all the time; one that does nothing where it is missing.
  private static Process poller(int port) throws Exception {
    List<String> reads =
        List.of("mbpoll", "-m", "tcp", "-a", "1", "-0", "-t", "0", "-r", "0", "-c", "10");
    List<String> command = new ArrayList<>(reads);
    command.addAll(List.of("-l", "20", "-p", String.valueOf(port), "127.0.0.1"));
    boolean there = Files.isExecutable(Path.of("/usr/bin/mbpoll"));
    return new ProcessBuilder(there ? command : List.of("sleep", "60"))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void await(Controller controller, int bit) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while ((controller.handshake() & bit) == 0) {
      assertThat(System.nanoTime()).as("bit %x never came", bit).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  private Trial trial(String name, String source, Timing timing, LineOutput output)
      throws Exception {
    return new Trial(
        Trial.Parts.of(folder.resolve(name), () -> ShippedEncoder.source(source, profile), encoder)
            .with(timing)
            .with(output));
  }

  private LineOutput output(String address) throws Exception {
    return new Outputs(
            new OutputSettings(
                Clock.systemUTC(),
                Outputs.LIMIT,
                folder.resolve("outbox"),
                folder.resolve("keys"),
                Map.of()))
        .open(List.of(address))
        .getFirst();
  }

  /// How many parts the reader has heard of, each counted once. What the broker acknowledged and
  /// did not hand on dies with it: that is the broker's to keep, and another matter.
  private static void betweenTwoVerdicts(Broker.Reader reader) throws Exception {
    reader.readAll();
    long before = verdicts(reader);
    reader.await(() -> verdicts(reader) > before);
  }

  private static long verdicts(Broker.Reader reader) {
    return reader.objects("verdict").stream()
        .filter(each -> each.has("sequence"))
        .map(PeerChaosTest::sequence)
        .distinct()
        .count();
  }

  private static long sequence(JsonObject verdict) {
    return verdict.get("sequence").getAsLong();
  }
}
