package org.tenshot.head;

import java.util.List;
import java.util.Optional;

/// Every way of learning a head, by name.
public final class HeadTrainers {

  private static final List<HeadTrainer> ALL =
      List.of(
          KernelRidgeTrainer.averaged(),
          new EnsembleTrainer(
              List.of(
                  KernelRidgeTrainer.averaged(), new LogisticTrainer(LogisticTrainer.USUAL_COST))),
          KernelRidgeTrainer.best(),
          new GaussianTrainer(),
          new PromptTuningTrainer(),
          new TipAdapterTrainer(),
          new LogisticTrainer(LogisticTrainer.USUAL_COST),
          new SvmTrainer(SvmTrainer.USUAL_COST));

  private HeadTrainers() {}

  /// All of them; the first is the one to take where nobody says otherwise.
  public static List<HeadTrainer> all() {
    return ALL;
  }

  /// The way that is called so.
  public static Optional<HeadTrainer> named(String name) {
    return ALL.stream().filter(trainer -> trainer.name().equals(name)).findFirst();
  }
}
