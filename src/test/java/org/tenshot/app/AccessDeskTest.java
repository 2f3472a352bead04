package org.tenshot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tenshot.app.Answers.answer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.access.LogIn;
import org.tenshot.access.Person;
import org.tenshot.access.Role;
import org.tenshot.cli.line.LineOptions;
import org.tenshot.cli.line.LineSpec;
import org.tenshot.store.AuditRecord;
import org.tenshot.store.History;
import org.tenshot.ui.common.FxTest;
import org.tenshot.ui.line.LineActions;

/// The screens of a station that is set up: the operator runs the line, and the others change it.
@ExtendWith(FxTest.class)
class AccessDeskTest {

  private static final String PIN = "294857";

  @TempDir Path folder;
  private final List<String> offered = new ArrayList<>();
  private Assembly assembly;
  private Station whole;
  private LineActions station;
  private TeachDesk desk;
  private AccessDesk access;

  @BeforeEach
  void open() throws Exception {
    Places places = FreshPlaces.in(folder);
    assembly = new Assembly(places);
    assembly.people().add(new Person("Jana", Role.ADMINISTRATOR), PIN.toCharArray(), false);
    LineOptions options = new LineOptions();
    whole = new Station(assembly, new Memory(places.memory()), options);
    StationLine line = whole.add(new LineSpec("", null, "sim:?seed=2"));
    station = line.actions();
    desk = new TeachDesk(assembly, line, options, () -> {});
    desk.offersLogIn(offered::add);
    access = new AccessDesk(assembly, whole);
  }

  @AfterEach
  void close() {
    access.close();
    desk.close();
    whole.close();
  }

  @Test
  void theOperatorRunsTheLineAndOnlyWhoIsLoggedInChangesIt() throws Exception {
    answer(station.chooseProfile("metal-surface"));
    answer(station.start());
    answer(station.stop());
    for (CompletionStage<?> wanted :
        List.of(
            desk.label(List.of(), "good"),
            desk.takeBack(List.of()),
            desk.importFrom(folder, share -> {}),
            desk.promote("why"),
            desk.promote(1, "why"),
            desk.rollBack(),
            desk.keepPrompts(Map.of()))) {
      assertThatThrownBy(() -> answer(wanted)).hasMessageContaining("log in as qa");
    }
    assertThat(offered).hasSize(7);
    assertThat(answer(desk.prompts())).isNotEmpty();

    assertThat(answer(access.logIn("Jana", "wrong!".toCharArray())))
        .isInstanceOf(LogIn.Wrong.class);
    char[] typed = PIN.toCharArray();
    assertThat(answer(access.logIn("Jana", typed))).isInstanceOf(LogIn.Welcome.class);
    assertThat(typed).as("wiped").containsOnly('\0');
    assertThatThrownBy(() -> answer(desk.rollBack())).hasMessageContaining("ever promoted");
    String sentence = "a photo of a clean steel sheet";
    answer(desk.keepPrompts(Map.of("good", List.of(sentence))));
    access.logOut();
    assertThatThrownBy(() -> answer(desk.rollBack())).hasMessageContaining("log in as qa");
    answer(station.start());
    // What was asked before it is in the file when this is answered.
    answer(answer(whole.log()).audit().stand(List.of()));

    List<AuditRecord> rows = rows();
    assertThat(rows)
        .extracting(row -> row.person() + " " + row.what())
        .containsSubsequence(
            "operator PRODUCT",
            "operator PROFILE",
            "operator LINE_STARTED",
            "operator LINE_STOPPED",
            "operator LOGIN_FAILED",
            "Jana PROMPTS",
            "operator LINE_STARTED");
    assertThat(rows)
        .filteredOn(row -> row.what().equals("PROMPTS"))
        .singleElement()
        .satisfies(row -> assertThat(row.after()).contains(sentence))
        .satisfies(row -> assertThat(row.before()).doesNotContain(sentence).contains("good="));
  }

  private List<AuditRecord> rows() throws Exception {
    List<AuditRecord> rows = new ArrayList<>();
    try (History history = assembly.history(null)) {
      history.audit().each(rows::add);
      assertThat(history.audit().verify(null).faults()).isEmpty();
    }
    return rows;
  }
}
