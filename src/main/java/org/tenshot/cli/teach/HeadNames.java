package org.tenshot.cli.teach;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.tenshot.domain.TenshotException;
import org.tenshot.head.HeadTrainer;
import org.tenshot.head.HeadTrainers;

/// The ways of learning a head by the names that `--head` takes.
final class HeadNames implements Iterable<String> {

  private static final String ALL = "all";

  @Override
  public Iterator<String> iterator() {
    return Stream.concat(HeadTrainers.all().stream().map(HeadTrainer::name), Stream.of(ALL))
        .iterator();
  }

  /// @throws TenshotException if a name is not known
  static List<HeadTrainer> trainers(List<String> names) throws TenshotException {
    List<HeadTrainer> trainers = new ArrayList<>();
    for (String name : names) {
      if (name.equals(ALL)) {
        trainers.addAll(HeadTrainers.all());
      } else {
        trainers.add(trainer(name));
      }
    }
    return trainers;
  }

  /// @throws TenshotException if the name is not known
  static HeadTrainer trainer(String name) throws TenshotException {
    return HeadTrainers.named(name)
        .orElseThrow(
            () ->
                new TenshotException(
                    "--head "
                        + name
                        + " is not known: take one of "
                        + HeadTrainers.all().stream().map(HeadTrainer::name).toList()
                        + "."));
  }
}
