package org.tenshot.profile;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.tenshot.domain.TenshotException;

/// Changes the descriptions of a class in the text of a profile, and leaves everything else as a
/// person wrote it: order, comments, blank lines.
public final class DescriptionEdit {

  private static final String FIELD = "descriptions";

  private final String text;

  /// @param text of a profile that was read without a mistake
  public DescriptionEdit(String text) {
    this.text = text;
  }

  /// The text with other descriptions of a class.
  ///
  /// @param descriptions none to take the field away
  /// @throws TenshotException if the text has no such class
  public String with(String className, List<String> descriptions) throws TenshotException {
    Node root =
        new Compose(LoadSettings.builder().build())
            .composeString(text)
            .orElseThrow(() -> new TenshotException("The profile is empty."));
    MappingNode own =
        value(root, "classes")
            .flatMap(classes -> value(classes.getValueNode(), className))
            .map(NodeTuple::getValueNode)
            .filter(MappingNode.class::isInstance)
            .map(MappingNode.class::cast)
            .orElseThrow(
                () -> new TenshotException("The profile has no class " + className + " any more."));
    Optional<NodeTuple> there = value(own, FIELD);
    boolean block = own.getFlowStyle() == FlowStyle.BLOCK;
    if (descriptions.isEmpty()) {
      return there.isEmpty() ? text : without(there.get(), block);
    }
    if (there.isPresent()) {
      return cut(
          start(there.get().getKeyNode()),
          end(there.get().getValueNode()),
          field(descriptions, column(there.get().getKeyNode()), block));
    }
    int into = block ? start(own.getValue().getFirst().getKeyNode()) : start(own) + 1;
    int column = block ? column(own.getValue().getFirst().getKeyNode()) : 0;
    String after = block ? "\n" + " ".repeat(column) : ", ";
    return cut(into, into, field(descriptions, column, block) + after);
  }

  private String without(NodeTuple field, boolean block) {
    int from = start(field.getKeyNode());
    int to = end(field.getValueNode());
    if (block) {
      int line = text.lastIndexOf('\n', from - 1) + 1;
      int next = text.indexOf('\n', to);
      return cut(line, next < 0 ? text.length() : next + 1, "");
    }
    // In braces a comma goes with it: the one behind, or for the last field the one before.
    String tail = text.substring(to).replaceFirst("^\\s*,\\s*", "");
    boolean last = tail.length() == text.length() - to;
    String head = text.substring(0, from);
    return (last ? head.replaceFirst(",\\s*$", "") : head) + tail;
  }

  private String cut(int from, int to, String instead) {
    return text.substring(0, from) + instead + text.substring(to);
  }

  private static String field(List<String> descriptions, int column, boolean block) {
    if (!block) {
      return descriptions.stream()
          .map(DescriptionEdit::quoted)
          .collect(Collectors.joining(", ", FIELD + ": [", "]"));
    }
    String before = "\n" + " ".repeat(column) + "  - ";
    return FIELD
        + ":"
        + descriptions.stream().map(own -> before + quoted(own)).collect(Collectors.joining());
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static Optional<NodeTuple> value(Node mapping, String name) {
    return mapping instanceof MappingNode known
        ? known.getValue().stream()
            .filter(
                tuple ->
                    tuple.getKeyNode() instanceof ScalarNode key
                        && key.getValue().strip().equals(name))
            .findFirst()
        : Optional.empty();
  }

  private int start(Node node) {
    return place(node.getStartMark());
  }

  /// A list of lines ends for the parser where the next field begins; what lies between, such as a
  /// comment, is not the list's.
  private int end(Node node) {
    boolean lines =
        node instanceof SequenceNode list
            && list.getFlowStyle() == FlowStyle.BLOCK
            && !list.getValue().isEmpty();
    int end = lines ? end(((SequenceNode) node).getValue().getLast()) : place(node.getEndMark());
    // A text in the manner of > or | ends there too.
    while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private static int column(Node node) {
    return node.getStartMark().map(Mark::getColumn).orElse(0);
  }

  /// Marks count characters beyond 16 bits once.
  private int place(Optional<Mark> mark) {
    return text.offsetByCodePoints(0, mark.map(Mark::getIndex).orElse(0));
  }
}
