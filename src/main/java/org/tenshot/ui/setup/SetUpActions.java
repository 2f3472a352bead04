package org.tenshot.ui.setup;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tenshot.camera.CameraSearch;
import org.tenshot.camera.Fired;
import org.tenshot.camera.MeasuredDelay;
import org.tenshot.domain.Region;

/// What the set-up screen and the guide ask of the station. Called on the drawing thread; every
/// method returns at once and answers later, on any thread.
public interface SetUpActions {

  /// The product whose line is open, whose line stands from now on: a camera has one owner.
  CompletionStage<SetUpFacts> open();

  /// Looks for cameras; takes about a second.
  CompletionStage<CameraSearch.Found> cameras();

  /// Opens a source in place of the one before. A later call wins.
  ///
  /// @param hears what it shows, on any thread, until another one is opened
  void watch(String address, Consumer<Seen> hears);

  /// The part of the next pictures whose sharpness and brightness is asked for.
  ///
  /// @param box null for the whole picture
  void measure(Region.@Nullable Box box);

  /// Triggers the source that is tried, once.
  ///
  /// @param listens for so long, where more than one picture could come
  CompletionStage<Fired> fire(Duration listens);

  /// Measures how long the pictures of the source that is tried take to arrive; where that cannot
  /// be measured it is estimated.
  CompletionStage<MeasuredDelay> measureDelay();

  /// Writes source, camera, region and delay into the station's own profile, and opens its line
  /// anew. Whoever saves accepts the camera that is there.
  ///
  /// @param delay null to leave it
  CompletionStage<?> save(String address, Region region, @Nullable Duration delay);

  /// Keeps how a camera is set, for whoever meets it again.
  ///
  /// @return the file
  CompletionStage<String> keep(KeptSettings settings);

  /// What was kept of the camera with this serial number.
  CompletionStage<Optional<KeptSettings>> kept(String serial);

  /// Lets go of the source and brings the operator's screen back; a line that ran before runs
  /// again.
  void leave();

  /// Brings the screen on which a product of another station is taken in.
  void productFile();

  /// Opens the product that comes with the program, and starts its line.
  CompletionStage<?> sample();

  /// Writes the profile of a new product and stores its shots, opens it and starts its line.
  CompletionStage<?> make(Newcomer newcomer);

  /// Makes the first administrator.
  ///
  /// @param password is wiped by whoever answers
  CompletionStage<?> addAdministrator(String name, char[] password);
}
