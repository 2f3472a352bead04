package org.tenshot.ui.teach;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.tenshot.ui.common.Strings;

/// What fewer shots would have been worth: columns that still rise say that more shots help.
final class CurvePane extends VBox {

  private static final double HEIGHT_EM = 9;

  private final Strings strings;
  private final Label title = new Label();
  private final HBox columns = new HBox();

  CurvePane(Strings strings) {
    this.strings = strings;
    getStyleClass().add("curve-pane");
    title.getStyleClass().add("choice-detail");
    title.setWrapText(true);
    columns.getStyleClass().add("curve");
    columns.setAlignment(Pos.BOTTOM_LEFT);
    getChildren().addAll(title, columns);
  }

  void show(@Nullable HeadProof proof) {
    boolean any = proof != null && proof.curve().size() > 1;
    setVisible(any);
    setManaged(any);
    List<Node> made = new ArrayList<>();
    if (proof != null && any) {
      title.setText(strings.text("teach.curve"));
      proof.curve().forEach(step -> made.add(column(step)));
    }
    columns.getChildren().setAll(made);
  }

  private VBox column(HeadProof.Step step) {
    Label value = new Label(strings.number(Math.round(100 * step.named())));
    value.getStyleClass().add("curve-value");
    Region bar = new Region();
    bar.getStyleClass().add("curve-bar");
    bar.setStyle("-fx-pref-height: %.2fem;".formatted(HEIGHT_EM * step.named()));
    bar.setMinHeight(Region.USE_PREF_SIZE);
    VBox column = new VBox(value, bar, new Label(strings.number(step.shots())));
    column.setAlignment(Pos.BOTTOM_CENTER);
    return column;
  }
}
