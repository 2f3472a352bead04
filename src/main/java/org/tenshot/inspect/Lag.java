package org.tenshot.inspect;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.camera.FrameSource;
import org.tenshot.domain.TriggerRule;

/// How long the pictures of a line take from their exposure to this program: what the profile says,
/// and else what the source estimates. Too short a time gives a part the picture of the one before
/// it, so an estimate is rather too long; but never so long that no picture could come in time.
final class Lag implements Supplier<Duration> {

  private static final Logger LOG = LoggerFactory.getLogger(Lag.class);
  private static final Duration LEAST = Duration.ofMillis(100);

  private final FrameSource source;
  private final @Nullable Duration said;
  private final Duration longest;
  private boolean told;

  /// @param deadline of answers; null for none
  Lag(TriggerRule rule, FrameSource source, @Nullable Duration deadline) {
    this.source = source;
    this.said = source.takesWhenAsked() ? Duration.ZERO : rule.delay();
    Duration wait = deadline == null ? rule.within() : shorter(rule.within(), deadline);
    Duration half = wait.dividedBy(2);
    this.longest = half.compareTo(LEAST) > 0 ? half : LEAST;
  }

  /// Of the picture that came last.
  @Override
  public Duration get() {
    if (said != null) {
      return said;
    }
    // A picture that may be of any age is taken for none of a trigger's while that can be waited
    // for.
    Duration estimated = source.lag().orElse(longest);
    if (estimated.compareTo(longest) > 0 && !told) {
      told = true;
      LOG.warn(
          "pictures of {} may take {} ms, and the line allows {} ms: measure `delay` on the set-up screen and write a longer `within`",
          source.name(),
          estimated.toMillis(),
          longest.toMillis());
    }
    return shorter(estimated, longest);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
