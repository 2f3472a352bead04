package org.tenshot.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenshot.domain.Arrival;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Picture;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Simulation;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Truth;

/// The simulated line as a source; what its parts look like is the generator's own test.
class SimulatedSourceTest implements FrameSourceContract {

  private static final ProductClass GOOD = new ProductClass("good", ClassKind.GOOD);
  static final Simulation BEARINGS =
      new Simulation(
          "bearing", "machined-metal", 8, 50, List.of(new Simulation.Share(GOOD, "good", 1)));
  private static final SourceSettings SETTINGS =
      SourceSettings.of(Films.DECODER, Clock.systemUTC()).forProduct(List.of(GOOD), BEARINGS);

  /// Parts of noise, for tests that ask only which part came.
  static PartDrawer plainParts(Simulation simulation, long seed) {
    int size = simulation.size();
    return number -> {
      byte[] rgb = new byte[size * size * 3];
      new Random(seed * 1_000_003 + number).nextBytes(rgb);
      return new PartDrawer.Part(new Picture(size, size, rgb), new Truth(GOOD, null));
    };
  }

  @Override
  public FrameSource openForContract() throws Exception {
    return open("sim:", SETTINGS);
  }

  @Test
  void theSameSeedGivesTheSamePartsAndAnotherSeedOthers() throws Exception {
    List<Frame> first = frames("sim:?seed=7&count=5");
    List<Frame> again = frames("sim:?count=5&seed=7");
    List<Frame> other = frames("sim:?seed=8&count=5");
    assertThat(first).hasSize(5);
    for (int i = 0; i < 5; i++) {
      byte[] rgb = first.get(i).picture().rgb();
      assertThat(again.get(i).picture().rgb()).isEqualTo(rgb);
      assertThat(Arrays.equals(other.get(i).picture().rgb(), rgb)).isFalse();
    }
  }

  @Test
  void partsHaveNumbersAndTheTruth() throws Exception {
    List<Frame> frames = frames("sim:?count=3");
    assertThat(frames.stream().map(frame -> frame.origin().part().part()))
        .containsExactly("S0001", "S0002", "S0003");
    assertThat(frames).allMatch(frame -> new Truth(GOOD, null).equals(frame.truth()));
  }

  @Test
  void theBeltBringsPartsAtItsOwnSpeed() throws Exception {
    SourceSettings paced = SETTINGS.with(SourceSettings.Belt.PACED);
    assertAtLeast(18 * 1_000_000_000L / 50, "sim:?count=20", paced);
    assertAtLeast(18 * 1_000_000_000L / 100, "sim:?count=20&rate=100", SETTINGS);
  }

  private static void assertAtLeast(long nanos, String address, SourceSettings settings)
      throws Exception {
    try (FrameSource source = open(address, settings)) {
      List<Arrival> all = Arrivals.all(source);
      assertThat(all).hasSize(20);
      long first = ((Arrival.Taken) all.getFirst()).frame().origin().capturedNanos();
      long last = ((Arrival.Taken) all.getLast()).frame().origin().capturedNanos();
      assertThat(last - first).isGreaterThan(nanos);
    }
  }

  @Test
  void aSlowBeltLetsTheLineLookUp() throws Exception {
    try (FrameSource source = open("sim:?rate=0.01", SETTINGS)) {
      assertThat(source.next()).isInstanceOf(Arrival.Taken.class);
      assertThat(source.next()).isInstanceOf(Arrival.Nothing.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sim:?sed=7",
        "sim:?count=0",
        "sim:?rate=-1",
        "sim:?rate=NaN",
        "sim:seed",
        "sim:?brightness=0",
        "sim:?brightness=NaN",
        "sim:?cast=1.1",
        "sim:?exposure=5",
        "sim:?after=-1",
        "sim:?"
      })
  void anAddressThatIsNotUnderstoodIsRefused(String address) {
    assertThatThrownBy(() -> open(address, SETTINGS).close())
        .isInstanceOf(TenshotException.class)
        .hasMessageStartingWith(address + " cannot be opened")
        .hasMessageContaining("seed=7&count=500&rate=4");
  }

  @Test
  void theLightChangesAfterAFewPartsAndThePartsStayTheSame() throws Exception {
    List<Frame> usual = frames("sim:?count=3");
    List<Frame> dark = frames("sim:?count=3&brightness=0.5&after=1");
    assertThat(dark.getFirst().picture().rgb()).isEqualTo(usual.getFirst().picture().rgb());
    byte[] before = usual.getLast().picture().rgb();
    byte[] after = dark.getLast().picture().rgb();
    for (int i = 0; i < before.length; i++) {
      assertThat(after[i] & 0xFF).isCloseTo((before[i] & 0xFF) / 2, within(1));
    }
    assertThat(dark.getLast().truth()).isEqualTo(usual.getLast().truth());
    assertThat(frames("sim:?count=3&brightness=1&cast=0&exposure=0").getLast().picture().rgb())
        .isEqualTo(before);
  }

  @Test
  void aStopMoreClipsAndACastTurnsTheColours() throws Exception {
    double[] usual = means("sim:?count=1");
    double[] bright = means("sim:?count=1&exposure=1");
    double[] red = means("sim:?count=1&cast=0.5");
    assertThat(bright[1]).isGreaterThan(usual[1] * 1.1);
    assertThat(red[0]).isGreaterThan(usual[0] + 5);
    assertThat(red[1]).isEqualTo(usual[1]);
    assertThat(red[2]).isLessThan(usual[2] - 5);
    byte[] most = frames("sim:?count=1&exposure=4").getFirst().picture().rgb();
    int clipped = 0;
    for (byte value : most) {
      clipped += (value & 0xFF) == 255 ? 1 : 0;
    }
    assertThat(clipped)
        .as("of noise, a sixteenth of the light and more")
        .isGreaterThan(most.length / 2);
  }

  /// Of red, green and blue.
  private static double[] means(String address) throws Exception {
    byte[] rgb = frames(address).getFirst().picture().rgb();
    double[] sums = new double[3];
    for (int i = 0; i < rgb.length; i++) {
      sums[i % 3] += rgb[i] & 0xFF;
    }
    return Arrays.stream(sums).map(sum -> sum * 3 / rgb.length).toArray();
  }

  private static List<Frame> frames(String address) throws Exception {
    try (FrameSource source = open(address, SETTINGS)) {
      return Arrivals.all(source).stream()
          .map(arrival -> ((Arrival.Taken) arrival).frame())
          .toList();
    }
  }

  private static FrameSource open(String address, SourceSettings settings) throws Exception {
    return new Sources("Linux", SimulatedSourceTest::plainParts).open(address, settings);
  }
}
