package org.tenshot.profile;

import java.util.Optional;
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

/// The text of a profile with the places where its values stand, so that one can be replaced and
/// all else stays as a person wrote it: order, comments, blank lines.
record EditedText(String text) {

  /// @throws TenshotException if there is nothing in it
  Node root() throws TenshotException {
    return new Compose(LoadSettings.builder().build())
        .composeString(text)
        .orElseThrow(() -> new TenshotException("The profile is empty."));
  }

  static Optional<NodeTuple> value(Node mapping, String name) {
    return mapping instanceof MappingNode known
        ? known.getValue().stream()
            .filter(
                tuple ->
                    tuple.getKeyNode() instanceof ScalarNode key
                        && key.getValue().strip().equals(name))
            .findFirst()
        : Optional.empty();
  }

  String cut(int from, int to, String instead) {
    return text.substring(0, from) + instead + text.substring(to);
  }

  int start(Node node) {
    return place(node.getStartMark());
  }

  /// A list of lines ends for the parser where the next field begins; what lies between, such as a
  /// comment, is not the list's.
  int end(Node node) {
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

  static int column(Node node) {
    return node.getStartMark().map(Mark::getColumn).orElse(0);
  }

  /// A text in double quotes.
  static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /// Marks count characters beyond 16 bits once.
  private int place(Optional<Mark> mark) {
    return text.offsetByCodePoints(0, mark.map(Mark::getIndex).orElse(0));
  }
}
