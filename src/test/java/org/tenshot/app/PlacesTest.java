package org.tenshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

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

  @Test
  void profilesOfTheStationComeBeforeThoseThatShip() {
    Places places = new Places(Path.of("/home"), Path.of("/data"), Path.of("/natives"));
    assertThat(places.profiles())
        .containsExactly(Path.of("/data/profiles"), Path.of("/home/profiles"));
  }
}
