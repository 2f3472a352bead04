package org.tenshot.camera;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Simulation;

/// What a source needs to know besides its address. Start with {@link #of} and change what differs.
///
/// @param decoder reads the picture files of a folder
/// @param clock tells when a frame came
/// @param classes of the product: sub-folders of these names tell the truth about their pictures
/// @param simulation what the simulated line makes; null where the profile has none
/// @param folder whether a folder ends or is watched
/// @param belt how fast the simulated line runs
/// @param limits how long a source waits for what
/// @param camera the only one whose pictures are taken, where a source can tell
public record SourceSettings(
    PictureDecoder decoder,
    Clock clock,
    List<ProductClass> classes,
    @Nullable Simulation simulation,
    Folder folder,
    Belt belt,
    SourceLimits limits,
    ExpectedCamera camera) {

  /// What happens at the end of a folder.
  public enum Folder {
    /// The source ends with the last picture.
    ONCE,
    /// The source waits for new pictures until it is closed.
    WATCHED
  }

  /// How fast simulated parts come.
  public enum Belt {
    /// A part whenever one is asked for.
    FREE,
    /// As many parts a second as the profile says: for a screen that someone looks at.
    PACED
  }

  public SourceSettings {
    classes = List.copyOf(classes);
  }

  /// No classes, no simulation, folders end, the belt runs free, usual limits.
  public static SourceSettings of(PictureDecoder decoder, Clock clock) {
    return new SourceSettings(
        decoder,
        clock,
        List.of(),
        null,
        Folder.ONCE,
        Belt.FREE,
        SourceLimits.USUAL,
        ExpectedCamera.ANY);
  }

  /// The same for a product.
  public SourceSettings forProduct(List<ProductClass> itsClasses, @Nullable Simulation its) {
    return new SourceSettings(decoder, clock, itsClasses, its, folder, belt, limits, camera);
  }

  /// The same with another end of a folder.
  public SourceSettings with(Folder other) {
    return new SourceSettings(decoder, clock, classes, simulation, other, belt, limits, camera);
  }

  /// The same with another speed of the simulated line.
  public SourceSettings with(Belt other) {
    return new SourceSettings(decoder, clock, classes, simulation, folder, other, limits, camera);
  }

  /// The same with other limits.
  public SourceSettings with(SourceLimits other) {
    return new SourceSettings(decoder, clock, classes, simulation, folder, belt, other, camera);
  }

  /// The same with a camera that must be there.
  public SourceSettings with(ExpectedCamera other) {
    return new SourceSettings(decoder, clock, classes, simulation, folder, belt, limits, other);
  }
}
