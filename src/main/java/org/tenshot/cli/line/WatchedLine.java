package org.tenshot.cli.line;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.cli.common.Workshop;
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
import org.tenshot.store.EventLog;
import org.tenshot.store.History;
import org.tenshot.store.InspectionLog;
import org.tenshot.teach.UsualShots;
import org.tenshot.teach.Written;

/// A line whose pictures are watched: what speaks against trusting it, the eye that finds that, and
/// the log that keeps it. Known parts are put to it by its {@link ChallengedLine}.
public final class WatchedLine implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WatchedLine.class);

  private final Profile profile;
  private final InspectionLog log;
  private final Cautions cautions = new Cautions();
  private final LineEventBook book;
  private final Scenery scenery;
  private @Nullable EyeTrial trial;
  private volatile @Nullable Failed failed;

  /// Puts known parts to whatever judges the line.
  @FunctionalInterface
  public interface Trial {
    void run() throws TenshotException;
  }

  /// A challenge that failed.
  ///
  /// @param event its number in the log
  private record Failed(Cautions.Caution caution, long event) {}

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

  /// Takes up a challenge that failed and that nobody acknowledged.
  ///
  /// @param history stays the caller's
  public void takeUp(History history) throws TenshotException {
    history
        .events()
        .failedChallenge(profile.product())
        .ifPresent(own -> hold(own.saying(), own.id()));
  }

  /// A challenge failed: nothing passes until somebody acknowledges that.
  ///
  /// @param event its number in the log
  synchronized void hold(Saying saying, long event) {
    Cautions.Caution caution = new Cautions.Caution(saying, true);
    failed = new Failed(caution, event);
    cautions.raise(LineEvent.Kind.CHALLENGE, caution);
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

  /// A person said that the picture is right as it is, after the last good shot was taught.
  private boolean acceptedSinceTaught(History history) throws TenshotException {
    Optional<Instant> accepted = history.events().accepted(profile.product());
    Optional<Instant> taught =
        UsualShots.newest(history, profile).stream().map(Shot::labelledAt).findFirst();
    return accepted.isPresent() && (taught.isEmpty() || taught.get().isBefore(accepted.get()));
  }

  /// From now on nothing passes that an eye judged to which no known parts were put. To be called
  /// once, before the line starts.
  ///
  /// @param puts is called on a thread of its own when such an eye comes, and again until it
  ///   succeeds
  void guardEyes(Trial puts) {
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
  void askForTrial() {
    EyeTrial own = trial;
    if (own != null) {
      own.ask();
    }
  }

  /// The same at this time; a time that was named before counts no more.
  void askForTrialAt(Instant when) {
    EyeTrial own = trial;
    if (own != null) {
      own.askAt(when);
    }
  }

  private void waits(Saying why) {
    if (cautions.eyes().doubted() != null) {
      cautions.warn(
          LineEvent.Kind.EYE,
          Saying.of(
              "eye.waits",
              "Known parts could not yet be put to what judges now, so nothing passes. {0}",
              why));
    }
  }

  /// This eye may pass parts: known ones were put to it, or cannot be.
  ///
  /// @param asOf what {@link Eyes#changes} said when that began
  void know(Eye eye, int asOf) {
    if (cautions.eyes().know(eye, asOf) && cautions.eyes().doubted() == null) {
      book.ended(LineEvent.Kind.EYE, Instant.now());
    }
  }

  /// This eye may pass parts though no bad one is known that could be put to it.
  ///
  /// @return what people are told of that
  Saying knowUntried(Eye eye, int asOf) {
    Saying untried =
        Saying.of(
            "eye.untried",
            "What judges now (product, head, encoder, device, limits, region, prompts) is not what known parts were last put to, and no bad part of {0} is known: parts pass untried. Label some bad ones.",
            profile.product());
    book.began(LineEvent.Kind.EYE, new Cautions.Caution(untried, false), Instant.now());
    if (profile.challenge() != null) {
      cautions.warn(LineEvent.Kind.CHALLENGE, untried);
    }
    know(eye, asOf);
    return untried;
  }

  /// A person takes note of what was said of the line: a challenge that failed, an eye that known
  /// parts were not put to, or a picture that changed and is right as it is from now on. Nothing
  /// else is lifted by that.
  ///
  /// @param seen what the person saw
  /// @throws TenshotException if something else came up meanwhile, or the log does not take it
  void acknowledge(String person, Instant at, Cautions.Standing seen) throws TenshotException {
    switch (seen.kind()) {
      case CHALLENGE -> acknowledgeChallenge(person, seen);
      case EYE -> acknowledgeEye(person, seen);
      case PRODUCT, PICTURE, CAMERA -> acknowledgePicture(person, at, seen);
    }
  }

  private void acknowledgeChallenge(String person, Cautions.Standing seen) throws TenshotException {
    Failed own = failed;
    // A challenge that fails while the log is waited for has a greater number.
    long last = own != null && own.caution() == seen.caution() ? own.event() : 0;
    if (seen.caution().holds() && last == 0) {
      throw meanwhile();
    }
    write(Set.of(LineEvent.Kind.CHALLENGE), last, person, seen);
    cautions.lift(LineEvent.Kind.CHALLENGE, seen.caution());
  }

  private void acknowledgeEye(String person, Cautions.Standing seen) throws TenshotException {
    // Before the log is waited for: what comes meanwhile was seen by nobody.
    int asOf = cautions.eyes().changes();
    Eye doubted = cautions.eyes().doubted();
    write(Set.of(LineEvent.Kind.EYE), Long.MAX_VALUE, person, seen);
    cautions.lift(LineEvent.Kind.EYE, seen.caution());
    if (doubted != null) {
      know(doubted, asOf);
    }
  }

  private void acknowledgePicture(String person, Instant at, Cautions.Standing seen)
      throws TenshotException {
    Set<LineEvent.Kind> stood = scenery.standing();
    if (!stood.contains(seen.kind())) {
      throw meanwhile();
    }
    write(stood, Long.MAX_VALUE, person, seen);
    if (!scenery.accept(stood, at)) {
      throw meanwhile();
    }
  }

  private void write(Set<LineEvent.Kind> kinds, long last, String person, Cautions.Standing seen)
      throws TenshotException {
    EventLog.Seen events = new EventLog.Seen(profile.product(), kinds, last);
    Written.number(log.events().acknowledge(events, person, seen.saying().english()));
  }

  private static TenshotException meanwhile() {
    return new TenshotException(
        "Something else happened meanwhile: read it, then acknowledge again.");
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
