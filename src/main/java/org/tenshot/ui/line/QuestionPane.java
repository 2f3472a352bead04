package org.tenshot.ui.line;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Region;
import org.tenshot.ui.common.Choice;
import org.tenshot.ui.common.ChoicePane;
import org.tenshot.ui.common.Language;
import org.tenshot.ui.common.PictureWorker;
import org.tenshot.ui.common.ScreenPixels;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.VerdictMark;

/// Shows a {@link Question} over the line screen and hands the answer on.
final class QuestionPane extends StackPane {

  private static final ScreenPixels.Size PICTURE = new ScreenPixels.Size(360, 200);

  private final Strings strings;
  private final OperatorViewModel operator;
  private final PictureWorker worker;
  private final ChoicePane choices;
  private @Nullable Node focusBefore;

  QuestionPane(Strings strings, OperatorViewModel operator, PictureWorker worker) {
    this.strings = strings;
    this.operator = operator;
    this.worker = worker;
    this.choices = new ChoicePane(strings, operator::giveUp);
    getChildren().add(choices);
    setVisible(false);
    operator.questionProperty().addListener((at, before, now) -> show(now));
    strings
        .languageProperty()
        .addListener((at, before, now) -> show(operator.questionProperty().get()));
  }

  private void show(@Nullable Question question) {
    if (question != null && !isVisible() && getScene() != null) {
      focusBefore = getScene().getFocusOwner();
    }
    setVisible(question != null);
    switch (question) {
      case Question.WrongVerdict wrong -> askWrong(wrong.part());
      case Question.WhichProfile which -> askProfile(which);
      case Question.WhichLanguage which -> askLanguage();
      case null -> {
        choices.hide();
        if (focusBefore != null) {
          focusBefore.requestFocus();
        }
      }
    }
  }

  private void askWrong(Part part) {
    List<Choice> classes =
        operator.classes().stream()
            .map(
                each ->
                    new Choice(
                        each.name(),
                        "",
                        VerdictMark.Sign.of(each.kind()),
                        "",
                        () -> operator.wrong(part, each.name())))
            .toList();
    String verdict = strings.text("verdict." + VerdictMark.Sign.of(part.kind()).slug());
    choices.ask(
        strings.text("wrong.title"),
        strings.text("wrong.explanation", part.label(), verdict, part.className()),
        classes,
        -1,
        picture(part),
        List.of());
  }

  private @Nullable Node picture(Part part) {
    Picture whole = part.picture();
    if (whole == null) {
      return null;
    }
    ImageView image = new ImageView();
    Region.Box box = Objects.requireNonNullElse(part.box(), ScreenPixels.whole(whole));
    worker.still(whole, box, PICTURE, image::setImage);
    return image;
  }

  private void askProfile(Question.WhichProfile which) {
    List<Choice> profiles =
        which.profiles().stream()
            .map(
                each ->
                    new Choice(
                        each.product(),
                        each.detail(),
                        null,
                        each.error(),
                        () -> operator.choose(each, which.use())))
            .toList();
    boolean more = which.use() == Question.WhichProfile.Use.ONE_MORE_LINE;
    choices.ask(
        strings.text(more ? "profile.title.more" : "profile.title"),
        strings.text(profiles.isEmpty() ? "profile.none" : "profile.explanation"),
        profiles,
        which.last(),
        null,
        more ? List.of() : footer(which));
  }

  private List<Button> footer(Question.WhichProfile which) {
    List<Button> buttons = new ArrayList<>();
    Button make = new Button(strings.text("profile.new"));
    make.setId("new-product");
    make.setOnAction(event -> operator.newProduct());
    buttons.add(make);
    if (operator.hasProduct()) {
      Button more = new Button(strings.text("profile.more"));
      more.setId("one-more-line");
      more.setOnAction(event -> operator.askForOneMore(which));
      buttons.add(more);
    }
    for (Language language : Language.values()) {
      Button button = new Button(language.ownName());
      button.setId("language-" + language.name());
      button.getStyleClass().add("language");
      button.setStyle("-fx-font-family: '" + language.fontFamily() + "'");
      if (language == strings.language()) {
        button.getStyleClass().add("chosen");
      }
      button.setOnAction(event -> operator.speak(language));
      buttons.add(button);
    }
    return buttons;
  }

  private void askLanguage() {
    List<Choice> languages =
        Arrays.stream(Language.values())
            .map(each -> new Choice(each.ownName(), "", null, "", () -> operator.speak(each)))
            .toList();
    choices.ask(
        strings.text("language.title"),
        "",
        languages,
        strings.language().ordinal(),
        null,
        List.of());
  }
}
