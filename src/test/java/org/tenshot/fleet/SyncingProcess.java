package org.tenshot.fleet;

import java.nio.file.Path;
import java.time.Clock;
import org.tenshot.store.LogPlace;

/// A program that sends a station's rows until all are sent or it is killed.
final class SyncingProcess {

  private SyncingProcess() {}

  /// @param arguments the station's folder, the folder of natives, the plant and the station's name
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    SyncPlace place =
        new SyncPlace(folder, LogPlace.of(folder.resolve("tenshot.db"), Path.of(arguments[1])));
    SyncSettings settings = new SyncSettings(PlantAddress.read(arguments[2]), arguments[3], false);
    new SyncRun(place, PlantServer.login(), Pace.FULL, SampleStation.QUICK, Clock.systemUTC())
        .once(settings, sent -> {});
  }
}
