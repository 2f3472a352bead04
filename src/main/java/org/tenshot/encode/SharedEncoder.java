package org.tenshot.encode;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.Device;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.Pauses;
import org.tenshot.domain.Saying;
import org.tenshot.domain.TenshotException;

/// One open encoder for many callers: each has a handle, and one thread runs the network. Pictures
/// of several lines that wait at the same time go in one run; lines go before the background.
///
/// An encoder that throws is tried on a picture whose embedding is known, and one that hangs is
/// given up. Either way callers get an exception in time, and the encoder is opened again: on the
/// CPU, with the same file, so that embeddings can still be compared.
public final class SharedEncoder implements AutoCloseable {

  /// How long a run may take, and how long a line waits for its answer; more where one picture
  /// takes more than a tenth of it. A second less than the five in which a line has to be back.
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private static final Logger LOG = LoggerFactory.getLogger(SharedEncoder.class);
  private static final int SLOW = 10;

  /// How often somebody who waits looks within that time whether the run hangs.
  private static final int LOOKS = 20;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final Opener opener;
  private final long patienceNanos;
  private final KnownEncoder known;
  private final RequestQueue queue = new RequestQueue();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final AtomicInteger lines = new AtomicInteger();
  private final HangingRuns hanging = new HangingRuns();
  private volatile EncoderRunner current;
  private volatile BatchPlan plan = BatchPlan.SINGLE;
  private volatile Saying trouble = Saying.NOTHING;
  private volatile Thread thread;

  /// Opens the encoder, and opens it again after it failed.
  @FunctionalInterface
  public interface Opener {

    /// @param like null for the best device; else the CPU, with the file of this encoder
    /// @throws TenshotException if it does not open
    Encoder open(@Nullable EncoderId like) throws TenshotException;
  }

  private SharedEncoder(Opener opener, Duration patience, Encoder first) throws TenshotException {
    this.opener = opener;
    long begun = System.nanoTime();
    this.known = KnownEncoder.of(first);
    // A large encoder on a small machine is slow, which is not hanging.
    this.patienceNanos = Math.max(patience.toNanos(), SLOW * (System.nanoTime() - begun));
    this.current = new EncoderRunner(first, queue, this);
    this.thread = daemon(() -> keepWorking(current));
  }

  /// Opens the encoder.
  ///
  /// @throws TenshotException if it does not open
  public static SharedEncoder open(Opener opener) throws TenshotException {
    return open(opener, PATIENCE);
  }

  /// @param patience how long a run may take, and how long a line waits for its answer
  static SharedEncoder open(Opener opener, Duration patience) throws TenshotException {
    Encoder first = opener.open(null);
    try {
      SharedEncoder shared = new SharedEncoder(opener, patience, first);
      shared.thread.start();
      return shared;
    } catch (TenshotException | RuntimeException e) {
      first.close();
      throw e;
    }
  }

  /// A way to the encoder for one caller. Once a second line has one, the best size of a run is
  /// measured between their pictures.
  public Encoder handle(Urgency urgency) {
    if (urgency == Urgency.LINE && lines.incrementAndGet() == 2 && plan == BatchPlan.SINGLE) {
      measure();
    }
    return new EncoderHandle(this, urgency);
  }

  /// How many pictures go into one run.
  public BatchPlan plan() {
    return plan;
  }

  /// Measures how many pictures are worth one run, between other requests, as {@link #handle} does
  /// by itself.
  ///
  /// @return done when {@link #plan} tells
  public CompletableFuture<BatchPlan> measure() {
    return new BatchTrial()
        .run(queue)
        .thenApply(
            measured -> {
              LOG.info("{}", measured);
              plan = measured;
              return measured;
            });
  }

  /// Which encoder this is.
  public EncoderId id() {
    return known.id();
  }

  KnownEncoder known() {
    return known;
  }

  Device device() {
    return current.encoder().device();
  }

  Saying trouble() {
    return trouble;
  }

  /// As {@link Encoder#openTexts} says, of the encoder that is open now.
  void openTexts(List<String> texts) throws TenshotException {
    current.encoder().openTexts(texts);
  }

