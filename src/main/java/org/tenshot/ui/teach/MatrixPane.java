package org.tenshot.ui.teach;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.tenshot.ui.common.Strings;

/// What the shots are, against what they look like to a head that had not seen them. Classes
/// without a shot are left out.
final class MatrixPane extends VBox {

  private final Strings strings;
  private final Label title = new Label();
  private final GridPane cells = new GridPane();

  MatrixPane(Strings strings) {
    this.strings = strings;
    title.getStyleClass().add("choice-detail");
    cells.getStyleClass().add("matrix");
    getChildren().addAll(title, cells);
  }

  void show(@Nullable HeadProof proof) {
    cells.getChildren().clear();
    title.setText(proof == null ? "" : strings.text("teach.matrix"));
    if (proof == null) {
      return;
    }
    for (int column = 0; column < proof.classes().size(); column++) {
      cells.add(cell(Integer.toString(column + 1), "matrix-head"), column + 1, 0);
    }
    int row = 1;
    for (int truth = 0; truth < proof.classes().size(); truth++) {
      int[] counts = proof.matrix()[truth];
      int sum = 0;
      for (int count : counts) {
        sum += count;
      }
      if (sum > 0) {
        Label name = new Label((truth + 1) + "  " + proof.classes().get(truth).name());
        name.getStyleClass().add("matrix-name");
        cells.add(name, 0, row);
        for (int answer = 0; answer < counts.length; answer++) {
          String style =
              counts[answer] == 0
                  ? "matrix-none"
                  : answer == truth ? "matrix-right" : "matrix-wrong";
          cells.add(cell(Integer.toString(counts[answer]), style), answer + 1, row);
        }
        row++;
      }
    }
  }

  private static Label cell(String text, String style) {
    Label cell = new Label(text);
    cell.getStyleClass().addAll("matrix-cell", style);
    cell.setAlignment(Pos.CENTER);
    return cell;
  }
}
