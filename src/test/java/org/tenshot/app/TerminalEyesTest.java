package org.tenshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.ShippedEncoder;
import org.tenshot.UnreliableEncoder;
import org.tenshot.camera.FrameSource;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.Arrival;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Device;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.LineEvent;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Profile;
import org.tenshot.domain.ShotRole;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Verdict;
import org.tenshot.encode.DevicePreference;
import org.tenshot.encode.Encoder;
import org.tenshot.encode.SharedEncoder;
import org.tenshot.image.PictureFiles;
import org.tenshot.inspect.Inspector;
import org.tenshot.inspect.Recipe;
import org.tenshot.store.History;
import org.tenshot.store.InspectionLog;
import org.tenshot.store.TeachingLog;

/// The line without a screen, as the service starts it: nothing that another eye judges than before
/// passes until known bad parts were put to that, whatever changed and whenever.
@Timeout(300)
class TerminalEyesTest {

  private static final Device CARD = new Device(Device.Kind.CUDA, "a test says so", false);
  private static final int RUNS_ON_THE_CARD = 40;

  /// What was embedded for one test serves the next.
  @TempDir static Path texts;

  @TempDir Path folder;
  private Places places;
  private Terminal terminal;
  private Encoder real;
  private boolean hasCard = true;
  private boolean losesCard;
  private int before;

  @BeforeEach
  void open() throws Exception {
    places = FreshPlaces.in(folder);
    Files.createDirectories(places.data());
    Files.createSymbolicLink(places.texts(), texts);
    terminal = new Terminal(places, this::withACard);
    real = new Assembly(places).encoder(null, DevicePreference.CPU);
    write("one", "0.7", "sim:");
  }

  @AfterEach
  void close() {
    real.close();
  }

  @Test
  void aCardThatIsLostInTheMiddleLetsNothingPassThatTheCpuWasNotTriedFor() throws Exception {
    knownToBeBad(0);
    assertThat(terminal.run("challenge", "--profile", "one").code()).isEqualTo(ExitCode.LINE_FAULT);
    assertThat(acknowledge()).contains("failed: 1 of 1").contains("1 acknowledged");
    knownToBeBad(1);
    losesCard = true;
    run("150", "--profile", "one");
    assertThat(said(Device.Kind.CUDA)).contains(Verdict.Kind.PASS);
    assertThat(said(Device.Kind.CPU)).hasSizeGreaterThan(50).doesNotContain(Verdict.Kind.PASS);
    assertThat(events()).extracting(LineEvent::kind).contains(LineEvent.Kind.EYE);
    LineEvent challenge = challenges().getFirst();
    assertThat(challenge.person()).as("nobody asked").isNull();
    assertThat(challenge.details()).contains("\"device\":\"CPU\"");
  }

  @Test
  void withoutAKnownBadPartTheLineGoesOnAfterTheCardIsLostAndSaysSo() throws Exception {
    losesCard = true;
    Terminal.Result result = run("150", "--profile", "one");
    assertThat(said(Device.Kind.CPU)).contains(Verdict.Kind.PASS);
    assertThat(result.err()).contains("no bad part of ball bearing is known").contains("untried");
    assertThat(events()).extracting(LineEvent::kind).containsExactly(LineEvent.Kind.EYE);
  }

  @Test
  void whatDecidesIsAnotherEyeAtTheNextStartWhateverItsNameAndNothingElseIs() throws Exception {
    knownToBeBad(0);
    run("30", "--profile", "one");
    assertThat(lastRun()).as("it was never challenged").doesNotContain(Verdict.Kind.PASS);
    assertThat(acknowledge()).contains("failed: 1 of 1");
    run("30", "--profile", "one");
    assertThat(lastRun()).contains(Verdict.Kind.PASS);

    write("one", "0.7", "sim:?seed=8");
    run("30", "--profile", "one");
    assertThat(lastRun()).as("only the source was edited").contains(Verdict.Kind.PASS);
    assertThat(challenges()).hasSize(1);

    write("one", "0.69", "sim:?seed=8");
    run("30", "--profile", "one");
    assertThat(lastRun()).as("a limit was edited").doesNotContain(Verdict.Kind.PASS);
    assertThat(challenges()).hasSize(2);
    assertThat(acknowledge()).contains("1 acknowledged");
    run("30", "--profile", "one");
    assertThat(lastRun()).contains(Verdict.Kind.PASS);

    knownToBeBad(1);
    hasCard = false;
    run("30", "--profile", "one");
    assertThat(lastRun()).as("the card is not there any more").doesNotContain(Verdict.Kind.PASS);
  }

  @Test
  void aChallengeThatFailsOnOneLineHoldsTheOthersWithThatProduct() throws Exception {
    knownToBeBad(0);
    run("5", "--profile", "one");
    acknowledge();
    run("30", "--profile", "one");
    assertThat(lastRun()).contains(Verdict.Kind.PASS);
    write("two", "0.69", "sim:");
    String source = "@sim:?seed=2&rate=30";
    Terminal.Result both = run("30", "--line", "a=one" + source, "--line", "b=two" + source);
    assertThat(lastRun()).hasSizeGreaterThan(40).doesNotContain(Verdict.Kind.PASS);
    assertThat(both.err()).containsPattern("(?m)^a .*failed: 1 of 1");
  }

