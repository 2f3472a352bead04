package org.tenshot.ui.line;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.ChallengeResult;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Saying;
import org.tenshot.ui.common.Language;

/// What the operator's screen asks of the station. Called on the drawing thread, so every method
/// returns at once and answers later, on any thread. A stage that ends with a {@link
/// org.tenshot.domain.TenshotException} shows its sentence to the operator.
public interface LineActions {

  /// Starts the line with the chosen profile; the line itself says how it goes on. Answers when the
  /// order was taken.
  CompletionStage<?> start();

  /// Stops the line and closes the gate. Answers when it stands.
  CompletionStage<?> stop();

  /// Looks at the part now, on a line that a person triggers; the answer comes as any inspection.
  void trigger();

  /// Stores a shot: this inspection is really of this class.
  ///
  /// @param picture the whole frame; null where the screen no longer holds it
  /// @param className a class of the product
  /// @return the row of the shot, for {@link #undo}
  CompletionStage<Long> wrong(Inspection inspection, @Nullable Picture picture, String className);

  /// Takes back a shot that {@link #wrong} stored.
  ///
  /// @param row as `wrong` answered
  CompletionStage<?> undo(long row);

  /// The profiles that there are, in the order to be shown.
  CompletionStage<List<ProfileChoice>> profiles();

  /// Gets the line of this profile ready, tells {@link LineViewModel#lineOpened}, and remembers it
  /// for the next start. A line that runs is stopped first.
  ///
  /// @param name as {@link ProfileChoice#name()}
  CompletionStage<?> chooseProfile(String name);

  /// Puts known bad and good parts to what judges the line. One bad part that is not caught holds
  /// the line until {@link #acknowledge}.
  CompletionStage<ChallengeResult> challenge();

  /// Takes note of what holds the line, or speaks against it, and lets it go on.
  ///
  /// @param shown what the screen says of it at that moment
  CompletionStage<?> acknowledge(Saying shown);

  /// Adds a line with the product of this profile to the station, and starts it; this line stays as
  /// it is.
  ///
  /// @param profile as {@link ProfileChoice#name()}
  CompletionStage<?> addLine(String profile);

  /// Opens the screen on which heads are taught; the line goes on.
  void teach();

  /// Opens the screen on which the camera is set up, where somebody may do that.
  void setUp();

  /// Opens the guide to a new product, where somebody may make one.
  void newProduct();

  /// Opens the screen for looking back; the line goes on.
  void lookBack();

  /// Remembers the language for the next start; the screen speaks it already.
  void languageChosen(Language language);

  /// A profile that the operator may choose.
  ///
  /// @param name the file's name without its ending
  /// @param product what is inspected, for people; the name again where the file cannot be read
  /// @param detail one line more, such as the source
  /// @param error why it cannot be used, as a sentence; empty if it can
  /// @param last true for the one that was chosen last
  record ProfileChoice(String name, String product, String detail, String error, boolean last) {}
}
