package org.tenshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.domain.Shifts;
import org.tenshot.paper.PdfBack;

/// The history commands, over the log of a simulated line.
class HistoryCommandsTest {

  private static final int FRAMES = 40;

  @TempDir Path folder;
  private Terminal terminal;

  @BeforeEach
  void run() {
    terminal = new Terminal(folder.resolve("data"));
    ok("--frames", String.valueOf(FRAMES), "--source", "sim:?seed=3&rate=50");
  }

  @Test
  void inspectionsAreListedShownAndWrittenDown() throws Exception {
    List<JsonObject> newest = objects(ok("history", "list", "--json", "--limit", "5"));
    assertThat(newest).hasSize(5);
    String row = newest.getFirst().get("row").getAsString();
    JsonObject shown = objects(ok("history", "show", row)).getFirst();
    assertThat(shown).isEqualTo(newest.getFirst());
    assertThat(ok("history", "list", "--verdict", "REJECT", "--csv").lines().skip(1))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).contains(",REJECT,"));
    assertThat(terminal.run("history", "show", "4711").err()).contains("no inspection 4711");
    assertThat(terminal.run("history", "list", "--shift", "4").err()).contains("--shift must be 1");

    Path file = folder.resolve("all.csv");
    assertThat(ok("history", "export", file.toString())).contains(FRAMES + " inspections");
    assertThat(Files.readAllLines(file)).hasSize(FRAMES + 1);
    Path lines = folder.resolve("all.jsonl");
    ok("history", "export", "--format", "jsonl", lines.toString());
    assertThat(objects(Files.readString(lines))).hasSize(FRAMES);
    Path outcomes = folder.resolve("outcomes.jsonl");
    ok("history", "export", "--what", "outcomes", "--format", "jsonl", outcomes.toString());
    assertThat(
            objects(Files.readString(outcomes)).stream()
                .mapToLong(own -> own.get("count").getAsLong())
                .sum())
        .isEqualTo(FRAMES);
    assertThat(
            terminal.run("history", "export", "--what", "outcomes", "--lot", "7", "no.csv").err())
        .contains("--lot");
  }

  @Test
  void shotsAreWrittenDown() throws Exception {
    Path shots = folder.resolve("parts");
    ok("simulate", "--profile", "bearing", "--count", "2", "--out", shots.toString());
    Path good = Files.createDirectories(folder.resolve("labelled/good"));
    List<String> drawn = Files.readAllLines(shots.resolve("labels.csv"));
    for (String own : drawn.subList(1, drawn.size())) {
      Path picture = shots.resolve(own.split(",")[0]);
      Files.copy(picture, good.resolve(picture.getFileName()));
    }
    ok("label", folder.resolve("labelled").toString(), "--profile", "bearing", "--person", "Jana");
    Path file = folder.resolve("shots.csv");
    assertThat(ok("history", "export", "--what", "shots", file.toString())).startsWith("2 shots");
    assertThat(Files.readAllLines(file).getFirst()).startsWith("shot,product,class,role,person");
    assertThat(Files.readAllLines(file)).hasSize(3);
    assertThat(Files.readAllLines(file).getLast()).contains("good,TEACH,Jana");
    assertThat(
            terminal
                .run("history", "export", "--what", "shots", "--verdict", "PASS", "no.csv")
                .err())
        .contains("--product alone");
  }

  @Test
  void countsAddUpWhateverTheyAreCountedBy() {
    for (String by : List.of("all", "hour", "shift", "day", "class")) {
      long sum =
          objects(ok("history", "counts", "--by", by, "--json")).stream()
              .flatMap(own -> own.getAsJsonObject("verdicts").asMap().values().stream())
              .mapToLong(own -> own.getAsLong())
              .sum();
      assertThat(sum).as(by).isEqualTo(FRAMES);
    }
    assertThat(ok("history", "counts")).contains("all").contains("yield").contains("95 %");
    assertThat(terminal.run("history", "counts", "--by", "lot", "--shift", "1").err())
        .contains("--by lot");
  }

  @Test
  void partsAreFoundByWhatTheyLookLike() throws Exception {
    String row = first("PASS");
    String found = ok("history", "find", "--row", row, "--limit", "3");
    assertThat(found.lines().skip(1).findFirst().orElseThrow()).contains("1.0000").contains(row);
    assertThat(ok("history", "find", "--words", "a rusty bearing", "--limit", "4").lines())
        .hasSizeGreaterThanOrEqualTo(4);

    Path list = folder.resolve("contain.csv");
    String since = ok("history", "since", row, "--at-least", "0.5", "--export", list.toString());
    assertThat(since).contains("of ").contains("first: ").contains("lots");
    List<String> lines = Files.readAllLines(list);
    assertThat(lines.getFirst()).startsWith("likeness,row,");
    assertThat(lines.get(1)).startsWith("1.000000," + row + ",");
    assertThat(terminal.run("history", "since", row, "--at-least", "3").err())
        .contains("--at-least");
  }

  @Test
  void aShiftIsOnePage() throws Exception {
    Shifts shifts = Shifts.parse(Shifts.USUAL, ZoneId.systemDefault());
    String captured = objects(ok("history", "show", first("REJECT"))).getFirst().toString();
    assertThat(captured).contains("REJECT");
    Instant at = Instant.now();
    Shifts.Shift shift = shifts.between(at, at.plusNanos(1)).getFirst();
    Path page = folder.resolve("report.html");
    ok(
        "history",
        "report",
        "--shift",
        shift.day() + "/" + shift.number(),
        "--out",
        page.toString());
    String html = Files.readString(page);
    long rejects = ok("history", "list", "--verdict", "REJECT", "--csv").lines().count() - 1;
    assertThat(html.split("<figure>", -1)).hasSize((int) rejects + 1);
    assertThat(html)
        .contains("data:image/jpeg;base64,", "zero-shot/", "<svg", "95 %", "line started")
        .doesNotContain("<script", "src=\"http", "href=");
    Path paper = folder.resolve("report.pdf");
    String named = shift.day() + "/" + shift.number();
    ok("history", "report", "--shift", named, "--out", paper.toString());
    try (PdfBack back = new PdfBack(Files.readAllBytes(paper))) {
      assertThat(back.pictures()).isEqualTo((int) rejects);
      assertThat(back.text())
          .contains("Shift " + shift.number(), "zero-shot/", "95 %", "line started")
          .contains("line sim:", rejects + " rejected parts", "Page 1 of " + back.pages());
      for (int i = 0; i < back.pages(); i++) {
        back.drawn(i, "shift-pdf-" + (i + 1));
      }
    }
    for (String language : List.of("de", "zh")) {
      Path own = folder.resolve(language + ".pdf");
      ok("history", "report", "--shift", named, "--language", language, "--out", own.toString());
      try (PdfBack back = new PdfBack(Files.readAllBytes(own))) {
        assertThat(back.text())
            .contains("de".equals(language) ? "Ausbeute (GUT von den beurteilten)" : "良率")
            .contains("de".equals(language) ? "Linie gestartet" : "启动产线")
            .doesNotContain("U+", "Judged", "yield");
        for (int i = 0; i < back.pages(); i++) {
          back.drawn(i, "shift-" + language + "-" + (i + 1));
        }
      }
    }
    Path forced = folder.resolve("report.txt");
    assertThat(
            terminal.run("history", "report", "--shift", named, "--out", forced.toString()).err())
        .contains(".html or .pdf");
    ok("history", "report", "--shift", named, "--format", "pdf", "--out", forced.toString());
    assertThat(Files.readString(forced, StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
    assertThat(terminal.run("history", "report", "--shift", "soon", "--out", "a.html").err())
        .contains("2026-11-20/1");
    assertThat(
            terminal.run("history", "report", "--shift", "2020-01-01/1", "--out", "a.html").err())
        .contains("Nothing was inspected");
  }

  @Test
  void aConditionInWordsIsCountedAndCalledAHint() {
    String rusty =
        ok("history", "ask", "a rusty, corroded bearing", "--frames", "30", "--profile", "bearing");
    assertThat(rusty).contains("of 30 = ").contains("95 %").contains("Zero-shot");
    String nonsense =
        ok("history", "ask", "a violin on a beach", "--frames", "30", "--profile", "bearing");
    String counted = nonsense.substring(0, nonsense.indexOf(" = "));
    assertThat(nonsense).contains("no part fits match " + counted);
    assertThat(terminal.run("history", "ask", " ", "--profile", "bearing").err())
        .contains("condition is empty");
  }

  @Test
  void rejectsAreSortedIntoGroupsAndOneIsKeptUnderItsName() {
    long rejects = ok("history", "list", "--verdict", "REJECT", "--csv").lines().count() - 1;
    String table = ok("history", "groups", "--profile", "bearing");
    assertThat(table).contains(rejects + " rejects of ball bearing").contains("silhouette");
    List<JsonObject> groups = objects(ok("history", "groups", "--json", "--profile", "bearing"));
    long sum = groups.stream().mapToLong(own -> own.get("number").getAsLong()).sum();
    assertThat(sum).isEqualTo(rejects);
    assertThat(groups.getFirst().get("suggested").getAsString()).isNotBlank();

    assertThat(ok("history", "groups", "--dismiss", "1", "--person", "Quentin"))
        .contains(groups.getFirst().get("number") + " rejects are no kind of defect");
    assertThat(ok("history", "groups")).contains("no kind of defect (dismissed by Quentin)");
    JsonObject dismissed =
        objects(ok("history", "groups", "--json")).stream()
            .filter(own -> own.has("dismissedBy"))
            .findFirst()
            .orElseThrow();
    assertThat(dismissed.get("rows")).isEqualTo(groups.getFirst().get("rows"));
    assertThat(ok("history", "list", "--verdict", "REJECT", "--csv").lines().count() - 1)
        .as("no verdict changes")
        .isEqualTo(rejects);
    String number = dismissed.get("group").getAsString();
    assertThat(terminal.run("history", "groups", "--dismiss", number).err())
        .contains("--dismiss " + number);
    assertThat(ok("history", "groups", "--take-back", number)).contains("sorted anew");
    assertThat(ok("history", "groups")).doesNotContain("dismissed by");
    assertThat(ok("audit", "list")).contains("GROUP_DISMISSED").contains("no kind of defect");
    assertThat(terminal.run("history", "groups", "--confirm", "1=rust", "--dismiss", "1").err())
        .contains("the same group");

    assertThat(ok("history", "groups", "--confirm", "1=worn race", "--person", "Quentin"))
        .contains(groups.getFirst().get("number") + " rejects are called worn race");
    assertThat(ok("history", "groups")).contains("worn race (confirmed by Quentin)");
    assertThat(ok("audit", "list")).contains("GROUP").contains("worn race");
    assertThat(terminal.run("history", "groups", "--confirm", "99=rust").err())
        .contains("--confirm 99");
    assertThat(terminal.run("history", "groups", "--to", "2001-01-01").err())
        .contains("no rejects");
  }

  private String first(String verdict) {
    return objects(ok("history", "list", "--verdict", verdict, "--json"))
        .getFirst()
        .get("row")
        .getAsString();
  }

  private String ok(String... arguments) {
    Terminal.Result result = terminal.run(arguments);
    assertThat(result.code()).as(result.all()).isEqualTo(ExitCode.OK);
    return result.out();
  }

  private static List<JsonObject> objects(String lines) {
    return lines
        .lines()
        .filter(line -> !line.isBlank())
        .map(line -> JsonParser.parseString(line).getAsJsonObject())
        .toList();
  }
}
