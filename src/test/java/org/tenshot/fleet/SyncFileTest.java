package org.tenshot.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenshot.domain.TenshotException;

/// What a person writes to set a sync up, and how often a failure is told.
class SyncFileTest {

  @TempDir Path folder;

  @Test
  void theExampleIsRight() throws Exception {
    assertThat(read(SyncFile.EXAMPLE))
        .isEqualTo(
            new SyncSettings(
                new PlantAddress("plant-db.example", 5432, "plant"), "press-7", false));
    assertThat(new SyncFile(folder.resolve("none.json")).read()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "scrap {                                                    | no JSON",
        "[]                                                         | no JSON object",
        "{}                                                         | field plant",
        "{\"plant\": \"postgresql://h/d\"}                          | field station",
        "{\"plant\": \"postgresql://h/d\", \"station\": \"a b\"}    | 'a b'",
        "{\"plant\": \"h\", \"station\": \"a\"}                     | postgresql://host:5432",
        "{\"plant\": \"postgresql://h/d\", \"station\": \"a\", \"pictures\": 1} | pictures",
        "{\"plant\": \"postgresql://h/d\", \"station\": \"a\", \"password\": \"x\"} | password"
      })
  void aMistakeIsToldWithItsMend(String text, String named) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("sync.json")
        .hasMessageContaining(named)
        .hasMessageContaining("Nothing is sent");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://tenshot:geheim@h/d",
        "postgresql://tenshot:ge heim@h/d",
        "postgresql://tenshot:geheim@my_host/d",
        "postgresql://tenshot:ge/heim@h/d",
        "postgresql://tenshot:gehe#im@h/d",
        "postgresql:tenshot:geheim@h/d",
        "postgresql://h/d?user=x&password=geheim"
      })
  void nobodyLogsInByTheAddress(String address) {
    assertThatThrownBy(() -> PlantAddress.read(address))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining(PlantAddress.FORM)
        .hasMessageNotContaining("heim")
        .hasNoCause();
  }

  @Test
  void addressesOfEveryKind() throws Exception {
    assertThat(PlantAddress.read("postgresql://[::1]:5433/a%20b"))
        .isEqualTo(new PlantAddress("::1", 5433, "a b"))
        .extracting(PlantAddress::jdbc)
        .isEqualTo("jdbc:postgresql://[::1]:5433/a+b");
    assertThatThrownBy(() -> PlantAddress.read("mysql://h/d")).hasMessageContaining("postgresql:");
  }

  @Test
  void theEnvironmentSaysWhoLogsIn() {
    assertThat(PlantLogin.of(Map.of())).isEqualTo(new PlantLogin("tenshot", "", ""));
    assertThat(
            PlantLogin.of(
                Map.of(PlantLogin.USER, "press", PlantLogin.PASSWORD, "p", "TENSHOT_CA", "/ca")))
        .isEqualTo(new PlantLogin("press", "p", "/ca"));
  }

  @Test
  void pausesGrowAndEachSentenceIsToldOnce() {
    List<String> told = new ArrayList<>();
    Patience patience = new Patience(Duration.ofSeconds(1), Duration.ofSeconds(5), told::add);
    patience.well();
    List<Long> pauses = new ArrayList<>();
    for (String sentence : List.of("away", "away", "locked", "locked", "away")) {
      pauses.add(patience.failed(sentence).toSeconds());
    }
    patience.well();
    pauses.add(patience.failed("away").toSeconds());

    assertThat(pauses).containsExactly(1L, 2L, 4L, 5L, 5L, 1L);
    assertThat(told).containsExactly("away", "locked", "away", "", "away");
  }

  private SyncSettings read(String text) throws Exception {
    SyncFile file = new SyncFile(Files.writeString(folder.resolve("sync.json"), text));
    return file.read().orElseThrow();
  }
}
