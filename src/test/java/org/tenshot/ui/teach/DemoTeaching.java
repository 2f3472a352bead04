package org.tenshot.ui.teach;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.tenshot.ShippedEncoder;
import org.tenshot.domain.ClassPrompts;
import org.tenshot.domain.Frame;
import org.tenshot.domain.HeatMap;
import org.tenshot.domain.Picture;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Region;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Verdict;

/// A station with forty bearings of the simulated line in its log, which keeps what is asked of it.
final class DemoTeaching implements TeachActions {

  static final Instant MORNING = Instant.parse("2026-11-20T06:00:00Z");

  final List<String> asked = new ArrayList<>();
  final Map<String, Integer> shots = new HashMap<>();
  final List<HeadVersion> versions = new ArrayList<>();
  final List<HeadProof.Doubt> doubts = new ArrayList<>();
  String worse = "";
  String locked = "";
  @Nullable String refusal;
  boolean slow;
  String encoder = "surface-s";
  String chosen = "surface-s";
  private final Map<String, Picture> pictures = new HashMap<>();
  private final List<GalleryItem> items = new ArrayList<>();
  private final List<ProductClass> classes;
  private long nextShot = 1;

  DemoTeaching() throws Exception {
    Profile profile = ShippedEncoder.profile("bearing");
    classes = profile.classes().stream().map(ClassPrompts::productClass).toList();
    for (Frame frame : ShippedEncoder.frames("sim:?seed=5", profile, 40)) {
      if (frame.truth() != null) {
        add(frame, frame.truth().productClass());
      }
    }
  }

  private void add(Frame frame, ProductClass truth) {
    int number = items.size();
    String hash = "picture-" + number;
    pictures.put(hash, frame.picture());
    Verdict.Kind kind =
        number % 7 == 3
            ? Verdict.Kind.REVIEW
            : switch (truth.kind()) {
              case GOOD -> Verdict.Kind.PASS;
              case DEFECT -> Verdict.Kind.REJECT;
              case VOID -> Verdict.Kind.NO_PART;
            };
    items.add(
        new GalleryItem(
            number + 1,
            hash,
            kind,
            truth.name(),
            0.6 + 0.01 * (number % 35),
            MORNING.plusSeconds(number),
            null,
            null));
  }

  private <T> CompletionStage<T> answer(String what, T value) {
    asked.add(what);
    return refusal == null
        ? CompletableFuture.completedFuture(value)
        : CompletableFuture.failedFuture(new TenshotException(refusal));
  }

  @Override
  public CompletionStage<TeachFacts> facts() {
    return answer(
        "facts",
        new TeachFacts(
            "Deep groove ball bearing",
            classes,
            shots,
            versions.isEmpty() ? null : versions.getFirst().number(),
            versions));
  }

  @Override
  public CompletionStage<List<GalleryItem>> gallery(Filter filter) {
    return answer(
        "gallery " + filter.verdict() + " " + filter.mostUseful(),
        items.stream()
            .filter(own -> filter.verdict() == null || own.verdict() == filter.verdict())
            .toList());
  }

  @Override
  public CompletionStage<Picture> picture(String hash) {
    Picture picture = pictures.get(hash);
    return picture == null
        ? CompletableFuture.failedFuture(new TenshotException("There is no picture " + hash + "."))
        : CompletableFuture.completedFuture(picture);
  }

  @Override
  public CompletionStage<Places> places(GalleryItem item) {
    return picture(item.picture())
        .thenApply(
            picture -> {
              float[] values = new float[64];
              values[27] = 2;
              values[28] = 2;
              Region.Box box = new Region.Box(0, 0, picture.width(), picture.height());
              return new Places(picture.width(), picture.height(), box, new HeatMap(8, 8, values));
            });
  }

  @Override
  public CompletionStage<List<Long>> label(List<GalleryItem> chosen, String className) {
    shots.merge(className, chosen.size(), Integer::sum);
    List<Long> numbers = chosen.stream().map(own -> nextShot++).toList();
    return answer(
        "label " + chosen.stream().map(GalleryItem::inspection).toList() + " " + className,
        numbers);
  }

