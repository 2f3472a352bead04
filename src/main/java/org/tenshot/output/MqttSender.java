package org.tenshot.output;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings what waits to the broker, on a thread of its own: says that the station is there, then
/// how the gate stands, then the messages of the outbox, oldest first and one at a time. A message
/// leaves the outbox when the broker has said that it has it. The gate is of the moment: only the
/// newest is sent, and an OPEN that could not be sent soon becomes CLOSED.
final class MqttSender {

  private static final Logger LOG = LoggerFactory.getLogger(MqttSender.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final long LOOK_MILLIS = 1_000;

  private final String name;
  private final Outbox outbox;
  private final Clock clock;
  private final MqttLink link;
  private final Thread thread;
  private final String session = UUID.randomUUID().toString();
  private final Semaphore bell = new Semaphore(0);
  private final Backoff backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE);
  private final AtomicReference<@Nullable Signal> gate = new AtomicReference<>();
  private volatile boolean ending;
  private volatile @Nullable Consumer<byte[]> commands;

  /// Used by the sender's thread only: what is read on this connection.
  private @Nullable Consumer<byte[]> heard;

  /// Used by the sender's thread only: the gate was not taken, so the outbox has the next turn.
  private boolean gateRefused;

  /// Used by the sender's thread only: what was logged last, empty where all is well.
  private String trouble = "";

  /// How the gate stands.
  private record Signal(JsonObject json, boolean open, long nanos) {}

  /// Starts at once; the broker need not be there.
  MqttSender(String name, MqttLink.Broker broker, Outbox outbox, Clock clock) {
    this.name = name;
    this.outbox = outbox;
    this.clock = clock;
    MqttMessage death = MqttMessage.of("state", state("OFFLINE"), MqttMessage.Keeping.ALWAYS);
    this.link = new MqttLink(broker, death, bell::release);
    this.thread =
        Thread.ofPlatform().daemon().name("output-mqtt-" + broker.host()).start(this::bring);
  }

  /// Says how the gate stands from now on.
  void gate(JsonObject json, boolean open) {
    gate.set(new Signal(json, open, System.nanoTime()));
    bell.release();
  }

  /// Reads triggers from now on, on this connection and each later one.
  void listen(Consumer<byte[]> reader) {
    commands = reader;
    bell.release();
  }

  /// Says that the outbox has something new.
  void wake() {
    bell.release();
  }

  /// Brings what can be brought within the limit, then lets go of the connection. Waits through an
  /// interrupt.
  void end(Duration limit) {
    ending = true;
    bell.release();
    boolean interrupted = false;
    long deadline = System.nanoTime() + limit.toNanos();
    while (thread.isAlive() && System.nanoTime() - deadline < 0) {
      try {
        thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    // Does nothing where the thread is through.
    thread.interrupt();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void bring() {
    try (link) {
      while (bringNext()) {
        bell.drainPermits();
      }
    } catch (InterruptedException e) {
      LOG.info("{}: {} messages stay in the outbox", name, outbox.size());
    } catch (RuntimeException e) {
      LOG.error("{} broke: restart the program", name, e);
    }
  }

  /// Does the next thing, or waits for one.
  ///
  /// @return false when there is nothing more to do
  private boolean bringNext() throws InterruptedException {
    try {
      if (!link.isConnected()) {
        return connect();
      }
      Consumer<byte[]> wanted = commands;
      if (wanted != null && heard == null) {
        link.subscribe("command/trigger", wanted);
        heard = wanted;
      }
      boolean later = gateRefused;
      gateRefused = false;
      Signal signal = later ? null : gate.getAndSet(null);
      if (signal != null) {
        bringGate(signal);
      } else {
        Optional<Outbox.Entry> oldest = outbox.oldest();
        if (oldest.isEmpty()) {
          return pause(LOOK_MILLIS);
        }
        link.publish(new MqttMessage("verdict", oldest.get().bytes(), MqttMessage.Keeping.NONE));
        outbox.remove(oldest.get().number());
      }
      if (!later) {
        note("");
      }
      return true;
    } catch (IOException e) {
      note("%s does not take messages (%s)".formatted(name, e.getMessage()));
      return pause(LOOK_MILLIS);
    }
  }

  /// What the broker did not take is brought again, unless there is something newer: whoever reads
  /// would go by what was said before.
  private void bringGate(Signal signal) throws IOException, InterruptedException {
    try {
      link.publish(message(signal));
    } catch (IOException e) {
      gate.compareAndSet(null, signal);
      gateRefused = true;
      throw e;
    }
  }

  private boolean connect() throws InterruptedException {
    if (!backoff.mayTry(System.nanoTime())) {
      return pause(Math.max(1, backoff.millisLeft(System.nanoTime())));
    }
    try {
      link.connect();
      heard = null;
      backoff.succeeded();
      link.publish(MqttMessage.of("state", state("ONLINE"), MqttMessage.Keeping.ALWAYS));
      JsonObject unknown = VerdictJson.safe("the connection is new", clock.instant());
      gate.compareAndSet(null, new Signal(unknown, false, System.nanoTime()));
      return true;
    } catch (IOException e) {
      backoff.failed(System.nanoTime());
      note(
          "%s is not there (%s): check the broker, the address and the login; messages wait in the outbox"
              .formatted(name, e.getMessage()));
      return !ending;
    }
  }

  /// Waits for something to do.
  ///
  /// @return false if there is nothing left to wait for
  private boolean pause(long millis) throws InterruptedException {
    if (ending) {
      return false;
    }
    bell.tryAcquire(millis, TimeUnit.MILLISECONDS);
    return true;
  }

  private MqttMessage message(Signal signal) {
    if (!signal.open()) {
      return MqttMessage.of("gate", signal.json(), MqttMessage.Keeping.ALWAYS);
    }
    if (System.nanoTime() - signal.nanos() < MqttLink.SHORT.toNanos()) {
      return MqttMessage.of("gate", signal.json(), MqttMessage.Keeping.SHORT);
    }
    JsonObject late = VerdictJson.safe("the verdict is too old", clock.instant());
    return MqttMessage.of("gate", late, MqttMessage.Keeping.ALWAYS);
  }

  /// Logs a trouble when it begins and when it ends.
  private void note(String now) {
    if (!now.equals(trouble)) {
      LOG.warn("{}", now.isEmpty() ? name + " takes messages again" : now);
      trouble = now;
    }
  }

  private JsonObject state(String state) {
    JsonObject json = new JsonObject();
    json.addProperty("state", state);
    json.addProperty("program", "Tenshot");
    json.addProperty("session", session);
    json.addProperty("started", clock.instant().toString());
    return json;
  }
}
