package org.tenshot.ui.teach;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Verdict;

/// What the teaching screen asks of the station. Called on the drawing thread, so every method
/// returns at once and answers later, on any thread. A stage that ends with a {@link
/// org.tenshot.domain.TenshotException} shows its sentence.
public interface TeachActions {

  /// What is taught, as it stands now.
  CompletionStage<TeachFacts> facts();

  /// Recent frames whose pictures were kept, newest first.
  CompletionStage<List<GalleryItem>> gallery(Filter filter);

  /// A picture of the log.
  ///
  /// @param hash its sha256
  CompletionStage<Picture> picture(String hash);

  /// Which places of a frame speak against it, as the head in use sees it. Takes as long as many
  /// pictures where the encoder sees no patches.
  CompletionStage<Places> places(GalleryItem item);

  /// Says what pictures show.
  ///
  /// @return the numbers of the shots, in the order of the items
  CompletionStage<List<Long>> label(List<GalleryItem> items, String className);

  /// Takes labels back.
  CompletionStage<?> takeBack(List<Long> shots);

  /// Gives a shot another class.
  CompletionStage<?> relabel(HeadProof.Doubt shot, String className);

  /// Stores labelled pictures from elsewhere as shots.
  ///
  /// @param from a folder that holds a folder for each class, or a CSV file
  /// @param progress hears on any thread how far it is, 0..1
  /// @return how many pictures it names
  CompletionStage<Integer> importFrom(Path from, DoubleConsumer progress);

  /// Stops what {@link #importFrom} began: nothing of it is kept.
  void cancelImport();

  /// Writes the shots into a folder, a folder for each class.
  ///
  /// @param folder new or empty
  /// @return how many shots were written
  CompletionStage<Integer> exportTo(Path folder);

  /// Learns a head from all shots and proves it. Keeps nothing yet. A call cancels the one before.
  ///
  /// @param escapeCost how many falsely rejected parts an escaped one costs
  CompletionStage<HeadProof> teach(double escapeCost);

  /// Weighs the limits of the head that was learnt last.
  ///
  /// @param escapeCost how many falsely rejected parts an escaped one costs
  CompletionStage<HeadProof> weigh(double escapeCost);

  /// Stops what {@link #teach} began.
  void cancel();

  /// Keeps the head that was learnt last, and lets it judge between two frames.
  ///
  /// @param reason why, where it is worse than what judges now; null where it is not
  CompletionStage<?> promote(@Nullable String reason);

  /// Lets a head judge that was kept before.
  CompletionStage<?> promote(long number, @Nullable String reason);

  /// Goes back to what judged before.
  CompletionStage<?> rollBack();

  /// What a head that was kept would have said of the last frames.
  ///
  /// @param number null for the prompts alone
  CompletionStage<Trial> tryHead(@Nullable Long number);

  /// The sentences that describe each class.
  CompletionStage<List<ClassDescriptions>> prompts();

  /// What the prompts alone would have said of the last frames with other sentences.
  ///
  /// @param descriptions the sentences of a class, by its name; other classes keep theirs
  CompletionStage<Trial> tryPrompts(Map<String, List<String>> descriptions);

  /// Writes other sentences into the station's own file of the profile.
  ///
  /// @return the file
  CompletionStage<Path> keepPrompts(Map<String, List<String>> descriptions);

  /// Which encoders there are, and which is used.
  CompletionStage<Encoders> encoders();

  /// Learns heads with another encoder, when that has looked at all shots. The line goes on with
  /// its own until a head of the other one is promoted. The station remembers the choice.
  ///
  /// @param progress hears on any thread how far it is, 0..1
  /// @return how many shots teach
  CompletionStage<Integer> useEncoder(String name, DoubleConsumer progress);

  /// Stops what {@link #useEncoder} began, and stays with the encoder before. What was looked at is
  /// kept.
  void stopEncoder();

  /// Goes back to the operator's screen.
  void leave();

  /// Which frames to show.
  ///
  /// @param verdict only those with this verdict; null for all
  /// @param mostUseful true for those first that would teach most, false for the newest
  /// @param unlabelled true to leave out those that bear a label
  /// @param limit at most so many
  record Filter(
      Verdict.@Nullable Kind verdict, boolean mostUseful, boolean unlabelled, int limit) {}
}
