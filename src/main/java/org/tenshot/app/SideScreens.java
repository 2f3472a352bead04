package org.tenshot.app;

import java.nio.file.Path;
import org.tenshot.cli.line.LineOptions;
import org.tenshot.ui.access.AccessFrame;
import org.tenshot.ui.access.AccessViewModel;
import org.tenshot.ui.access.WhoButton;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.history.HistoryScreen;
import org.tenshot.ui.product.ProductButton;
import org.tenshot.ui.product.ProductScreen;
import org.tenshot.ui.setup.GuideScreen;
import org.tenshot.ui.setup.SetUpScreen;
import org.tenshot.ui.teach.TeachScreen;

/// The screens that come over that of a line for a while: teaching, setting up, the guide to a new
/// product, looking back, product files. There is one of each; it works for the line on which
/// somebody asked for it. On the drawing thread.
final class SideScreens implements AutoCloseable {

  private final AccessFrame frame;
  private final TeachDesk teachDesk;
  private final TeachScreen teaching;
  private final SetUpDesk setUpDesk;
  private final SetUpScreen settingUp;
  private final GuideScreen guide;
  private final HistoryDesk historyDesk;
  private final GroupDesk groupDesk;
  private final EventDesk eventDesk;
  private final HistoryScreen history;
  private final ProductDesk productDesk;
  private final ProductScreen product;
  private final LineScreens lines;

  /// @param station has a line already
  /// @param lines come back when a screen goes
  SideScreens(
      Assembly assembly,
      Station station,
      LineOptions options,
      AccessFrame frame,
      AccessViewModel people,
      Strings strings,
      LineScreens lines) {
    this.frame = frame;
    this.lines = lines;
    Runnable leave = lines::comeBack;
    StationLine first = station.lines().getFirst();
    teachDesk = new TeachDesk(assembly, first, options, leave);
    teachDesk.offersLogIn(people::ask);
    teaching = new TeachScreen(teachDesk, strings);
    teaching.showOnTop(new WhoButton(people, strings));
    setUpDesk = new SetUpDesk(assembly, first, leave);
    setUpDesk.offersLogIn(people::ask);
    settingUp = new SetUpScreen(setUpDesk, strings);
    settingUp.showOnTop(new WhoButton(people, strings));
    guide = new GuideScreen(setUpDesk, strings);
    guide.showOnTop(new WhoButton(people, strings));
    historyDesk = new HistoryDesk(assembly, first, options, leave);
    historyDesk.offersLogIn(people::ask);
    groupDesk = new GroupDesk(assembly, first, options);
    groupDesk.offersLogIn(people::ask);
    eventDesk = new EventDesk(assembly, first, options);
    history = new HistoryScreen(historyDesk, groupDesk, eventDesk, strings);
    history.showOnTop(new WhoButton(people, strings));
    productDesk = new ProductDesk(assembly, first, options, leave);
    productDesk.offersLogIn(people::ask);
    product = new ProductScreen(productDesk, strings);
    product.showOnTop(new WhoButton(people, strings));
    settingUp.showOnTop(new ProductButton(strings, this::products));
    setUpDesk.opensProducts(this::products);
    station.teachesOn(this::teach);
    station.setsUpOn(this::setUp, this::guide);
    station.looksBackOn(this::lookBack);
  }

  private void teach(StationLine line) {
    teachDesk.turnTo(line);
    frame.show(teaching);
    teaching.open();
  }

  private void setUp(StationLine line) {
    setUpDesk.turnTo(line);
    setUpDesk.enter(
        () -> {
          frame.show(settingUp);
          settingUp.open();
        });
  }

  private void guide(StationLine line) {
    setUpDesk.turnTo(line);
    setUpDesk.enter(() -> guide(false));
  }

  /// Leads whoever starts the station for the first time to their first product.
  void guideNewcomer() {
    guide(true);
  }

  private void guide(boolean first) {
    frame.show(guide);
    guide.open(first);
  }

  private void lookBack(StationLine line) {
    historyDesk.turnTo(line);
    groupDesk.turnTo(line);
    frame.show(history);
    history.open();
  }

  private void products() {
    // A source that was tried is let go of first, and its line goes on.
    setUpDesk.leave();
    productDesk.turnTo(lines.meant());
    frame.show(product);
    product.open();
  }

  /// Shows what a product file holds.
  void productFile(Path file) {
    products();
    product.look(file);
  }

  /// Ends the threads of the screens; before the window goes.
  @Override
  public void close() {
    teaching.close();
    settingUp.close();
    guide.close();
    history.close();
  }

  /// Waits for what was asked for, and lets go of it; before the station closes.
  void closeDesks() {
    productDesk.close();
    historyDesk.close();
    groupDesk.close();
    eventDesk.close();
    teachDesk.close();
    setUpDesk.close();
  }
}
