package org.tenshot.recall;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Proportion;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Verdict;
import org.tenshot.encode.Encoder;
import org.tenshot.head.ZeroShotHead;
import org.tenshot.profile.ClassTexts;
import org.tenshot.profile.PromptExpander;
import org.tenshot.store.EmbeddingHistory;
import org.tenshot.store.History;

/// How many frames match a condition that nobody taught: a frame matches where it lies nearer to
/// the words of the condition than to the words of the product's good classes (zero-shot, as in
/// Radford et al., 2021, section 3.1.2).
public final class Described {

  private static final int PAGE = 1000;
  private static final String NAME = "described";

  /// What no part shows: how many frames match it all the same says how little a count is worth.
  private static final String NONSENSE = "a violin on a beach";

  private static final Instant ALWAYS = Instant.parse("9999-01-01T00:00:00Z");

  private final History history;
  private final Profile profile;
  private final ZeroShotHead head;
  private final ZeroShotHead nonsense;

  /// @param history stays the caller's
  /// @param encoder sees as the profile says; stays the caller's
  /// @param condition in words
  /// @throws TenshotException if a text cannot be embedded
  public Described(History history, Profile profile, Encoder encoder, String condition)
      throws TenshotException {
    this.history = history;
    this.profile = profile;
    List<String> good = new ArrayList<>();
    for (ClassTexts own : new PromptExpander().expand(profile)) {
      if (own.productClass().kind() == ClassKind.GOOD) {
        good.addAll(own.texts());
      }
    }
    ZeroShotHead.DescribedClass described = described("good", ClassKind.GOOD, good, encoder);
    this.head = head(encoder, described, condition);
    this.nonsense = head(encoder, described, NONSENSE);
  }

  private static ZeroShotHead head(
      Encoder encoder, ZeroShotHead.DescribedClass good, String condition) throws TenshotException {
    List<String> texts = List.of(condition, "a photo of " + condition);
    return new ZeroShotHead(
        encoder.id(),
        encoder.logitScale(),
        List.of(good, described(NAME, ClassKind.DEFECT, texts, encoder)));
  }

  private static ZeroShotHead.DescribedClass described(
      String name, ClassKind kind, List<String> texts, Encoder encoder) throws TenshotException {
    return new ZeroShotHead.DescribedClass(
        new ProductClass(name, kind), texts, encoder.encodeTexts(texts));
  }

  /// The answer.
  ///
  /// @param matching frames of those that were looked at
  /// @param nonsense how many of them match words that no part fits: a count that is not far above
  ///   it says nothing
  /// @param alsoRejected how many of the matching ones were rejected when they were judged
  /// @param first numbers of the matching inspections, newest first, twenty at most
  public record Answer(
      Proportion matching, Proportion nonsense, long alsoRejected, List<Long> first) {

    private static final int SHOWN = 20;
  }

  /// Looks at the newest frames of the product that this encoder saw.
  ///
  /// @param frames how many at most, 1 or more
  public Answer among(int frames) throws TenshotException {
    EmbeddingHistory.Stretch stretch =
        new EmbeddingHistory.Stretch(profile.product(), head.encoder(), Instant.EPOCH, ALWAYS);
    long before = Long.MAX_VALUE;
    long seen = 0;
    long matching = 0;
    long fooled = 0;
    long rejected = 0;
    List<Long> first = new ArrayList<>();
    List<EmbeddingHistory.Row> page;
    do {
      page = history.embeddings().page(stretch, before, (int) Math.min(PAGE, frames - seen));
      for (EmbeddingHistory.Row own : page) {
        before = own.id();
        seen++;
        fooled += matches(nonsense, own) ? 1 : 0;
        if (matches(head, own)) {
          matching++;
          rejected += own.verdict() == Verdict.Kind.REJECT ? 1 : 0;
          if (first.size() < Answer.SHOWN) {
            first.add(own.id());
          }
        }
      }
    } while (!page.isEmpty() && seen < frames);
    return new Answer(
        new Proportion(matching, seen), new Proportion(fooled, seen), rejected, first);
  }

  private static boolean matches(ZeroShotHead head, EmbeddingHistory.Row own) {
    return head.score(own.embedding()).probability(ClassKind.DEFECT) > 0.5;
  }
}