  @Test
  void aShiftWantsItsChallengeHereToo() throws Exception {
    Path own = places.data().resolve("profiles/one.yaml");
    Files.writeString(own, Files.readString(own) + "challenge: {every: shift, parts: 5}\n");
    Terminal.Result result = run("5", "--profile", "one");
    assertThat(result.err()).contains("challenge of this shift was not possible");
  }

  /// What a person sees of a held line at the terminal, and takes note of.
  private String acknowledge() {
    Terminal.Result result = terminal.run("challenge", "--profile", "one", "--acknowledge");
    assertThat(result.code()).as(result.all()).isEqualTo(ExitCode.OK);
    return result.out();
  }

  private Terminal.Result run(String frames, String... what) throws Exception {
    before = rows().size();
    List<String> all = new ArrayList<>(List.of("--terminal", "--frames", frames));
    all.addAll(List.of(what));
    if (!all.contains("--line")) {
      all.addAll(List.of("--source", "sim:?seed=2&rate=30"));
    }
    Terminal.Result result = terminal.run(all.toArray(String[]::new));
    assertThat(result.code()).as(result.all()).isEqualTo(ExitCode.OK);
    return result;
  }

  private void write(String name, String pass, String source) throws Exception {
    String shipped = Files.readString(places.home().resolve("profiles/bearing.yaml"));
    assertThat(shipped).contains("{pass: 0.7,").contains("source: \"sim:\"");
    Path profiles = Files.createDirectories(places.data().resolve("profiles"));
    Files.writeString(
        profiles.resolve(name + ".yaml"),
        shipped
            .replace("{pass: 0.7,", "{pass: " + pass + ",")
            .replace("source: \"sim:\"", "source: \"" + source + "\""));
  }

  /// A good part that passes, and that somebody knows to be bad: the prompts cannot see it.
  private void knownToBeBad(int index) throws Exception {
    Profile profile = new Assembly(places).profile("one");
    Inspector inspector = new Inspector(real);
    Recipe recipe = Recipe.zeroShot(profile, real);
    int left = index;
    try (FrameSource line = ShippedEncoder.source("sim:?seed=3&count=100", profile);
        InspectionLog log = new Assembly(places).log(null, recording -> {})) {
      log.register(profile, real.id(), recipe.head().version()).get();
      while (line.next() instanceof Arrival.Taken(Frame frame)) {
        boolean good =
            frame.truth() != null && frame.truth().productClass().kind() == ClassKind.GOOD;
        if (good
            && inspector.inspect(frame, recipe).verdict().kind() == Verdict.Kind.PASS
            && left-- == 0) {
          label(log, profile, frame.picture());
          return;
        }
      }
    }
    throw new AssertionError("no part that passes");
  }

  private static void label(InspectionLog log, Profile profile, Picture picture) throws Exception {
    log.teaching()
        .addShot(
            new TeachingLog.NewShot(
                profile.product(),
                "rust",
                PictureFiles.png(picture),
                "Jana",
                null,
                ShotRole.TEACH,
                null))
        .get();
  }

  private List<Inspection> rows() throws Exception {
    if (!Files.exists(places.database())) {
      return List.of();
    }
    try (History history = new Assembly(places).history(null)) {
      return history.last(10_000).stream().map(row -> row.inspection()).toList();
    }
  }

  private List<Verdict.Kind> lastRun() throws Exception {
    List<Inspection> all = rows();
    return all.subList(0, all.size() - before).stream().map(own -> own.verdict().kind()).toList();
  }

  private List<Verdict.Kind> said(Device.Kind device) throws Exception {
    return rows().stream()
        .filter(own -> own.basis().device() == device && own.score() != null)
        .map(own -> own.verdict().kind())
        .toList();
  }

  private List<LineEvent> events() throws Exception {
    try (History history = new Assembly(places).history(null)) {
      return history.events().last("ball bearing", 20).stream()
          .filter(event -> event.kind() != LineEvent.Kind.PICTURE)
          .toList();
    }
  }

  private List<LineEvent> challenges() throws Exception {
    return events().stream().filter(event -> event.kind() == LineEvent.Kind.CHALLENGE).toList();
  }

  /// The encoder that ships runs on a card, as far as it says, until that is lost.
  private Workshop withACard(Workshop assembly) {
    return (Workshop)
        Proxy.newProxyInstance(
            Workshop.class.getClassLoader(),
            new Class<?>[] {Workshop.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "shared" -> SharedEncoder.open(like -> encoder(like == null));
                  case "encoder" -> encoder(true);
                  default -> {
                    try {
                      yield method.invoke(assembly, arguments);
                    } catch (InvocationTargetException e) {
                      throw e.getCause();
                    }
                  }
                });
  }

  private Encoder encoder(boolean first) {
    boolean onCard = first && hasCard;
    int[] runs = new int[1];
    return new UnreliableEncoder(
        real,
        onCard ? CARD : real.device(),
        (tensors, count) -> {
          if (onCard && losesCard && ++runs[0] > RUNS_ON_THE_CARD) {
            throw new TenshotException("The card fell off the bus.");
          }
        });
  }
}
