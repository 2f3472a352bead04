package org.tenshot.cli.line;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.ChallengeResult;
import org.tenshot.domain.ChallengeRule;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.Eye;
import org.tenshot.domain.LineEvent;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Saying;
import org.tenshot.domain.Shot;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Usual;
import org.tenshot.inspect.Cautions;
import org.tenshot.inspect.Eyes;
import org.tenshot.inspect.LineWatcher;
import org.tenshot.inspect.Lookalike;
import org.tenshot.inspect.Scenery;
import org.tenshot.store.History;
import org.tenshot.store.InspectionLog;
import org.tenshot.teach.UsualShots;
import org.tenshot.teach.Written;

/// A line whose pictures are watched: what speaks against trusting it, the eye that finds that, and
/// the log that keeps it.
public final class WatchedLine implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WatchedLine.class);

  private final Profile profile;
  private final InspectionLog log;
  private final Cautions cautions = new Cautions();
  private final LineEventBook book;
  private final Scenery scenery;
  private @Nullable EyeTrial trial;

  /// Puts known parts to whatever judges the line, with {@link #challengeEye}.
  @FunctionalInterface
  public interface Trial {
    void run() throws TenshotException;
  }

  /// @param log stays the caller's
  /// @param source as people see it
  public WatchedLine(Profile profile, InspectionLog log, String source) {
    this.profile = profile;
    this.log = log;
    this.book = new LineEventBook(log.events(), profile.product(), source);
    this.scenery = new Scenery(profile, cautions, book, ZoneId.systemDefault());
  }

  /// What speaks against trusting the line.
  public Cautions cautions() {
    return cautions;
  }

  /// Looks on while the line runs.
  public Scenery scenery() {
    return scenery;
  }

  /// Writes down when the source is lost and back, while the line runs.
  public LineWatcher book() {
    return book;
  }

  /// Takes up a challenge that failed and that nobody acknowledged; before the line starts.
  ///
  /// @param history stays the caller's
  public void takeUp(History history) throws TenshotException {
    history.events().failedChallenge(profile.product()).ifPresent(failed -> hold(failed.saying()));
  }

  private void hold(Saying failed) {
    cautions.raise(LineEvent.Kind.CHALLENGE, new Cautions.Caution(failed, true));
  }

  /// Learns from the shots of the log what is usual, for this product and for those that may be
  /// taken for it. Reads some dozens of pictures a product; the line may run meanwhile.
  ///
  /// @param history stays the caller's
  public void learn(Workshop workshop, EncoderId encoder, History history) throws TenshotException {
    if (acceptedSinceTaught(history)) {
      LOG.info(
          "what is usual of {} is learnt from the line: its picture was accepted",
          profile.product());
      return;
    }
    Optional<Usual> usual = UsualShots.of(history, profile, encoder);
    if (usual.isEmpty()) {
      LOG.info("no good shots of {}: what is usual is learnt from the line", profile.product());
      return;
    }
    List<Lookalike> others = new ArrayList<>();
    for (Profile other : workshop.readableProfiles()) {
      if (!other.product().equals(profile.product()) && other.view().equals(profile.view())) {
        UsualShots.of(history, other, encoder)
            .filter(own -> own.good() != null)
            .ifPresent(own -> others.add(new Lookalike(other.product(), own)));
      }
    }
    scenery.compare(usual.get(), others);
  }

  /// From now on nothing passes that an eye judged to which no known parts were put: another
  /// product, head, encoder or device than before. To be called once, before the line starts.
  ///
  /// @param puts is called on a thread of its own when such an eye comes, and again until it
  ///   succeeds
  public void guardEyes(Trial puts) {
    EyeTrial own = new EyeTrial(puts, this::waits);
    trial = own;
    cautions
        .eyes()
        .guard(
            () -> {
              book.began(LineEvent.Kind.EYE, new Cautions.Caution(Eyes.DOUBT, true), Instant.now());
              own.ask();
            });
  }

  /// Has known parts put to what judges, before the first part comes.
  public void askForTrial() {
    EyeTrial own = trial;
    if (own != null) {
      own.ask();
    }
  }

  private void waits(String why) {
    cautions.warn(
        LineEvent.Kind.EYE,
        Saying.of(
            "eye.waits",
            "Known parts could not yet be put to what judges now, so nothing passes. {0}",
            why));
  }

  /// True if what judges now may pass parts.
  public boolean knows(Eye eye) {
    return cautions.eyes().knows(eye);
  }

  /// This eye may pass parts, because it did before.
  public void know(Eye eye) {
    known(eye, cautions.eyes().changes());
  }

  /// No eye may pass parts until known ones were put to it.
  public void forgetEyes() {
    cautions.eyes().forget();
  }

  /// Nothing of this line passes any more: another product was asked for and is on its way.
  public void leave() {
    cautions.eyes().close();
  }

  private void known(Eye eye, int asOf) {
    cautions.eyes().know(eye, asOf);
    book.ended(LineEvent.Kind.EYE, Instant.now());
  }

  /// Challenges the line because something changed that judges it, nobody asked. Where no bad part
  /// is known the line goes on and says so.
  ///
  /// @return false if a bad part was not caught, so that the line is held
  public boolean challengeEye(Challenge challenge) throws TenshotException {
    int asOf = cautions.eyes().changes();
    if (challenge.isPossible()) {
      ChallengeRule rule = profile.challenge();
      int parts = rule == null ? ChallengeRule.USUAL_PARTS : rule.parts();
      return challenge(challenge, parts, null).isMet();
    }
    Saying untried =
        Saying.of(
            "eye.untried",
            "Another product, head, encoder or device judges than before, and no bad part of {0} is known that could be put to it: label some.",
            profile.product());
    book.began(LineEvent.Kind.EYE, new Cautions.Caution(untried, false), Instant.now());
    if (profile.challenge() != null) {
      cautions.warn(LineEvent.Kind.CHALLENGE, untried);
    }
    known(challenge.eye(), asOf);
    return true;
  }

  /// Challenges the line. One that fails holds it until somebody acknowledges that.
  ///
  /// @param person who wants it; null for the station itself
  public ChallengeResult challenge(Challenge challenge, int parts, @Nullable String person)
      throws TenshotException {
    int asOf = cautions.eyes().changes();
    ChallengeResult result = challenge.run(parts, person, Instant.now());
    LOG.info("{}", Challenge.saying(result));
    if (!result.isMet()) {
      hold(Challenge.saying(result));
    }
    known(result.eye(), asOf);
    return result;
  }

  /// Challenges the line if its profile wants that at the start of a shift and nobody did since
  /// this one began. Where that is not possible the line goes on and says so.
  ///
  /// @param history stays the caller's
  public void challengeIfDue(Challenge challenge, History history, String person) {
    ChallengeRule rule = profile.challenge();
    Instant now = Instant.now();
    if (rule == null) {
      return;
    }
    try {
      Instant began = rule.shifts().between(now, now.plusMillis(1)).getFirst().from();
      Optional<LineEvent> last = history.events().challenge(profile.product());
      if (last.isEmpty() || last.get().from().isBefore(began)) {
        challenge(challenge, rule.parts(), person);
      }
    } catch (TenshotException e) {
      LOG.warn("the challenge of this shift was not possible", e);
      cautions.warn(
          LineEvent.Kind.CHALLENGE,
          Saying.of(
              "challenge.impossible",
              "The challenge of this shift was not possible. {0}",
              e.sentence()));
    }
  }

  /// When the next shift begins; nothing where the profile wants no challenges.
  public Optional<Instant> nextShift() {
    ChallengeRule rule = profile.challenge();
    Instant now = Instant.now();
    return rule == null
        ? Optional.empty()
        : Optional.of(rule.shifts().between(now, now.plusMillis(1)).getLast().to());
  }

  /// A person said that the picture is right as it is, after the last good shot was taught.
  private boolean acceptedSinceTaught(History history) throws TenshotException {
    Optional<Instant> accepted = history.events().accepted(profile.product());
    Optional<Instant> taught =
        UsualShots.newest(history, profile).stream().map(Shot::labelledAt).findFirst();
    return accepted.isPresent() && (taught.isEmpty() || taught.get().isBefore(accepted.get()));
  }

  /// A person takes note of whatever holds the line, and lets it go on: a picture that changed is
  /// right as it is from now on.
  ///
  /// @throws TenshotException if nothing is to be acknowledged, or the log does not take it
  public void acknowledge(String person, Instant at) throws TenshotException {
    String what = cautions.trouble();
    if (what.isEmpty()) {
      throw new TenshotException(
          "Nothing speaks against this line: there is nothing to acknowledge.");
    }
    // Before the log is waited for: what comes meanwhile was seen by nobody.
    Cautions.Caution failed = cautions.of(LineEvent.Kind.CHALLENGE);
    Eye doubted = cautions.eyes().doubted();
    Written.number(log.events().acknowledge(profile.product(), person, what));
    cautions.lift(LineEvent.Kind.CHALLENGE, failed);
    if (doubted != null) {
      know(doubted);
    }
    if (scenery.isWarning()) {
      scenery.accept(at);
    }
  }

  /// What still lasts is over, because the line is.
  @Override
  public void close() {
    if (trial != null) {
      trial.close();
    }
    book.close();
  }
}
