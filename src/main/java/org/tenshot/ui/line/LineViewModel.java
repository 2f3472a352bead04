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
import org.tenshot.domain.StepTimes;
import org.tenshot.domain.TriggerRule;
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

  /// How long a person looks back before the screen returns to the belt by itself.
  static final Duration LOOK_BACK = Duration.ofSeconds(30);

  private static final long PICTURE_BUDGET = 256L << 20;

  private final Clock clock;
  // Ages are measured on a clock that nobody can set back: a verdict must not come alive again.
  private final LongSupplier nanos;
  private final FxBridge.Slot<LineView> slot;
  private final ReadOnlyObjectWrapper<LineView> view;

  private final Object lock = new Object();
  private final RecentParts recent = new RecentParts(PICTURE_BUDGET);
  private final Latencies latencies = new Latencies();
  private @Nullable LineFacts facts;
  private LineState state = LineState.STOPPED;
  private String reason = "";
  private Recording recording = Recording.WELL;
  private @Nullable Fault sourceLost;
  private Counts counts = Counts.NONE;
  private TriggerFaults triggerFaults = TriggerFaults.NONE;
  private Instant shiftStart;
  private long seen;
  private @Nullable Part current;
  private @Nullable Part lookedAt;
  private long lookedAtNanos;
  private Region.@Nullable Box box;
  private @Nullable FrameSink frames;

  /// @param bridge to the drawing thread
  /// @param clock for the times that people read
  public LineViewModel(FxBridge bridge, Clock clock) {
    this(bridge, clock, System::nanoTime);
  }

  LineViewModel(FxBridge bridge, Clock clock, LongSupplier nanos) {
    this.clock = clock;
    this.nanos = nanos;
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

  /// A line was made ready; what was seen of another one is forgotten, the counts too if the
  /// profile is another.
  public void lineOpened(LineFacts opened) {
    change(
        () -> {
          if (facts == null || !facts.profile().equals(opened.profile())) {
            startShift();
          }
          if (facts == null && state == LineState.FAULT) {
            state = LineState.STOPPED;
            reason = "";
          }
          facts = opened;
          sourceLost = null;
          recording = Recording.WELL;
          forget();
        });
  }

  /// There is no line any more, because another product was asked for and could not be had.
  ///
  /// @param why as a sentence
  public void lineClosed(String why) {
    change(
        () -> {
          facts = null;
          state = LineState.FAULT;
          reason = why;
          sourceLost = null;
          forget();
        });
  }

  @Override
  public void stateChanged(LineState next, String because) {
    change(
        () -> {
          state = next;
          reason = because;
          if (next == LineState.STARTING || next == LineState.STOPPED) {
            sourceLost = null;
          }
          if (next != LineState.RUNNING && next != LineState.DEGRADED) {
            current = null;
          }
        });
  }

  @Override
  public void sourceChanged(@Nullable Fault lost) {
    change(
        () -> {
          sourceLost = lost;
          current = null;
        });
  }

  @Override
  public void frameArrived(Frame frame, Region.@Nullable Box inspected) {
    FrameSink sink;
    synchronized (lock) {
      box = inspected;
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
          seen++;
          Part part = new Part(seen, inspection, picture, box, nanos.getAsLong(), null);
          recent.add(part);
          current = part;
          counts = counts.plus(inspection.verdict().kind());
          triggerFaults = triggerFaults.plus(inspection.verdict());
          latencies.add(StepTimes.millis(inspection.times().total()));
        });
  }

  /// Somebody found which places speak against a part.
  public void explained(Inspection inspection, HeatMap places) {
    change(
        () ->
            recent.newestFirst().stream()
                .filter(part -> part.inspection() == inspection)
                .findFirst()
                .ifPresent(part -> put(part.withCovered(places))));
  }

  private void put(Part known) {
    recent.replace(known);
    if (current != null && current.number() == known.number()) {
      current = known;
    }
    if (lookedAt != null && lookedAt.number() == known.number()) {
      lookedAt = known;
    }
  }

  @Override
  public void recordingChanged(Recording next) {
    change(() -> recording = next);
  }

  /// Looks back at a part until {@link #lookAtBelt()}, or until nobody has touched it for a while.
  public void lookAt(Part part) {
    change(
        () -> {
          lookedAt = part;
          lookedAtNanos = nanos.getAsLong();
        });
  }

  /// Looks at the part on the belt again.
  public void lookAtBelt() {
    change(() -> lookedAt = null);
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

  /// Where live frames go; there is one screen.
  void showFrames(@Nullable FrameSink sink) {
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
    recent.clear();
    latencies.clear();
    current = null;
    lookedAt = null;
    box = null;
  }

  private LineView snapshot() {
    return new LineView(
        facts,
        state,
        reason,
        headline(),
        recent.newestFirst(),
        counts,
        triggerFaults,
        shiftStart,
        latencies.latency(),
        recording,
        sourceLost);
  }

  private Headline headline() {
    if (lookedAt != null && age(lookedAtNanos).compareTo(LOOK_BACK) >= 0) {
      lookedAt = null;
    }
    if (lookedAt != null) {
      return new Headline.Past(lookedAt);
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
    Part part = current;
    if (part == null || age(part.seenNanos()).compareTo(STALE_AFTER) > 0) {
      return new Headline.Waiting(awaited());
    }
    return new Headline.Current(part);
  }

  private Headline.Reason awaited() {
    return switch (facts == null ? TriggerRule.By.NOBODY : facts.trigger()) {
      case NOBODY, INTERVAL -> Headline.Reason.NO_PART_YET;
      case KEY -> Headline.Reason.NO_KEY_YET;
      case MODBUS, MQTT, OPCUA, CAMERA -> Headline.Reason.NO_TRIGGER_YET;
    };
  }

  private Duration age(long since) {
    return Duration.ofNanos(nanos.getAsLong() - since);
  }

  /// Takes live frames, on the line's threads.
  interface FrameSink {
    void show(Picture picture, Region.@Nullable Box box);
  }
}
