package org.tenshot.ui.line;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Frame;
import org.tenshot.domain.HeatMap;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.LineState;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Recording;
import org.tenshot.domain.Region;
import org.tenshot.domain.Saying;
import org.tenshot.domain.StepTimes;
import org.tenshot.domain.TriggerRule;
import org.tenshot.inspect.Cautions;
import org.tenshot.inspect.Counts;
import org.tenshot.inspect.LineWatcher;
import org.tenshot.inspect.TriggerFaults;
import org.tenshot.ui.common.FxBridge;

/// Thinks for the line screen: hears the line on its threads, counts every inspection, and offers
/// the drawing thread the newest {@link LineView}. Everything but {@link #viewProperty()} may be
/// called from any thread.
public final class LineViewModel implements LineWatcher {

  /// How long a verdict is shown as that of the part on the belt.
  public static final Duration STALE_AFTER = Duration.ofSeconds(4);

  private final Clock clock;
  private final FxBridge.Slot<LineView> slot;
  private final ReadOnlyObjectWrapper<LineView> view;

  private final Object lock = new Object();
  private final SeenParts seen;
  private final Latencies latencies = new Latencies();
  private @Nullable LineFacts facts;
  private LineState state = LineState.STOPPED;
  private Saying reason = Saying.NOTHING;
  private Recording recording = Recording.WELL;
  private @Nullable Fault sourceLost;
  private Counts counts = Counts.NONE;
  private TriggerFaults triggerFaults = TriggerFaults.NONE;
  private Cautions cautions = new Cautions();
  private Instant shiftStart;
  private @Nullable FrameSink frames;

  /// @param bridge to the drawing thread
  /// @param clock for the times that people read
  public LineViewModel(FxBridge bridge, Clock clock) {
    this(bridge, clock, System::nanoTime);
  }

  LineViewModel(FxBridge bridge, Clock clock, LongSupplier nanos) {
    this.clock = clock;
    this.seen = new SeenParts(nanos);
    this.shiftStart = clock.instant();
    this.view = new ReadOnlyObjectWrapper<>(snapshot());
    this.slot = bridge.slot(view::set);
  }

  /// What the screen shows; changes on the drawing thread only.
  public ReadOnlyObjectProperty<LineView> viewProperty() {
    return view.getReadOnlyProperty();
  }

  /// The clock for the times that people read.
  Clock clock() {
    return clock;
  }

  /// A line was made ready that nothing speaks against.
  public void lineOpened(LineFacts opened) {
    lineOpened(opened, new Cautions());
  }

  /// A line was made ready; what was seen of another one is forgotten, the counts too if the
  /// profile is another.
  ///
  /// @param speaking what speaks against trusting it, for as long as it is open
  public void lineOpened(LineFacts opened, Cautions speaking) {
    change(
        () -> {
          if (facts == null || !facts.profile().equals(opened.profile())) {
            startShift();
          }
          if (facts == null && state == LineState.FAULT) {
            state = LineState.STOPPED;
            reason = Saying.NOTHING;
          }
          facts = opened;
          cautions = speaking;
          sourceLost = null;
          recording = Recording.WELL;
          forget();
        });
  }

  /// There is no line any more, because another product was asked for and could not be had.
  ///
  /// @param why what went wrong and the mend
  public void lineClosed(Saying why) {
    change(
        () -> {
          facts = null;
          state = LineState.FAULT;
          // What is known in English alone stands behind what every language says.
          reason = why.key().isEmpty() ? Saying.of("line.closed", "{0}", why) : why;
          sourceLost = null;
          forget();
        });
  }

  @Override
  public void stateChanged(LineState next, String because) {
    stateChanged(next, Saying.english(because));
  }

  @Override
  public void stateChanged(LineState next, Saying because) {
    change(
        () -> {
          state = next;
          reason = because;
          if (next == LineState.STARTING || next == LineState.STOPPED) {
            sourceLost = null;
          }
          if (!isJudging()) {
            seen.endCurrent();
          }
        });
  }

  @Override
  public void sourceChanged(@Nullable Fault lost) {
    change(
        () -> {
          sourceLost = lost;
          seen.endCurrent();
        });
  }

