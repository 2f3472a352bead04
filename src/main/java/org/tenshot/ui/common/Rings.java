package org.tenshot.ui.common;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.shape.Ellipse;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.HeatMap;

/// Rings around the places of a picture that no good shot has the like of: a person has to see the
/// place itself, which a coloured cloud would cover.
public final class Rings extends Group {

  private static final int MOST = 3;

  /// Shares of a cell's size and of the picture's: a ring around one small cell is to be seen from
  /// afar.
  private static final double ROOM = 1.2;

  private static final double SMALLEST = 0.035;

  private @Nullable HeatMap shown;
  private List<HeatMap.Spot> spots = List.of();

  /// No rings yet.
  public Rings() {
    setMouseTransparent(true);
  }

  /// The places to ring; none for null.
  public void show(@Nullable HeatMap heat) {
    if (heat != shown) {
      shown = heat;
      spots = heat == null ? List.of() : heat.spots(MOST);
      List<Ellipse> rings = new ArrayList<>();
      for (String style : List.of("ring-shadow", "ring")) {
        for (int i = 0; i < spots.size(); i++) {
          Ellipse ring = new Ellipse();
          ring.getStyleClass().add(style);
          rings.add(ring);
        }
      }
      getChildren().setAll(rings);
    }
  }

  /// True if there is anything to see.
  public boolean any() {
    return !spots.isEmpty();
  }

  /// Where the inspected region lies on the screen, in pixels.
  public void place(double x, double y, double width, double height) {
    // The ring of a large place must not run over what stands beside the picture.
    setClip(new Rectangle(x, y, width, height));
    double smallest = SMALLEST * Math.max(width, height);
    for (int i = 0; i < getChildren().size(); i++) {
      HeatMap.Spot spot = spots.get(i % spots.size());
      if (getChildren().get(i) instanceof Ellipse ring) {
        ring.setCenterX(x + width * (spot.left() + spot.right()) / 2);
        ring.setCenterY(y + height * (spot.top() + spot.bottom()) / 2);
        ring.setRadiusX(Math.max(smallest, ROOM * width * (spot.right() - spot.left()) / 2));
        ring.setRadiusY(Math.max(smallest, ROOM * height * (spot.bottom() - spot.top()) / 2));
      }
    }
  }
}
