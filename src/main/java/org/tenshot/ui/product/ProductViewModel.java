package org.tenshot.ui.product;

import java.nio.file.Path;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.tenshot.keep.ProductCheck;
import org.tenshot.keep.ProductImport;
import org.tenshot.ui.common.FxBridge;
import org.tenshot.ui.common.Notice;
import org.tenshot.ui.common.Strings;

/// Thinks for whoever takes a product to another station or brings one in. On the drawing thread.
final class ProductViewModel {

  private final ProductActions actions;
  private final Strings strings;
  private final FxBridge bridge;
  private final ReadOnlyObjectWrapper<ProductView> view =
      new ReadOnlyObjectWrapper<>(ProductView.EMPTY);
  private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();
  private String product = "";
  private String file = "";
  private @Nullable ProductCheck check;
  private String as = "";
  private boolean anySigner;
  private ProductImport.@Nullable Done done;
  private boolean busy;
  private long asked;

  ProductViewModel(ProductActions actions, Strings strings, FxBridge bridge) {
    this.actions = actions;
    this.strings = strings;
    this.bridge = bridge;
  }

  ReadOnlyObjectProperty<ProductView> viewProperty() {
    return view.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable Notice> noticeProperty() {
    return notice.getReadOnlyProperty();
  }

  /// Begins with the product of the line and no file.
  void open() {
    product = "";
    forget();
    notice.set(null);
    bridge.answer(
        actions.product(),
        own -> {
          product = own.orElse("");
          publish();
        },
        this::failed);
  }

  private void forget() {
    asked++;
    file = "";
    check = null;
    as = "";
    anySigner = false;
    done = null;
    busy = false;
    publish();
  }

  /// Writes the product of the line into a file.
  void export(Path target) {
    busy = true;
    publish();
    bridge.answer(
        actions.export(target),
        written -> {
          busy = false;
          say(
              Notice.Kind.DONE,
              strings.text(
                  "product.written",
                  target,
                  written.shots(),
                  written.heads(),
                  written.fingerprint()));
        },
        this::failed);
  }

  /// Shows what a file holds.
  void look(Path from) {
    forget();
    notice.set(null);
    long mine = asked;
    file = String.valueOf(from.getFileName());
    busy = true;
    publish();
    bridge.answer(
        actions.look(from),
        found -> {
          if (mine == asked) {
            check = found;
            as = found.profile();
            busy = false;
            publish();
          }
        },
        sentence -> {
          if (mine == asked) {
            forget();
            failed(sentence);
          }
        });
  }

  /// Names the profile here.
  void call(String name) {
    as = name.strip();
    publish();
  }

  /// Says whether a file is taken although nobody trusts who signed it.
  void trust(boolean any) {
    anySigner = any;
    publish();
  }

  /// Takes in what the file holds.
  void bring() {
    ProductCheck shown = check;
    if (shown == null || !view.get().canImport()) {
      return;
    }
    busy = true;
    notice.set(null);
    publish();
    bridge.answer(
        actions.bring(as.equals(shown.profile()) ? null : as, anySigner),
        brought -> {
          done = brought;
          busy = false;
          publish();
        },
        this::failed);
  }

  /// The next step: the line gets the product, and its screen comes back.
  void choose() {
    ProductImport.Done brought = done;
    if (brought != null && !busy) {
      busy = true;
      publish();
      bridge.answer(
          actions.choose(brought.profile()),
          chosen -> {
            busy = false;
            leave();
          },
          this::failed);
    }
  }

  void leave() {
    forget();
    actions.leave();
  }

  void forgetNotice() {
    notice.set(null);
  }

  private void failed(String sentence) {
    busy = false;
    say(Notice.Kind.FAILED, sentence);
  }

  private void say(Notice.Kind kind, String text) {
    notice.set(new Notice(kind, text, null));
    publish();
  }

  private void publish() {
    view.set(new ProductView(product, file, check, as, anySigner, done, busy));
  }
}
