package org.tenshot.fleet;

import org.tenshot.domain.TenshotException;

/// Where a station's rows are copied to.
///
/// @param plant the database
/// @param station this station's name there: 1 to 64 letters, digits, dots, hyphens and
///   underscores, and no other station has it
/// @param pictures true if the files of kept pictures go along
public record SyncSettings(PlantAddress plant, String station, boolean pictures) {

  /// Checks what a person wrote.
  ///
  /// @throws TenshotException if the name of the station is none
  public static SyncSettings of(PlantAddress plant, String station, boolean pictures)
      throws TenshotException {
    if (!station.matches("[A-Za-z0-9._-]{1,64}")) {
      throw new TenshotException(
          "The station's name '%s' cannot be used at the plant: write 1 to 64 letters, digits, dots, hyphens or underscores, such as press-7."
              .formatted(station));
    }
    return new SyncSettings(plant, station, pictures);
  }
}
