package org.tenshot.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tenshot.access.Permission;
import org.tenshot.cli.common.NewFile;
import org.tenshot.cli.line.LineOptions;
import org.tenshot.domain.ChallengeRule;
import org.tenshot.domain.ClassPrompts;
import org.tenshot.domain.Picture;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Shifts;
import org.tenshot.domain.ShotRole;
import org.tenshot.domain.TenshotException;
import org.tenshot.image.PictureFiles;
import org.tenshot.statistics.Chart;
import org.tenshot.statistics.ChartDrawing;
import org.tenshot.statistics.Group;
import org.tenshot.statistics.Grouping;
import org.tenshot.statistics.Groups;
import org.tenshot.statistics.ReportFormat;
import org.tenshot.statistics.ReportLanguage;
import org.tenshot.statistics.ShiftReport;
import org.tenshot.store.EventFilter;
import org.tenshot.store.History;
import org.tenshot.store.HistoryCounts;
import org.tenshot.store.HistoryFilter;
import org.tenshot.store.HistoryPages;
import org.tenshot.store.StoredInspection;
import org.tenshot.store.TeachingLog;
import org.tenshot.teach.ShotBook;
import org.tenshot.teach.Written;
import org.tenshot.ui.history.Figures;
import org.tenshot.ui.history.Found;
import org.tenshot.ui.history.HistoryActions;
import org.tenshot.ui.history.HistoryFacts;
import org.tenshot.ui.history.Marks;
import org.tenshot.ui.history.Since;
import org.tenshot.ui.history.Wanted;

/// What the screen for looking back asks for, done one thing after the other on a thread of its own
/// with a connection of its own: neither the screen nor the line waits for it.
final class HistoryDesk implements HistoryActions, AutoCloseable {

  private final Assembly assembly;
  private final LineOptions options;
  private final Runnable leave;
  private final Orders orders = new Orders("looking back");
  private volatile StationLine line;
  private final Permitted permitted;
  private final LaterHistory history;
  private @Nullable Likenesses likenesses;

  /// @param first whose classes are labelled until {@link #turnTo}
  /// @param leave brings the operator's screen back, on the drawing thread
  HistoryDesk(Assembly assembly, StationLine first, LineOptions options, Runnable leave) {
    this.assembly = assembly;
    this.permitted = new Permitted(assembly, orders);
    this.line = first;
    this.options = options;
    this.history = new LaterHistory(assembly, options);
    this.leave = leave;
  }

  /// Labels for the product of this line, and looks with its encoder, from now on.
  void turnTo(StationLine other) {
    line = other;
  }

  @Override
  public CompletionStage<HistoryFacts> facts() {
    return orders.run(
        () -> {
          HistoryCounts counts = history().counts();
          TreeSet<String> classes = new TreeSet<>();
          TreeSet<String> heads = new TreeSet<>();
          TreeSet<String> lines = new TreeSet<>();
          long total = 0;
          List<HistoryFilter.Stretch> always = List.of(HistoryFilter.Stretch.ALWAYS);
          for (HistoryCounts.Count own :
              counts.in(always, HistoryFilter.Said.ANYTHING).getFirst()) {
            total += own.number();
            heads.add(own.head());
            lines.add(EventFilter.line(own.source()));
            if (!own.className().isEmpty()) {
              classes.add(own.className());
            }
          }
          lines.remove("");
          return new HistoryFacts(
              Instant.now(assembly.clock()),
              shifts(),
              total,
              List.copyOf(classes),
              List.copyOf(heads),
              List.copyOf(lines),
              labels());
        });
  }

  /// Those that the product on the line names for its challenges, else the usual ones.
  private Shifts shifts() throws TenshotException {
    OpenLine open = line.open();
    ChallengeRule rule = open == null ? null : open.profile().challenge();
    return rule == null ? Shifts.parse(Shifts.USUAL, ZoneId.systemDefault()) : rule.shifts();
  }

  private List<ProductClass> labels() {
    OpenLine open = line.open();
    return open == null
        ? List.of()
        : open.profile().classes().stream().map(ClassPrompts::productClass).toList();
  }

  @Override
  public CompletionStage<List<StoredInspection>> page(
      HistoryFilter filter, HistoryPages.Place after, int limit) {
    return orders.run(() -> history().pages().page(filter, after, limit));
  }

  @Override
  public CompletionStage<Picture> picture(String hash) {
    return orders.run(() -> PictureFiles.read(file(hash)));
  }

