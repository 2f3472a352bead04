package org.tenshot.ui.setup;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.tenshot.camera.AddressOptions;
import org.tenshot.camera.CameraSearch;
import org.tenshot.camera.FoundSource;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Region;
import org.tenshot.domain.TenshotException;
import org.tenshot.ui.common.FxBridge;
import org.tenshot.ui.common.Notice;
import org.tenshot.ui.common.Strings;

/// Thinks for whoever sets up a camera: which source is tried, how it is set, which part of its
/// picture is inspected, and whether it is sharp. On the drawing thread.
public final class SetUpViewModel {

  private final SetUpActions actions;
  private final Strings strings;
  private final FxBridge bridge;
  private final ReadOnlyObjectWrapper<SetUpView> view =
      new ReadOnlyObjectWrapper<>(SetUpView.EMPTY);
  private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();
  private final FxBridge.Slot<Seen> seen;
  private final RegionDrawing drawing = new RegionDrawing(this::picture, this::changed);
  private final TriggerViewModel trigger;
  private @Nullable SetUpFacts facts;
  private CameraSearch.@Nullable Found found;
  private String address = "";
  private @Nullable Seen shown;
  private double best;
  private @Nullable KeptSettings kept;
  private boolean busy;

  public SetUpViewModel(SetUpActions actions, Strings strings, FxBridge bridge) {
    this.actions = actions;
    this.strings = strings;
    this.bridge = bridge;
    this.seen = bridge.slot(this::see);
    this.trigger = new TriggerViewModel(actions, bridge, this::failed);
  }

  ReadOnlyObjectProperty<SetUpView> viewProperty() {
    return view.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable Notice> noticeProperty() {
    return notice.getReadOnlyProperty();
  }

  /// Of this camera.
  TriggerViewModel trigger() {
    return trigger;
  }

  /// Begins with the product of the open line and its source.
  void open() {
    reset();
    bridge.answer(
        actions.open(),
        product -> {
          facts = product;
          drawing.begin(product.region());
          search();
          use(product.source());
        },
        this::failed);
  }

  /// Begins without a product and without a source.
  void openBlank() {
    reset();
    search();
  }

  private void reset() {
    facts = null;
    found = null;
    address = "";
    shown = null;
    drawing.begin(Region.WHOLE);
    best = 0;
    kept = null;
    busy = false;
    notice.set(null);
    publish();
  }

  /// Looks for cameras again.
  void search() {
    found = null;
    publish();
    bridge.answer(
        actions.cameras(),
        cameras -> {
          found = cameras;
          lookForKept();
          publish();
        },
        this::failed);
  }

  /// Tries a source in place of the one before.
  void use(String wanted) {
    String next = wanted.strip();
    if (next.isEmpty()) {
      failed(strings.text("setup.address.none"));
      return;
    }
    address = next;
    shown = Seen.opening(next);
    best = 0;
    notice.set(null);
    lookForKept();
    publish();
    actions.watch(next, seen::offer);
    measure();
  }

  private void see(Seen news) {
    if (!news.address().equals(address)) {
      return;
    }
    boolean first = shown == null || shown.picture() == null;
    shown = news;
    // One of the region before would be a mark that this one never reaches.
    if (news.lens() != null && Objects.equals(news.measured(), drawing.box())) {
      best = Math.max(best, news.lens().sharpness());
    }
    if (first && news.picture() != null) {
      fit(news.picture());
    }
    publish();
  }

  /// A region that the pictures of another camera do not hold is no region there.
  private void fit(Picture picture) {
    if (drawing.region().within(picture.width(), picture.height()).isEmpty()) {
      failed(strings.text("setup.region.too-large"));
      drawing.begin(Region.WHOLE);
    }
    measure();
  }

  /// Changes a setting of the camera; it is opened anew with it.
  ///
  /// @param value null to leave it as the camera has it
  void set(String option, @Nullable String value) {
    try {
      String changed = AddressOptions.parse(address).with(option, value).text();
      if (!changed.equals(address)) {
        use(changed);
      }
    } catch (TenshotException e) {
      failed(e.sentence());
    }
  }

  /// Changes a setting to a number.
  void set(String option, double value) {
    set(option, String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value));
  }

  /// The inspected part of the picture, for whoever draws it.
  RegionDrawing drawing() {
    return drawing;
  }

  private void changed() {
    best = 0;
    measure();
    publish();
  }

  /// Forgets the best sharpness, for whoever begins again.
  void forgetBest() {
    best = 0;
    publish();
  }

  private void measure() {
    actions.measure(drawing.box());
  }

  /// The last picture; null before the first.
  @Nullable Picture picture() {
    return shown == null ? null : shown.picture();
  }

  /// Writes source and region into the profile.
  void save() {
    if (!busy && !address.isEmpty()) {
      busy = true;
      publish();
      bridge.answer(
          actions.save(address, drawing.region(), trigger.delay()),
          saved -> {
            busy = false;
            done(strings.text("setup.saved"));
          },
          this::failed);
    }
  }

  /// Keeps how the camera is set.
  void keep() {
    FoundSource camera = view.get().camera();
    if (camera == null || camera.serial().isEmpty()) {
      failed(strings.text("setup.keep.no-serial"));
      return;
    }
    KeptSettings now = new KeptSettings(camera.serial(), address, drawing.region());
    bridge.answer(
        actions.keep(now),
        file -> {
          kept = now;
          done(strings.text("setup.kept", camera.serial(), file));
        },
        this::failed);
  }

  /// Sets the camera as it was kept.
  void takeKept() {
    if (kept != null) {
      drawing.begin(kept.region());
      use(kept.address());
    }
  }

  private void lookForKept() {
    kept = null;
    FoundSource camera = now().camera();
    if (camera != null && !camera.serial().isEmpty()) {
      String asked = address;
      bridge.answer(
          actions.kept(camera.serial()), settings -> remember(asked, settings), this::failed);
    }
  }

  private void remember(String asked, Optional<KeptSettings> settings) {
    if (asked.equals(address)) {
      kept = settings.orElse(null);
      publish();
    }
  }

  void leave() {
    actions.leave();
  }

  void forgetNotice() {
    notice.set(null);
  }

  private void done(String text) {
    notice.set(new Notice(Notice.Kind.DONE, text, null));
    publish();
  }

  /// Says that something did not work.
  void failed(String sentence) {
    busy = false;
    notice.set(new Notice(Notice.Kind.FAILED, sentence, null));
    publish();
  }

  private void publish() {
    view.set(now());
  }

  private SetUpView now() {
    return new SetUpView(
        facts, found, address, shown, drawing.region(), drawing.box(), best, kept, busy);
  }
}
