package org.tenshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.RandomAccessFile;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.cli.common.ExitCode;

/// The doctor is called to a station that is well, and to one in which everything is broken, one
/// thing after the other.
class DoctorCommandTest {

  @TempDir Path folder;
  private Terminal terminal;
  private Path data;

  @BeforeEach
  void run() {
    data = folder.resolve("data");
    terminal = new Terminal(data);
    Terminal.Result line =
        terminal.run(
            "inspect", "--profile", "bearing", "--source", "sim:?seed=990081", "--frames", "30");
    assertThat(line.code()).as(line.all()).isEqualTo(ExitCode.OK);
  }

  @Test
  void aStationThatIsWell() {
    Terminal.Result well = terminal.run("doctor", "--profile", "bearing");

    assertThat(well.code()).as(well.all()).isEqualTo(ExitCode.OK);
    assertThat(well.out())
        .doesNotContain("FAIL")
        .containsPattern("OK +database +It is whole, with tables of version")
        .containsPattern("OK +audit")
        .containsPattern("OK +pictures +All \\d+ are there")
        .containsPattern("OK +encoders +surface-s is whole")
        .containsPattern("OK +profiles +bearing can be used")
        .containsPattern("OK +cameras +sim:.* gives pictures")
        .containsPattern("WARN +retention +Everything is kept")
        .containsPattern("WARN +people +The station is not set up")
        .containsPattern("OK +disk")
        .containsPattern("OK +memory")
        .containsPattern("GPU")
        .containsPattern("OK +clock");
    assertThat(JsonParser.parseString(terminal.run("doctor", "--json").out()).getAsJsonArray())
        .hasSizeGreaterThan(8);
  }

  @Test
  void everythingThatIsBrokenIsToldWithItsMend() throws Exception {
    Path picture = pictures().getFirst();
    Path changed = pictures().getLast();
    Files.delete(picture);
    Files.writeString(changed, "scrap");
    Path stray = data.resolve("pictures/ab/" + "ab".repeat(32) + ".png");
    Files.createDirectories(stray.getParent());
    Files.writeString(stray, "stray");
    Files.writeString(data.resolve("retention.json"), "{\"rows\": \"long\"}");
    Files.writeString(data.resolve("station.json"), "scrap {");
    Files.writeString(data.resolve("people.json"), "scrap");
    Path profiles = Files.createDirectories(data.resolve("profiles"));
    Files.writeString(profiles.resolve("odd.yaml"), "product: [\n");
    int dead;
    try (ServerSocket once = new ServerSocket(0)) {
      dead = once.getLocalPort();
    }
    String bearing =
        Files.readString(Path.of(System.getProperty("tenshot.home"), "profiles/bearing.yaml"));
    Files.writeString(
        profiles.resolve("lost.yaml"),
        bearing.replaceFirst("(?m)^source:.*$", "source: " + folder.resolve("no-camera"))
            + "\noutputs: [\"tcp://127.0.0.1:%d\"]\n".formatted(dead));
    Path pack = Files.createDirectories(data.resolve("encoders/odd"));
    Files.writeString(pack.resolve("config.json"), "scrap");

    Terminal.Result ill = terminal.run("doctor");

    assertThat(ill.code()).isEqualTo(ExitCode.INPUT);
    assertThat(ill.out())
        .containsPattern("FAIL +pictures +1 of \\d+ are not in their folder")
        .containsPattern("FAIL +pictures +.* is not what was written")
        .containsPattern("WARN +pictures +1 files belong to no row")
        .containsPattern("FAIL +retention +.*rows is \"long\"")
        .containsPattern("FAIL +settings +.*station.json")
        .containsPattern("FAIL +people +.*damaged")
        .containsPattern("FAIL +profiles +.*odd.yaml")
        .containsPattern("FAIL +cameras +.*no-camera")
        .containsPattern("FAIL +outputs +tcp://127.0.0.1:%d does not answer".formatted(dead))
        .containsPattern("FAIL +encoders +.*odd");
  }

  @Test
  void aDatabaseWithAHoleIsTold() throws Exception {
    Path db = data.resolve("tenshot.db");
    try (RandomAccessFile file = new RandomAccessFile(db.toFile(), "rw")) {
      for (long page = 2; page < file.length() / 4096; page++) {
        file.seek(page * 4096 + 8);
        file.write(new byte[200]);
      }
    }

    Terminal.Result ill = terminal.run("doctor");

    assertThat(ill.code()).isEqualTo(ExitCode.INPUT);
    assertThat(ill.out()).containsPattern("FAIL +database").contains("tenshot restore");
  }

  private java.util.List<Path> pictures() throws Exception {
    try (Stream<Path> all = Files.walk(data.resolve("pictures"))) {
      return all.filter(file -> file.toString().endsWith(".png")).sorted().toList();
    }
  }
}