  private Path file(String hash) throws Exception {
    return history()
        .picture(hash)
        .orElseThrow(() -> new TenshotException("The log no longer has the picture " + hash + "."));
  }

  @Override
  public CompletionStage<List<Found>> find(Wanted wanted, Marks marks, int limit) {
    return orders.run(() -> likenesses().find(wanted, marks, limit));
  }

  @Override
  public CompletionStage<Since> since(Wanted wanted, Marks marks, double least) {
    return orders.run(() -> likenesses().since(wanted, marks, least));
  }

  @Override
  public CompletionStage<Integer> exportSince(Wanted wanted, Marks marks, double least, Path file) {
    return orders.run(() -> likenesses().export(wanted, marks, least, file));
  }

  @Override
  public CompletionStage<Long> label(StoredInspection row, String className) {
    StationLine asked = line;
    return permitted.order(
        Permission.LABEL_ON_LINE,
        person -> {
          String hash = row.pictureHash();
          if (hash == null) {
            throw new TenshotException(
                "No picture of inspection " + row.id() + " was kept: label another one.");
          }
          OpenLine open = asked.open();
          String product = row.inspection().basis().product();
          if (open == null || !open.profile().product().equals(product)) {
            throw new TenshotException(
                "Inspection %d shows %s: choose that product first.".formatted(row.id(), product));
          }
          return Written.number(
              teaching()
                  .addShot(
                      new TeachingLog.NewShot(
                          product,
                          className,
                          Files.readAllBytes(file(hash)),
                          person,
                          row.id(),
                          ShotRole.TEACH,
                          null)));
        });
  }

  @Override
  public CompletionStage<?> takeBack(long shot) {
    return permitted.order(
        Permission.LABEL_ON_LINE,
        person -> Written.number(new ShotBook(teaching(), person).withdraw(shot)));
  }

  private TeachingLog teaching() throws Exception {
    return line.log().get(60, TimeUnit.SECONDS).teaching();
  }

  @Override
  public CompletionStage<Figures> figures(HistoryFilter.Stretch time, Grouping grouping) {
    return orders.run(
        () -> {
          List<Group> groups =
              new Groups(history().counts(), shifts())
                  .by(grouping, time, HistoryFilter.Said.ANYTHING);
          List<HistoryFilter.Stretch> stretches =
              groups.stream().map(Group::stretch).flatMap(Stream::ofNullable).toList();
          return new Figures(groups, history().trends().in(stretches));
        });
  }

  @Override
  public CompletionStage<Path> report(Shifts.Shift shift, Locale reader, Path file) {
    return orders.run(
        () -> {
          ReportFormat format = ReportFormat.of(file);
          Shifts shifts = shifts();
          History past = history();
          ShiftReport report = ShiftReport.of(past, shifts, shift);
          ReportLanguage language = ReportLanguage.of(reader);
          NewFile.bytes(file, out -> format.write(past, report, shifts.zone(), language, out));
          return file;
        });
  }

  @Override
  public CompletionStage<Path> save(Picture picture, Path file) {
    return orders.run(
        () -> {
          try {
            return Files.write(file, PictureFiles.png(picture));
          } catch (IOException failure) {
            throw new TenshotException(
                "The file " + file + " cannot be written: choose a folder that you may write to.",
                failure);
          }
        });
  }

  @Override
  public CompletionStage<Path> save(Chart chart, Locale reader, Path file) {
    return orders.run(
        () -> {
          ChartDrawing drawing = new ChartDrawing(chart, ReportLanguage.of(reader));
          NewFile.bytes(file, out -> drawing.write(file, out));
          return file;
        });
  }

  /// @param offer asks who is there, on the drawing thread, after somebody wanted what they may not
  void offersLogIn(Consumer<String> offer) {
    permitted.offersLogIn(offer);
  }

  @Override
  public void leave() {
    leave.run();
  }

  private History history() throws Exception {
    return history.of(line);
  }

  private Likenesses likenesses() throws Exception {
    Likenesses known = likenesses;
    if (known == null) {
      known = new Likenesses(history(), assembly.place(options.db()), () -> line);
      likenesses = known;
    }
    return known;
  }

  /// Ends the thread after what it does now. May be called twice.
  @Override
  public void close() {
    orders.end(
        () -> {
          if (likenesses != null) {
            likenesses.close();
          }
          history.close();
          return "closed";
        });
  }
}
