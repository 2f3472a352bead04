package org.tenshot.inspect;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.LineState;
import org.tenshot.domain.PartId;
import org.tenshot.domain.TriggerRule;
import org.tenshot.output.LineOrders;
import org.tenshot.output.LineOutput;

/// One line: a source, an inspector, outputs, a recorder and watchers, kept going by three threads.
/// The camera's thread does nothing but take frames; the inspecting one judges them; the answering
/// one tells the outputs first, then files and tells whoever looks on.
///
/// May be started and stopped again and again. Whatever happens to source, encoder, outputs or log
/// shows in the state; the gate is closed whenever the line does not run.
public final class Line implements AutoCloseable {

  private final Parts parts;
  private final LineBell bell;
  private volatile Recipe recipe;
  private volatile @Nullable Run run;

  /// What a line is made of.
  ///
  /// @param opener opens the source at each start
  /// @param inspector used by this line's thread alone while it runs
  /// @param recipe what is judged by at first; when the line looks and until when it must have
  ///   answered stands in its profile
  /// @param outputs stay the caller's, who closes them
  /// @param recorder stays the caller's; null where nothing is written down
  /// @param watchers look on
  /// @param maxFrames ends a run after so many inspections; `Long.MAX_VALUE` for no end
  /// @param cautions what speaks against trusting the line, as its watchers find it
  public record Parts(
      SourceOpener opener,
      Inspector inspector,
      Recipe recipe,
      List<LineOutput> outputs,
      @Nullable Recorder recorder,
      List<LineWatcher> watchers,
      long maxFrames,
      Cautions cautions) {

    /// A line that nobody warns of.
    public Parts(
        SourceOpener opener,
        Inspector inspector,
        Recipe recipe,
        List<LineOutput> outputs,
        @Nullable Recorder recorder,
        List<LineWatcher> watchers,
        long maxFrames) {
      this(opener, inspector, recipe, outputs, recorder, watchers, maxFrames, new Cautions());
    }
  }

  /// A line that stands still.
  public Line(Parts parts) {
    this.parts = parts;
    this.recipe = parts.recipe();
    this.bell = new LineBell(parts.watchers());
  }

  /// How the line stands.
  public LineState state() {
    return bell.state();
  }

  /// Why it stands so; empty where the state speaks for itself.
  public String reason() {
    return bell.reason();
  }

  /// What it judges by at the moment.
  public Recipe recipe() {
    return recipe;
  }

  /// Judges by another recipe from the next frame on.
  public void swap(Recipe next) {
    recipe = next;
  }

  /// Starts the line; does nothing if it runs.
  public synchronized void start() {
    Run before = run;
    if (before == null || before.isOver()) {
      Run next = new Run(parts, new LineOutputs(parts.outputs()), bell, () -> recipe);
      run = next;
      next.begin();
    }
  }

  /// Stops the line: takes no more frames and triggers, judges those that were taken, closes the
  /// gate. Waits for that.
  public void stop() {
    Run current = run;
    if (current != null) {
      current.stop();
    }
  }

  /// A part is in its place, as {@link LineOrders#trigger} says.
  public long trigger(TriggerRule.By by, PartId part, Duration age) {
    Run current = run;
    boolean meant = recipe.profile().timing().trigger().by() == by;
    return current == null || !meant ? LineOrders.REFUSED : current.trigger(part, age);
  }

  /// Waits until the run is over: the source ended, enough frames were judged, or somebody stopped
  /// it.
  ///
  /// @return false if it was still going after that time
  public boolean awaitEnd(long millis) throws InterruptedException {
    Run current = run;
    return current == null || current.awaitEnd(millis);
  }

  @Override
  public void close() {
    stop();
  }
}
