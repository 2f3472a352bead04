package org.tenshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacesTest {

  @Test
  void theEnvironmentNamesTheFolders() {
    Places places =
        Places.of(
            Map.of("TENSHOT_HOME", "/opt/tenshot", "TENSHOT_DATA", "/srv/line-3"),
            new Properties());
    assertThat(places.home()).isEqualTo(Path.of("/opt/tenshot").toAbsolutePath());
    assertThat(places.database()).isEqualTo(Path.of("/srv/line-3/tenshot.db").toAbsolutePath());
    assertThat(places.natives().startsWith(places.data())).isTrue();
  }

  @Test
  void onLinuxDataLieWhereTheDesktopPutsThem() {
    Properties properties = new Properties();
    properties.setProperty("os.name", "Linux");
    properties.setProperty("user.home", "/home/line");
    assertThat(Places.of(Map.of(), properties).data())
        .isEqualTo(Path.of("/home/line/.local/share/tenshot").toAbsolutePath());
    assertThat(Places.of(Map.of("XDG_DATA_HOME", "/data"), properties).data())
        .isEqualTo(Path.of("/data/tenshot").toAbsolutePath());
  }

  /// With the names of Windows, because a test cannot make /var/lib/tenshot.
  @Test
  void whoeverWorksAtAnInstalledStationHasTheSameData(@TempDir Path machine) throws Exception {
    Properties properties = new Properties();
    properties.setProperty("os.name", "Windows 11");
    properties.setProperty("user.home", "/home/line");
    Map<String, String> environment = Map.of("ProgramData", machine.toString());
    Path user = Path.of("/home/line/Tenshot").toAbsolutePath();
    Path shared = Files.createDirectory(machine.resolve("Tenshot"));

    assertThat(Places.of(environment, properties).data()).as("not installed").isEqualTo(user);
    properties.setProperty("tenshot.installed", "true");
    assertThat(Places.of(environment, properties).data()).isEqualTo(shared);
    Files.delete(shared);
    assertThat(Places.of(environment, properties).data()).as("no installer ran").isEqualTo(user);
  }

  @Test
  void profilesOfTheStationComeBeforeThoseThatShip() {
    Places places = new Places(Path.of("/home"), Path.of("/data"), Path.of("/natives"));
    assertThat(places.profiles())
        .containsExactly(Path.of("/data/profiles"), Path.of("/home/profiles"));
  }
}
