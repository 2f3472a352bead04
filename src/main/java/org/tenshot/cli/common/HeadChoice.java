package org.tenshot.cli.common;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.View;
import org.tenshot.encode.Encoder;
import org.tenshot.inspect.Recipe;
import org.tenshot.store.History;
import org.tenshot.teach.ActiveHead;
import org.tenshot.teach.HeadFiles;

/// What `--head` names: a file, a head of the database by its number, the prompts, or, where
/// nothing is named, whatever was promoted last.
public final class HeadChoice {

  /// The profile's prompts alone.
  public static final String PROMPTS = "prompts";

  private HeadChoice() {}

  /// The encoder to look with: the one that is named, else that of the head that was promoted,
  /// which can judge nothing that another one saw.
  ///
  /// @param encoder as `--encoder` names it; null where nobody named one
  /// @param head as `--head` names it; null for the one that was promoted
  /// @param otherwise for a product that is judged by its prompts; null for the one that ships
  public static @Nullable String encoder(
      @Nullable String encoder,
      @Nullable String head,
      Profile profile,
      History history,
      @Nullable String otherwise)
      throws TenshotException {
    if (encoder != null || head != null) {
      return encoder == null ? otherwise : encoder;
    }
    Optional<ActiveHead> active = ActiveHead.of(history, profile.product());
    return active.isPresent()
        ? active.get().taught().head().encoder().seeing(View.Plain.ENCODER).name()
        : otherwise;
  }

  /// A recipe with the head that is named.
  ///
  /// @param head null for the one that was promoted
  /// @param history of the database that the line writes
  /// @throws TenshotException if there is no such head, it is damaged, or it does not fit encoder
  ///   or profile
  public static Recipe recipe(
      @Nullable String head, Profile profile, Encoder encoder, History history)
      throws TenshotException {
    if (head == null) {
      Optional<ActiveHead> active = ActiveHead.of(history, profile.product());
      return active.isPresent()
          ? recipe(active.get(), profile, encoder)
          : Recipe.zeroShot(profile, encoder);
    }
    if (head.equals(PROMPTS)) {
      return Recipe.zeroShot(profile, encoder);
    }
    Optional<Long> number = number(head);
    return number.isPresent()
        ? recipe(ActiveHead.read(history, profile.product(), number.get()), profile, encoder)
        : Recipe.taught(profile, HeadFiles.read(Path.of(head)).head(), encoder);
  }

  /// A recipe with a head of the database and its own limits.
  ///
  /// @throws TenshotException if it does not fit encoder or profile
  public static Recipe recipe(ActiveHead head, Profile profile, Encoder encoder)
      throws TenshotException {
    return Recipe.taught(profile, head.taught().head(), encoder).with(head.limits());
  }

  /// The number that a text is; nothing where it is none.
  public static Optional<Long> number(String text) {
    return text.matches("\\d{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }
}
