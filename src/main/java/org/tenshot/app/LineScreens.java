package org.tenshot.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.line.LineScreen;
import org.tenshot.ui.lines.LinesScreen;
import org.tenshot.ui.lines.ShownLine;

/// Which screen stands in the window: that of the only line, or the overview of several and the
/// line that somebody opened from it. On the drawing thread.
final class LineScreens implements AutoCloseable {

  private final Station station;
  private final Strings strings;
  private final Consumer<Parent> front;
  private final Supplier<Node> who;
  private final LinesScreen overview;
  private final Map<StationLine, LineScreen> screens = new LinkedHashMap<>();

  /// The line whose screen stands in the window; null for the overview.
  private @Nullable StationLine open;

  /// @param front puts a screen into the window
  /// @param who makes what says in the top bar who is logged in
  LineScreens(Station station, Strings strings, Consumer<Parent> front, Supplier<Node> who) {
    this.station = station;
    this.strings = strings;
    this.front = front;
    this.who = who;
    this.overview = new LinesScreen(new LinesDesk(station, this::open), strings);
    overview.showOnTop(who.get());
  }

  /// Takes up which lines there are, and shows the only one or all.
  void linesChanged() {
    List<StationLine> lines = station.lines();
    for (StationLine line : List.copyOf(screens.keySet())) {
      if (!lines.contains(line)) {
        Objects.requireNonNull(screens.remove(line)).close();
      }
    }
    lines.forEach(line -> screens.computeIfAbsent(line, this::made));
    boolean several = lines.size() > 1;
    screens.forEach(
        (line, screen) ->
            screen.belongsTo(
                several ? line.spec().name() : "", several ? this::showOverview : null));
    overview.show(
        lines.stream().map(line -> new ShownLine(line.spec().name(), line.screen())).toList());
    if (several) {
      showOverview();
    } else {
      open(lines.getFirst());
    }
  }

  private LineScreen made(StationLine line) {
    LineScreen screen = new LineScreen(line.screen(), line.actions(), strings);
    screen.showOnTop(who.get());
    screen.leave();
    return screen;
  }

  private void showOverview() {
    leaveLine();
    front.accept(overview);
    overview.open();
  }

  private void open(StationLine line) {
    LineScreen screen = screens.get(line);
    if (screen != null) {
      leaveLine();
      overview.leave();
      open = line;
      front.accept(screen);
      screen.open();
    }
  }

  private void leaveLine() {
    LineScreen before = open == null ? null : screens.get(open);
    open = null;
    if (before != null) {
      before.leave();
    }
  }

  /// The line that whoever stands there means: the one whose screen is open, else the first.
  StationLine meant() {
    StationLine line = open;
    return line == null ? station.lines().getFirst() : line;
  }

  /// Shows again what stood in the window before another screen came over it.
  void comeBack() {
    StationLine line = open;
    front.accept(line == null ? overview : Objects.requireNonNull(screens.get(line)));
  }

  /// Asks for the product of the only line, the last one preselected.
  void askProfile() {
    LineScreen screen = open == null ? null : screens.get(open);
    if (screen != null) {
      screen.askProfile();
    }
  }

  @Override
  public void close() {
    screens.values().forEach(LineScreen::close);
    overview.close();
  }
}