  /// Asks and waits. A line waits for a limited time; the background for as long as the encoder
  /// works at all.
  <T> T ask(Request request, CompletableFuture<T> answer, Urgency urgency) throws TenshotException {
    queue.put(request, urgency);
    long asked = System.nanoTime();
    while (true) {
      try {
        return answer.get(patienceNanos / LOOKS, TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        giveUpIfItHangs();
        if (urgency == Urgency.LINE && System.nanoTime() - asked > patienceNanos) {
          answer.completeExceptionally(
              new TenshotException(EncoderWords.slow(id(), patienceMillis())));
          queue.forget(request);
        }
      } catch (ExecutionException e) {
        throw failure(e.getCause());
      } catch (InterruptedException e) {
        queue.forget(request);
        Thread.currentThread().interrupt();
        throw new TenshotException(EncoderWords.interrupted(), e);
      }
    }
  }

  private static TenshotException failure(@Nullable Throwable cause) {
    return cause instanceof TenshotException told
        ? new TenshotException(told.saying(), told)
        : new TenshotException(EncoderWords.nothing(cause));
  }

  private long patienceMillis() {
    return TimeUnit.NANOSECONDS.toMillis(patienceNanos);
  }

  /// Called by those who wait: nobody else minds a run that hangs.
  private synchronized void giveUpIfItHangs() {
    EncoderRunner stuck = current;
    if (isClosing() || !stuck.hangsFor(patienceNanos)) {
      return;
    }
    Saying why = EncoderWords.hangs(id(), patienceMillis());
    boolean room = hanging.add();
    Saying said = room ? EncoderWords.again(why) : EncoderWords.tooOften(why);
    LOG.error("{}", said);
    queue.refuse(said);
    stuck.abandon(new TenshotException(said), hanging::ended);
    hanging.whenRoom(() -> openInPlaceOf(stuck, why));
  }

  private synchronized void openInPlaceOf(EncoderRunner stuck, Saying why) {
    if (!isClosing()) {
      thread = daemon(() -> keepWorking(reopened(stuck, why)));
      thread.start();
    }
  }

  private static Thread daemon(Runnable work) {
    return Thread.ofPlatform().daemon().name("encoder").unstarted(work);
  }

  private void keepWorking(@Nullable EncoderRunner first) {
    EncoderRunner works = first;
    while (works != null) {
      Saying broken = works.work();
      if (broken == null || current != works) {
        return;
      }
      queue.refuse(EncoderWords.again(broken));
      works = reopened(works, broken);
    }
  }

  /// Opens the encoder on the CPU, again and again until it works.
  ///
  /// @return null when this is closed meanwhile
  private @Nullable EncoderRunner reopened(EncoderRunner before, Saying why) {
    Pauses pauses = new Pauses(FIRST_PAUSE, LONGEST_PAUSE);
    try {
      while (!isClosing()) {
        EncoderRunner next = open(before, why);
        if (next != null) {
          return next;
        }
        closing.await(pauses.nextNanos(), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return null;
  }

  private @Nullable EncoderRunner open(EncoderRunner before, Saying why) {
    Encoder opened = null;
    try {
      opened = opener.open(known.id());
      known.prove(opened);
      return take(before, opened, why);
    } catch (Throwable e) {
      LOG.error("the encoder does not open again", e);
      Saying cause =
          e instanceof TenshotException told ? told.saying() : Saying.english(e.toString());
      queue.refuse(EncoderWords.unopened(why, cause));
      if (opened != null) {
        opened.close();
      }
      return null;
    }
  }

  private synchronized EncoderRunner take(EncoderRunner before, Encoder opened, Saying why) {
    EncoderRunner next = new EncoderRunner(opened, queue, this);
    Device now = opened.device();
    if (now.kind() != before.encoder().device().kind()) {
      trouble = EncoderWords.onCpu(why);
      plan = BatchPlan.SINGLE;
    }
    LOG.warn("{} is open again on {}", known.id(), now.kind());
    current = next;
    queue.accept();
    if (lines.get() > 1 && plan == BatchPlan.SINGLE) {
      measure();
    }
    return next;
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  /// Tells those who wait that it ends, waits for the run that is under way, at most for the time
  /// that a run may take, and gives the memory back. Handles answer with an exception from then on.
  /// May be called twice.
  @Override
  public void close() {
    Thread last;
    synchronized (this) {
      closing.countDown();
      last = thread;
    }
    queue.close(EncoderWords.closed(id()));
    try {
      if (!last.join(Duration.ofNanos(patienceNanos))) {
        LOG.error("{} hangs while it is closed", known.id());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
