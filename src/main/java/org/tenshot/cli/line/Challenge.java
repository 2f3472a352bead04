package org.tenshot.cli.line;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.ChallengeResult;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Eye;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.LineEvent;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Proportion;
import org.tenshot.domain.Saying;
import org.tenshot.domain.ShotRole;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Truth;
import org.tenshot.domain.Verdict;
import org.tenshot.encode.Encoder;
import org.tenshot.image.PictureFiles;
import org.tenshot.inspect.Inspector;
import org.tenshot.inspect.Recipe;
import org.tenshot.store.History;
import org.tenshot.store.InspectionLog;
import org.tenshot.teach.KnownParts;
import org.tenshot.teach.Written;

/// Puts stored shots of known parts to what judges a line: every bad one must be caught. The result
/// is written into the log before anybody hears of it.
public final class Challenge {

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final String SOURCE = "challenge";

  private static final String HEAD = "head";
  private static final String RULES = "rules";
  private static final String EYE = "eye";

  /// Acknowledged challenges that are looked through.
  private static final int EARLIER = 100;

  private final History history;
  private final InspectionLog log;
  private final Recipe recipe;
  private final Encoder encoder;

  /// How a challenge went, and the number of that in the log.
  public record Logged(ChallengeResult result, long event) {}

  /// @param history stays the caller's
  /// @param log stays the caller's
  /// @param recipe that the line judges by
  /// @param encoder that it looks with; stays the caller's
  public Challenge(History history, InspectionLog log, Recipe recipe, Encoder encoder) {
    this.history = history;
    this.log = log;
    this.recipe = recipe;
    this.encoder = encoder;
  }

  /// What parts are put to.
  public Eye eye() {
    return recipe.eye(encoder);
  }

  /// True if the product was last challenged with {@link #eye}. Where the log does not know with
  /// what, as in rows of an older version, it was something else; a product that was never
  /// challenged is as before unless a bad part is known.
  public boolean isAsBefore() throws TenshotException {
    Optional<LineEvent> last = history.events().challenge(recipe.profile().product());
    return last.isEmpty() ? !isPossible() : says(details(last.get()), EYE, eye().fingerprint());
  }

  private static JsonObject details(LineEvent challenge) {
    return JsonParser.parseString(challenge.details()).getAsJsonObject();
  }

  private static boolean says(JsonObject details, String key, String value) {
    JsonElement own = details.get(key);
    return own != null && own.getAsString().equals(value);
  }

  /// True if a bad part is known that the station may put to the line by itself.
  public boolean isPossible() throws TenshotException {
    return hasBadPart(known(1, null, Instant.EPOCH));
  }

  private static boolean hasBadPart(List<KnownParts.Known> known) {
    return known.stream().anyMatch(own -> own.shows().kind() == ClassKind.DEFECT);
  }

  private List<KnownParts.Known> known(int parts, @Nullable String person, Instant now)
      throws TenshotException {
    return KnownParts.choose(
        history,
        recipe.profile(),
        parts,
        now.getEpochSecond(),
        person == null ? acknowledged() : Set.of());
  }

  /// Shots that this head is known to miss by these rules, as somebody acknowledged: to hold the
  /// line for them again and again would tell nobody anything.
  private Set<Long> acknowledged() throws TenshotException {
    Set<Long> shots = new HashSet<>();
    for (LineEvent event :
        history.events().acknowledgedChallenges(recipe.profile().product(), EARLIER)) {
      JsonObject details = details(event);
      if (says(details, HEAD, recipe.head().version()) && says(details, RULES, recipe.rules())) {
        for (JsonElement own : details.getAsJsonArray("failures")) {
          shots.add(own.getAsJsonObject().get("shot").getAsLong());
        }
      }
    }
    return shots;
  }

