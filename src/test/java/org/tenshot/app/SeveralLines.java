package org.tenshot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tenshot.app.Answers.answer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.ShippedEncoder;
import org.tenshot.cli.line.LineOptions;
import org.tenshot.domain.LineState;
import org.tenshot.domain.TenshotException;
import org.tenshot.store.AuditRecord;
import org.tenshot.store.History;
import org.tenshot.store.LogPlace;
import org.tenshot.store.StoredInspection;
import org.tenshot.ui.common.FxTest;
import org.tenshot.ui.line.LineView;

/// A station for several lines, with one real encoder and one real log.
@ExtendWith(FxTest.class)
abstract class SeveralLines {

  static final String ENDLESS = "sim:?seed=2&rate=20";

  /// What was embedded for one test serves the next.
  @TempDir static Path texts;

  @TempDir Path folder;
  Places places;
  Station station;

  @BeforeEach
  void open() throws Exception {
    places = FreshPlaces.in(folder);
    Files.createDirectories(places.data());
    Files.createSymbolicLink(places.texts(), texts);
    station = fresh();
  }

  Station fresh() {
    return new Station(new Assembly(places), new Memory(places.memory()), new LineOptions());
  }

  @AfterEach
  void close() {
    station.close();
  }

  /// Every line has its product: the prompts of a fresh data folder take a while.
  void ready() throws Exception {
    for (StationLine line : station.lines()) {
      answer(line.withProduct());
    }
  }

  static void goesOn(StationLine line) throws Exception {
    long now = view(line).counts().frames();
    FxTest.until("the other line goes on", () -> view(line).counts().frames() >= now + 5);
    assertThat(view(line).state()).isEqualTo(LineState.RUNNING);
  }

  static LineView view(StationLine line) {
    return line.screen().viewProperty().get();
  }

  static boolean runs(StationLine line) {
    return view(line).state() == LineState.RUNNING;
  }

  List<StoredInspection> rows() throws Exception {
    try (History history = history()) {
      return history.last(100_000);
    }
  }

  List<String> audit() throws Exception {
    // What was asked before it is in the file when this is answered.
    answer(answer(station.log()).audit().stand(List.of()));
    List<String> rows = new ArrayList<>();
    try (History history = history()) {
      history
          .audit()
          .each(
              (AuditRecord row) ->
                  rows.add(
                      String.join(
                          " ",
                          row.what(),
                          row.subject(),
                          row.before(),
                          String.valueOf(row.after()))));
    }
    return rows;
  }

  History history() throws TenshotException {
    return History.open(LogPlace.of(places.database(), ShippedEncoder.natives()));
  }

  static List<StoredInspection> of(List<StoredInspection> rows, String source) {
    return rows.stream()
        .filter(row -> row.inspection().origin().source().startsWith(source))
        .toList();
  }
}
