package org.tenshot.inspect;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.LineState;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Region;
import org.tenshot.domain.Saying;
import org.tenshot.domain.Verdict;

/// Keeps a line's state and tells its watchers. A watcher that fails is logged and does not hold up
/// the line or the others.
final class LineBell {

  private static final Logger LOG = LoggerFactory.getLogger(LineBell.class);

  private final List<LineWatcher> watchers;
  private LineState state = LineState.STOPPED;
  private Saying reason = Saying.NOTHING;

  LineBell(List<LineWatcher> watchers) {
    this.watchers = List.copyOf(watchers);
  }

  synchronized LineState state() {
    return state;
  }

  synchronized String reason() {
    return reason.english();
  }

  /// Goes into a state; the same state with another reason is news, a forbidden step is not taken.
  void become(LineState target, Saying because) {
    synchronized (this) {
      boolean same = state == target;
      if (same && Objects.equals(reason, because)) {
        return;
      }
      if (!same && !state.canBecome(target)) {
        LOG.warn("a line that is {} cannot become {} ({})", state, target, because);
        return;
      }
      LOG.info("line {} -> {} {}", state, target, because);
      state = target;
      reason = because;
    }
    tell(watcher -> watcher.stateChanged(target, because));
  }

  /// Stands as it can after a verdict.
  ///
  /// @param trouble what else a person should mend; empty where there is nothing
  void stand(Verdict verdict, Saying trouble) {
    if (verdict instanceof Verdict.Faulted(Fault fault)) {
      become(stateIn(fault), fault.saying());
    } else if (trouble.isEmpty()) {
      become(LineState.RUNNING, Saying.NOTHING);
    } else {
      become(LineState.DEGRADED, trouble);
    }
  }

  /// Without an encoder or a picture no part can be judged; anything else is about one part.
  private static LineState stateIn(Fault fault) {
    return switch (fault.code()) {
      case ENCODER_FAILED, SOURCE_LOST -> LineState.FAULT;
      default -> LineState.DEGRADED;
    };
  }

  void sourceChanged(@Nullable Fault lost) {
    tell(watcher -> watcher.sourceChanged(lost));
  }

  void frameArrived(Frame frame, Region.@Nullable Box box) {
    tell(watcher -> watcher.frameArrived(frame, box));
  }

  void inspected(Inspection inspection, @Nullable Picture picture) {
    tell(watcher -> watcher.inspected(inspection, picture));
  }

  private void tell(Consumer<LineWatcher> news) {
    for (LineWatcher watcher : watchers) {
      try {
        news.accept(watcher);
      } catch (RuntimeException e) {
        LOG.error("a watcher failed", e);
      }
    }
  }
}
