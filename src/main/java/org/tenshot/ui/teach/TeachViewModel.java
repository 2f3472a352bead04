package org.tenshot.ui.teach;

import java.util.List;
import java.util.concurrent.CompletionStage;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Verdict;
import org.tenshot.ui.common.FxBridge;
import org.tenshot.ui.common.Notice;
import org.tenshot.ui.common.Strings;

/// Thinks for the teaching screen: what is chosen, what a key labels, when a head is learnt, and
/// what to do next. On the drawing thread.
final class TeachViewModel {

  private static final int GALLERY = 120;
  private static final double USUAL_ESCAPE_COST = 20;

  private final TeachActions actions;
  private final Strings strings;
  private final FxBridge bridge;
  private final NextStep nextStep;
  private final Gallery gallery = new Gallery();
  private final ReadOnlyObjectWrapper<TeachView> view = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();
  private TeachView.Area area = TeachView.Area.LABEL;
  private @Nullable TeachFacts facts;
  private TeachActions.Filter filter = new TeachActions.Filter(null, false, false, GALLERY);
  private boolean teaching;
  private @Nullable HeadProof proof;
  private double escapeCost = USUAL_ESCAPE_COST;
  private long asked;
  private long weighed;

  TeachViewModel(TeachActions actions, Strings strings, FxBridge bridge) {
    this.actions = actions;
    this.strings = strings;
    this.bridge = bridge;
    this.nextStep = new NextStep(strings);
    publish();
  }

  ReadOnlyObjectProperty<TeachView> viewProperty() {
    return view.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable Notice> noticeProperty() {
    return notice.getReadOnlyProperty();
  }

  /// Asks the station for everything anew: when the screen is opened.
  void open() {
    refresh();
    bridge.answer(actions.gallery(filter), this::showGallery, this::failed);
  }

  private void refresh() {
    bridge.answer(
        actions.facts(),
        answer -> {
          facts = answer;
          publish();
          if (proof == null) {
            teach();
          }
        },
        this::failed);
  }

  /// Other shots are there.
  void learnAnew() {
    proof = null;
    refresh();
  }

  private void showGallery(List<GalleryItem> answer) {
    gallery.show(answer);
    publish();
  }

  void show(TeachView.Area wanted) {
    area = wanted;
    publish();
  }

  /// Only frames with this verdict, or all.
  void only(Verdict.@Nullable Kind verdict) {
    filter(new TeachActions.Filter(verdict, filter.mostUseful(), filter.unlabelled(), GALLERY));
  }

  /// The most useful frames first, or the newest.
  void mostUseful(boolean wanted) {
    filter(new TeachActions.Filter(filter.verdict(), wanted, wanted, GALLERY));
  }

  private void filter(TeachActions.Filter wanted) {
    filter = wanted;
    bridge.answer(actions.gallery(filter), this::showGallery, this::failed);
    publish();
  }

  /// Moves the cursor by so many items.
  ///
  /// @param extend true to choose everything on the way
  void move(int step, boolean extend) {
    gallery.move(step, extend);
    publish();
  }

  /// Chooses an item, or no longer.
  ///
  /// @param more true to leave the others chosen
  void choose(int item, boolean more) {
    gallery.choose(item, more);
    publish();
  }

  /// Labels what is chosen, else what the cursor is on, with the n-th class, counted from 1.
  void label(int number) {
    TeachFacts known = facts;
    if (known == null || number < 1 || number > known.classes().size()) {
      return;
    }
    List<GalleryItem> taken = gallery.take();
    if (taken.isEmpty()) {
      failed(strings.text("teach.label.nothing"));
      return;
    }
    publish();
    String className = known.classes().get(number - 1).name();
    bridge.answer(
        actions.label(taken, className), shots -> labelled(taken, className, shots), this::failed);
  }

  private void labelled(List<GalleryItem> taken, String className, List<Long> shots) {
    gallery.label(taken, className, shots);
    for (GalleryItem own : taken) {
      String before = own.label();
      if (before != null) {
        count(before, -1);
      }
    }
    count(className, shots.size());
    done(strings.text("teach.labelled", shots.size(), className), () -> takeBack(className, shots));
    publish();
    teach();
  }

  private void count(String className, int more) {
    facts = facts == null ? null : facts.counting(className, more);
  }

  private void takeBack(String className, List<Long> shots) {
    notice.set(null);
    bridge.answer(
        actions.takeBack(shots),
        answer -> {
          gallery.unlabel(shots);
          count(className, -shots.size());
          publish();
          teach();
        },
        this::failed);
  }

  void relabel(HeadProof.Doubt doubt) {
    bridge.answer(
        actions.relabel(doubt, doubt.looksLike()),
        answer -> {
          done(strings.text("teach.relabelled", doubt.looksLike()), null);
          learnAnew();
        },
        this::failed);
  }

  /// Takes back what the notice tells of, if that is possible.
  void undoLast() {
    Notice last = notice.get();
    Runnable back = last == null ? null : last.undo();
    if (back != null) {
      back.run();
    }
  }

  /// Learns and proves a head, if there is anything to tell apart.
  void teach() {
    TeachFacts known = facts;
    if (known == null || !NextStep.canTeach(known)) {
      return;
    }
    long mine = ++asked;
    teaching = true;
    publish();
    bridge.answer(
        actions.teach(escapeCost),
        answer -> ended(mine, answer, null),
        sentence -> ended(mine, null, sentence));
  }

  private void ended(long mine, @Nullable HeadProof answer, @Nullable String sentence) {
    if (mine != asked) {
      return;
    }
    teaching = false;
    proof = answer == null ? proof : answer;
    if (sentence != null) {
      failed(sentence);
    }
    publish();
  }

  void cancel() {
    asked++;
    teaching = false;
    actions.cancel();
    publish();
  }

  /// How many falsely rejected parts an escaped one costs; the newest wins.
  void weigh(double cost) {
    escapeCost = cost;
    HeadProof known = proof;
    publish();
    if (known == null) {
      return;
    }
    long mine = ++weighed;
    bridge.answer(
        actions.weigh(cost),
        answer -> {
          if (mine == weighed && proof != null) {
            proof = proof.with(answer, answer.cuts());
            publish();
          }
        },
        this::failed);
  }

  /// Lets the head that was learnt last judge.
  ///
  /// @param reason empty where none is needed
  void promote(String reason) {
    tell(actions.promote(reason.isBlank() ? null : reason), "teach.promoted");
  }

  void promote(HeadVersion version) {
    tell(actions.promote(version.number(), null), "teach.promoted");
  }

  void rollBack() {
    tell(actions.rollBack(), "teach.rolled-back");
  }

  void leave() {
    actions.leave();
  }

  void forgetNotice() {
    notice.set(null);
  }

  private void tell(CompletionStage<?> order, String text) {
    bridge.answer(
        order,
        answer -> {
          done(strings.text(text), null);
          refresh();
        },
        this::failed);
  }

  void say(Notice said) {
    notice.set(said);
  }

  private void done(String text, @Nullable Runnable undo) {
    notice.set(new Notice(Notice.Kind.DONE, text, undo));
  }

  void failed(String sentence) {
    notice.set(new Notice(Notice.Kind.FAILED, sentence, null));
  }

  private void publish() {
    view.set(
        new TeachView(
            area,
            facts,
            filter,
            gallery.items(),
            gallery.cursor(),
            gallery.selected(),
            teaching,
            proof,
            escapeCost,
            nextStep.sentence(facts, gallery.items().isEmpty(), teaching, proof)));
  }
}
