package org.tenshot.teach;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.PatchGrid;
import org.tenshot.domain.ProductClass;
import org.tenshot.head.Example;
import org.tenshot.image.Fingerprint;

/// Labelled pictures as an encoder sees them, with what belongs together.
///
/// @param encoder which made the embeddings
/// @param classes in the product's order
/// @param examples one a picture; pictures of the same part, and near-duplicates, share a group
/// @param pictures which picture each example shows, counted from 0 as they were seen
public record LabelledSet(
    EncoderId encoder, List<ProductClass> classes, List<Example> examples, List<Integer> pictures) {

  public LabelledSet {
    classes = List.copyOf(classes);
    examples = List.copyOf(examples);
    pictures = List.copyOf(pictures);
  }

  /// One picture before it is grouped.
  ///
  /// @param embedding of the picture
  /// @param fingerprint of the picture
  /// @param label index of its class
  /// @param part name of the part that it shows
  /// @param patches what a guard keeps of it; null where nobody looked
  /// @param views of the picture after changes that leave the part what it is
  public record Seen(
      Embedding embedding,
      Fingerprint fingerprint,
      int label,
      String part,
      @Nullable PatchGrid patches,
      List<Embedding> views) {

    /// A picture as a whole.
    public Seen(Embedding embedding, Fingerprint fingerprint, int label, String part) {
      this(embedding, fingerprint, label, part, null, List.of());
    }
  }

  /// Groups pictures: the same part, or hardly different to look at.
  public static LabelledSet of(EncoderId encoder, List<ProductClass> classes, List<Seen> seen) {
    int[] leader = new int[seen.size()];
    Map<String, Integer> firstOf = new HashMap<>();
    for (int i = 0; i < leader.length; i++) {
      leader[i] = i;
      Integer first = firstOf.putIfAbsent(seen.get(i).part(), i);
      if (first != null) {
        join(leader, first, i);
      }
    }
    for (int i = 0; i < leader.length; i++) {
      for (int j = 0; j < i; j++) {
        if (seen.get(i).fingerprint().resembles(seen.get(j).fingerprint())) {
          join(leader, i, j);
        }
      }
    }
    List<Example> examples = new ArrayList<>(leader.length);
    for (int i = 0; i < leader.length; i++) {
      Seen one = seen.get(i);
      examples.add(
          new Example(one.embedding(), one.label(), find(leader, i), one.patches(), one.views()));
    }
    return new LabelledSet(
        encoder, classes, examples, IntStream.range(0, examples.size()).boxed().toList());
  }

  /// The same pictures with two classes: good, and defect. Pictures without a part are left out.
  public LabelledSet goodAgainstDefect() {
    List<ProductClass> two =
        List.of(
            new ProductClass("good", ClassKind.GOOD), new ProductClass("defect", ClassKind.DEFECT));
    List<Example> kept = new ArrayList<>();
    List<Integer> shown = new ArrayList<>();
    for (int i = 0; i < examples.size(); i++) {
      Example one = examples.get(i);
      if (kind(one) != ClassKind.VOID) {
        kept.add(one.as(kind(one) == ClassKind.GOOD ? 0 : 1));
        shown.add(pictures.get(i));
      }
    }
    return new LabelledSet(encoder, two, kept, shown);
  }

  ClassKind kind(Example example) {
    return classes.get(example.label()).kind();
  }

  private static void join(int[] leader, int a, int b) {
    int first = find(leader, a);
    int second = find(leader, b);
    leader[Math.max(first, second)] = Math.min(first, second);
  }

  private static int find(int[] leader, int i) {
    int at = i;
    while (leader[at] != at) {
      leader[at] = leader[leader[at]];
      at = leader[at];
    }
    return at;
  }
}
