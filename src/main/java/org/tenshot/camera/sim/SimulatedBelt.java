package org.tenshot.camera.sim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.tenshot.camera.PartDrawer;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Mask;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Simulation;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Truth;

/// The parts of a profile's simulated line. Each part has a seed of its own, so the n-th part is
/// the same whoever asks for it and in whatever order.
public final class SimulatedBelt implements PartDrawer {

  private final LineSetup line;
  private final Map<LineSetup.Chance, ProductClass> classes;
  private final int size;
  private final long seed;

  private SimulatedBelt(
      LineSetup line, Map<LineSetup.Chance, ProductClass> classes, int size, long seed) {
    this.line = line;
    this.classes = classes;
    this.size = size;
    this.seed = seed;
  }

  /// The belt that a profile describes; fits {@link PartDrawer.Setup}.
  ///
  /// @throws TenshotException if the profile names a part, material or defect that the generator
  ///   does not know
  public static SimulatedBelt prepare(Simulation simulation, long seed) throws TenshotException {
    PartKind part = named(PartKind.class, simulation.part(), "simulation.part");
    Material material = named(Material.class, simulation.material(), "simulation.material");
    Map<LineSetup.Chance, ProductClass> classes = new HashMap<>();
    List<LineSetup.Chance> mix = new ArrayList<>();
    for (Simulation.Share share : simulation.mix()) {
      LineSetup.Chance chance = chance(share);
      mix.add(chance);
      classes.put(chance, share.productClass());
    }
    return new SimulatedBelt(
        LineSetup.of(part, material, DemoLine.LOOK, mix), classes, simulation.size(), seed);
  }

  private static LineSetup.Chance chance(Simulation.Share share) throws TenshotException {
    String makes = share.makes();
    String key = share.productClass().name() + "/" + makes;
    if (makes.equals("good")) {
      return new LineSetup.Chance(key, null, null, share.weight());
    }
    String field = "classes." + share.productClass().name() + ".simulate.makes";
    return share.productClass().kind() == ClassKind.VOID
        ? new LineSetup.Chance(key, null, named(VoidKind.class, makes, field), share.weight())
        : new LineSetup.Chance(key, named(DefectKind.class, makes, field), null, share.weight());
  }

  private static <E extends Enum<E>> E named(Class<E> type, String name, String field)
      throws TenshotException {
    for (E value : type.getEnumConstants()) {
      if (lower(value).equals(name)) {
        return value;
      }
    }
    throw new TenshotException(
        "The simulated line knows no '"
            + name
            + "' ("
            + field
            + " in the profile): write one of "
            + String.join(
                ", ", Arrays.stream(type.getEnumConstants()).map(SimulatedBelt::lower).toList())
            + ".");
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public Part draw(long number) {
    LineSetup.Part next = line.next(new SplittableRandom(seed * 1_000_003 + number));
    Rendered rendered = SceneRenderer.render(next.scene(), size);
    ProductClass productClass = classes.get(next.chance());
    if (productClass == null) {
      throw new IllegalStateException("a part of no class: " + next.chance());
    }
    return new Part(rendered.picture(), new Truth(productClass, maskOf(rendered)));
  }

  private static @Nullable Mask maskOf(Rendered rendered) {
    return rendered.scene().flaws().isEmpty() ? null : rendered.mask();
  }
}
