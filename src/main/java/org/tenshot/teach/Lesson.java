package org.tenshot.teach;

import java.util.Optional;
import org.tenshot.domain.Limits;
import org.tenshot.head.HeadJson;
import org.tenshot.head.HeadTrainer;
import org.tenshot.head.PatchGuard;
import org.tenshot.head.TrainingSet;

/// A head that was learnt from shots, beside a guard where their patches were seen, and what both
/// are worth on the shots.
///
/// @param taught the head and what it learnt from
/// @param proof every shot judged by a head and a guard that had not seen it
/// @param guard what a guard that was learnt from the shots says of them; nothing without patches
public record Lesson(HeadJson.Taught taught, Proof proof, Optional<PatchGuard.Learnt> guard) {

  /// Learns and proves.
  ///
  /// @param limits turn scores into verdicts
  public static Lesson of(HeadTrainer trainer, TrainingSet set, Limits limits) {
    HeadJson.Taught taught = HeadJson.Taught.by(trainer, set);
    Proof proof = Proof.of(trainer, set, limits);
    Optional<PatchGuard.Learnt> guard = PatchGuard.learn(set);
    return guard.isEmpty()
        ? new Lesson(taught, proof, guard)
        : new Lesson(
            taught.guarded(guard.get().guard()),
            proof.guarded(guard.get().leftOut(), limits),
            guard);
  }
}
