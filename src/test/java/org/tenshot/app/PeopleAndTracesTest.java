package org.tenshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenshot.cli.common.ExitCode;

/// Who may give which command, and what the audit log tells of it.
class PeopleAndTracesTest {

  private static final String JANAS = "kirsche-42";
  private static final String LIS = "294857";

  @TempDir Path folder;
  private Terminal terminal;
  private Path data;
  private Path pictures;

  @BeforeEach
  void simulate() {
    data = folder.resolve("data");
    terminal = new Terminal(data);
    Path parts = folder.resolve("parts");
    ok(
        "",
        "simulate",
        "--profile",
        "bearing",
        "--count",
        "2",
        "--seed",
        "5",
        "--out",
        parts.toString());
    pictures = parts.resolve("images");
  }

  @Test
  void untilItIsSetUpAnyoneMayChangeTheStation() throws Exception {
    assertThat(ok("", "users", "list").out()).contains("not set up: anyone may change it");
    label("", "--person", "Mario");
    assertThat(ok("", "audit", "list").out()).contains("Mario  LABEL  shot 1 of").contains("good");
    assertThat(data.resolve("people.json")).doesNotExist();
  }

  @Test
  void afterwardsOnlyThePeopleOfTheTableMay() throws Exception {
    setUp();
    assertThat(ok("", "users", "list").out())
        .containsPattern("Jana +administrator")
        .containsPattern("Li +qa");
    for (String[] command : changing()) {
      refused("", "log in as", command);
      refused("wrong\n", "Name or password is wrong", with(command, "--user", "Mario"));
    }
    refused("wrong\n", "Name or password is wrong", with(changing().getFirst(), "--user", "Li"));
    refused("", "leave out --person", with(changing().getFirst(), "--person", "Li"));
    refused(LIS + "\n", "Li is qa", "users", "add", "Mo", "--role", "qa", "--user", "Li");
    refused(LIS + "\n", "Li is qa", "encoders", "import", "x", "--user", "Li");
    label(LIS + "\n", "--user", "Li");
    ok(LIS + "\napfelbaum\n", "users", "password", "Li", "--user", "Li");
    refused(LIS + "\n", "wrong", with(changing().getFirst(), "--user", "Li"));
    ok(JANAS + "\n", "users", "role", "Li", "operator", "--user", "Jana");
    refused("apfelbaum\n", "Li is operator", with(changing().getFirst(), "--user", "Li"));
    refused(
        "",
        "log in as qa",
        "inspect",
        "--profile",
        "bearing",
        "--head",
        "prompts",
        "--source",
        pictures.toString());
    assertThat(ok("", "inspect", "--profile", "bearing", "--source", pictures.toString()).out())
        .isNotBlank();
    ok(JANAS + "\n", "users", "remove", "Li", "--user", "Jana");
    refused(JANAS + "\n", "last administrator", "users", "remove", "Jana", "--user", "Jana");

    String log = ok("", "audit", "list").out();
    assertThat(log)
        .contains("Jana  PERSON_ADDED  Li: nothing -> qa")
        .contains("Li  LABEL")
        .contains("Li  PASSWORD  Li: nothing -> another one")
        .contains("Jana  ROLE  Li: qa -> operator")
        .contains("Jana  PERSON_REMOVED  Li: operator -> nothing")
        .contains("operator  LOGIN_FAILED  Li")
        .contains("Jana  NOT_DONE  PERSON_REMOVED Jana")
        .contains("operator  LINE_STARTED  bearing: stopped -> started")
        .contains("operator  LINE_STOPPED  bearing")
        .contains("operator  PROFILE  bearing: nothing -> sha256 ")
        .contains("operator  ENCODER  line: nothing -> surface-s/")
        .contains("operator  SOURCE  bearing: nothing -> " + pictures);
    assertThat(ok("", "audit", "list", "--who", "Li").out().lines())
        .allMatch(line -> line.contains("  Li  "))
        .hasSize(2);
    noSecretLiesAnywhere(JANAS, LIS, "apfelbaum");
  }

  private List<String[]> changing() throws IOException {
    return List.of(
        new String[] {"label", "--profile", "bearing", "--class", "good", picture()},
        new String[] {"label", "--profile", "bearing", "--take-back", "1"},
        new String[] {"teach", "--profile", "bearing"},
        new String[] {"heads", "promote", "1", "--profile", "bearing"},
        new String[] {"heads", "rollback", "--profile", "bearing"},
        new String[] {"users", "add", "Mo", "--role", "qa"},
        new String[] {"users", "remove", "Jana"},
        new String[] {"users", "password", "Jana"},
        new String[] {"encoders", "remove", "clip", "--yes"},
        new String[] {"encoders", "import", pictures.toString()});
  }

