package org.tenshot.profile;

import java.util.List;
import java.util.Optional;
import org.tenshot.domain.Simulation;

/// The field `simulation`, completed with what the classes say under `simulate`.
final class SimulationField {

  private static final int DEFAULT_SIZE = 320;
  private static final double DEFAULT_SPEED = 2;

  private SimulationField() {}

  /// Nothing where the field is wrong, which is noted.
  static Optional<Simulation> read(YamlValue value, List<ReadClass> classes) {
    Section section = new Section(value, List.of("part", "material", "size", "parts-per-second"));
    Optional<String> part =
        section.require("part", "part: bearing").flatMap(ReadClass::generatorName);
    Optional<String> material =
        section.require("material", "material: machined-metal").flatMap(ReadClass::generatorName);
    Optional<Integer> size =
        section.get("size").map(it -> it.whole(64, 2048)).orElse(Optional.of(DEFAULT_SIZE));
    Optional<Double> speed =
        section
            .get("parts-per-second")
            .map(it -> it.number(0.01, 1000))
            .orElse(Optional.of(DEFAULT_SPEED));
    List<Simulation.Share> mix = mix(classes);
    if (mix.isEmpty()) {
      value.wrong("no class says what to make: write simulate: {makes: good} in a class");
    }
    return part.isEmpty() || material.isEmpty() || size.isEmpty() || speed.isEmpty()
        ? Optional.empty()
        : Optional.of(new Simulation(part.get(), material.get(), size.get(), speed.get(), mix));
  }

  /// Notes what only makes sense with a simulation, where there is none.
  static void refuseWithout(Section top, List<ReadClass> classes) {
    top.get("source")
        .filter(source -> source.text().filter(text -> text.startsWith("sim:")).isPresent())
        .ifPresent(
            source ->
                source.wrong(
                    "the simulated line needs to know what it makes: write"
                        + " simulation: {part: bearing, material: machined-metal}"));
    for (ReadClass one : classes) {
      one.makes()
          .forEach(
              makes ->
                  makes
                      .place()
                      .wrong(
                          "there is no simulation that could make this: write simulation: {...}"));
    }
  }

  private static List<Simulation.Share> mix(List<ReadClass> classes) {
    return classes.stream()
        .flatMap(
            one ->
                one.makes().stream()
                    .map(
                        makes ->
                            new Simulation.Share(one.productClass(), makes.name(), makes.weight())))
        .toList();
  }
}
