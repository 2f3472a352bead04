package org.tenshot.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenshot.domain.TenshotException;

/// Who may log in, and what happens to those who only try.
class PeopleTest {

  private static final Argon2.Cost CHEAP = new Argon2.Cost(8, 1, 1);
  private static final String JANAS = "kirsche-42";
  private static final String LIS = "294857";

  @TempDir Path folder;
  private final SetClock clock = new SetClock();
  private boolean knownBefore;

  @Test
  void untilTheFirstAdministratorIsMadeAnyoneMayChangeEverything() throws Exception {
    People people = people();
    assertThat(people.standing()).isEqualTo(new People.Standing.NotSetUp());
    for (Permission permission : Permission.values()) {
      assertThat(people.admit(null, permission, "mario")).isEqualTo("mario");
    }
    assertThatThrownBy(() -> people.add(new Person("Li", Role.QA), LIS.toCharArray(), false))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("must be an administrator");
    assertThat(file()).doesNotExist();
  }

  @Test
  void afterwardsTheTableDecides() throws Exception {
    People people = setUp();
    people.add(new Person("Olga", Role.OPERATOR), "173950".toCharArray(), false);
    assertThat(people.standing())
        .isEqualTo(
            new People.Standing.SetUp(
                List.of(
                    new Person("Jana", Role.ADMINISTRATOR),
                    new Person("Li", Role.QA),
                    new Person("Olga", Role.OPERATOR))));
    for (Permission permission : Permission.values()) {
      may(people, "Jana", permission, Role.ADMINISTRATOR);
      may(people, "Li", permission, Role.QA);
      may(people, "Olga", permission, Role.OPERATOR);
      may(people, null, permission, Role.OPERATOR);
      may(people, "nobody", permission, Role.OPERATOR);
    }
    assertThat(people.admit(null, Permission.RUN_LINE, "mario")).isEqualTo("operator");
    assertThatThrownBy(() -> people.admit("Olga", Permission.CHOOSE_HEAD, "mario"))
        .hasMessage(
            "Olga is operator and may not choose the head that judges: log in as qa or administrator.");
    assertThatThrownBy(() -> people.admit(null, Permission.CHANGE_PEOPLE, "mario"))
        .hasMessage("To change people, log in as administrator.");
  }

  private static void may(People people, @Nullable String who, Permission permission, Role role)
      throws Exception {
    if (permission.heldBy(role)) {
      people.admit(who, permission, "mario");
    } else {
      assertThatThrownBy(() -> people.admit(who, permission, "mario"))
          .isInstanceOf(TenshotException.class);
    }
  }

  @Test
  void onlyNameAndPasswordTogetherLogIn() throws Exception {
    People people = setUp();
    assertThat(people.logIn("Jana", JANAS.toCharArray()))
        .isEqualTo(new LogIn.Welcome(new Person("Jana", Role.ADMINISTRATOR)));
    assertThat(people.logIn("jana", JANAS.toCharArray())).isInstanceOf(LogIn.Welcome.class);
    assertThat(people.logIn("Jana", LIS.toCharArray())).isEqualTo(new LogIn.Wrong(Duration.ZERO));
    assertThat(people.logIn("Mo", JANAS.toCharArray())).isEqualTo(new LogIn.Wrong(Duration.ZERO));
  }

  @Test
  void wrongTriesHaveToWaitLongerAndLongerAlsoAfterARestart() throws Exception {
    setUp();
    for (long seconds : new long[] {0, 0, 0, 5, 10, 20, 40, 80, 160, 320, 640, 900, 900}) {
      assertThat(people().logIn("Li", "wrong".toCharArray()))
          .isEqualTo(new LogIn.Wrong(Duration.ofSeconds(seconds)));
      if (seconds > 0) {
        clock.pass(Duration.ofSeconds(seconds - 1));
        assertThat(people().logIn("Li", LIS.toCharArray()))
            .as("not even the right one")
            .isEqualTo(new LogIn.Locked(Duration.ofSeconds(1)));
        clock.pass(Duration.ofSeconds(1));
      }
    }
    assertThat(people().logIn("Jana", JANAS.toCharArray()))
        .as("the others are not shut out")
        .isInstanceOf(LogIn.Welcome.class);
    assertThat(people().admit(null, Permission.RUN_LINE, "mario")).isEqualTo("operator");
    assertThat(people().logIn("Li", LIS.toCharArray())).isInstanceOf(LogIn.Welcome.class);
    assertThat(people().logIn("Li", "wrong".toCharArray()))
        .isEqualTo(new LogIn.Wrong(Duration.ZERO));
  }

  @Test
  void aClockThatIsSetBackShutsNobodyOutForGood() throws Exception {
    setUp();
    for (int i = 0; i < 4; i++) {
      people().logIn("Li", "wrong".toCharArray());
    }
    clock.pass(Duration.ofDays(-3));
    assertThat(people().logIn("Li", LIS.toCharArray()))
        .isEqualTo(new LogIn.Locked(Duration.ofMinutes(15)));
  }

