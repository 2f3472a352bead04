package org.tenshot.ui.setup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tenshot.ShippedEncoder;
import org.tenshot.camera.CameraSearch;
import org.tenshot.camera.Fired;
import org.tenshot.camera.FoundSource;
import org.tenshot.camera.MeasuredDelay;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Region;
import org.tenshot.domain.Saying;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.TriggerRule;
import org.tenshot.image.LensAid;

/// A station with two cameras that writes down what the screen asks of it. Its pictures come from
/// the simulated line.
final class DemoSetUp implements SetUpActions {

  static final String CAMERA = "gige:22345678";

  final List<String> asked = new ArrayList<>();
  final List<Newcomer> made = new ArrayList<>();
  Optional<KeptSettings> kept = Optional.empty();
  List<FoundSource> cameras =
      List.of(
          new FoundSource(CAMERA, "Basler acA1440-73gm", "22345678", "192.168.1.20"),
          new FoundSource("/dev/video0", "USB 3.0 Camera", "", "/dev/video0"));
  String refusal = "";
  String serial = "22345678";
  TriggerRule rule = TriggerRule.NONE;
  Fired fired = new Fired(List.of(Duration.ofMillis(43)), 0);
  MeasuredDelay delay = MeasuredDelay.of(Duration.ofMillis(52), Duration.ofMillis(33), 20);
  private Consumer<Seen> hears = seen -> {};
  private String address = "";
  private Region.@Nullable Box box;

  /// Parts of the simulated line.
  static List<Picture> parts(int count) throws Exception {
    return ShippedEncoder.frames("sim:?seed=4", ShippedEncoder.profile("bearing"), count).stream()
        .map(Frame::picture)
        .toList();
  }

  /// The source that is tried shows this.
  void shows(Picture picture) {
    Region.Box whole = new Region.Box(0, 0, picture.width(), picture.height());
    Region.Box wanted = box;
    boolean fits = wanted != null && wanted.x() + wanted.width() <= picture.width();
    Region.Box part = fits && wanted != null ? wanted : whole;
    hears.accept(
        new Seen(
            address,
            Seen.State.LIVE,
            picture,
            LensAid.of(picture, part),
            part,
            24,
            serial,
            Saying.NOTHING));
  }

  void stands(Seen.State state, @Nullable Picture last, String sentence) {
    hears.accept(new Seen(address, state, last, null, null, 0, "", Saying.english(sentence)));
  }

  private <T> CompletionStage<T> answer(String what, T value) {
    asked.add(what);
    return refusal.isEmpty()
        ? CompletableFuture.completedFuture(value)
        : CompletableFuture.failedFuture(new TenshotException(refusal));
  }

  @Override
  public CompletionStage<SetUpFacts> open() {
    return answer(
        "open", new SetUpFacts("ball bearing", CAMERA, "22345678", Region.WHOLE, true, rule));
  }

  @Override
  public CompletionStage<CameraSearch.Found> cameras() {
    return answer("cameras", new CameraSearch.Found(cameras, List.of()));
  }

  @Override
  public void watch(String wanted, Consumer<Seen> listener) {
    asked.add("watch " + wanted);
    address = wanted;
    hears = listener;
  }

  @Override
  public void measure(Region.@Nullable Box part) {
    box = part;
  }

  @Override
  public CompletionStage<Fired> fire(Duration listens) {
    return answer("fire " + listens.toMillis(), fired);
  }

  @Override
  public CompletionStage<MeasuredDelay> measureDelay() {
    return answer("measure", delay);
  }

  @Override
  public CompletionStage<?> save(String wanted, Region region, @Nullable Duration measured) {
    String end = measured == null ? "" : " " + measured.toMillis();
    return answer("save " + wanted + " " + region + end, "");
  }

  @Override
  public CompletionStage<String> keep(KeptSettings settings) {
    return answer("keep " + settings, "cameras/" + settings.serial() + ".json");
  }

  @Override
  public CompletionStage<Optional<KeptSettings>> kept(String serial) {
    return CompletableFuture.completedFuture(kept);
  }

  @Override
  public void leave() {
    asked.add("leave");
  }

  @Override
  public void productFile() {}

  @Override
  public CompletionStage<?> sample() {
    return answer("sample", "");
  }

  @Override
  public CompletionStage<?> make(Newcomer newcomer) {
    made.add(newcomer);
    return answer("make " + newcomer.product(), "");
  }

  @Override
  public CompletionStage<?> addAdministrator(String name, char[] password) {
    return answer("administrator " + name + " " + password.length, "");
  }
}
