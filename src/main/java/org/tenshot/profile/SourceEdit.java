package org.tenshot.profile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Region;
import org.tenshot.domain.TenshotException;

/// Changes where pictures come from and which part of them is inspected in the text of a profile,
/// and leaves everything else as a person wrote it.
public final class SourceEdit {

  private static final String REGION = "region";
  private static final String CAMERA = "camera";
  private static final String UNIT = "unit";

  private SourceEdit() {}

  /// What stands in the place of what.
  private record Cut(int from, int to, String instead) {}

  /// The text with another source.
  ///
  /// @param text of a profile that was read without a mistake
  public static String source(String text, String address) throws TenshotException {
    EditedText edited = new EditedText(text);
    Node there = sourceOf(edited.root()).getValueNode();
    return edited.cut(edited.start(there), edited.end(there), EditedText.quoted(address));
  }

  private static NodeTuple sourceOf(Node root) throws TenshotException {
    return EditedText.value(root, "source")
        .orElseThrow(() -> new TenshotException("The profile has no source any more."));
  }

  /// The text with the camera that the line was set up with. Where any will do, that stays.
  ///
  /// @param text of a profile that was read without a mistake
  /// @param serial of the camera; empty for one that tells none, and for no camera
  public static String camera(String text, String serial) throws TenshotException {
    EditedText edited = new EditedText(text);
    Node root = edited.root();
    Optional<NodeTuple> there = EditedText.value(root, CAMERA);
    if (there.isEmpty()) {
      return serial.isEmpty()
          ? text
          : added(edited, sourceOf(root), CAMERA + ": " + EditedText.quoted(serial));
    }
    Node value = there.get().getValueNode();
    if (value instanceof ScalarNode own && own.getValue().equals(Profile.ANY_CAMERA)) {
      return text;
    }
    return serial.isEmpty()
        ? without(edited, there.get())
        : edited.cut(edited.start(value), edited.end(value), EditedText.quoted(serial));
  }

  /// The text with another delay of its trigger; the same where no trigger seeks pictures.
  ///
  /// @param text of a profile that was read without a mistake
  public static String delay(String text, Duration delay) throws TenshotException {
    EditedText edited = new EditedText(text);
    Optional<Node> there = EditedText.value(edited.root(), "trigger").map(NodeTuple::getValueNode);
    String time = delay.toMillis() + "ms";
    if (there.isEmpty()) {
      return text;
    }
    Node trigger = there.get();
    if (trigger instanceof ScalarNode who) {
      String whole = "{by: " + who.getValue() + ", delay: " + time + "}";
      return edited.cut(edited.start(trigger), edited.end(trigger), whole);
    }
    Optional<Node> known = EditedText.value(trigger, "delay").map(NodeTuple::getValueNode);
    if (known.isPresent()) {
      return edited.cut(edited.start(known.get()), edited.end(known.get()), time);
    }
    // In front: a comment may stand behind.
    NodeTuple first = ((MappingNode) trigger).getValue().getFirst();
    int at = edited.start(first.getKeyNode());
    boolean block = ((MappingNode) trigger).getFlowStyle() == FlowStyle.BLOCK;
    String indent = " ".repeat(EditedText.column(first.getKeyNode()));
    return edited.cut(at, at, "delay: " + time + (block ? newLine(text) + indent : ", "));
  }

  /// The text without a field that has a line of its own.
  private static String without(EditedText edited, NodeTuple field) {
    int end = edited.text().indexOf('\n', edited.end(field.getValueNode()));
    return edited.cut(
        edited.start(field.getKeyNode()), end < 0 ? edited.text().length() : end + 1, "");
  }

  /// The text with another region.
  ///
  /// @param text of a profile that was read without a mistake
  public static String region(String text, Region region) throws TenshotException {
    EditedText edited = new EditedText(text);
    Node root = edited.root();
    Optional<Node> there = EditedText.value(root, REGION).map(NodeTuple::getValueNode);
    if (there.isPresent() && there.get() instanceof MappingNode own) {
      return replaced(edited, own, region);
    }
    return region.equals(Region.WHOLE) ? text : added(edited, sourceOf(root), field(region));
  }

  /// Number by number, so that a comment beside one stays.
  private static String replaced(EditedText edited, MappingNode own, Region region) {
    List<Cut> cuts = new ArrayList<>();
    fields(region)
        .forEach(
            (name, value) ->
                EditedText.value(own, name)
                    .map(NodeTuple::getValueNode)
                    .map(node -> new Cut(edited.start(node), edited.end(node), value))
                    .ifPresent(cuts::add));
    if (EditedText.value(own, UNIT).isEmpty()) {
      NodeTuple last = own.getValue().getLast();
      boolean block = own.getFlowStyle() == FlowStyle.BLOCK;
      // In front, because a comment may stand behind.
      NodeTuple first = own.getValue().getFirst();
      int at = block ? edited.start(first.getKeyNode()) : edited.end(last.getValueNode());
      String unit = UNIT + ": " + fields(region).get(UNIT);
      String indent = " ".repeat(EditedText.column(first.getKeyNode()));
      cuts.add(new Cut(at, at, block ? unit + newLine(edited.text()) + indent : ", " + unit));
    }
    // From the end to the beginning: what is changed first moves nothing that comes after.
    cuts.sort(Comparator.comparingInt(Cut::from).thenComparingInt(Cut::to).reversed());
    String text = edited.text();
    for (Cut cut : cuts) {
      text = new EditedText(text).cut(cut.from(), cut.to(), cut.instead());
    }
    return text;
  }

  /// In a line of its own behind that of the source.
  private static String added(EditedText edited, NodeTuple source, String line) {
    String text = edited.text();
    int end = text.indexOf('\n', edited.end(source.getValueNode()));
    return end < 0
        ? text + newLine(text) + line + newLine(text)
        : edited.cut(end + 1, end + 1, line + newLine(text));
  }

  /// The field as one line.
  static String field(Region region) {
    return fields(region).entrySet().stream()
        .map(own -> own.getKey() + ": " + own.getValue())
        .collect(Collectors.joining(", ", REGION + ": {", "}"));
  }

  private static Map<String, String> fields(Region region) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("x", number(region.x()));
    fields.put("y", number(region.y()));
    fields.put("width", number(region.width()));
    fields.put("height", number(region.height()));
    fields.put(UNIT, region.unit().name().toLowerCase(Locale.ROOT));
    return fields;
  }

  private static String number(double number) {
    return number == Math.rint(number)
        ? Long.toString(Math.round(number))
        : Double.toString(number);
  }

  private static String newLine(String text) {
    return text.contains("\r\n") ? "\r\n" : "\n";
  }
}