  @Override
  public CompletionStage<?> takeBack(List<Long> numbers) {
    return answer("take back " + numbers, "");
  }

  @Override
  public CompletionStage<?> relabel(HeadProof.Doubt shot, String className) {
    return answer("relabel " + shot.shot() + " " + className, "");
  }

  @Override
  public CompletionStage<Integer> importFrom(Path from, DoubleConsumer progress) {
    if (slow) {
      asked.add("import " + from.getFileName());
      progress.accept(0.4);
      return new CompletableFuture<>();
    }
    classes.forEach(own -> shots.merge(own.name(), 5, Integer::sum));
    return answer("import " + from.getFileName(), 50);
  }

  @Override
  public void cancelImport() {
    asked.add("cancel import");
  }

  @Override
  public CompletionStage<Integer> exportTo(Path folder) {
    return answer("export " + folder.getFileName(), 50);
  }

  @Override
  public CompletionStage<HeadProof> teach(double escapeCost) {
    if (slow) {
      asked.add("teach");
      return new CompletableFuture<>();
    }
    return answer("teach", proof(escapeCost));
  }

  @Override
  public CompletionStage<HeadProof> weigh(double escapeCost) {
    return answer("weigh " + Math.round(escapeCost), proof(escapeCost));
  }

  @Override
  public void cancel() {
    asked.add("cancel");
  }

  @Override
  public CompletionStage<?> promote(@Nullable String reason) {
    return answer("promote " + reason, "");
  }

  @Override
  public CompletionStage<?> promote(long number, @Nullable String reason) {
    return answer("promote " + number + " " + reason, "");
  }

  @Override
  public CompletionStage<?> rollBack() {
    return answer("roll back", "");
  }

  @Override
  public CompletionStage<Trial> tryHead(@Nullable Long number) {
    return answer("try head " + number, DemoResults.trial(items, 7));
  }

  @Override
  public CompletionStage<List<ClassDescriptions>> prompts() {
    return answer(
        "prompts",
        classes.stream()
            .map(
                own ->
                    new ClassDescriptions(
                        own,
                        List.of(
                            "a bearing that shows " + own.name(),
                            "a close-up of a bearing, " + own.name()),
                        24))
            .toList());
  }

  @Override
  public CompletionStage<Trial> tryPrompts(Map<String, List<String>> descriptions) {
    return answer("try " + descriptions, DemoResults.trial(items, descriptions.size() + 3));
  }

  @Override
  public CompletionStage<Path> keepPrompts(Map<String, List<String>> descriptions) {
    return answer("keep " + descriptions, Path.of("profiles", "bearing.yaml"));
  }

  @Override
  public CompletionStage<Encoders> encoders() {
    return answer(
        "encoders",
        new Encoders(
            List.of("surface-s", "clip-vit-b-32", "surface-s+clip-vit-b-32"),
            encoder,
            "surface-s",
            chosen));
  }

  @Override
  public CompletionStage<Integer> useEncoder(String name, DoubleConsumer progress) {
    progress.accept(0.4);
    if (slow) {
      asked.add("use " + name);
      return new CompletableFuture<>();
    }
    encoder = refusal == null ? name : encoder;
    chosen = encoder;
    return answer("use " + name, 50);
  }

  @Override
  public void stopEncoder() {
    asked.add("stop encoder");
  }

  @Override
  public void leave() {
    asked.add("leave");
  }

  /// What the shots are worth.
  HeadProof proof(double escapeCost) {
    return DemoResults.proof(classes, escapeCost, doubts, worse, locked);
  }

  /// Some shots are doubtful from now on.
  void doubt() {
    doubts.addAll(DemoResults.doubts(classes));
  }

  /// Ten shots of every class.
  void fill() {
    classes.forEach(own -> shots.put(own.name(), 10));
  }

  List<ProductClass> classes() {
    return classes;
  }
}
