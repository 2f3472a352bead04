package org.tenshot.ui.setup;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tenshot.camera.AddressOptions;
import org.tenshot.camera.CameraSearch;
import org.tenshot.camera.FoundSource;
import org.tenshot.domain.Region;
import org.tenshot.domain.TenshotException;

/// What is shown of a camera that is set up.
///
/// @param facts the product; null while it is asked for, or where it is made just now
/// @param found cameras; null while they are looked for
/// @param address of the source that is tried; empty for none
/// @param seen what it shows; null for nothing yet
/// @param region the part that is inspected
/// @param box the same in pixels of the last picture; null where there is no picture or it does not
///   fit
/// @param best highest sharpness since the source or the region changed
/// @param kept what was kept of this camera; null for nothing
/// @param busy true while something is written
public record SetUpView(
    @Nullable SetUpFacts facts,
    CameraSearch.@Nullable Found found,
    String address,
    @Nullable Seen seen,
    Region region,
    Region.@Nullable Box box,
    double best,
    @Nullable KeptSettings kept,
    boolean busy) {

  static final SetUpView EMPTY =
      new SetUpView(null, null, "", null, Region.WHOLE, null, 0, null, false);

  /// Whether the source has settings that can be turned: exposure, gain, trigger.
  boolean settable() {
    return AddressOptions.fits(address);
  }

  /// Those that its address names.
  Map<String, String> settings() {
    if (!settable()) {
      return Map.of();
    }
    try {
      return AddressOptions.parse(address).options();
    } catch (TenshotException e) {
      // The preview says what is wrong with it.
      return Map.of();
    }
  }

  /// The sources that can be chosen, the simulated line last where the product has one.
  List<FoundSource> sources() {
    return found == null ? List.of() : found.sources();
  }

  /// The camera that is tried, where it was found.
  @Nullable FoundSource camera() {
    int question = address.indexOf('?');
    String base = question < 0 ? address : address.substring(0, question);
    return sources().stream().filter(own -> own.address().equals(base)).findFirst().orElse(null);
  }

  /// Number of the camera that is there in the place of the one that the line was set up with;
  /// empty where it is that one, or nobody can tell.
  String foreign() {
    String known = facts == null ? "" : facts.camera();
    String here = seen == null ? "" : seen.serial();
    return known.isEmpty() || here.isEmpty() || known.equals(here) ? "" : here;
  }

  /// True if pictures come.
  boolean hasPicture() {
    return seen != null && seen.picture() != null;
  }
}
