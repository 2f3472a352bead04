package org.tenshot.teach;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;
import org.tenshot.head.Example;
import org.tenshot.head.HeadTrainers;
import org.tenshot.head.TrainingSet;
import org.tenshot.store.History;
import org.tenshot.store.SeenShot;

/// Proves a head of another encoder on the shots as that encoder saw them, which the log remembers:
/// a head for a new encoder must be no worse than what judges now, not than prompts that judge
/// nothing.
final class EarlierEyes {

  private EarlierEyes() {}

  /// What the head is worth on those shots that its encoder has seen.
  ///
  /// @param judging for the classes of the shelf
  /// @param shelf as another encoder sees it
  /// @return nothing where its encoder has seen none of them
  static Optional<Proof> proof(
      ActiveHead judging, ShotShelf shelf, Profile profile, History history)
      throws TenshotException {
    EncoderId encoder = judging.taught().head().encoder();
    String region = profile.region().toString();
    List<Example> seen = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < shelf.taught().size(); i++) {
      Optional<SeenShot> known =
          history.teaching().seen(shelf.taught().get(i).shot().pictureHash(), encoder, region);
      if (known.isPresent()) {
        Example own = shelf.teach().examples().get(i);
        seen.add(new Example(known.get().embedding(), own.label(), own.group()));
        places.add(i);
      }
    }
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    Proof proof =
        Proof.ofEarlier(
            HeadTrainers.named(judging.taught().trainer()).orElseThrow(),
            judging.taught().set(),
            new TrainingSet(encoder, shelf.teach().classes(), seen, null),
            judging.limits());
    return Optional.of(
        new Proof(
            proof.classes(),
            proof.shots().stream()
                .map(
                    one ->
                        new Proof.Judged(
                            places.get(one.example()), one.label(), one.score(), one.verdict()))
                .toList()));
  }
}
