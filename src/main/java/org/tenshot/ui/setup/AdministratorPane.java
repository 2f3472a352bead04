package org.tenshot.ui.setup;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.tenshot.ui.common.Strings;

/// Who the first administrator is. There is no password that comes with the program.
final class AdministratorPane extends VBox {

  private final Strings strings;
  private final GuideViewModel model;
  private final Label title = new Label();
  private final Label explanation = new Label();
  private final Label nameTitle = new Label();
  private final TextField name = new TextField();
  private final Label passwordTitle = new Label();
  private final PasswordField password = new PasswordField();
  private final Label againTitle = new Label();
  private final PasswordField again = new PasswordField();
  private final Label problem = new Label();
  private final Button make = new Button();

  AdministratorPane(Strings strings, GuideViewModel model) {
    this.strings = strings;
    this.model = model;
    getStyleClass().addAll("proof", "guide-card");
    title.getStyleClass().add("proof-title");
    for (Label line : List.of(explanation, problem)) {
      line.setWrapText(true);
      line.setMinHeight(USE_PREF_SIZE);
    }
    problem.getStyleClass().add("log-in-problem");
    problem.setId("guide-problem");
    name.setId("guide-person");
    password.setId("guide-password");
    again.setId("guide-again");
    for (TextField field : List.of(name, password, again)) {
      field.getStyleClass().add("setup-field");
      field.textProperty().addListener((at, before, now) -> check());
    }
    make.setId("guide-administrator");
    make.getStyleClass().addAll("big-button", "big-start");
    make.setMaxWidth(Double.MAX_VALUE);
    make.setOnAction(event -> make());
    again.setOnAction(event -> make());
    getChildren()
        .addAll(
            title,
            explanation,
            nameTitle,
            name,
            passwordTitle,
            password,
            againTitle,
            again,
            problem,
            make);
  }

  /// Takes the keys.
  void take() {
    name.requestFocus();
  }

  private boolean fits() {
    return password.getText().equals(again.getText());
  }

  private void check() {
    problem.setText(fits() || again.getText().isEmpty() ? "" : strings.text("guide.differ"));
  }

  private void make() {
    if (make.isDisabled() || name.getText().isBlank() || password.getText().isEmpty() || !fits()) {
      problem.setText(strings.text("guide.administrator.missing"));
      return;
    }
    char[] secret = password.getText().toCharArray();
    password.clear();
    again.clear();
    model.addAdministrator(name.getText().strip(), secret);
  }

  void show(GuideView view) {
    title.setText(strings.text("guide.administrator"));
    explanation.setText(strings.text("guide.administrator.explanation"));
    nameTitle.setText(strings.text("guide.person"));
    passwordTitle.setText(strings.text("guide.password"));
    againTitle.setText(strings.text("guide.password.again"));
    make.setText(strings.text("guide.administrator.make"));
    make.setDisable(view.busy());
  }
}
