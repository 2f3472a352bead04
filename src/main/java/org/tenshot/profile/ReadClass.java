package org.tenshot.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.ProductClass;

/// One class as its part of the file says it.
///
/// @param place where it stands
/// @param productClass name and kind
/// @param words its own words
/// @param descriptions whole sentences
/// @param templates its own choice of templates, if it makes one
/// @param makes what the simulated line draws for it
record ReadClass(
    YamlValue place,
    ProductClass productClass,
    Map<String, List<String>> words,
    List<String> descriptions,
    Optional<TemplateChoice> templates,
    List<Makes> makes) {

  private static final List<String> FIELDS =
      List.of("kind", "words", "descriptions", "templates", "simulate");

  /// Names stand in tables, in folders of pictures and on the wire to the line.
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,63}");

  private static final Pattern GENERATOR_NAME = Pattern.compile("[a-z][a-z0-9-]*");
  private static final double HEAVIEST = 1000;

  /// What the simulated line draws, and how often.
  ///
  /// @param place where it stands
  /// @param name of the generator's enum, in lower case with dashes
  /// @param weight above 0
  record Makes(YamlValue place, String name, double weight) {}

  /// Nothing where its kind is unknown, which is noted.
  static Optional<ReadClass> read(String name, YamlValue value, TemplateLibrary library) {
    if (!NAME.matcher(name).matches()) {
      value.wrong("this is no name for a class: write up to 64 letters, digits, blanks, - . or _");
    }
    Section section = new Section(value, FIELDS);
    Map<String, List<String>> words =
        section.get("words").map(WordsField::read).orElse(new HashMap<>());
    List<String> descriptions = section.get("descriptions").map(YamlValue::texts).orElse(List.of());
    Optional<TemplateChoice> templates =
        section.get("templates").flatMap(choice -> TemplateChoice.read(choice, library));
    Optional<ClassKind> kind =
        section.require("kind", "kind: good, kind: defect or kind: void").flatMap(ReadClass::kind);
    List<Makes> makes =
        section.get("simulate").map(simulate -> makes(simulate, kind)).orElse(List.of());
    return kind.map(
        known ->
            new ReadClass(
                value, new ProductClass(name, known), words, descriptions, templates, makes));
  }

  private static Optional<ClassKind> kind(YamlValue value) {
    Optional<String> text = value.text();
    Optional<ClassKind> kind =
        Stream.of(ClassKind.values())
            .filter(one -> text.equals(Optional.of(one.name().toLowerCase(java.util.Locale.ROOT))))
            .findFirst();
    if (text.isPresent() && kind.isEmpty()) {
      value.wrong("'" + text.get() + "' is no kind: write good, defect or void");
    }
    return kind;
  }

  private static List<Makes> makes(YamlValue simulate, Optional<ClassKind> kind) {
    List<Makes> makes = new ArrayList<>();
    for (YamlValue one : simulate.listOrOne()) {
      Section section = new Section(one, List.of("makes", "weight"));
      Optional<String> name =
          section.require("makes", "{makes: scratch, weight: 1}").flatMap(ReadClass::generatorName);
      Optional<Double> weight =
          section
              .get("weight")
              .map(value -> value.number(0.001, HEAVIEST))
              .orElse(Optional.of(1.0));
      if (name.isPresent() && weight.isPresent()) {
        refuseLie(one, name.get(), kind);
        makes.add(new Makes(one, name.get(), weight.get()));
      }
    }
    return makes;
  }

  /// A bad part that is drawn as a good one would make every figure of the simulation wrong.
  private static void refuseLie(YamlValue place, String name, Optional<ClassKind> kind) {
    if (kind.isPresent() && name.equals("good") != (kind.get() == ClassKind.GOOD)) {
      place.wrong("a class makes good parts if and only if its kind is good: mend makes or kind");
    }
  }

  static Optional<String> generatorName(YamlValue value) {
    Optional<String> name = value.text();
    if (name.isPresent() && !GENERATOR_NAME.matcher(name.get()).matches()) {
      value.wrong("'%s' is no name: write lower case letters, digits and -".formatted(name.get()));
      return Optional.empty();
    }
    return name;
  }
}
