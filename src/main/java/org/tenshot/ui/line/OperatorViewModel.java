package org.tenshot.ui.line;

import java.util.List;
import java.util.concurrent.CompletionStage;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.ChallengeResult;
import org.tenshot.domain.LineState;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Proportion;
import org.tenshot.ui.common.FxBridge;
import org.tenshot.ui.common.Language;
import org.tenshot.ui.common.Notice;
import org.tenshot.ui.common.Strings;

/// What the operator can do, whether by key or by button: turns it into {@link LineActions}, asks
/// back where something is missing, and says how it went. On the drawing thread.
public final class OperatorViewModel {

  private final LineViewModel line;
  private final LineActions actions;
  private final Strings strings;
  private final FxBridge bridge;
  private final ReadOnlyObjectWrapper<@Nullable Question> question = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();
  private final Looking looking;
  private Runnable leave = () -> {};

  OperatorViewModel(LineViewModel line, LineActions actions, Strings strings, FxBridge bridge) {
    this.line = line;
    this.actions = actions;
    this.strings = strings;
    this.bridge = bridge;
    this.looking = new Looking(line);
  }

  ReadOnlyObjectProperty<@Nullable Question> questionProperty() {
    return question.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable Notice> noticeProperty() {
    return notice.getReadOnlyProperty();
  }

  private LineView view() {
    return line.viewProperty().get();
  }

  /// What the product's pictures are sorted into.
  List<ProductClass> classes() {
    LineFacts facts = view().facts();
    return facts == null ? List.of() : facts.classes();
  }

  /// True once the line has a product.
  boolean hasProduct() {
    return view().facts() != null;
  }

  void startOrStop() {
    LineState state = view().state();
    if (state == LineState.STOPPED || state == LineState.FAULT) {
      start();
    } else {
      stop();
    }
  }

  /// Starts a line that stands. One in a fault may still be trying, so it is stopped before.
  void start() {
    if (view().facts() == null) {
      askProfile();
    } else if (view().state() == LineState.FAULT) {
      tell(actions.stop().thenCompose(stopped -> actions.start()));
    } else {
      tell(actions.start());
    }
  }

  void stop() {
    tell(actions.stop());
  }

  /// Looks at the part now, where the line waits for that.
  void trigger() {
    LineView now = view();
    if (!now.isByKey()) {
      failed(strings.text("trigger.not-by-key"));
    } else if (!now.isLive()) {
      failed(strings.text("trigger.stands"));
    } else {
      actions.trigger();
    }
  }

  /// Asks for the true class of the part that the screen shows, else of the newest.
  void askWrong() {
    LineView now = view();
    Part part = now.meant();
    if (part == null || now.facts() == null) {
      failed(strings.text("wrong.nothing"));
    } else {
      question.set(new Question.WrongVerdict(part));
    }
  }

  void wrong(Part part, String className) {
    giveUp();
    bridge.answer(
        actions.wrong(part.inspection(), part.picture(), className),
        row -> done(strings.text("wrong.saved", part.label(), className), () -> undo(row)),
        this::failed);
  }

  private void undo(long row) {
    notice.set(null);
    bridge.answer(
        actions.undo(row), answer -> done(strings.text("wrong.undone"), null), this::failed);
  }

  void askProfile() {
    bridge.answer(
        actions.profiles(),
        profiles ->
            question.set(new Question.WhichProfile(profiles, Question.WhichProfile.Use.THIS_LINE)),
        this::failed);
  }

  /// Asks the same profiles for a line that the station gets.
  void askForOneMore(Question.WhichProfile asked) {
    question.set(
        new Question.WhichProfile(asked.profiles(), Question.WhichProfile.Use.ONE_MORE_LINE));
  }

  /// Takes the profile that was asked for.
  void choose(LineActions.ProfileChoice profile, Question.WhichProfile.Use use) {
    switch (use) {
      case THIS_LINE -> choose(profile);
      case ONE_MORE_LINE -> {
        giveUp();
        tell(actions.addLine(profile.name()));
      }
    }
  }

  /// Takes a profile and starts its line.
  private void choose(LineActions.ProfileChoice profile) {
    giveUp();
    tell(actions.chooseProfile(profile.name()).thenCompose(ready -> actions.start()));
  }

  /// Would the known bad parts be caught?
  void challenge() {
    if (view().facts() == null) {
      askProfile();
      return;
    }
    done(strings.text("challenge.runs"), null);
    bridge.answer(actions.challenge(), this::challenged, this::failed);
  }

  private void challenged(ChallengeResult result) {
    Proportion caught = result.caught();
    Proportion passed = result.passed();
    String text =
        strings.text(
            result.isMet() ? "challenge.met" : "challenge.failed",
            caught.count(),
            caught.total(),
            passed.count(),
            passed.total());
    if (result.isMet()) {
      done(text, null);
    } else {
      failed(text);
    }
  }

  /// Takes note of what holds the line.
  void acknowledge() {
    bridge.answer(
        actions.acknowledge(view().said()),
        answer -> done(strings.text("acknowledge.done"), null),
        this::failed);
  }

  void teach() {
    if (view().facts() == null) {
      askProfile();
    } else {
      actions.teach();
    }
  }

  void setUp() {
    if (view().facts() == null) {
      askProfile();
    } else {
      actions.setUp();
    }
  }

  /// True while somebody chooses among the products for this line.
  boolean canMakeProduct() {
    return question.get() instanceof Question.WhichProfile which
        && which.use() == Question.WhichProfile.Use.THIS_LINE;
  }

  void newProduct() {
    giveUp();
    actions.newProduct();
  }

  void lookBack() {
    actions.lookBack();
  }

  void askLanguage() {
    question.set(new Question.WhichLanguage());
  }

  void speak(Language language) {
    Question asked = question.get();
    strings.use(language);
    actions.languageChosen(language);
    if (asked instanceof Question.WhichLanguage) {
      giveUp();
    }
  }

  void newShift() {
    Runnable back = line.newShift();
    done(
        strings.text("shift.reset"),
        () -> {
          back.run();
          notice.set(null);
        });
  }

  /// Looks one part further back, or with -1 one part closer to now.
  void look(int step) {
    looking.by(step);
  }

  /// Looks at a part, or at the belt again if that part is shown already.
  void look(Part part) {
    looking.at(part);
  }

  /// Takes back what the notice tells of, if that is possible.
  void undoLast() {
    Notice last = notice.get();
    if (last != null && last.undo() != null) {
      last.undo().run();
    }
  }

  /// Leaves a question or a look back; nothing happens to the line.
  void giveUp() {
    if (question.get() != null) {
      question.set(null);
    } else {
      line.lookAtBelt();
    }
  }

  /// Leaves a question or a look back, else the screen.
  void back() {
    boolean nothing = question.get() == null && !(view().headline() instanceof Headline.Past);
    giveUp();
    if (nothing) {
      leave.run();
    }
  }

  /// @param away goes where this screen was opened from; nothing for the only one
  void leavesTo(Runnable away) {
    leave = away;
  }

  void forgetNotice() {
    notice.set(null);
  }

  private void tell(CompletionStage<?> asked) {
    bridge.answer(asked, answer -> {}, this::failed);
  }

  private void done(String text, @Nullable Runnable undo) {
    notice.set(new Notice(Notice.Kind.DONE, text, undo));
  }

  private void failed(String sentence) {
    notice.set(new Notice(Notice.Kind.FAILED, sentence, null));
  }
}
