package org.tenshot.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
  private static final Simulation BEARINGS =
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
        "sim:?"
      })
  void anAddressThatIsNotUnderstoodIsRefused(String address) {
    assertThatThrownBy(() -> open(address, SETTINGS).close())
        .isInstanceOf(TenshotException.class)
        .hasMessageStartingWith(address + " cannot be opened")
        .hasMessageContaining("seed=7&count=500&rate=4");
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
