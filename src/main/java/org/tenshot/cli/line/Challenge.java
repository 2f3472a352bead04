package org.tenshot.cli.line;

import com.google.gson.Gson;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tenshot.domain.ChallengeResult;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.LineEvent;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Proportion;
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

  private final History history;
  private final InspectionLog log;
  private final Recipe recipe;
  private final Encoder encoder;

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

  /// Challenges the line and writes down how it went.
  ///
  /// @param parts bad ones at most, and as many good ones
  /// @param person who wants it
  /// @throws TenshotException if no bad part is known, a picture cannot be read, or the log does
  ///   not take the result
  public ChallengeResult run(int parts, String person, Instant now) throws TenshotException {
    List<KnownParts.Known> known =
        KnownParts.choose(history, recipe.profile(), parts, now.getEpochSecond());
    if (known.stream().noneMatch(own -> own.shows().kind() == ClassKind.DEFECT)) {
      throw new TenshotException(
          "No bad part of %s is known: label some with `tenshot label`, on the line (W) or on the teaching screen (T)."
              .formatted(recipe.profile().product()));
    }
    Inspector inspector = new Inspector(encoder);
    List<ChallengeResult.Failure> failures = new ArrayList<>();
    int[] bad = new int[2];
    int[] good = new int[2];
    int heldOut = 0;
    for (KnownParts.Known one : known) {
      Verdict.Kind said = judge(inspector, one, now).verdict().kind();
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
    ChallengeResult result =
        new ChallengeResult(
            now,
            recipe.head().version(),
            new Proportion(bad[0], bad[1]),
            new Proportion(good[0], good[1]),
            heldOut,
            failures);
    Written.number(log.events().add(event(result, person)));
    return result;
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
    return inspector.inspect(new Frame(origin, picture, new Truth(one.shows(), null)), recipe);
  }

  private LineEvent event(ChallengeResult result, String person) {
    return new LineEvent(
        0,
        LineEvent.Kind.CHALLENGE,
        recipe.profile().product(),
        SOURCE,
        result.at(),
        result.at(),
        !result.isMet(),
        sentence(result),
        person,
        new Gson()
            .toJson(
                Map.of(
                    "head", result.head(),
                    "encoder", encoder.id().toString(),
                    "caught", result.caught().toString(),
                    "passed", result.passed().toString(),
                    "heldOut", result.heldOut(),
                    "failures", result.failures())),
        null);
  }

  /// What people are told of a result.
  public static String sentence(ChallengeResult result) {
    String time = CLOCK.format(result.at().atZone(ZoneId.systemDefault()));
    if (result.isMet()) {
      return "Challenge at %s met: %d of %d known bad parts were caught, %d of %d good ones passed."
          .formatted(
              time,
              result.caught().count(),
              result.caught().total(),
              result.passed().count(),
              result.passed().total());
    }
    return "Challenge at %s failed: %d of %d known bad parts were not caught (%s). Nothing passes until somebody who may choose heads has looked at them and acknowledges it (A)."
        .formatted(
            time,
            result.failures().size(),
            result.caught().total(),
            String.join(
                ", ",
                result.failures().stream()
                    .limit(3)
                    .map(own -> "shot %d %s: %s".formatted(own.shot(), own.shows(), own.said()))
                    .toList()));
  }
}
