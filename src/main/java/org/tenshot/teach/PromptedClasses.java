package org.tenshot.teach;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Encoder;
import org.tenshot.head.ZeroShotHead;
import org.tenshot.profile.ClassTexts;
import org.tenshot.profile.PromptExpander;

/// What a profile's prompts say of the classes that there are pictures of.
public final class PromptedClasses {

  private final Encoder encoder;
  private final List<ClassTexts> texts;

  /// @param encoder embeds the texts; stays the caller's
  /// @param names classes that there are pictures of; the profile's others have no say
  /// @throws TenshotException if the prompts cannot be expanded
  public PromptedClasses(Profile profile, Encoder encoder, Set<String> names)
      throws TenshotException {
    this.encoder = encoder;
    this.texts =
        new PromptExpander()
            .expand(profile).stream()
                .filter(one -> names.contains(one.productClass().name()))
                .toList();
  }

  /// A head that judges by the prompts of each class.
  ///
  /// @throws TenshotException if the encoder fails
  public ZeroShotHead head() throws TenshotException {
    List<ZeroShotHead.DescribedClass> described = new ArrayList<>();
    for (ClassTexts own : texts) {
      described.add(describe(own.productClass(), own.texts()));
    }
    return new ZeroShotHead(encoder.id(), encoder.logitScale(), described);
  }

  /// A head with two classes, good and defect, each described by the prompts of all its classes.
  ///
  /// @param two the classes good and defect
  /// @throws TenshotException if the encoder fails
  public ZeroShotHead goodAgainstDefect(List<ProductClass> two) throws TenshotException {
    return new ZeroShotHead(
        encoder.id(),
        encoder.logitScale(),
        List.of(
            describe(two.getFirst(), of(ClassKind.GOOD)),
            describe(two.getLast(), of(ClassKind.DEFECT))));
  }

  private List<String> of(ClassKind kind) {
    return texts.stream()
        .filter(own -> own.productClass().kind() == kind)
        .flatMap(own -> own.texts().stream())
        .distinct()
        .toList();
  }

  private ZeroShotHead.DescribedClass describe(ProductClass productClass, List<String> own)
      throws TenshotException {
    List<Embedding> embeddings = encoder.encodeTexts(own);
    return new ZeroShotHead.DescribedClass(productClass, own, embeddings);
  }
}
