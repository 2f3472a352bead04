package org.tenshot.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.TenshotException;

/// Who is let in, over what, and to which tables; and what is said where it does not go.
@Timeout(600)
class PlantTest {

  private static PlantServer server;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws Exception {
    server = PlantServer.start();
  }

  @AfterAll
  static void stop() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void aWrongPasswordIsToldWithoutSayingIt() throws Exception {
    PlantLogin wrong = new PlantLogin("tenshot", "verraten-0815", "");

    TenshotException failure = refused(server.database(), wrong);

    assertThat(failure.sentence())
        .contains("does not let tenshot in")
        .contains(PlantLogin.PASSWORD)
        .contains("pg_hba.conf");
    StringWriter all = new StringWriter();
    failure.printStackTrace(new PrintWriter(all));
    assertThat(all.toString()).doesNotContain("verraten");
    assertThat(wrong.toString()).doesNotContain("verraten");
  }

  @Test
  void aDatabaseThatIsNotThere() throws Exception {
    PlantAddress real = server.database();
    PlantAddress nowhere = new PlantAddress(real.host(), real.port(), "nowhere");

    assertThat(refused(nowhere, PlantServer.login()).sentence()).contains("nowhere is not there");
  }

  @Test
  void aServerThatIsNotThere() throws Exception {
    int dead;
    try (ServerSocket once = new ServerSocket(0)) {
      dead = once.getLocalPort();
    }

    assertThat(refused(new PlantAddress("127.0.0.1", dead, "x"), PlantServer.login()).sentence())
        .contains("cannot be reached")
        .contains("rows wait here");
  }

  @Test
  void tablesThatThisRoleMayNotWrite() throws Exception {
    PlantAddress plant = server.database();
    server.ask(plant.database(), "ALTER DATABASE " + plant.database() + " OWNER TO owner");

    assertThat(refused(plant, PlantServer.login()).sentence()).contains("grant it");
  }

  @Test
  void aServerIsBelievedOnlyIfItsCertificateIs() throws Exception {
    PlantAddress plant = server.database("closed");
    PlantSchema schema = PlantSchema.current();
    String certificate = Files.copy(server.certificate(), folder.resolve("ca.pem")).toString();
    PlantLogin trusting = new PlantLogin("tenshot", PlantServer.PASSWORD, certificate);

    try (Plant open = Plant.open(plant, trusting, "a", schema, true)) {
      assertThat(open.mark("shots")).isEqualTo(new Mark(0, null));
    }
    assertThatThrownBy(() -> Plant.open(plant, PlantServer.login(), "a", schema, true))
        .as("nobody vouches for it")
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("over TLS")
        .hasMessageContaining("TENSHOT_CA");
    PlantAddress otherName = new PlantAddress("localhost", plant.port(), plant.database());
    assertThatThrownBy(() -> Plant.open(otherName, trusting, "a", schema, true))
        .as("the certificate is another one's")
        .hasMessageContaining("over TLS");
    assertThatThrownBy(
            () ->
                Plant.open(
                    plant,
                    new PlantLogin("tenshot", PlantServer.PASSWORD, "/no/such.pem"),
                    "a",
                    schema,
                    true))
        .hasMessageContaining("/no/such.pem");
  }

  @Test
  void aServerWithoutTlsIsRefusedUnlessItIsOnThisComputer() throws Exception {
    PlantAddress plant = server.database();
    server.kill();
    server.resume("off");
    try {
      assertThatThrownBy(
              () -> Plant.open(plant, PlantServer.login(), "a", PlantSchema.current(), true))
          .isInstanceOf(TenshotException.class)
          .hasMessageContaining("over TLS");
      Plant.open(plant, PlantServer.login(), "a").close();
    } finally {
      server.kill();
      server.resume();
    }
    assertThat(new PlantAddress("10.1.2.3", 5432, "x").isLoopback()).isFalse();
    assertThat(new PlantAddress("plant-db", 5432, "x").isLoopback()).isFalse();
    assertThat(new PlantAddress("127.0.0.1", 5432, "x").isLoopback()).isTrue();
    assertThat(new PlantAddress("::1", 5432, "x").isLoopback()).isTrue();
    assertThat(new PlantAddress("localhost", 5432, "x").isLoopback()).isTrue();
  }

  @Test
  void newerTablesAreRefusedAlsoWhileConnected() throws Exception {
    PlantAddress plant = server.database();
    try (Plant open = Plant.open(plant, PlantServer.login(), "a")) {
      open.mark("shots");
      server.ask(plant.database(), "INSERT INTO tenshot_schema (version) VALUES (99)");

      assertThatThrownBy(() -> open.mark("shots"))
          .isInstanceOf(TenshotException.class)
          .hasMessageContaining("newer Tenshot (version 99");
      assertThatThrownBy(() -> open.advance("shots", new Mark(0, null), row -> new Mark(1, null)))
          .hasMessageContaining("newer");
    }
    assertThat(refused(plant, PlantServer.login()).sentence())
        .contains("version 99")
        .contains("bring this station up to date");
    assertThat(server.ask(plant.database(), "SELECT max(last) FROM tenshot_sent")).isEqualTo("0");
  }

  @Test
  void olderTablesAreBroughtUpToDateOnceByWhoeverComesFirst() throws Exception {
    PlantAddress plant = server.database();
    Plant.open(plant, PlantServer.login(), "a").close();
    List<String> scripts =
        new ArrayList<>(Collections.nCopies(PlantSchema.current().version(), "SELECT 'old'"));
    scripts.add("ALTER TABLE tenshot_shots ADD COLUMN weight integer");
    PlantSchema newer = new PlantSchema(scripts);
    List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
    List<Thread> stations = new ArrayList<>();
    for (String name : List.of("a", "b", "c", "d")) {
      stations.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      Plant.open(plant, PlantServer.login(), name, newer, false).close();
                    } catch (TenshotException failure) {
                      failures.add(failure);
                    }
                  }));
    }
    for (Thread each : stations) {
      each.join();
    }

    assertThat(failures).isEmpty();
    assertThat(
            server.ask(
                plant.database(),
                "SELECT count(*) FROM tenshot_schema WHERE version = " + newer.version()))
        .isEqualTo("1");
    assertThat(refused(plant, PlantServer.login()).sentence()).contains("newer Tenshot");
  }

  @Test
  void aScriptThatFailsLeavesNothing() throws Exception {
    PlantAddress plant = server.database();
    PlantSchema broken =
        new PlantSchema(
            List.of(
                "CREATE TABLE tenshot_schema (version integer); CREATE TABLE half (x integer)",
                "ALTER TABLE nowhere ADD COLUMN y integer"));

    assertThatThrownBy(() -> Plant.open(plant, PlantServer.login(), "a", broken, false))
        .isInstanceOf(TenshotException.class);
    assertThat(server.ask(plant.database(), "SELECT to_regclass('half')")).isEqualTo("null");
    Plant.open(plant, PlantServer.login(), "a").close();
  }

  private static TenshotException refused(PlantAddress plant, PlantLogin login) {
    return catchThrowableOfType(
        TenshotException.class, () -> Plant.open(plant, login, "a").close());
  }
}
