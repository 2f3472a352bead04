package org.tenshot.ui.setup;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Picture;
import org.tenshot.profile.NewProduct;
import org.tenshot.ui.common.FxBridge;
import org.tenshot.ui.common.Strings;

/// Thinks for whoever makes a new product, from its name to a line that runs. On the drawing
/// thread.
final class GuideViewModel {

  private final SetUpActions actions;
  private final SetUpViewModel camera;
  private final Strings strings;
  private final FxBridge bridge;
  private final ReadOnlyObjectWrapper<GuideView> view;
  private final List<Newcomer.Captured> shots = new ArrayList<>();
  private GuideView.Step step = GuideView.Step.PRODUCT;
  private boolean first;
  private String product = "";
  private String good = "good";
  private List<String> defects = List.of();
  private boolean busy;
  private String source = "";

  /// @param camera chooses the source and draws the region
  GuideViewModel(SetUpActions actions, SetUpViewModel camera, Strings strings, FxBridge bridge) {
    this.actions = actions;
    this.camera = camera;
    this.strings = strings;
    this.bridge = bridge;
    this.view = new ReadOnlyObjectWrapper<>(now());
  }

  ReadOnlyObjectProperty<GuideView> viewProperty() {
    return view.getReadOnlyProperty();
  }

  /// Begins.
  ///
  /// @param firstStart whether nothing was ever done on this station
  void open(boolean firstStart) {
    first = firstStart;
    step = firstStart ? GuideView.Step.WELCOME : GuideView.Step.PRODUCT;
    product = "";
    good = "good";
    defects = List.of();
    shots.clear();
    source = "";
    busy = false;
    camera.openBlank();
    publish();
  }

  /// What a person wrote.
  ///
  /// @param wrong a line for each thing that can be wrong
  void describe(String name, String goodName, String wrong) {
    product = name;
    good = goodName.strip();
    defects = wrong.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    publish();
  }

  /// The classes that a picture can be given: good, then what can be wrong.
  List<String> classes() {
    List<String> classes = new ArrayList<>(List.of(good));
    defects.forEach(line -> classes.add(NewProduct.Defect.parse(line).name()));
    return classes;
  }

  /// What is suggested for the defects that have no sentence of their own.
  List<String> suggestions() {
    return defects.stream()
        .map(NewProduct.Defect::parse)
        .map(
            own ->
                own.name()
                    + ": "
                    + (own.seen().isEmpty() && !own.name().isEmpty()
                        ? NewProduct.suggested(product.isBlank() ? "part" : product, own.name())
                        : own.seen()))
        .toList();
  }

  /// Goes to the step.
  void go(GuideView.Step next) {
    step = next;
    camera.forgetNotice();
    publish();
  }

  /// To the next step, where this one is done.
  void next() {
    switch (step) {
      case WELCOME, ADMINISTRATOR -> go(GuideView.Step.PRODUCT);
      case PRODUCT -> {
        if (product.isBlank() || good.isBlank()) {
          camera.failed(strings.text("guide.product.missing"));
        } else {
          go(GuideView.Step.CAMERA);
        }
      }
      case CAMERA -> {
        if (camera.picture() == null) {
          camera.failed(strings.text("guide.camera.missing"));
        } else {
          forgetOtherShots();
          go(GuideView.Step.PARTS);
        }
      }
      case PARTS -> finish();
    }
  }

  /// What another camera saw is no picture of this line.
  private void forgetOtherShots() {
    String address = camera.viewProperty().get().address();
    if (!address.equals(source)) {
      source = address;
      shots.clear();
    }
  }

  /// To the step before, or out.
  void back() {
    switch (step) {
      case ADMINISTRATOR -> go(GuideView.Step.WELCOME);
      case CAMERA -> go(GuideView.Step.PRODUCT);
      case PARTS -> go(GuideView.Step.CAMERA);
      case PRODUCT -> {
        if (first) {
          go(GuideView.Step.WELCOME);
        } else {
          camera.leave();
        }
      }
      case WELCOME -> camera.leave();
    }
  }

  /// The picture that is seen now shows a part of this class.
  void capture(String className) {
    Picture picture = camera.picture();
    if (busy || step != GuideView.Step.PARTS) {
      return;
    }
    Seen seen = camera.viewProperty().get().seen();
    boolean still = seen != null && seen.state() == Seen.State.LOST;
    if (picture == null || still) {
      camera.failed(strings.text("guide.camera.missing"));
    } else if (!shots.isEmpty() && shots.getLast().picture() == picture) {
      camera.failed(strings.text("guide.same"));
    } else {
      camera.forgetNotice();
      shots.add(new Newcomer.Captured(picture, className));
      publish();
    }
  }

  /// Forgets the last picture.
  void takeBack() {
    if (!busy && !shots.isEmpty()) {
      shots.removeLast();
      publish();
    }
  }

  private void finish() {
    if (busy) {
      return;
    }
    if (!now().enough()) {
      camera.failed(
          strings.text("guide.more", strings.number(GuideView.WANTED - now().count(good))));
      return;
    }
    SetUpView seen = camera.viewProperty().get();
    busy = true;
    publish();
    bridge.answer(
        actions.make(new Newcomer(product, good, defects, seen.address(), seen.region(), shots)),
        made -> left(),
        this::failed);
  }

  /// Takes the product that comes with the program.
  void sample() {
    busy = true;
    publish();
    bridge.answer(actions.sample(), made -> left(), this::failed);
  }

  /// Goes to where a product of another station is taken in.
  void productFile() {
    actions.productFile();
  }

  /// Makes the first administrator.
  void addAdministrator(String name, char[] password) {
    busy = true;
    publish();
    bridge.answer(
        actions.addAdministrator(name, password),
        made -> {
          busy = false;
          go(GuideView.Step.WELCOME);
        },
        this::failed);
  }

  private void left() {
    busy = false;
    publish();
    actions.leave();
  }

  private void failed(@Nullable String sentence) {
    busy = false;
    publish();
    camera.failed(String.valueOf(sentence));
  }

  private void publish() {
    view.set(now());
  }

  private GuideView now() {
    return new GuideView(
        step,
        product,
        good,
        defects,
        shots.stream().map(Newcomer.Captured::className).toList(),
        busy);
  }
}
