package org.tenshot.teach;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.ClassPrompts;
import org.tenshot.domain.Limits;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;
import org.tenshot.head.HeadJson;
import org.tenshot.head.HeadTrainer;
import org.tenshot.head.HeadTrainers;
import org.tenshot.head.PatchGuard;
import org.tenshot.head.TrainingSet;
import org.tenshot.head.ZeroShotHead;
import org.tenshot.store.History;
import org.tenshot.store.Promotion;
import org.tenshot.store.StoredHead;
import org.tenshot.store.TeachingLog;

/// The heads of one product: learnt from its shots, proven, kept, promoted and rolled back. What it
/// answers is in the file.
public final class Teaching {

  private final History history;
  private final TeachingLog log;
  private final Profile profile;
  private final ZeroShotHead prompts;
  private final String person;

  /// @param history stays the caller's
  /// @param log of the same file
  /// @param prompts of the profile, by the encoder that runs
  /// @param person who teaches
  public Teaching(
      History history, TeachingLog log, Profile profile, ZeroShotHead prompts, String person) {
    this.history = history;
    this.log = log;
    this.profile = profile;
    this.prompts = prompts;
    this.person = person;
  }

  /// The same, done by somebody else.
  public Teaching by(String other) {
    return new Teaching(history, log, profile, prompts, other);
  }

  /// Learns a head from all shots and proves it, beside the head that judges now. Keeps nothing.
  ///
  /// @param limits of the new head
  /// @throws TenshotException if there is no shot to learn from, or the log cannot be read
  public Candidate learn(HeadTrainer trainer, ShotShelf shelf, Limits limits)
      throws TenshotException {
    if (shelf.teach().examples().isEmpty()) {
      throw new TenshotException(
          "There is no shot of "
              + profile.product()
              + " to learn from: label pictures on the station, or with `tenshot label`.");
    }
    Lesson lesson = Lesson.of(trainer, asked(shelf), limits);
    return weigh(lesson.taught(), limits, lesson.proof(), lesson.guard(), active(), shelf);
  }

  private TrainingSet asked(ShotShelf shelf) {
    return new TrainingSet(prompts.encoder(), prompts.classes(), shelf.teach().examples(), prompts);
  }

  private Candidate weigh(
      HeadJson.Taught taught,
      Limits limits,
      Proof proof,
      Optional<PatchGuard.Learnt> guard,
      Optional<ActiveHead> active,
      ShotShelf shelf)
      throws TenshotException {
    return new Candidate(
        taught,
        limits,
        proof,
        current(active, shelf, guard),
        Acceptance.of(taught.head(), limits, shelf.acceptance()));
  }

  /// What judges now, on the shots. A head of another encoder is asked for what its own encoder
  /// saw. One that the profile no longer fits judges nothing any more, so the prompts stand in for
  /// it.
  private Proof current(
      Optional<ActiveHead> active, ShotShelf shelf, Optional<PatchGuard.Learnt> guard)
      throws TenshotException {
    TrainingSet asked = asked(shelf);
    if (active.isPresent() && active.get().taught().head().classes().equals(asked.classes())) {
      ActiveHead judging = active.get();
      if (judging.taught().head().encoder().equals(asked.encoder())) {
        return again(judging.taught(), asked, judging.limits(), guard);
      }
      Optional<Proof> earlier = EarlierEyes.proof(judging, shelf, profile, history);
      if (earlier.isPresent()) {
        return guarded(earlier.get(), judging.taught(), judging.limits(), guard);
      }
    }
    return Proof.of(prompts, asked, profile.limits());
  }

  /// A head that has a guard is proven beside the one that these shots give: its own has seen some
  /// of them, and what a guard says depends on the shots alone.
  private static Proof again(
      HeadJson.Taught taught, TrainingSet asked, Limits limits, Optional<PatchGuard.Learnt> guard) {
    HeadTrainer trainer = HeadTrainers.named(taught.trainer()).orElseThrow();
    return guarded(Proof.ofEarlier(trainer, taught.set(), asked, limits), taught, limits, guard);
  }

  private static Proof guarded(
      Proof proof, HeadJson.Taught taught, Limits limits, Optional<PatchGuard.Learnt> guard) {
    return guard.isPresent() && taught.head().looksAtPatches()
        ? proof.guarded(guard.get().leftOut(), limits)
        : proof;
  }

