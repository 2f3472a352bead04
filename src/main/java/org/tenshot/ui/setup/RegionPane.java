package org.tenshot.ui.setup;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Region.Box;
import org.tenshot.ui.common.FxBridge;
import org.tenshot.ui.common.LiveImage;
import org.tenshot.ui.common.PictureWorker;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.StyleClasses;

/// The live picture of a camera that is set up. The mouse draws the region; with the focus on the
/// picture arrows move it by a pixel, with Shift they make it larger or smaller, with Ctrl ten
/// pixels at a time.
final class RegionPane extends Region {

  /// How near to a corner a glove must come, in pixels of the screen.
  private static final double REACH = 28;

  private static final double HANDLE = 18;
  private static final int LEAP = 10;

  private final Strings strings;
  private final RegionDrawing drawing;
  private final LiveImage live;
  private final ImageView view = new ImageView();
  private final Rectangle shadow = new Rectangle();
  private final Rectangle border = new Rectangle();
  private final List<Rectangle> handles = new ArrayList<>();
  private final Label badge = new Label();
  private final Label pixels = new Label();
  private final Label empty = new Label();
  private @Nullable Picture offered;
  private @Nullable Image image;
  private @Nullable Picture picture;
  private @Nullable Box box;

  RegionPane(Strings strings, RegionDrawing drawing, PictureWorker worker, FxBridge bridge) {
    this.strings = strings;
    this.drawing = drawing;
    this.live = new LiveImage(worker, bridge, this::draw);
    getStyleClass().add("picture");
    setId("setup-picture");
    setFocusTraversable(true);
    setMinSize(0, 0);
    view.setPreserveRatio(true);
    shadow.getStyleClass().add("region-shadow");
    border.getStyleClass().add("region");
    badge.setId("setup-badge");
    pixels.setId("setup-pixels");
    pixels.getStyleClass().addAll("badge", "badge-live");
    empty.getStyleClass().add("picture-empty");
    empty.setWrapText(true);
    getChildren().addAll(view, shadow, border);
    for (int i = 0; i < 4; i++) {
      Rectangle handle = new Rectangle(HANDLE, HANDLE);
      handle.getStyleClass().add("region-handle");
      handles.add(handle);
      getChildren().add(handle);
    }
    getChildren().addAll(empty, badge, pixels);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  void show(SetUpView now) {
    Seen seen = now.seen();
    picture = seen == null ? null : seen.picture();
    box = now.box();
    if (picture == null) {
      offered = null;
      image = null;
    } else if (picture != offered) {
      offered = picture;
      live.offer(picture);
    }
    boolean comes = seen != null && seen.state() == Seen.State.LIVE;
    badge.setText(seen == null ? strings.text("setup.state.NONE") : badge(seen));
    badge.setVisible(seen != null);
    StyleClasses.set(badge, "label", "badge", comes ? "badge-live" : "badge-trouble");
    view.setOpacity(comes || seen != null && seen.state() == Seen.State.ENDED ? 1 : 0.35);
    empty.setText(
        seen == null || seen.why().isEmpty()
            ? strings.text(seen == null ? "setup.state.NONE" : "setup.state." + seen.state())
            : strings.say(seen.why()));
    Box drawn = box;
    pixels.setText(
        drawn == null
            ? ""
            : strings.text(
                "setup.region.pixels",
                Integer.toString(drawn.x()),
                Integer.toString(drawn.y()),
                Integer.toString(drawn.width()),
                Integer.toString(drawn.height())));
    setAccessibleText(pixels.getText());
    requestLayout();
  }

  private String badge(Seen seen) {
    String state = strings.text("setup.state." + seen.state());
    boolean told = seen.picture() != null && !seen.why().isEmpty();
    return told ? state + ": " + strings.say(seen.why()) : state;
  }

  private void draw(Image drawn) {
    image = picture == null ? null : drawn;
    requestLayout();
  }

  private double scale(Picture shown) {
    return Math.min(getWidth() / shown.width(), getHeight() / shown.height());
  }

  /// Where a place of this pane lies in the picture.
  private Point2D inPicture(Picture shown, double x, double y) {
    double scale = scale(shown);
    return new Point2D(
        (x - (getWidth() - shown.width() * scale) / 2) / scale,
        (y - (getHeight() - shown.height() * scale) / 2) / scale);
  }

  private void pressed(MouseEvent event) {
    requestFocus();
    Picture shown = picture;
    if (shown != null) {
      Point2D at = inPicture(shown, event.getX(), event.getY());
      drawing.press(at.getX(), at.getY(), REACH / scale(shown));
    }
  }

  private void dragged(MouseEvent event) {
    Picture shown = picture;
    if (shown != null) {
      Point2D at = inPicture(shown, event.getX(), event.getY());
      drawing.drag(at.getX(), at.getY());
    }
  }

  private void key(KeyEvent event) {
    int step = event.isControlDown() ? LEAP : 1;
    KeyCode code = event.getCode();
    int right = code == KeyCode.RIGHT ? step : code == KeyCode.LEFT ? -step : 0;
    int down = code == KeyCode.DOWN ? step : code == KeyCode.UP ? -step : 0;
    if (right == 0 && down == 0) {
      return;
    }
    if (event.isShiftDown()) {
      drawing.grow(right, down);
    } else {
      drawing.move(right, down);
    }
    event.consume();
  }

  @Override
  protected void layoutChildren() {
    live.place(getWidth(), getHeight());
    view.setImage(image);
    Picture shown = picture;
    Box drawn = box;
    boolean any = image != null && shown != null;
    empty.setVisible(!any);
    empty.setMaxWidth(getWidth() * 0.8);
    empty.resize(
        Math.min(getWidth() * 0.8, empty.prefWidth(-1)), empty.prefHeight(getWidth() * 0.8));
    empty.relocate((getWidth() - empty.getWidth()) / 2, (getHeight() - empty.getHeight()) / 2);
    double gap = 12;
    badge.setMaxWidth(getWidth() - 2 * gap);
    badge.resize(Math.min(getWidth() - 2 * gap, badge.prefWidth(-1)), badge.prefHeight(-1));
    badge.relocate(gap, gap);
    boolean bordered = any && drawn != null;
    shadow.setVisible(bordered);
    border.setVisible(bordered);
    handles.forEach(handle -> handle.setVisible(bordered));
    pixels.setVisible(bordered);
    pixels.autosize();
    pixels.relocate(gap, getHeight() - pixels.getHeight() - gap);
    if (shown != null) {
      place(shown, drawn);
    }
  }

  private void place(Picture shown, @Nullable Box drawn) {
    double scale = scale(shown);
    double left = (getWidth() - shown.width() * scale) / 2;
    double top = (getHeight() - shown.height() * scale) / 2;
    view.setFitWidth(shown.width() * scale);
    view.setFitHeight(shown.height() * scale);
    view.relocate(left, top);
    if (drawn == null) {
      return;
    }
    for (Rectangle each : List.of(shadow, border)) {
      each.setX(left + drawn.x() * scale);
      each.setY(top + drawn.y() * scale);
      each.setWidth(drawn.width() * scale);
      each.setHeight(drawn.height() * scale);
    }
    for (int i = 0; i < handles.size(); i++) {
      handles.get(i).setX(border.getX() + (i % 2) * border.getWidth() - HANDLE / 2);
      handles.get(i).setY(border.getY() + (i / 2) * border.getHeight() - HANDLE / 2);
    }
  }
}
