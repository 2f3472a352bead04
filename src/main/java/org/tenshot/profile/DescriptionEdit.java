package org.tenshot.profile;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.tenshot.domain.TenshotException;

/// Changes the descriptions of a class in the text of a profile, and leaves everything else as a
/// person wrote it: order, comments, blank lines.
public final class DescriptionEdit {

  private static final String FIELD = "descriptions";

  private final EditedText text;

  /// @param text of a profile that was read without a mistake
  public DescriptionEdit(String text) {
    this.text = new EditedText(text);
  }

  /// The text with other descriptions of a class.
  ///
  /// @param descriptions none to take the field away
  /// @throws TenshotException if the text has no such class
  public String with(String className, List<String> descriptions) throws TenshotException {
    Node root = text.root();
    MappingNode own =
        EditedText.value(root, "classes")
            .flatMap(classes -> EditedText.value(classes.getValueNode(), className))
            .map(NodeTuple::getValueNode)
            .filter(MappingNode.class::isInstance)
            .map(MappingNode.class::cast)
            .orElseThrow(
                () -> new TenshotException("The profile has no class " + className + " any more."));
    Optional<NodeTuple> there = EditedText.value(own, FIELD);
    boolean block = own.getFlowStyle() == FlowStyle.BLOCK;
    if (descriptions.isEmpty()) {
      return there.isEmpty() ? text.text() : without(there.get(), block);
    }
    if (there.isPresent()) {
      return text.cut(
          text.start(there.get().getKeyNode()),
          text.end(there.get().getValueNode()),
          field(descriptions, EditedText.column(there.get().getKeyNode()), block));
    }
    int into = block ? text.start(own.getValue().getFirst().getKeyNode()) : text.start(own) + 1;
    int column = block ? EditedText.column(own.getValue().getFirst().getKeyNode()) : 0;
    String after = block ? "\n" + " ".repeat(column) : ", ";
    return text.cut(into, into, field(descriptions, column, block) + after);
  }

  private String without(NodeTuple field, boolean block) {
    int from = text.start(field.getKeyNode());
    int to = text.end(field.getValueNode());
    if (block) {
      int line = text.text().lastIndexOf('\n', from - 1) + 1;
      int next = text.text().indexOf('\n', to);
      return text.cut(line, next < 0 ? text.text().length() : next + 1, "");
    }
    // In braces a comma goes with it: the one behind, or for the last field the one before.
    String tail = text.text().substring(to).replaceFirst("^\\s*,\\s*", "");
    boolean last = tail.length() == text.text().length() - to;
    String head = text.text().substring(0, from);
    return (last ? head.replaceFirst(",\\s*$", "") : head) + tail;
  }

  private static String field(List<String> descriptions, int column, boolean block) {
    if (!block) {
      return descriptions.stream()
          .map(EditedText::quoted)
          .collect(Collectors.joining(", ", FIELD + ": [", "]"));
    }
    String before = "\n" + " ".repeat(column) + "  - ";
    return FIELD
        + ":"
        + descriptions.stream()
            .map(own -> before + EditedText.quoted(own))
            .collect(Collectors.joining());
  }
}