  /// Keeps a head. It judges nothing until it is promoted.
  ///
  /// @param report what it is worth, as JSON
  /// @return its number
  /// @throws TenshotException if it does not fit encoder or profile, or the log does not take it
  public long keep(HeadJson.Taught taught, Limits limits, String report) throws TenshotException {
    Optional<String> misfit = misfit(taught);
    if (misfit.isPresent()) {
      throw new TenshotException(
          "Head %s was not kept. %s".formatted(taught.head().version(), misfit.get()));
    }
    return Written.number(
        log.addHead(
            profile.product(),
            taught.head().version(),
            new HeadJson().write(taught),
            limits,
            report,
            person));
  }

  /// The head that judges; nothing where that is the prompts alone.
  public Optional<ActiveHead> active() throws TenshotException {
    return ActiveHead.of(history, profile.product());
  }

  /// Every head that was kept, newest first.
  public List<StoredHead> heads() throws TenshotException {
    return history.teaching().heads(profile.product());
  }

  /// Makes a head the one that judges, after proving it again on the shots that there are now.
  ///
  /// @param head its number
  /// @param reason why, although it is worse than the head that judges; null to be told
  /// @throws TenshotException if it would pass a bad part of the acceptance set, whatever the
  ///   reason; if it is worse and nobody gives a reason; or if it does not fit the encoder or the
  ///   profile
  public Promotion promote(long head, ShotShelf shelf, @Nullable String reason)
      throws TenshotException {
    ActiveHead wanted = ActiveHead.read(history, profile.product(), head);
    Optional<String> misfit = misfit(wanted.taught());
    if (misfit.isPresent()) {
      throw new TenshotException("Head " + head + " was not promoted. " + misfit.get());
    }
    if (shelf.teach().examples().isEmpty()) {
      throw new TenshotException(
          "Head " + head + " was not promoted. There is no shot to prove it on: label some first.");
    }
    Optional<PatchGuard.Learnt> guard = PatchGuard.learn(asked(shelf));
    Proof proof = again(wanted.taught(), asked(shelf), wanted.limits(), guard);
    Optional<ActiveHead> active = active();
    Candidate candidate = weigh(wanted.taught(), wanted.limits(), proof, guard, active, shelf);
    Optional<String> refusal = candidate.acceptance().refusal();
    if (refusal.isPresent()) {
      throw new TenshotException("Head " + head + " was not promoted. " + refusal.get());
    }
    Optional<String> worse = candidate.worse().or(() -> unguarded(wanted, active));
    if (worse.isPresent() && (reason == null || reason.isBlank())) {
      throw new TenshotException(
          "Head %d was not promoted. %s Give a reason if it is to be promoted all the same."
              .formatted(head, worse.get()));
    }
    return promoted(head, worse.isPresent() ? reason : null);
  }

  /// What a guard stops, no shot may show: losing it is worse whatever the figures say.
  private static Optional<String> unguarded(ActiveHead wanted, Optional<ActiveHead> active) {
    boolean loses =
        !wanted.taught().head().looksAtPatches()
            && active.filter(own -> own.taught().head().looksAtPatches()).isPresent();
    return loses
        ? Optional.of(
            "It has no guard against defects that nobody named, which the head in use has.")
        : Optional.empty();
  }

  /// Lets the prompts alone judge, which every product can fall back to.
  public Promotion promotePrompts() throws TenshotException {
    return promoted(null, null);
  }

  /// Goes back to the head that judged before the last promotion. Nothing is asked first: whoever
  /// goes back flees from something worse. Going back again undoes it.
  ///
  /// @throws TenshotException if nothing was ever promoted
  public Promotion rollBack() throws TenshotException {
    List<Promotion> promotions = history.teaching().promotions(profile.product());
    if (promotions.isEmpty()) {
      throw new TenshotException(
          "No head of "
              + profile.product()
              + " was ever promoted: there is nothing to go back to.");
    }
    Long now = promotions.getFirst().head();
    Long before =
        promotions.stream()
            .map(Promotion::head)
            .filter(own -> !Objects.equals(own, now))
            .findFirst()
            .orElse(null);
    return promoted(before, null);
  }

  private Promotion promoted(@Nullable Long head, @Nullable String reason) throws TenshotException {
    Written.number(log.promote(profile.product(), head, person, reason));
    return history.teaching().promotions(profile.product()).getFirst();
  }

  private Optional<String> misfit(HeadJson.Taught taught) {
    List<ProductClass> classes =
        profile.classes().stream().map(ClassPrompts::productClass).toList();
    if (!taught.head().encoder().equals(prompts.encoder())) {
      return Optional.of(
          "It %s: teach a head again from the shots."
              .formatted(taught.head().encoder().unlike(prompts.encoder())));
    }
    if (!taught.head().classes().equals(classes)) {
      return Optional.of(
          "The classes of profile %s have changed since it was taught: teach a head again."
              .formatted(profile.name()));
    }
    return Optional.empty();
  }
}
