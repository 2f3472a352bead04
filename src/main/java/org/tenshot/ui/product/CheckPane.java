package org.tenshot.ui.product;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.tenshot.domain.EncoderId;
import org.tenshot.keep.ProductCheck;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.VerdictMark;

/// What a product file holds, a line for each thing that was looked at, with a mark that says
/// whether it fits here.
final class CheckPane extends VBox {

  private final Strings strings;

  CheckPane(Strings strings) {
    this.strings = strings;
    setId("product-check");
    getStyleClass().add("product-rows");
  }

  void show(ProductCheck check) {
    List<Node> rows = new ArrayList<>();
    rows.add(
        row(
            check.name() == ProductCheck.Name.TAKEN
                ? VerdictMark.Sign.REVIEW
                : VerdictMark.Sign.PASS,
            strings.text("product.row.product", check.product()),
            strings.text("product.name." + check.name(), check.profile())));
    rows.add(
        row(
            VerdictMark.Sign.PASS,
            strings.text("product.row.holds", check.shots(), check.heads()),
            strings.text("product.row.made", made(check.made()))));
    rows.add(
        row(
            check.signer() == ProductCheck.Signer.TRUSTED
                ? VerdictMark.Sign.PASS
                : VerdictMark.Sign.FAULT,
            strings.text("product.signer." + check.signer()),
            strings.text("product.row.signer", check.fingerprint())));
    for (EncoderId each : check.encoders()) {
      rows.add(
          row(
              VerdictMark.Sign.PASS,
              strings.text("product.encoder.here", each.name()),
              each.toString()));
    }
    for (EncoderId each : check.missing()) {
      rows.add(
          row(
              VerdictMark.Sign.REVIEW,
              strings.text("product.encoder.missing", each.name()),
              each.toString()));
    }
    rows.add(pictures(check));
    getChildren().setAll(rows);
  }

  private Node pictures(ProductCheck check) {
    if (check.pictures() == null || check.here() == null) {
      return row(
          VerdictMark.Sign.WAITING,
          strings.text("product.pictures.unknown"),
          strings.text("product.pictures.unknown.more"));
    }
    return check.otherPictures()
        ? row(
            VerdictMark.Sign.REVIEW,
            strings.text("product.pictures.differ", check.pictures(), check.here()),
            strings.text("product.pictures.differ.more"))
        : row(
            VerdictMark.Sign.PASS,
            strings.text("product.pictures.same", check.pictures()),
            strings.text("product.pictures.same.more"));
  }

  /// The time is the other station's word, and may be none.
  private String made(String told) {
    try {
      return strings.moment(Instant.parse(told));
    } catch (DateTimeParseException e) {
      return told;
    }
  }

  private static Node row(VerdictMark.Sign sign, String said, String more) {
    VerdictMark mark = new VerdictMark(sign);
    Label first = new Label(said);
    first.getStyleClass().add("product-said");
    Label second = new Label(more);
    second.getStyleClass().add("choice-detail");
    for (Label each : List.of(first, second)) {
      each.setWrapText(true);
      each.setMinHeight(USE_PREF_SIZE);
    }
    VBox words = new VBox(first, second);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox row = new HBox(mark, words);
    row.getStyleClass().add("product-row");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}