  @Test
  void theLastAdministratorStays() throws Exception {
    People people = setUp();
    assertThatThrownBy(() -> people.remove("Jana")).hasMessageContaining("last administrator");
    assertThatThrownBy(() -> people.give("jana", Role.QA)).hasMessageContaining("last");
    people.give("Li", Role.ADMINISTRATOR);
    people.remove("Jana");
    assertThat(people.standing())
        .isEqualTo(new People.Standing.SetUp(List.of(new Person("Li", Role.ADMINISTRATOR))));
    assertThatThrownBy(() -> people.remove("Jana")).hasMessageContaining("There is no Jana");
    people.renew("Li", "apfelbaum".toCharArray());
    assertThat(people.logIn("Li", LIS.toCharArray())).isInstanceOf(LogIn.Wrong.class);
    assertThat(people.logIn("Li", "apfelbaum".toCharArray())).isInstanceOf(LogIn.Welcome.class);
  }

  @Test
  void theFileIsItsOwnersAloneAndHoldsNoPassword() throws Exception {
    setUp();
    String text = Files.readString(file());
    assertThat(text).contains("Jana").doesNotContain(JANAS).doesNotContain(LIS);
    Assumptions.assumeTrue(
        Files.getFileStore(folder).supportsFileAttributeView("posix"), "no POSIX rights here");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(own -> own.getFileName().toString()))
          .containsExactlyInAnyOrder("people.json", "people.json.lock");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"version\":1}",
        "{\"version\":1,\"people\":[]}",
        "null",
        "{\"version\":1,\"people\":[null]}",
        "{\"version\":2,\"people\":[]}",
        "CUT",
        "ROLE",
        "MEMORY",
        "TIME"
      })
  void aDamagedFileLetsTheLineRunAndRefusesChanges(String text) throws Exception {
    setUp();
    String whole = Files.readString(file());
    Files.writeString(
        file(),
        switch (text) {
          case "CUT" -> whole.substring(0, whole.length() / 2);
          case "ROLE" -> whole.replace("ADMINISTRATOR", "ADMINISTRATR");
          case "MEMORY" -> whole.replace("\"memoryKib\": 8", "\"memoryKib\": 2000000000");
          case "TIME" -> whole.replace("1970", "soon");
          default -> text;
        });
    People people = people();
    assertThat(people.standing())
        .isInstanceOfSatisfying(
            People.Standing.Unreadable.class,
            own -> assertThat(own.sentence()).contains("people.json").contains("--anew"));
    assertThat(people.admit(null, Permission.RUN_LINE, "mario")).isEqualTo("operator");
    assertThat(people.admit("Jana", Permission.LABEL_ON_LINE, "mario")).isEqualTo("operator");
    assertThatThrownBy(() -> people.admit("Jana", Permission.TEACH, "mario"))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("people.json");
    assertThatThrownBy(() -> people.logIn("Jana", JANAS.toCharArray()))
        .isInstanceOf(TenshotException.class);
    assertThatThrownBy(
            () -> people.add(new Person("Mo", Role.ADMINISTRATOR), JANAS.toCharArray(), false))
        .isInstanceOf(TenshotException.class);

    people.add(new Person("Mo", Role.ADMINISTRATOR), JANAS.toCharArray(), true);
    assertThat(people.logIn("Mo", JANAS.toCharArray())).isInstanceOf(LogIn.Welcome.class);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(own -> own.getFileName().toString()))
          .anyMatch(own -> own.endsWith(".old"));
    }
  }

  @Test
  void aFileThatWasDeletedDoesNotOpenTheStationAgain() throws Exception {
    setUp();
    Files.delete(file());
    knownBefore = true;
    People people = people();
    assertThat(people.standing()).isInstanceOf(People.Standing.Unreadable.class);
    assertThatThrownBy(() -> people.admit(null, Permission.TEACH, "mario"))
        .hasMessageContaining("missing");
    assertThatThrownBy(
            () -> people.add(new Person("Mo", Role.ADMINISTRATOR), JANAS.toCharArray(), false))
        .hasMessageContaining("missing");
    people.add(new Person("Mo", Role.ADMINISTRATOR), JANAS.toCharArray(), true);
    assertThat(people.standing()).isInstanceOf(People.Standing.SetUp.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"12345", "111111", "123456", "987654", "abcdefgh", "xxJanaxx", "tenshot1"})
  void whatEverybodyTriesFirstIsNoPassword(String password) {
    assertThatThrownBy(
            () ->
                people().add(new Person("Jana", Role.ADMINISTRATOR), password.toCharArray(), false))
        .isInstanceOf(TenshotException.class);
    assertThat(file()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " Jana", "operator", "Operator", "a/b", "a\nb", "-x"})
  void notEveryTextIsAName(String name) {
    assertThatThrownBy(
            () -> people().add(new Person(name, Role.ADMINISTRATOR), JANAS.toCharArray(), false))
        .isInstanceOf(TenshotException.class);
  }

  @Test
  void aNameStandsThereOnce() throws Exception {
    People people = setUp();
    assertThatThrownBy(() -> people.add(new Person("jana", Role.QA), LIS.toCharArray(), false))
        .hasMessageContaining("already");
  }

  private People setUp() throws TenshotException {
    People people = people();
    people.add(new Person("Jana", Role.ADMINISTRATOR), JANAS.toCharArray(), false);
    people.add(new Person("Li", Role.QA), LIS.toCharArray(), false);
    return people;
  }

  /// As after a restart.
  private People people() {
    return new People(file(), clock, CHEAP, () -> knownBefore);
  }

  private Path file() {
    return folder.resolve("people.json");
  }

  /// A clock that somebody sets.
  private static final class SetClock extends Clock {

    private Instant now = Instant.parse("2026-11-20T08:00:00Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