  @Override
  public void frameArrived(Frame frame, Region.@Nullable Box inspected) {
    FrameSink sink;
    synchronized (lock) {
      seen.framed(inspected);
      sink = frames;
    }
    if (sink != null) {
      sink.show(frame.picture(), inspected);
    }
  }

  @Override
  public void inspected(Inspection inspection, @Nullable Picture picture) {
    change(
        () -> {
          seen.add(inspection, picture);
          counts = counts.plus(inspection.verdict().kind());
          triggerFaults = triggerFaults.plus(inspection.verdict());
          latencies.add(StepTimes.millis(inspection.times().total()));
        });
  }

  /// Somebody found which places speak against a part.
  public void explained(Inspection inspection, HeatMap places) {
    change(() -> seen.explain(inspection, places));
  }

  @Override
  public void recordingChanged(Recording next) {
    change(() -> recording = next);
  }

  /// Looks back at a part until {@link #lookAtBelt()}, or until nobody has touched it for a while.
  public void lookAt(Part part) {
    change(() -> seen.lookAt(part));
  }

  /// Looks at the part on the belt again.
  public void lookAtBelt() {
    change(seen::lookAtBelt);
  }

  /// Counts from zero.
  ///
  /// @return puts the counts back, with whatever came since on top
  public Runnable newShift() {
    Counts before;
    TriggerFaults faultsBefore;
    Instant began;
    synchronized (lock) {
      before = counts;
      faultsBefore = triggerFaults;
      began = shiftStart;
    }
    change(this::startShift);
    return () ->
        change(
            () -> {
              counts = before.plus(counts);
              triggerFaults = faultsBefore.plus(triggerFaults);
              shiftStart = began;
            });
  }

  /// Time went by: lets a verdict grow old. Several times a second.
  public void tick() {
    change(() -> {});
  }

  /// Where live frames go: to the one screen that shows the line at the moment.
  ///
  /// @param sink null for nowhere
  public void showFrames(@Nullable FrameSink sink) {
    synchronized (lock) {
      frames = sink;
    }
  }

  private void change(Runnable change) {
    synchronized (lock) {
      change.run();
      slot.offer(snapshot());
    }
  }

  private void startShift() {
    counts = Counts.NONE;
    triggerFaults = TriggerFaults.NONE;
    shiftStart = clock.instant();
  }

  private void forget() {
    seen.clear();
    latencies.clear();
  }

  private LineView snapshot() {
    return new LineView(
        facts,
        state,
        reason,
        isJudging() ? cautions.stops() : null,
        headline(),
        seen.newestFirst(),
        counts,
        triggerFaults,
        shiftStart,
        latencies.latency(),
        recording,
        sourceLost);
  }

  private boolean isJudging() {
    return state == LineState.RUNNING || state == LineState.DEGRADED;
  }

  private Headline headline() {
    Part past = seen.lookedAt();
    if (past != null) {
      return new Headline.Past(past);
    }
    return switch (state) {
      case STOPPED -> new Headline.Waiting(Headline.Reason.STOPPED);
      case STARTING -> new Headline.Waiting(Headline.Reason.STARTING);
      case FAULT -> new Headline.Waiting(Headline.Reason.FAULT);
      case RUNNING, DEGRADED -> live();
    };
  }

  private Headline live() {
    if (sourceLost != null) {
      return new Headline.Waiting(Headline.Reason.SOURCE_LOST);
    }
    Part part = seen.current();
    return part == null ? new Headline.Waiting(awaited()) : new Headline.Current(part);
  }

  private Headline.Reason awaited() {
    return switch (facts == null ? TriggerRule.By.NOBODY : facts.trigger()) {
      case NOBODY, INTERVAL -> Headline.Reason.NO_PART_YET;
      case KEY -> Headline.Reason.NO_KEY_YET;
      case MODBUS, MQTT, OPCUA, CAMERA -> Headline.Reason.NO_TRIGGER_YET;
    };
  }

  /// Takes live frames, on the line's threads.
  public interface FrameSink {

    /// @param box the inspected part; null where the region does not fit
    void show(Picture picture, Region.@Nullable Box box);
  }
}
