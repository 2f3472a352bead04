package org.tenshot.ui.line;

import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.tenshot.ui.common.FitText;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.StyleClasses;
import org.tenshot.ui.common.VerdictMark;

/// The large word, with the shape and colour of its verdict, what a person has to do now, the
/// class, how sure the station is, and why. A verdict that no longer holds is never drawn like one
/// that does: only the newest fills the pane with its colour.
final class VerdictPane extends Region {

  private final Strings strings;
  private final Clock clock;
  private final Label title = new Label();
  private final VerdictMark mark = new VerdictMark(VerdictMark.Sign.WAITING);
  private final FitText word = new FitText();
  private final FitText next = new FitText();
  private final FitText details = new FitText();
  private final Label why = new Label();

  VerdictPane(Strings strings, Clock clock) {
    this.strings = strings;
    this.clock = clock;
    setId("verdict");
    setAccessibleRole(AccessibleRole.TEXT);
    setMinSize(0, 0);
    title.getStyleClass().add("verdict-title");
    word.setId("verdict-word");
    next.setId("verdict-next");
    details.setId("verdict-details");
    why.setId("verdict-why");
    why.getStyleClass().add("verdict-why");
    why.setWrapText(true);
    getChildren().addAll(title, mark, word, next, details, why);
  }

  void show(LineView view) {
    switch (view.headline()) {
      case Headline.Current(Part part) ->
          draw("verdict-current", view, part, strings.text("verdict.title", part.label()));
      case Headline.Past(Part part) ->
          draw(
              "verdict-past",
              view,
              part,
              strings.text(
                  "verdict.title.past",
                  part.label(),
                  time(part.inspection().origin().capturedAt())));
      case Headline.Waiting(Headline.Reason reason) -> wait(view, reason);
    }
    setAccessibleText(
        String.join(
            ". ", title.getText(), word.words(), next.words(), details.words(), why.getText()));
    requestLayout();
  }

  private void draw(String age, LineView view, Part part, String heading) {
    VerdictMark.Sign sign = VerdictMark.Sign.of(part.kind());
    StyleClasses.set(this, "verdict", age, "verdict-" + sign.slug());
    title.setText(heading);
    mark.show(sign);
    word.show(strings.text("verdict." + sign.slug()), family());
    boolean asks = view.headline() instanceof Headline.Current && sign == VerdictMark.Sign.REVIEW;
    next.show(asks ? strings.text("verdict.review.next") : "", family());
    double confidence = part.confidence();
    details.show(
        Double.isNaN(confidence)
            ? part.className()
            : part.className() + "  " + strings.percent(confidence, 1),
        family());
    why.setText(strings.say(part.why()));
  }

  private void wait(LineView view, Headline.Reason reason) {
    StyleClasses.set(this, "verdict", "verdict-waiting");
    title.setText("");
    mark.show(VerdictMark.Sign.WAITING);
    word.show(strings.text("waiting." + reason), family());
    next.show("", family());
    details.show("", family());
    String hint =
        view.facts() == null ? strings.text("hint.no-profile") : strings.text("hint." + reason);
    why.setText(hint);
  }

  private String family() {
    return strings.language().fontFamily();
  }

  private String time(Instant instant) {
    return DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM)
        .withLocale(strings.language().locale())
        .format(ZonedDateTime.ofInstant(instant, clock.getZone()));
  }

  @Override
  protected void layoutChildren() {
    double letter = title.getFont().getSize();
    double side = letter * 1.2;
    double width = getWidth() - 2 * side;
    double top = letter * 0.8;
    title.resizeRelocate(side, top, width, letter * 1.5);
    double left = getHeight() - top - letter * 1.5;
    double below = top + letter * 1.7;
    double whyHeight = Math.min(left * 0.24, letter * 4.2);
    double rest = left - whyHeight - letter;
    boolean named = !details.words().isEmpty();
    double nextHeight = next.words().isEmpty() ? 0 : rest * 0.1;
    double large = rest - nextHeight;
    double markSize = large * (named ? 0.42 : 0.5);
    double wordHeight = large * (named ? 0.37 : 0.44);
    mark.resizeRelocate((getWidth() - markSize) / 2, below, markSize, markSize);
    word.resizeRelocate(side, below + markSize, width, wordHeight);
    next.resizeRelocate(side, below + markSize + wordHeight, width, nextHeight);
    details.resizeRelocate(side, below + markSize + wordHeight + nextHeight, width, large * 0.17);
    why.resizeRelocate(side, getHeight() - whyHeight - letter * 0.8, width, whyHeight);
  }
}
