package org.tenshot.app;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.cli.line.Challenge;
import org.tenshot.cli.line.WatchedLine;
import org.tenshot.domain.ChallengeResult;
import org.tenshot.domain.Eye;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Encoder;
import org.tenshot.encode.SharedEncoder;
import org.tenshot.encode.Urgency;
import org.tenshot.inspect.Line;
import org.tenshot.inspect.Recipe;
import org.tenshot.store.History;
import org.tenshot.store.InspectionLog;

/// What known parts are put to on an open line: its own encoder, after its own pictures, and the
/// head and limits that it judges by.
final class ChallengedLine {

  private static final Logger LOG = LoggerFactory.getLogger(ChallengedLine.class);

  private final Profile profile;
  private final SharedEncoder encoder;
  private final InspectionLog log;
  private final Line line;
  private final WatchedLine watched;

  /// All of it stays the caller's.
  ChallengedLine(
      Profile profile, SharedEncoder encoder, InspectionLog log, Line line, WatchedLine watched) {
    this.profile = profile;
    this.encoder = encoder;
    this.log = log;
    this.line = line;
    this.watched = watched;
  }

  private Encoder looks() {
    return encoder.handle(Urgency.BACKGROUND).seeing(profile.view());
  }

  /// Puts known parts to what judges the line.
  ///
  /// @param history stays the caller's
  ChallengeResult challenge(History history, int parts, String person) throws TenshotException {
    try (Encoder looks = looks()) {
      return watched.challenge(new Challenge(history, log, line.recipe(), looks), parts, person);
    }
  }

  /// Does that if the profile wants it at the start of a shift and nobody did.
  ///
  /// @return when the next shift begins, where the profile wants challenges
  Optional<Instant> challengeIfDue(History history, String person) {
    if (profile.challenge() == null) {
      return Optional.empty();
    }
    try (Encoder looks = looks()) {
      watched.challengeIfDue(new Challenge(history, log, line.recipe(), looks), history, person);
    }
    return watched.nextShift();
  }

  /// From now on nothing passes that an eye judged to which no known parts were put.
  ///
  /// @param trial as {@link WatchedLine#guardEyes} says
  void guardEyes(WatchedLine.Trial trial) {
    watched.guardEyes(trial);
  }

  /// Puts known parts to what judges unless that was done.
  ///
  /// @return false if a bad part was not caught, so that the line is held
  boolean challengeStranger(History history) throws TenshotException {
    try (Encoder looks = looks()) {
      Challenge challenge = new Challenge(history, log, line.recipe(), looks);
      return watched.knows(challenge.eye()) || watched.challengeEye(challenge);
    }
  }

  /// Puts known parts to what is to judge next, while the line goes on as it is.
  ///
  /// @param looks what it is to look with; stays the caller's
  /// @return what they were put to; null if that was not possible
  @Nullable Eye challengeAhead(History history, Recipe next, Encoder looks) {
    // Read before: what judges by then in its place is not known.
    Eye eye = new Eye(looks.id(), looks.device().kind(), next.head().version());
    try {
      watched.challengeEye(new Challenge(history, log, next, looks));
      return eye;
    } catch (TenshotException e) {
      LOG.warn("known parts were not put to {} before it judges", next.head().version(), e);
      return null;
    }
  }

  /// Swaps what judges, between two frames, for something that known parts were put to before.
  void swap(Recipe next, History history) {
    try (Encoder looks = looks()) {
      boolean tried = challengeAhead(history, next, looks) != null;
      if (!tried) {
        watched.forgetEyes();
      }
      line.swap(next);
      if (!tried) {
        watched.askForTrial();
      }
    }
  }

  /// Parts may pass that this eye judges; any other has to wait until known ones were put to it.
  ///
  /// @param tried known parts were put to it, or the product was last challenged with it; null for
  ///   none
  void begin(@Nullable Eye tried) {
    if (tried == null) {
      watched.askForTrial();
    } else {
      watched.know(tried);
    }
  }

  /// Nothing passes any more: another product was asked for.
  void leave() {
    watched.leave();
  }

  /// What judges now, if the product was last challenged with it, or never; else null.
  @Nullable Eye asBefore(History history) throws TenshotException {
    Eye now = eye();
    return Challenge.isOf(now, history, profile.product()) ? now : null;
  }

  private Eye eye() {
    try (Encoder looks = looks()) {
      return new Eye(looks.id(), looks.device().kind(), line.recipe().head().version());
    }
  }

  /// Is held by a challenge of the product that failed and that nobody acknowledged.
  void takeUp(History history) throws TenshotException {
    watched.takeUp(history);
  }

  /// What speaks against the line; empty for nothing.
  String trouble() {
    return watched.cautions().trouble();
  }

  /// Takes note of what holds the line, and lets it go on.
  String acknowledge(String person) throws TenshotException {
    watched.acknowledge(person, Instant.now());
    return profile.name();
  }
}