  @Test
  void whoTriesTooOftenHasToWaitAndTheLineRuns() throws Exception {
    setUp();
    String[] command = with(changing().getFirst(), "--user", "Li");
    Path people = data.resolve("people.json");
    // As after ten wrong tries, whose pauses nobody wants to wait for here.
    Files.writeString(
        people, Files.readString(people).replace("\"wrongTries\": 0", "\"wrongTries\": 10"));
    refused("wrong\n", "Wait 6", command);
    refused(LIS + "\n", "wait", command);
    assertThat(ok("", "inspect", "--profile", "bearing", "--source", pictures.toString()).out())
        .isNotBlank();
    assertThat(ok("", "audit", "list").out()).contains("LOCKED_OUT  Li");
  }

  @Test
  void aNameThatNobodyHasIsNotWrittenDownBecauseItMayBeAPassword() throws Exception {
    setUp();
    refused("x\n", "wrong", with(changing().getFirst(), "--user", LIS));
    assertThat(ok("", "audit", "list").out())
        .contains("LOGIN_FAILED  a name that nobody has")
        .doesNotContain(LIS);
  }

  @Test
  void aListOfPeopleThatWasDeletedStopsChangesAndNotTheLine() throws Exception {
    setUp();
    Files.delete(data.resolve("people.json"));
    refused("", "missing", changing().getFirst());
    assertThat(ok("", "inspect", "--profile", "bearing", "--source", pictures.toString()).out())
        .isNotBlank();
    refused("", "missing", "users", "add", "Mo", "--role", "administrator");
    ok("birnbaum\n", "users", "add", "Mo", "--role", "administrator", "--anew");
    label("birnbaum\n", "--user", "Mo");
    refused(
        "birnbaum\n",
        "leave out --anew",
        "users",
        "add",
        "Al",
        "--role",
        "administrator",
        "--anew");
    assertThat(ok("", "audit", "list").out()).contains("PEOPLE_ANEW  Mo");
  }

  @Test
  void theAuditLogIsCheckedAndExportedAndAForgedOneIsFound() throws Exception {
    setUp();
    Terminal.Result whole = ok("", "audit", "verify");
    assertThat(whole.out()).contains("All 2 rows");
    String end = whole.out().strip().replaceAll("(?s).*It ends with ", "");
    assertThat(ok("", "audit", "verify", "--end", end).out()).contains("All 2 rows");
    refused("", "no end", "audit", "verify", "--end", "2:xyz");
    Path file = folder.resolve("audit.jsonl");
    ok("", "audit", "export", file.toString());
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(3);
    assertThat(JsonParser.parseString(lines.get(1)).getAsJsonObject().get("subject").getAsString())
        .isEqualTo("Li");
    assertThat(JsonParser.parseString(lines.get(2)).getAsJsonObject().get("end").getAsString())
        .isEqualTo(end);
    refused("", "name a new file", "audit", "export", file.toString());

    try (Connection database =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("tenshot.db"));
        Statement statement = database.createStatement()) {
      statement.executeUpdate("DROP TRIGGER audit_stays_as_it_is");
      statement.executeUpdate("UPDATE audit SET after = 'operator' WHERE id = 2");
    }
    Terminal.Result forged = terminal.run("audit", "verify");
    assertThat(forged.code()).isEqualTo(ExitCode.INPUT);
    assertThat(forged.out()).contains("Row 2 is not what was written");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "2026-13-01", "2026-11-21T25:00:00Z"})
  void whatIsNoDayIsASentence(String day) throws Exception {
    setUp();
    refused("", "is no day", "audit", "list", "--from", day);
  }

  private void setUp() {
    refused(LIS, "must be an administrator", "users", "add", "Li", "--role", "qa");
    ok(JANAS + "\n", "users", "add", "Jana", "--role", "administrator");
    ok(JANAS + "\n" + LIS + "\n", "users", "add", "Li", "--role", "qa", "--user", "Jana");
  }

  private void label(String input, String... more) throws IOException {
    ok(input, with(changing().getFirst(), more));
  }

  private String picture() throws IOException {
    try (Stream<Path> files = Files.walk(pictures)) {
      return files
          .filter(own -> own.toString().endsWith(".png"))
          .sorted()
          .findFirst()
          .orElseThrow()
          .toString();
    }
  }

  private void noSecretLiesAnywhere(String... secrets) throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        for (String secret : secrets) {
          assertThat(text.contains(secret)).as("%s in %s", secret, file).isFalse();
        }
      }
    }
  }

  private static String[] with(String[] command, String... more) {
    return Stream.concat(Stream.of(command), Stream.of(more)).toArray(String[]::new);
  }

  private Terminal.Result ok(String input, String... arguments) {
    Terminal.Result result = terminal.typing(input, arguments);
    assertThat(result.code()).as(result.all()).isEqualTo(ExitCode.OK);
    return result;
  }

  private void refused(String input, String word, String... arguments) {
    Terminal.Result result = terminal.typing(input, arguments);
    assertThat(result.code()).as(result.all()).isEqualTo(ExitCode.INPUT);
    assertThat(result.err()).contains(word);
  }
}
