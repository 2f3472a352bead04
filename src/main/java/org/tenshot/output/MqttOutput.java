package org.tenshot.output;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.Gate;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.Saying;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.TriggerRule;

/// Publishes verdicts to an MQTT 5 broker. `src/site/markdown/outputs.md` describes topics and
/// messages.
///
/// `Sent` means that the message is safely in the outbox on this computer's drive; the broker gets
/// it as soon as it is there, after a restart if need be. `Failed` means that it will never come:
/// the outbox is full or the drive does not take it. So a broker that is away never holds up the
/// line nor shows as its fault; the log file names it.
public final class MqttOutput implements LineOutput {

  /// How many messages wait at most, about 100 MB.
  static final int CAPACITY = 20_000;

  private static final Logger LOG = LoggerFactory.getLogger(MqttOutput.class);
  private static final Duration SHORTEST_CLOSING = Duration.ofSeconds(2);

  private final String name;
  private final Clock clock;
  private final Duration limit;
  private final Outbox outbox;
  private final MqttSender sender;
  private final ExecutorService writer;
  private @Nullable Future<?> unfinished;
  private volatile LineOrders orders = LineOrders.DEAF;
  private boolean closed;

  /// @param name the address as the profile writes it
  /// @param folder of the outbox
  /// @param capacity of the outbox, in messages
  /// @param limit the longest that a sending takes; closing takes as long, and 2 s at least
  /// @throws TenshotException if the outbox cannot be used
  MqttOutput(
      String name, MqttLink.Broker broker, Path folder, int capacity, Clock clock, Duration limit)
      throws TenshotException {
    this.name = name;
    this.clock = clock;
    this.limit = limit;
    try {
      this.outbox = new Outbox(folder, capacity);
    } catch (IOException e) {
      throw new TenshotException(
          "%s cannot use its outbox %s (%s): let only one line use this address, and check the folder's rights."
              .formatted(name, folder, e.getMessage()),
          e);
    }
    this.sender = new MqttSender(name, broker, outbox, clock);
    this.writer =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("outbox-" + broker.host()).factory());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void obey(LineOrders station) {
    orders = station;
  }

  @Override
  public synchronized void ready() {
    if (!closed && orders.standing().trigger() == TriggerRule.By.MQTT) {
      sender.listen(this::triggered);
    }
  }

  private void triggered(byte[] message) {
    try {
      MqttTrigger trigger = MqttTrigger.read(message, clock);
      if (orders.trigger(TriggerRule.By.MQTT, trigger.part(), trigger.age())
          == LineOrders.REFUSED) {
        LOG.warn("{}: a trigger came, and the line does not take any", name);
      }
    } catch (RuntimeException e) {
      // What left this method would end the reading of this connection for good.
      LOG.warn("{}: a message is no trigger ({})", name, e.getMessage());
    }
  }

  @Override
  public synchronized Delivery send(Inspection inspection) {
    boolean open = inspection.verdict().gate() == Gate.OPEN;
    return deliver(VerdictJson.verdict(inspection), open);
  }

  @Override
  public synchronized Delivery safe(String reason) {
    return deliver(VerdictJson.safe(reason, clock.instant()), false);
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      safe("the output is closed");
      closed = true;
      Duration patience = limit.compareTo(SHORTEST_CLOSING) > 0 ? limit : SHORTEST_CLOSING;
      sender.end(patience);
      letGo(patience);
    }
  }

  /// Frees the outbox for the next start.
  private void letGo(Duration patience) {
    Future<?> closing = writer.submit(outbox::close);
    writer.shutdown();
    try {
      Waits.through(closing, patience);
    } catch (TimeoutException | ExecutionException e) {
      LOG.warn("{} does not let go of its outbox: check the drive", name, e);
    }
  }

  private Delivery deliver(JsonObject json, boolean open) {
    if (closed) {
      return Delivery.Failed.closed(name);
    }
    sender.gate(json, open);
    if (unfinished != null && !unfinished.isDone()) {
      return new Delivery.Failed(
          Saying.of(
              "output.outbox-busy",
              "{0} is still busy with the message before: check the drive of its outbox.",
              name));
    }
    JsonObject kept = json.deepCopy();
    kept.addProperty("id", UUID.randomUUID().toString());
    byte[] bytes = VerdictJson.text(kept).getBytes(StandardCharsets.UTF_8);
    Future<Boolean> adding = writer.submit(() -> add(bytes));
    unfinished = adding;
    return await(adding);
  }

  private boolean add(byte[] bytes) throws IOException {
    boolean added = outbox.add(bytes);
    sender.wake();
    return added;
  }

  private Delivery await(Future<Boolean> adding) {
    try {
      Waits.through(adding, limit);
      if (adding.resultNow()) {
        return new Delivery.Sent();
      }
      return new Delivery.Failed(
          Saying.of(
              "output.outbox-full",
              "{0} has a full outbox, and {1} messages were not kept: bring the broker back, or take the output out of the profile.",
              name,
              outbox.overflow()));
    } catch (TimeoutException e) {
      return new Delivery.Failed(
          Saying.of(
              "output.outbox-slow",
              "{0} was not kept within {1} ms: check the drive of its outbox.",
              name,
              limit.toMillis()));
    } catch (ExecutionException e) {
      return new Delivery.Failed(
          Saying.of(
              "output.outbox-failed",
              "{0} cannot keep messages ({1}): check the rights of its outbox and the room on the drive.",
              name,
              e.getCause()));
    }
  }
}
