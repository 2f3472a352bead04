package org.tenshot.ui.teach;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.tenshot.domain.ProductClass;
import org.tenshot.ui.common.FxBridge;
import org.tenshot.ui.common.Notice;
import org.tenshot.ui.common.Strings;

/// The sentences that describe each class, as somebody changes them, and what each change would
/// have done to the last frames. On the drawing thread.
final class Prompts {

  private final TeachActions actions;
  private final Strings strings;
  private final FxBridge bridge;
  private final Consumer<Notice> notice;
  private final Trials trials;
  private List<ClassDescriptions> classes = List.of();
  private Runnable listener = () -> {};
  private final Map<String, List<String>> edited = new LinkedHashMap<>();

  /// @param notice says how it went
  Prompts(TeachActions actions, Strings strings, FxBridge bridge, Consumer<Notice> notice) {
    this.actions = actions;
    this.strings = strings;
    this.bridge = bridge;
    this.notice = notice;
    this.trials = new Trials(bridge, this::failed);
  }

  Trials trials() {
    return trials;
  }

  /// The classes as the profile describes them.
  List<ClassDescriptions> classes() {
    return classes;
  }

  /// @param told whenever the profile was read
  void listen(Runnable told) {
    listener = told;
  }

  /// Asks for the profile's prompts. What somebody was changing stays, unless it was those of
  /// another product, or somebody else has changed them meanwhile.
  void open() {
    bridge.answer(
        actions.prompts(),
        answer -> {
          if (!answer.equals(classes)) {
            classes = answer;
            edited.clear();
            trials.forget();
          }
          listener.run();
        },
        this::failed);
  }

  /// The sentences of a class as they stand now, one a line.
  String text(ProductClass own) {
    return String.join("\n", now(own));
  }

  private List<String> now(ProductClass own) {
    List<String> changed = edited.get(own.name());
    return changed != null
        ? changed
        : classes.stream()
            .filter(each -> each.productClass().equals(own))
            .map(ClassDescriptions::descriptions)
            .findFirst()
            .orElse(List.of());
  }

  /// Takes what somebody typed, one sentence a line, and tries it.
  void change(ProductClass own, String text) {
    List<String> sentences =
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).distinct().toList();
    if (!sentences.equals(now(own))) {
      edited.put(own.name(), sentences);
      Map<String, List<String>> asked = Map.copyOf(edited);
      trials.ask(() -> actions.tryPrompts(asked));
    }
  }

  boolean isChanged() {
    return !edited.isEmpty();
  }

  /// Writes the changes into the profile.
  void keep() {
    Map<String, List<String>> sent = Map.copyOf(edited);
    bridge.answer(
        actions.keepPrompts(sent),
        file -> {
          // What was typed since is not in the file yet.
          sent.forEach(edited::remove);
          classes = classes.stream().map(own -> own.with(sent)).toList();
          notice.accept(
              new Notice(Notice.Kind.DONE, strings.text("teach.prompts.kept", file), null));
          open();
        },
        this::failed);
  }

  /// Goes back to what the profile says.
  void revert() {
    edited.clear();
    trials.forget();
    open();
  }

  private void failed(String sentence) {
    notice.accept(new Notice(Notice.Kind.FAILED, sentence, null));
  }
}
