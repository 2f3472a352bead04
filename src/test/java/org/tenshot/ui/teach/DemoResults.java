package org.tenshot.ui.teach;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tenshot.domain.Limits;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Proportion;
import org.tenshot.domain.Verdict;

/// What a demonstration station finds out about its heads.
final class DemoResults {

  private DemoResults() {}

  /// A proof of ten shots a class; the dearer an escape, the later a part passes.
  static HeadProof proof(
      List<ProductClass> classes,
      double escapeCost,
      List<HeadProof.Doubt> doubts,
      String worse,
      String locked) {
    int size = classes.size();
    int[][] matrix = new int[size][size];
    for (int k = 0; k < size; k++) {
      matrix[k][k] = 9;
      matrix[k][(k + 1) % size] = 1;
    }
    double pass = Math.min(0.97, 0.6 + 0.1 * Math.log10(escapeCost));
    return new HeadProof(
        "auto/5e1c0a7b",
        new Proportion(0, 60),
        new Proportion(1, 10),
        new Proportion(8, 10),
        new Proportion(7, 90),
        classes,
        matrix,
        List.of(
            new HeadProof.Step(1, 0.42),
            new HeadProof.Step(2, 0.55),
            new HeadProof.Step(5, 0.78),
            new HeadProof.Step(10, 0.9)),
        doubts,
        List.of(
            "10 good shots promise no better than 9.1 % false alarms.",
            "To prove an escape rate under 1 % you need 239 more bad parts, all of them caught."),
        worse,
        locked,
        new HeadProof.Cuts(
            new Limits(pass, 0.55, 0.5), 12 / escapeCost, 4 + 10 * pass, 30 + 40 * pass, 1000));
  }

  /// Doubtful shots with what is most like them.
  static List<HeadProof.Doubt> doubts(List<ProductClass> classes) {
    return IntStream.range(0, 3)
        .mapToObj(
            i ->
                new HeadProof.Doubt(
                    20 + i,
                    "picture-" + (3 + 5 * i),
                    classes.getFirst().name(),
                    classes.get(1 + i).name(),
                    0.81 - 0.1 * i,
                    List.of(
                        new HeadProof.Near("picture-" + (7 + 4 * i), classes.get(1 + i).name()),
                        new HeadProof.Near("picture-" + (9 + 6 * i), classes.get(1 + i).name()))))
        .toList();
  }

  /// What a changed head would have said of the last five thousand frames.
  static Trial trial(List<GalleryItem> items, int changed) {
    return new Trial(
        changed == 7 ? "auto/5e1c0a71" : "",
        5000,
        Map.of(Verdict.Kind.PASS, 4512L, Verdict.Kind.REJECT, 402L, Verdict.Kind.REVIEW, 86L),
        Map.of(
            Verdict.Kind.PASS,
            4512L - changed,
            Verdict.Kind.REJECT,
            402L + changed,
            Verdict.Kind.REVIEW,
            86L),
        changed,
        items.stream()
            .limit(changed)
            .map(
                own ->
                    new Trial.Change(
                        own.inspection(),
                        Verdict.Kind.PASS,
                        Verdict.Kind.REJECT,
                        own.className(),
                        own.picture()))
            .toList(),
        true);
  }
}
