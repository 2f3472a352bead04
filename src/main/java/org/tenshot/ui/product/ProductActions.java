package org.tenshot.ui.product;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.tenshot.keep.ProductCheck;
import org.tenshot.keep.ProductExport;
import org.tenshot.keep.ProductImport;

/// What the screen for product files asks of the station. Called on the drawing thread, so every
/// method returns at once and answers later, on any thread.
public interface ProductActions {

  /// The product of the line, which can be taken to another station; nothing where none is chosen.
  CompletionStage<Optional<String>> product();

  /// Writes the product of the line into a file, in the place of one that is there.
  CompletionStage<ProductExport.Written> export(Path file);

  /// Opens a file of another station and checks it; nothing is taken in. The one before is closed.
  CompletionStage<ProductCheck> look(Path file);

  /// Takes in what the open file holds.
  ///
  /// @param as name of the profile here; null for its own
  /// @param anySigner true if it is taken although nobody signed it, or somebody whom nobody trusts
  CompletionStage<ProductImport.Done> bring(@Nullable String as, boolean anySigner);

  /// Gives the line the product of a profile.
  CompletionStage<?> choose(String profile);

  /// Closes the open file and brings the operator's screen back.
  void leave();
}
