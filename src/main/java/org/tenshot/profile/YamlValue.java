package org.tenshot.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// One value of a YAML file that knows where it stands. Whoever asks for a type that it does not
/// have gets nothing, and the mistake is noted with line, field and mend.
final class YamlValue {

  private final Node node;
  private final int line;
  private final String field;
  private final Problems problems;

  /// @param line where its name stands, or itself where it has none; counted from 1
  /// @param field such as `classes.rust.kind`; empty for the whole file
  YamlValue(Node node, int line, String field, Problems problems) {
    this.node = node;
    this.line = line;
    this.field = field;
    this.problems = problems;
  }

  /// Where its name stands; counted from 1.
  int line() {
    return line;
  }

  /// Notes a mistake in this value.
  void wrong(String sentence) {
    problems.add(line, field, sentence);
  }

  boolean isMapping() {
    return node instanceof MappingNode;
  }

  boolean isList() {
    return node instanceof SequenceNode;
  }

  /// A text that is not blank.
  Optional<String> text() {
    if (!(node instanceof ScalarNode scalar)) {
      return wrongType("a text");
    }
    if (scalar.getTag().equals(Tag.NULL)) {
      wrong("nothing stands here: write a text or leave the field out");
      return Optional.empty();
    }
    if (!scalar.getTag().equals(Tag.STR)) {
      wrong(
          "%s is no text: write \"%s\" in quotes".formatted(scalar.getValue(), scalar.getValue()));
      return Optional.empty();
    }
    if (scalar.getValue().isBlank()) {
      wrong("this text is empty: write something or leave the field out");
      return Optional.empty();
    }
    return Optional.of(scalar.getValue().strip());
  }

  /// A number from `least` to `most`.
  Optional<Double> number(double least, double most) {
    boolean numeric =
        node instanceof ScalarNode scalar
            && (scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT));
    if (!numeric) {
      return wrongType("a number");
    }
    double value = parse(((ScalarNode) node).getValue());
    // The negation also catches NaN.
    if (!(value >= least && value <= most)) {
      wrong(
          "%s is out of range: write a number from %s to %s"
              .formatted(((ScalarNode) node).getValue(), plain(least), plain(most)));
      return Optional.empty();
    }
    return Optional.of(value);
  }

  /// A whole number from `least` to `most`.
  Optional<Integer> whole(int least, int most) {
    Optional<Double> number = number(least, most);
    if (number.isPresent() && number.get() != Math.rint(number.get())) {
      wrong(plain(number.get()) + " is no whole number: leave the decimals out");
      return Optional.empty();
    }
    return number.map(Double::intValue);
  }

  /// The values of a list that is not empty, or an empty list after noting what is wrong.
  List<YamlValue> list() {
    if (!(node instanceof SequenceNode sequence)) {
      wrongType("a list such as [one, two]");
      return List.of();
    }
    if (sequence.getValue().isEmpty()) {
      wrong("this list is empty: write something or leave the field out");
    }
    List<YamlValue> values = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      values.add(
          new YamlValue(item, line(item), field + "[" + (values.size() + 1) + "]", problems));
    }
    return values;
  }

  /// The values of a list, or this value alone where it is no list.
  List<YamlValue> listOrOne() {
    return isList() ? list() : List.of(this);
  }

  /// The texts of a list in their order.
  List<String> texts() {
    return list().stream().flatMap(value -> value.text().stream()).toList();
  }

  /// The entries of a mapping whose names are free, in the file's order.
  Map<String, YamlValue> entries() {
    if (!(node instanceof MappingNode mapping)) {
      wrongType("a mapping such as name: value");
      return Map.of();
    }
    Map<String, YamlValue> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      new YamlValue(tuple.getKeyNode(), line(tuple.getKeyNode()), field, problems)
          .text()
          .ifPresent(name -> add(entries, name, tuple));
    }
    return entries;
  }

  private void add(Map<String, YamlValue> entries, String name, NodeTuple tuple) {
    String path = field.isEmpty() ? name : field + "." + name;
    YamlValue entry = new YamlValue(tuple.getValueNode(), line(tuple.getKeyNode()), path, problems);
    YamlValue earlier = entries.putIfAbsent(name, entry);
    if (earlier != null) {
      entry.wrong(
          "this stands here twice, the first time in line %d: leave one of them out"
              .formatted(earlier.line()));
    }
  }

  private <T> Optional<T> wrongType(String wanted) {
    wrong("this is %s: write %s".formatted(kind(), wanted));
    return Optional.empty();
  }

  private String kind() {
    return switch (node) {
      case MappingNode mapping -> "a mapping";
      case SequenceNode sequence -> "a list";
      case ScalarNode scalar when scalar.getTag().equals(Tag.NULL) -> "empty";
      case ScalarNode scalar -> "'" + scalar.getValue() + "'";
      default -> "something else";
    };
  }

  private static double parse(String number) {
    try {
      return Double.parseDouble(number);
    } catch (NumberFormatException e) {
      // .inf and .nan are numbers in YAML and out of every range of ours.
      return Double.NaN;
    }
  }

  private static String plain(double number) {
    return number == Math.rint(number)
        ? String.format(Locale.ROOT, "%.0f", number)
        : Double.toString(number);
  }

  private static int line(Node node) {
    return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }
}
