package org.tenshot.ui.lines;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.tenshot.ui.common.Choice;
import org.tenshot.ui.common.FxBridge;
import org.tenshot.ui.common.Language;
import org.tenshot.ui.common.Notice;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.line.LineActions;

/// What can be done with all lines, whether by key or by button: turns it into {@link
/// LinesActions}, asks back where something is missing, and says what did not work. On the drawing
/// thread.
public final class LinesViewModel {

  private final LinesActions actions;
  private final Strings strings;
  private final FxBridge bridge;
  private final ReadOnlyObjectWrapper<@Nullable Question> question = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();
  private List<ShownLine> lines = List.of();

  /// What is asked over everything else.
  ///
  /// @param preselected which of them Enter takes
  record Question(String title, String more, List<Choice> choices, int preselected) {}

  LinesViewModel(LinesActions actions, Strings strings, FxBridge bridge) {
    this.actions = actions;
    this.strings = strings;
    this.bridge = bridge;
  }

  ReadOnlyObjectProperty<@Nullable Question> questionProperty() {
    return question.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable Notice> noticeProperty() {
    return notice.getReadOnlyProperty();
  }

  void show(List<ShownLine> now) {
    lines = List.copyOf(now);
    giveUp();
  }

  /// Opens the screen of the line that stands at this place, from 0; nothing where none does.
  void open(int place) {
    if (place >= 0 && place < lines.size()) {
      actions.open(lines.get(place).name());
    }
  }

  void startAll() {
    tell(actions.startAll());
  }

  void stopAll() {
    tell(actions.stopAll());
  }

  void askAdd() {
    bridge.answer(actions.profiles(), this::ask, this::failed);
  }

  private void ask(List<LineActions.ProfileChoice> profiles) {
    List<Choice> choices = new ArrayList<>();
    int last = 0;
    for (LineActions.ProfileChoice each : profiles) {
      last = each.last() ? choices.size() : last;
      choices.add(
          new Choice(each.product(), each.detail(), null, each.error(), () -> add(each.name())));
    }
    question.set(new Question(strings.text("profile.title.more"), "", choices, last));
  }

  private void add(String profile) {
    giveUp();
    tell(actions.add(profile));
  }

  void askRemove() {
    List<Choice> choices =
        lines.stream()
            .map(each -> new Choice(each.title(), "", null, "", () -> remove(each.name())))
            .toList();
    question.set(
        new Question(
            strings.text("lines.remove.title"), strings.text("lines.remove.more"), choices, -1));
  }

  private void remove(String line) {
    giveUp();
    tell(actions.remove(line));
  }

  void askLanguage() {
    List<Choice> choices =
        Arrays.stream(Language.values())
            .map(each -> new Choice(each.ownName(), "", null, "", () -> speak(each)))
            .toList();
    question.set(
        new Question(strings.text("language.title"), "", choices, strings.language().ordinal()));
  }

  private void speak(Language language) {
    giveUp();
    strings.use(language);
    actions.languageChosen(language);
  }

  void giveUp() {
    question.set(null);
  }

  void forgetNotice() {
    notice.set(null);
  }

  private void tell(CompletionStage<?> asked) {
    bridge.answer(asked, answer -> {}, this::failed);
  }

  private void failed(String sentence) {
    notice.set(new Notice(Notice.Kind.FAILED, sentence, null));
  }
}