  /// Challenges the line and writes down how it went.
  ///
  /// @param parts bad ones at most, and as many good ones
  /// @param person who wants it; null for the station itself, which leaves out what somebody
  ///   acknowledged that this head misses
  /// @throws TenshotException if no bad part is known, a picture cannot be read, the encoder fails
  ///   or is opened again meanwhile, or the log does not take the result
  public Logged run(int parts, @Nullable String person, Instant now) throws TenshotException {
    List<KnownParts.Known> known = known(parts, person, now);
    if (!hasBadPart(known)) {
      throw new TenshotException(
          "No bad part of %s is known: label some with `tenshot label`, on the line (W) or on the teaching screen (T)."
              .formatted(recipe.profile().product()));
    }
    Inspector inspector = new Inspector(encoder);
    List<ChallengeResult.Failure> failures = new ArrayList<>();
    int[] bad = new int[2];
    int[] good = new int[2];
    int heldOut = 0;
    Set<Eye> eyes = new HashSet<>();
    for (KnownParts.Known one : known) {
      Inspection judged = judge(inspector, one, now);
      eyes.add(judged.basis().eye());
      Verdict.Kind said = judged.verdict().kind();
      if (one.shows().kind() == ClassKind.GOOD) {
        good[0] += said == Verdict.Kind.PASS ? 1 : 0;
        good[1]++;
        continue;
      }
      boolean caught = said == Verdict.Kind.REJECT || said == Verdict.Kind.REVIEW;
      bad[0] += caught ? 1 : 0;
      bad[1]++;
      heldOut += one.shot().shot().role() == ShotRole.ACCEPT ? 1 : 0;
      if (!caught) {
        failures.add(
            new ChallengeResult.Failure(
                one.shot().id(), one.shot().shot().pictureHash(), one.shows().name(), said));
      }
    }
    if (eyes.size() > 1) {
      throw new TenshotException(
          "The encoder was opened on another device while known parts were put to the line: challenge it again.");
    }
    ChallengeResult result =
        new ChallengeResult(
            now,
            eyes.iterator().next(),
            new Proportion(bad[0], bad[1]),
            new Proportion(good[0], good[1]),
            heldOut,
            failures);
    return new Logged(result, Written.number(log.events().add(event(result, person))));
  }

  private Inspection judge(Inspector inspector, KnownParts.Known one, Instant now)
      throws TenshotException {
    String hash = one.shot().shot().pictureHash();
    Picture picture =
        PictureFiles.read(
            history
                .picture(hash)
                .orElseThrow(
                    () ->
                        new TenshotException(
                            "The log no longer has the picture of shot %d: restore it from a backup, or take the shot back."
                                .formatted(one.shot().id()))));
    Frame.Origin origin =
        new Frame.Origin(SOURCE, one.shot().id(), now, System.nanoTime(), null, PartId.UNKNOWN);
    Inspection judged =
        inspector.inspect(new Frame(origin, picture, new Truth(one.shows(), null)), recipe);
    if (judged.verdict() instanceof Verdict.Faulted(Fault fault)
        && fault.code() == Fault.Code.ENCODER_FAILED) {
      throw new TenshotException("Known parts cannot be looked at. " + fault.sentence());
    }
    return judged;
  }

  private LineEvent event(ChallengeResult result, @Nullable String person) {
    return new LineEvent(
        0,
        LineEvent.Kind.CHALLENGE,
        recipe.profile().product(),
        SOURCE,
        result.at(),
        result.at(),
        !result.isMet(),
        saying(result),
        person,
        new Gson()
            .toJson(
                Map.of(
                    HEAD,
                    result.eye().head(),
                    RULES,
                    result.eye().rules(),
                    EYE,
                    result.eye().fingerprint(),
                    "encoder",
                    result.eye().encoder().toString(),
                    "device",
                    result.eye().device().name(),
                    "caught",
                    result.caught().toString(),
                    "passed",
                    result.passed().toString(),
                    "heldOut",
                    result.heldOut(),
                    "failures",
                    result.failures())),
        null);
  }

  /// What people are told of a result.
  public static Saying saying(ChallengeResult result) {
    String time = CLOCK.format(result.at().atZone(ZoneId.systemDefault()));
    if (result.isMet()) {
      return Saying.of(
          "challenge.met",
          "Challenge at {0} met: {1} of {2} known bad parts were caught, {3} of {4} good ones passed.",
          time,
          result.caught().count(),
          result.caught().total(),
          result.passed().count(),
          result.passed().total());
    }
    return Saying.of(
        "challenge.failed",
        "Challenge at {0} failed: {1} of {2} known bad parts were not caught ({3}). Nothing passes until somebody who may choose heads has looked at them and acknowledges it (A).",
        time,
        result.failures().size(),
        result.caught().total(),
        String.join(
            ", ",
            result.failures().stream()
                .limit(3)
                .map(own -> "#%d %s: %s".formatted(own.shot(), own.shows(), own.said()))
                .toList()));
  }
}
