package org.tenshot.ui.lines;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.tenshot.ui.common.Language;
import org.tenshot.ui.line.LineActions;

/// What the overview asks of the station. Called on the drawing thread, so every method returns at
/// once and answers later, on any thread. A stage that ends with a {@link
/// org.tenshot.domain.TenshotException} shows its sentence to the operator.
public interface LinesActions {

  /// Opens the screen of a line.
  ///
  /// @param line as {@link ShownLine#name()}
  void open(String line);

  /// Starts every line that has a product and stands.
  CompletionStage<?> startAll();

  /// Stops every line and closes its gate. Answers when all stand.
  CompletionStage<?> stopAll();

  /// The profiles that there are, in the order to be shown.
  CompletionStage<List<LineActions.ProfileChoice>> profiles();

  /// Adds a line with the product of this profile and starts it.
  ///
  /// @param profile as {@link LineActions.ProfileChoice#name()}
  CompletionStage<?> add(String profile);

  /// Takes a line away that stands; what it said stays in the log.
  ///
  /// @param line as {@link ShownLine#name()}
  CompletionStage<?> remove(String line);

  /// Remembers the language for the next start; the screen speaks it already.
  void languageChosen(Language language);
}
