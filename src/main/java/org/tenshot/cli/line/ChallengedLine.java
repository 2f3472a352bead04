package org.tenshot.cli.line;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.ChallengeResult;
import org.tenshot.domain.ChallengeRule;
import org.tenshot.domain.Eye;
import org.tenshot.domain.LineEvent;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Saying;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Encoder;
import org.tenshot.encode.SharedEncoder;
import org.tenshot.encode.Urgency;
import org.tenshot.inspect.Cautions;
import org.tenshot.inspect.Line;
import org.tenshot.inspect.Recipe;
import org.tenshot.store.History;
import org.tenshot.store.InspectionLog;

/// What known parts are put to on a line, on the screen and in the terminal alike: its own encoder,
/// after its own pictures, and the head and rules that it judges by. Every bad part must be caught;
/// one that is not holds the line until somebody acknowledges that.
public final class ChallengedLine {

  private static final Logger LOG = LoggerFactory.getLogger(ChallengedLine.class);

  private final Profile profile;
  private final SharedEncoder encoder;
  private final InspectionLog log;
  private final Line line;
  private final WatchedLine watched;
  private final Consumer<Saying> untried;
  private Saying told = Saying.NOTHING;

  /// All of it stays the caller's.
  ///
  /// @param untried is told where parts pass although no bad one is known that could be put to what
  ///   judges
  public ChallengedLine(
      Profile profile,
      SharedEncoder encoder,
      InspectionLog log,
      Line line,
      WatchedLine watched,
      Consumer<Saying> untried) {
    this.profile = profile;
    this.encoder = encoder;
    this.log = log;
    this.line = line;
    this.watched = watched;
    this.untried = untried;
  }

  private Encoder looks() {
    return encoder.handle(Urgency.BACKGROUND).seeing(profile.view());
  }

  private Challenge of(History history, Encoder looks) {
    return new Challenge(history, log, line.recipe(), looks);
  }

  /// Puts known parts to what judges the line.
  ///
  /// @param history stays the caller's
  /// @param person who wants it
  public ChallengeResult challenge(History history, int parts, String person)
      throws TenshotException {
    try (Encoder looks = looks()) {
      return challenge(of(history, looks), parts, person);
    }
  }

  private ChallengeResult challenge(Challenge challenge, int parts, @Nullable String person)
      throws TenshotException {
    int asOf = watched.cautions().eyes().changes();
    Challenge.Logged logged = challenge.run(parts, person, Instant.now());
    ChallengeResult result = logged.result();
    LOG.info("{}", Challenge.saying(result));
    if (!result.isMet()) {
      watched.hold(Challenge.saying(result), logged.event());
    }
    watched.know(result.eye(), asOf);
    return result;
  }

  /// Puts known parts to the line if its profile wants that at the start of a shift and nobody did
  /// since this one began. Where that is not possible the line goes on and says so.
  ///
  /// @param history stays the caller's
  /// @return when the next shift begins; nothing where the profile wants no challenges
  public Optional<Instant> challengeIfDue(History history, String person) {
    ChallengeRule rule = profile.challenge();
    if (rule == null) {
      return Optional.empty();
    }
    Instant now = Instant.now();
    try (Encoder looks = looks()) {
      Instant began = rule.shifts().between(now, now.plusMillis(1)).getFirst().from();
      Optional<LineEvent> last = history.events().challenge(profile.product());
      if (last.isEmpty() || last.get().from().isBefore(began)) {
        challenge(of(history, looks), rule.parts(), person);
      }
    } catch (TenshotException e) {
      LOG.warn("the challenge of this shift was not possible", e);
      watched
          .cautions()
          .warn(
              LineEvent.Kind.CHALLENGE,
              Saying.of(
                  "challenge.impossible",
                  "The challenge of this shift was not possible. {0}",
                  e.saying()));
    }
    return Optional.of(rule.shifts().between(now, now.plusMillis(1)).getLast().to());
  }

