package org.tenshot.inspect;

import java.util.ArrayList;
import java.util.List;
import org.tenshot.domain.ClassPrompts;
import org.tenshot.domain.Eye;
import org.tenshot.domain.Limits;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Rules;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Encoder;
import org.tenshot.head.Head;
import org.tenshot.head.ZeroShotHead;
import org.tenshot.profile.ClassTexts;
import org.tenshot.profile.PromptExpander;

/// What a line judges by: one immutable value that is read once per frame and swapped between two
/// frames, so that no verdict ever mixes two heads or two sets of limits.
public final class Recipe {

  private final Profile profile;
  private final Head head;
  private final Limits limits;
  private final String rules;

  /// @param profile the product
  /// @param head scores its pictures
  /// @param limits turn scores into verdicts
  /// @throws IllegalArgumentException if the head judges what is seen in another view than the
  ///   profile's
  public Recipe(Profile profile, Head head, Limits limits) {
    if (!head.encoder().view().equals(profile.view())) {
      throw new IllegalArgumentException(
          "head %s judges the view %s, and profile %s shows %s"
              .formatted(
                  head.version(),
                  head.encoder().view().text(),
                  profile.name(),
                  profile.view().text()));
    }
    this.profile = profile;
    this.head = head;
    this.limits = limits;
    this.rules = Rules.of(profile, limits).fingerprint();
  }

  /// The product.
  public Profile profile() {
    return profile;
  }

  /// What scores its pictures.
  public Head head() {
    return head;
  }

  /// What turns scores into verdicts.
  public Limits limits() {
    return limits;
  }

  /// What decides beside encoder and head, as {@link Rules#fingerprint} says.
  public String rules() {
    return rules;
  }

  /// What judges where this encoder looks, on the device where it runs now.
  public Eye eye(Encoder encoder) {
    return new Eye(encoder.id(), encoder.device().kind(), head.version(), rules);
  }

  /// A recipe with a head that was taught.
  ///
  /// @throws TenshotException if the head was taught with another encoder, in another view or for
  ///   other classes
  public static Recipe taught(Profile profile, Head head, Encoder encoder) throws TenshotException {
    if (!head.encoder().equals(encoder.id())) {
      throw new TenshotException(
          "Head "
              + head.version()
              + " "
              + head.encoder().unlike(encoder.id())
              + ": name that encoder with --encoder, write that view into the profile, teach the head again from its"
              + " shots, or go back to the prompts with `tenshot heads promote prompts`.");
    }
    if (head.looksAtPatches() && !encoder.seesPatches()) {
      throw new TenshotException(
          "Head "
              + head.version()
              + " looks at patches, and "
              + encoder.id()
              + " shows none: `encoders verify` says what became of its encoder.json.");
    }
    List<ProductClass> classes =
        profile.classes().stream().map(ClassPrompts::productClass).toList();
    if (!head.classes().equals(classes)) {
      throw new TenshotException(
          "Head "
              + head.version()
              + " knows the classes "
              + names(head.classes())
              + ", and profile "
              + profile.name()
              + " has "
              + names(classes)
              + ": teach the head again.");
    }
    return new Recipe(profile, head, profile.limits());
  }

  /// The same with other cuts.
  public Recipe with(Limits other) {
    return new Recipe(profile, head, other);
  }

  private static List<String> names(List<ProductClass> classes) {
    return classes.stream().map(ProductClass::name).toList();
  }

  /// A recipe from the profile's prompts alone, before the first shot.
  ///
  /// @throws TenshotException if the prompts cannot be expanded or embedded
  public static Recipe zeroShot(Profile profile, Encoder encoder) throws TenshotException {
    List<ZeroShotHead.DescribedClass> classes = new ArrayList<>();
    for (ClassTexts own : new PromptExpander().expand(profile)) {
      classes.add(
          new ZeroShotHead.DescribedClass(
              own.productClass(), own.texts(), encoder.encodeTexts(own.texts())));
    }
    return new Recipe(
        profile, new ZeroShotHead(encoder.id(), encoder.logitScale(), classes), profile.limits());
  }
}
