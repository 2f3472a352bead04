package org.tenshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.tenshot.ShippedEncoder;
import org.tenshot.cli.line.LineOptions;
import org.tenshot.cli.line.LineSpec;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Region;
import org.tenshot.domain.TenshotException;
import org.tenshot.image.PictureFiles;
import org.tenshot.store.AuditRecord;
import org.tenshot.store.History;
import org.tenshot.store.LogPlace;
import org.tenshot.ui.line.LineActions;
import org.tenshot.ui.line.LineView;
import org.tenshot.ui.line.LineViewModel;
import org.tenshot.ui.setup.Seen;

/// The station behind the set-up screen: real sources, real profiles, a real log.
final class OpenSetUp implements AutoCloseable {

  static final Region PART = new Region(10, 20, 200, 180, Region.Unit.PIXELS);

  final BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();
  final List<String> refused = new ArrayList<>();
  final Places places;
  final Assembly assembly;
  final Station whole;
  final LineActions station;
  final SetUpDesk desk;
  private final Path folder;
  private final LineViewModel screen;
  int left;

  OpenSetUp(Path folder) throws Exception {
    this.folder = folder;
    places = FreshPlaces.in(folder);
    assembly = new Assembly(places);
    whole = new Station(assembly, new Memory(places.memory()), new LineOptions());
    StationLine line = whole.add(new LineSpec("", null, null));
    screen = line.screen();
    station = line.actions();
    desk = new SetUpDesk(assembly, line, () -> left++);
    desk.offersLogIn(refused::add);
  }

  @Override
  public void close() {
    desk.close();
    whole.close();
  }

  /// What the line shows.
  LineView view() {
    return screen.viewProperty().get();
  }

  void watch(String address) {
    desk.watch(address, seen::add);
  }

  /// Waits for what is seen of the source that is tried.
  Seen until(Predicate<Seen> wanted) throws InterruptedException {
    Seen last = null;
    while (last == null || !wanted.test(last)) {
      Seen next = seen.poll(30, TimeUnit.SECONDS);
      assertThat(next).as("after %s", last).isNotNull();
      last = next;
    }
    return last;
  }

  /// Parts of the simulated line.
  static List<Picture> parts(int count) throws Exception {
    return ShippedEncoder.frames("sim:?seed=4", ShippedEncoder.profile("bearing"), count).stream()
        .map(Frame::picture)
        .toList();
  }

  /// A folder with some of them.
  Path pictures(int count) throws Exception {
    Path pictures = Files.createDirectories(folder.resolve("pictures"));
    List<Picture> parts = parts(count);
    for (int i = 0; i < count; i++) {
      Files.write(pictures.resolve(i + ".png"), PictureFiles.png(parts.get(i)));
    }
    return pictures;
  }

  History history() throws TenshotException {
    return History.open(LogPlace.of(places.database(), ShippedEncoder.natives()));
  }

  List<AuditRecord> audit() throws Exception {
    List<AuditRecord> rows = new ArrayList<>();
    try (History history = history()) {
      history.audit().each(rows::add);
    }
    return rows;
  }
}