  /// From now on nothing passes that an eye judged to which no known parts were put: another
  /// product, head, encoder or device than before, other limits or another region. To be called
  /// once, before the line starts.
  ///
  /// @param trial is to call {@link #challengeStranger}; runs on a thread of its own when such an
  ///   eye comes, and again until it succeeds
  public void guardEyes(WatchedLine.Trial trial) {
    watched.guardEyes(trial);
  }

  /// Puts known parts to what judges unless that was done. Where no bad part is known the line goes
  /// on and says so.
  ///
  /// @param history stays the caller's
  public void challengeStranger(History history) throws TenshotException {
    try (Encoder looks = looks()) {
      Challenge challenge = of(history, looks);
      if (!watched.cautions().eyes().settle(challenge.eye())) {
        challengeEye(challenge);
      }
    }
  }

  private void challengeEye(Challenge challenge) throws TenshotException {
    int asOf = watched.cautions().eyes().changes();
    if (challenge.isPossible()) {
      ChallengeRule rule = profile.challenge();
      challenge(challenge, rule == null ? ChallengeRule.USUAL_PARTS : rule.parts(), null);
    } else {
      untried.accept(watched.knowUntried(challenge.eye(), asOf));
    }
  }

  /// Puts known parts to what is to judge next, while the line goes on as it is.
  ///
  /// @param looks what it is to look with; stays the caller's
  /// @return what they were put to; null if that was not possible
  public @Nullable Eye challengeAhead(History history, Recipe next, Encoder looks) {
    // Read before: what judges by then in its place is not known.
    Eye eye = next.eye(looks);
    try {
      challengeEye(new Challenge(history, log, next, looks));
      return eye;
    } catch (TenshotException e) {
      LOG.warn("known parts were not put to {} before it judges", next.head().version(), e);
      return null;
    }
  }

  /// Swaps what judges, between two frames, for something that known parts were put to before.
  public void swap(Recipe next, History history) {
    try (Encoder looks = looks()) {
      boolean tried = challengeAhead(history, next, looks) != null;
      if (!tried) {
        watched.cautions().eyes().forget();
      }
      line.swap(next);
      if (!tried) {
        watched.askForTrial();
      }
    }
  }

  /// Parts may pass that this eye judges; any other has to wait until known ones were put to it.
  ///
  /// @param tried known parts were put to it, or it is {@link #asBefore}; null for none
  public void begin(@Nullable Eye tried) {
    if (tried == null) {
      watched.askForTrial();
    } else {
      watched.know(tried, watched.cautions().eyes().changes());
    }
  }

  /// Nothing passes any more, whatever is found out: another product was asked for and is on its
  /// way.
  public void leave() {
    watched.cautions().eyes().close();
  }

  /// What judges now, if the product was last challenged with just that; else null. A product that
  /// was never challenged and has no bad part that could be put to it is judged as before.
  public @Nullable Eye asBefore(History history) throws TenshotException {
    try (Encoder looks = looks()) {
      Challenge challenge = of(history, looks);
      Eye now = challenge.eye();
      return challenge.isAsBefore() ? now : null;
    }
  }

  /// Is held by a challenge of the product that failed and that nobody acknowledged.
  public void takeUp(History history) throws TenshotException {
    watched.takeUp(history);
  }

  /// Takes note of what speaks against the line, and lets it go on. One thread at a time.
  ///
  /// @param shown what the person was shown; something else that came up is told first
  /// @return the profile's name
  /// @throws TenshotException if nothing is to be acknowledged, or something else came up
  public String acknowledge(String person, Saying shown) throws TenshotException {
    Cautions.Standing stands = watched.cautions().standing();
    if (stands == null) {
      throw new TenshotException(
          "Nothing speaks against this line: there is nothing to acknowledge.");
    }
    if (!stands.saying().equals(shown) && !stands.saying().equals(told)) {
      told = stands.saying();
      throw new TenshotException(
          "Not acknowledged, because it was not shown yet. %s Acknowledge again if you have seen to it."
              .formatted(told.english()));
    }
    told = Saying.NOTHING;
    watched.acknowledge(person, Instant.now(), stands);
    return profile.name();
  }
}
