package org.tenshot.cli;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tenshot.domain.TenshotException;
import org.tenshot.head.GaussianTrainer;
import org.tenshot.head.HeadTrainer;
import org.tenshot.head.KernelRidgeTrainer;
import org.tenshot.head.LogisticTrainer;
import org.tenshot.head.PromptTuningTrainer;
import org.tenshot.head.SvmTrainer;
import org.tenshot.head.TipAdapterTrainer;

/// The ways of learning a head by the names that `--head` takes.
final class HeadNames implements Iterable<String> {

  private static Map<String, HeadTrainer> all() {
    Map<String, HeadTrainer> all = new LinkedHashMap<>();
    for (HeadTrainer trainer :
        List.of(
            new LogisticTrainer(LogisticTrainer.USUAL_COST),
            new SvmTrainer(SvmTrainer.USUAL_COST),
            new TipAdapterTrainer(),
            new PromptTuningTrainer(),
            new GaussianTrainer(),
            KernelRidgeTrainer.best(),
            KernelRidgeTrainer.averaged())) {
      all.put(trainer.name(), trainer);
    }
    return all;
  }

  @Override
  public Iterator<String> iterator() {
    List<String> names = new ArrayList<>(all().keySet());
    names.add("all");
    return names.iterator();
  }

  static List<HeadTrainer> trainers(List<String> names) throws TenshotException {
    Map<String, HeadTrainer> all = all();
    List<HeadTrainer> trainers = new ArrayList<>();
    for (String name : names) {
      if (name.equals("all")) {
        trainers.addAll(all.values());
      } else if (all.containsKey(name)) {
        trainers.add(all.get(name));
      } else {
        throw new TenshotException(
            "--head " + name + " is not known: take one of " + all.keySet() + ", or all.");
      }
    }
    return trainers;
  }
}
