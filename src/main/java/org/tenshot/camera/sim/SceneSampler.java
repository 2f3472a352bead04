package org.tenshot.camera.sim;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Draws scenes of all kinds of parts, materials and defects, for training an encoder.
public final class SceneSampler {

  private static final double GOOD = 0.3;
  private static final double ABSENT = 0.05;
  private static final double SECOND_FLAW = 0.1;

  private SceneSampler() {}

  /// Any scene that could be met in a factory.
  public static Scene anything(SplittableRandom random) {
    PartKind part = random.nextDouble() < 0.5 ? PartKind.SURFACE : pick(PartKind.values(), random);
    Material material = material(part, random);
    VoidKind absent = random.nextDouble() < ABSENT ? pick(VoidKind.values(), random) : null;
    List<Flaw> flaws =
        absent != null || random.nextDouble() < GOOD ? List.of() : flaws(part, material, random);
    return with(part, material, flaws, absent, random);
  }

  private static List<Flaw> flaws(PartKind part, Material material, SplittableRandom random) {
    DefectKind[] possible = possible(part, material).toArray(DefectKind[]::new);
    List<Flaw> flaws = new ArrayList<>();
    flaws.add(new Flaw(pick(possible, random), random.nextDouble(0.15, 1)));
    if (random.nextDouble() < SECOND_FLAW) {
      DefectKind second = pick(possible, random);
      if (second != flaws.getFirst().kind()) {
        flaws.add(new Flaw(second, random.nextDouble(0.15, 1)));
      }
    }
    return flaws;
  }

  private static Material material(PartKind part, SplittableRandom random) {
    Material[] usual =
        switch (part) {
          case BEARING, GEAR, BOLT, NUT, FLANGE ->
              new Material[] {
                Material.MACHINED_METAL,
                Material.BRUSHED_METAL,
                Material.CAST_METAL,
                Material.GROUND_METAL,
                Material.GALVANISED_METAL,
                Material.ALUMINIUM,
                Material.PLASTIC
              };
          case LABEL -> new Material[] {Material.PAPER, Material.PLASTIC};
          case CONNECTOR -> new Material[] {Material.PLASTIC, Material.RUBBER};
          case TILE ->
              new Material[] {
                Material.CERAMIC,
                Material.CONCRETE,
                Material.GROUND_METAL,
                Material.WOOD,
                Material.GLASS
              };
          case PIPE ->
              new Material[] {
                Material.PLASTIC,
                Material.RUBBER,
                Material.GALVANISED_METAL,
                Material.BRUSHED_METAL,
                Material.PAINTED_METAL
              };
          case CAP ->
              new Material[] {
                Material.PLASTIC, Material.PAINTED_METAL, Material.ALUMINIUM, Material.RUBBER
              };
          case PLATE, HOUSING, SURFACE -> Material.values();
        };
    return pick(usual, random);
  }

  /// The defects that a part of this material can have.
  static Set<DefectKind> possible(PartKind part, Material material) {
    Set<DefectKind> kinds = EnumSet.allOf(DefectKind.class);
    boolean metal =
        switch (material) {
          case BRUSHED_METAL,
              CAST_METAL,
              MACHINED_METAL,
              GROUND_METAL,
              PAINTED_METAL,
              GALVANISED_METAL ->
              true;
          default -> false;
        };
    if (!metal) {
      kinds.removeAll(EnumSet.of(DefectKind.RUST, DefectKind.WELD_SPATTER));
    }
    if (part == PartKind.SURFACE) {
      kinds.removeAll(EnumSet.of(DefectKind.DEFORMATION, DefectKind.MISSING_PART, DefectKind.BURR));
    }
    if (part == PartKind.TILE || part == PartKind.PIPE) {
      kinds.remove(DefectKind.MISSING_PART);
    }
    if (part == PartKind.PIPE) {
      kinds.remove(DefectKind.DEFORMATION);
    }
    switch (material) {
      case FABRIC, LEATHER, PAPER ->
          kinds.removeAll(
              EnumSet.of(
                  DefectKind.DENT,
                  DefectKind.PIT,
                  DefectKind.POROSITY,
                  DefectKind.BURR,
                  DefectKind.CHIP));
      case PCB -> kinds.removeAll(EnumSet.of(DefectKind.DENT, DefectKind.POROSITY));
      default -> kinds.remove(DefectKind.FRAY);
    }
    if (material == Material.GROUND_METAL
        || material == Material.WOOD
        || material == Material.CERAMIC) {
      kinds.add(DefectKind.FRAY);
    }
    if (part != PartKind.LABEL && material != Material.PAPER && material != Material.PLASTIC) {
      kinds.remove(DefectKind.PRINT_ERROR);
    }
    return kinds;
  }

  static <T> T pick(T[] values, SplittableRandom random) {
    return values[random.nextInt(values.length)];
  }

  /// A scene with chosen flaws and all else by chance.
  static Scene with(
      PartKind part,
      Material material,
      List<Flaw> flaws,
      @Nullable VoidKind absent,
      SplittableRandom random) {
    return new Scene(
        part,
        material,
        random.nextLong(),
        Pose.any(random),
        Light.any(random),
        Optics.any(random),
        flaws,
        absent,
        random.nextLong());
  }
}
