package org.tenshot.inspect;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.camera.FrameSource;
import org.tenshot.domain.Arrival;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.LineState;
import org.tenshot.domain.Region;
import org.tenshot.domain.TenshotException;
import org.tenshot.output.LineOutput;

/// One line: a source, an inspector, outputs, a recorder and watchers, kept going by two threads.
/// The camera's thread does nothing but take frames; the inspecting one judges them, answers the
/// outputs first, then files and tells.
///
/// May be started and stopped again and again. Whatever happens to source, encoder, outputs or log
/// shows in the state; the gate is closed whenever the line does not run.
public final class Line implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Line.class);
  private static final long TICK_MILLIS = 200;
  private static final long RECORDER_PATIENCE_MILLIS = 2_000;
  private static final long STOP_SECONDS = 10;

  private final SourceOpener opener;
  private final Inspector inspector;
  private final LineOutputs outputs;
  private final @Nullable Recorder recorder;
  private final LineBell bell;
  private final long maxFrames;
  private volatile Recipe recipe;
  private @Nullable Run run;

  /// What a line is made of.
  ///
  /// @param opener opens the source at each start
  /// @param inspector used by this line's thread alone while it runs
  /// @param recipe what is judged by at first
  /// @param outputs stay the caller's, who closes them
  /// @param recorder stays the caller's; null where nothing is written down
  /// @param watchers look on
  /// @param maxFrames ends a run after so many inspections; `Long.MAX_VALUE` for no end
  public record Parts(
      SourceOpener opener,
      Inspector inspector,
      Recipe recipe,
      List<LineOutput> outputs,
      @Nullable Recorder recorder,
      List<LineWatcher> watchers,
      long maxFrames) {}

  /// A line that stands still.
  public Line(Parts parts) {
    this.opener = parts.opener();
    this.inspector = parts.inspector();
    this.recipe = parts.recipe();
    this.outputs = new LineOutputs(parts.outputs());
    this.recorder = parts.recorder();
    this.bell = new LineBell(parts.watchers());
    this.maxFrames = parts.maxFrames();
  }

  /// How the line stands.
  public LineState state() {
    return bell.state();
  }

  /// Why it stands so; empty where the state speaks for itself.
  public String reason() {
    return bell.reason();
  }

  /// Judges by another recipe from the next frame on.
  public void swap(Recipe next) {
    recipe = next;
  }

  /// Starts the line; does nothing if it runs.
  public synchronized void start() {
    if (run == null || run.isOver()) {
      run = new Run();
      run.begin();
    }
  }

  /// Stops the line: takes no more frames, judges those that were taken, closes the gate. Waits for
  /// that.
  public void stop() {
    Run current;
    synchronized (this) {
      current = run;
    }
    if (current != null) {
      current.stop();
    }
  }

  /// Waits until the run is over: the source ended, enough frames were judged, or somebody stopped
  /// it.
  ///
  /// @return false if it was still going after that time
  public boolean awaitEnd(long millis) throws InterruptedException {
    Run current;
    synchronized (this) {
      current = run;
    }
    return current == null || current.over.await(millis, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    stop();
  }

  /// From one start to its stop.
  private final class Run {

    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean stopping;
    private volatile @Nullable FrameSource source;
    private long judged;

    boolean isOver() {
      return over.getCount() == 0;
    }

    void begin() {
      bell.become(LineState.STARTING, "");
      Thread.ofPlatform().name("inspect").start(this::inspectAll);
    }

    void stop() {
      stopping = true;
      closeSource();
      try {
        if (!over.await(STOP_SECONDS, TimeUnit.SECONDS)) {
          outputs.safe("the line does not stop");
          bell.become(LineState.FAULT, "The line does not stop: restart the program.");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void closeSource() {
      FrameSource current = source;
      if (current != null) {
        current.close();
      }
    }

    private void inspectAll() {
      String end = "";
      LineState last = LineState.STOPPED;
      try (FrameSource opened = opener.open()) {
        source = opened;
        if (stopping) {
          // Somebody stopped the line while the source was opening and found nothing to close.
          closeSource();
        }
        Handover handover = new Handover(opened.pace());
        Thread camera = Thread.ofPlatform().name("camera").start(() -> takeAll(opened, handover));
        bell.become(LineState.RUNNING, "");
        end = judgeAll(handover);
        closeSource();
        camera.interrupt();
      } catch (TenshotException e) {
        LOG.error("the source did not open", e);
        last = LineState.FAULT;
        end = e.sentence();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (Throwable e) {
        LOG.error("the line broke", e);
        last = LineState.FAULT;
        end = "The line broke (" + e + "): start it again; the log file has the details.";
      } finally {
        outputs.safe("the line stands");
        bell.become(last, end);
        over.countDown();
      }
    }

    private void takeAll(FrameSource opened, Handover handover) {
      try {
        Arrival arrival;
        do {
          arrival = opened.next();
          if (arrival instanceof Arrival.Taken(Frame frame)) {
            bell.frameArrived(frame, box(frame));
          }
          if (!(arrival instanceof Arrival.Nothing)) {
            handover.put(arrival);
          }
        } while (!(arrival instanceof Arrival.Ended));
      } catch (InterruptedException e) {
        LOG.debug("the camera's thread ends");
      } catch (RuntimeException e) {
        LOG.error("the source broke", e);
        giveUp(handover, e);
      }
    }

    private void giveUp(Handover handover, RuntimeException failure) {
      try {
        handover.put(
            new Arrival.Lost(
                new Fault(
                    Fault.Code.UNEXPECTED,
                    "The source broke (" + failure + "): stop and start the line.")));
      } catch (InterruptedException e) {
        LOG.debug("nobody waits for the source any more");
      }
    }

    private Region.@Nullable Box box(Frame frame) {
      return recipe
          .profile()
          .region()
          .within(frame.picture().width(), frame.picture().height())
          .orElse(null);
    }

    /// Judges until there is nothing more to judge; says why it ended.
    private String judgeAll(Handover handover) throws InterruptedException {
      FrozenWatch watch = new FrozenWatch(handover.pace());
      while (judged < maxFrames) {
        Arrival arrival = handover.take(TICK_MILLIS);
        switch (arrival) {
          case null -> {
            if (stopping) {
              return "";
            }
          }
          case Arrival.Taken(Frame frame) -> {
            if (handover.everyFrameIsAPart()) {
              outputs.begin(frame.origin());
            }
            judge(frame, watch);
          }
          case Arrival.Damaged(Frame.Origin origin, Fault fault) ->
              finish(inspector.fault(origin, null, recipe, fault), null);
          case Arrival.Lost(Fault fault) -> {
            outputs.safe(fault.sentence());
            bell.sourceChanged(fault);
            bell.become(LineState.FAULT, fault.sentence());
          }
          case Arrival.Restored restored -> {
            bell.sourceChanged(null);
            bell.become(LineState.RUNNING, "");
          }
          case Arrival.Nothing nothing -> {}
          case Arrival.Ended ended -> {
            return stopping ? "" : "The source is at its end.";
          }
        }
      }
      return "";
    }

    private void judge(Frame frame, FrozenWatch watch) throws InterruptedException {
      Recipe current = recipe;
      Fault held = watch.look(frame);
      if (held == null && recorder != null && !recorder.awaitRoom(RECORDER_PATIENCE_MILLIS)) {
        held =
            new Fault(
                Fault.Code.STORE_FAILED,
                "The log takes no more inspections, so no part may pass: check disk space and rights.");
      }
      finish(
          held == null
              ? inspector.inspect(frame, current)
              : inspector.fault(frame.origin(), frame.truth(), current, held),
          frame);
    }

    private void finish(Inspection inspection, @Nullable Frame frame) {
      judged++;
      String trouble = outputs.send(inspection);
      if (recorder != null) {
        recorder.record(inspection, frame == null ? null : frame.picture());
      }
      bell.inspected(inspection, frame == null ? null : frame.picture());
      bell.stand(inspection.verdict(), trouble.isEmpty() ? inspector.encoder().trouble() : trouble);
    }
  }
}
