package org.tenshot.profile;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.tenshot.domain.TenshotException;

/// The plain part of YAML: text, numbers, lists and mappings, without anchors, aliases, tags and
/// further documents, which profiles do not need and which can make a small file large.
final class YamlText {

  /// Bytes of the largest file that is read; the shipped profiles have about five thousand.
  static final int LARGEST = 256 * 1024;

  private static final int DEEPEST = 20;
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setCodePointLimit(LARGEST).build();

  private final String file;
  private final String text;

  private YamlText(String file, String text) {
    this.file = file;
    this.text = text;
  }

  /// @param file as the person wrote it, for messages
  /// @throws TenshotException if the bytes are no UTF-8
  static YamlText decode(String file, byte[] bytes) throws TenshotException {
    try {
      String decoded =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new YamlText(file, decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded);
    } catch (CharacterCodingException e) {
      throw new TenshotException(
          file + " is not written in UTF-8: save it again with the encoding UTF-8.", e);
    }
  }

  /// The file as it was decoded, without a byte order mark.
  String text() {
    return text;
  }

  /// The root of the file.
  ///
  /// @param problems takes what the caller finds wrong later on
  /// @throws TenshotException if the text is no YAML, uses what profiles must not, or is empty
  YamlValue root(Problems problems) throws TenshotException {
    try {
      refuseAbuse();
      Node root =
          new Compose(SETTINGS)
              .composeString(text)
              .orElseThrow(
                  () ->
                      new TenshotException(
                          file + " is empty: copy profiles/template.yaml and fill it in."));
      return new YamlValue(root, line(root.getStartMark()), "", problems);
    } catch (ReaderException e) {
      throw new TenshotException(
          file + " holds the character U+%04X, which no text holds.".formatted(e.getCodePoint()),
          e);
    } catch (MarkedYamlEngineException e) {
      throw damaged(e);
    } catch (YamlEngineException e) {
      throw new TenshotException(file + " is no YAML that can be read: " + e.getMessage(), e);
    }
  }

  private TenshotException damaged(MarkedYamlEngineException e) {
    String context = e.getContext() == null ? "" : " " + e.getContext();
    return new TenshotException(
        file
            + ", line "
            + line(e.getProblemMark())
            + ": this is damaged YAML"
            + context
            + ", "
            + e.getProblem()
            + mend(e.getProblem())
            + ".",
        e);
  }

  private static String mend(String problem) {
    if (problem.contains("TAB")) {
      return "; indent with blanks instead of tabs";
    }
    return problem.contains("got {")
        ? "; put texts with braces into quotes"
        : "; check indents and quotes here";
  }

  /// Looks at the events only, which neither recurse nor expand anything.
  private void refuseAbuse() throws TenshotException {
    int depth = 0;
    int documents = 0;
    for (Event event : new Parse(SETTINGS).parseString(text)) {
      depth += event instanceof CollectionStartEvent ? 1 : 0;
      depth -= event instanceof CollectionEndEvent ? 1 : 0;
      documents += event instanceof DocumentStartEvent ? 1 : 0;
      refuse(depth > DEEPEST, event, "lists and mappings lie more than " + DEEPEST + " deep");
      refuse(documents > 1, event, "a second document starts after ---; a profile has one");
      refuse(event instanceof AliasEvent, event, "an alias (*name) is used; write the value again");
      refuse(hasAnchor(event), event, "an anchor (&name) is used; leave it out");
      refuse(hasTag(event), event, "a tag (!name) is used; leave it out");
    }
  }

  private void refuse(boolean abused, Event event, String sentence) throws TenshotException {
    if (abused) {
      throw new TenshotException(
          file + ", line " + line(event.getStartMark()) + ": " + sentence + ".");
    }
  }

  private static boolean hasAnchor(Event event) {
    return event instanceof NodeEvent node && node.getAnchor().isPresent();
  }

  private static boolean hasTag(Event event) {
    return switch (event) {
      case ScalarEvent scalar -> scalar.getTag().isPresent();
      case CollectionStartEvent collection -> collection.getTag().isPresent();
      default -> false;
    };
  }

  private static int line(Optional<Mark> mark) {
    return mark.map(Mark::getLine).orElse(0) + 1;
  }
}
