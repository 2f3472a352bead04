package org.tenshot.ui.product;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.tenshot.domain.EncoderId;
import org.tenshot.keep.ProductCheck;
import org.tenshot.keep.ProductImport;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.Symbol;

/// Brings a product in: what its file holds, what a person must say about it, and what comes next.
final class ImportPane extends VBox {

  private final Strings strings;
  private final Label title = new Label();
  private final Label text = new Label();
  private final Button choose = new Button("", new Symbol(MaterialDesignF.FOLDER_OPEN));
  private final CheckPane check;
  private final Label asTitle = new Label();
  private final TextField as = new TextField();
  private final CheckBox anySigner = new CheckBox();
  private final Button bring = new Button("", new Symbol(MaterialDesignI.IMPORT));
  private final Label done = new Label();
  private final Button next = new Button();
  private boolean showing;

  /// @param pick asks for a file
  ImportPane(Strings strings, ProductViewModel model, Runnable pick) {
    this.strings = strings;
    this.check = new CheckPane(strings);
    getStyleClass().addAll("proof", "product-card");
    title.getStyleClass().add("proof-title");
    done.getStyleClass().add("proof-verdict");
    done.setId("product-done");
    for (Label each : List.of(text, asTitle, done)) {
      each.setWrapText(true);
      each.setMinHeight(USE_PREF_SIZE);
    }
    button(choose, "product-choose", "filter", pick);
    button(bring, "product-import", "big-start", model::bring);
    button(next, "product-next", "big-start", model::choose);
    as.setId("product-as");
    as.getStyleClass().add("setup-field");
    as.textProperty()
        .addListener(
            (at, before, now) -> {
              if (!showing) {
                model.call(now);
              }
            });
    anySigner.setId("product-any-signer");
    anySigner.setWrapText(true);
    anySigner.setMinHeight(USE_PREF_SIZE);
    anySigner.setOnAction(event -> model.trust(anySigner.isSelected()));
    HBox asRow = new HBox(asTitle, as);
    asRow.getStyleClass().add("product-row");
    asRow.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(as, Priority.ALWAYS);
    getChildren().addAll(title, text, choose, check, asRow, anySigner, bring, done, next);
    model.viewProperty().addListener((at, before, now) -> show(now));
    strings.languageProperty().addListener((at, before, now) -> show(model.viewProperty().get()));
    show(model.viewProperty().get());
  }

  private static void button(Button button, String id, String look, Runnable task) {
    button.setId(id);
    button.getStyleClass().addAll(look.equals("filter") ? look : "big-button", look);
    button.setMinHeight(USE_PREF_SIZE);
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(event -> task.run());
  }

  private void show(ProductView view) {
    showing = true;
    ProductCheck found = view.check();
    ProductImport.Done brought = view.done();
    title.setText(view.file().isEmpty() ? strings.text("product.in.title") : view.file());
    text.setText(
        strings.text(
            view.file().isEmpty()
                ? "product.in.text"
                : brought != null
                    ? "product.in.taken"
                    : found == null
                        ? "product.in.reading"
                        : view.busy() ? "product.in.busy" : "product.in.question"));
    choose.setText(strings.text("product.in.choose"));
    choose.setDisable(view.busy());
    boolean asks = found != null && brought == null;
    if (found != null) {
      check.show(found);
    }
    visible(check, found != null);
    asTitle.setText(strings.text("product.as"));
    if (!as.getText().strip().equals(view.as())) {
      as.setText(view.as());
    }
    visible(as.getParent(), asks);
    anySigner.setText(strings.text("product.any-signer"));
    anySigner.setSelected(view.anySigner());
    visible(anySigner, found != null && asks && found.signer() != ProductCheck.Signer.TRUSTED);
    bring.setText(strings.text("product.import"));
    bring.setDisable(!view.canImport());
    visible(bring, asks);
    if (brought != null) {
      done.setText(said(brought));
      next.setText(strings.text("product.next", brought.profile()));
      next.setDisable(view.busy());
    }
    visible(done, brought != null);
    visible(next, brought != null);
    showing = false;
  }

  private String said(ProductImport.Done brought) {
    StringBuilder said =
        new StringBuilder(
            strings.text(
                "product.done",
                brought.profile(),
                brought.shots(),
                brought.heads(),
                brought.added()));
    for (EncoderId missing : brought.missing()) {
      said.append(' ').append(strings.text("product.done.missing", missing.name()));
    }
    return said.append(' ').append(strings.text("product.done.judges")).toString();
  }

  private static void visible(Node node, boolean is) {
    node.setVisible(is);
    node.setManaged(is);
  }
}
