package org.tenshot.ui.lines;

import javafx.scene.layout.Region;
import org.tenshot.ui.common.FitText;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.StyleClasses;
import org.tenshot.ui.common.VerdictMark;
import org.tenshot.ui.line.Headline;
import org.tenshot.ui.line.LineView;
import org.tenshot.ui.line.Part;

/// The large word of one line with its shape and colour. Only a verdict that holds fills the place
/// with its colour; a line that cannot judge fills it with that of a fault, whatever it said last.
final class TileVerdict extends Region {

  private final Strings strings;
  private final VerdictMark mark = new VerdictMark(VerdictMark.Sign.WAITING);
  private final FitText word = new FitText();
  private final FitText details = new FitText();

  TileVerdict(Strings strings) {
    this.strings = strings;
    word.setId("tile-word");
    details.setId("tile-details");
    getChildren().addAll(mark, word, details);
    setMinSize(0, 0);
  }

  void show(LineView view) {
    switch (view.headline()) {
      case Headline.Current(Part part) -> {
        VerdictMark.Sign sign = VerdictMark.Sign.of(part.kind());
        draw("verdict-current", sign, strings.text("verdict." + sign.slug()), part.className());
      }
      // Somebody looks back at a part on the line's own screen; it is not on the belt.
      case Headline.Past past -> waits(Headline.Reason.NO_PART_YET);
      case Headline.Waiting(Headline.Reason reason) -> waits(reason);
    }
  }

  private void waits(Headline.Reason reason) {
    String text = strings.text("waiting." + reason);
    switch (reason) {
      case FAULT, SOURCE_LOST -> draw("verdict-current", VerdictMark.Sign.FAULT, text, "");
      case STOPPED, STARTING, NO_PART_YET, NO_TRIGGER_YET, NO_KEY_YET ->
          draw("verdict-waiting", VerdictMark.Sign.WAITING, text, "");
    }
  }

  private void draw(String age, VerdictMark.Sign sign, String says, String more) {
    StyleClasses.set(this, "verdict", age, "verdict-" + sign.slug());
    mark.show(sign);
    word.show(says, strings.language().fontFamily());
    details.show(more, strings.language().fontFamily());
    requestLayout();
  }

  /// What it says, for people who hear it.
  String words() {
    return (word.words() + " " + details.words()).strip();
  }

  @Override
  protected void layoutChildren() {
    double side = getWidth() * 0.06;
    double width = getWidth() - 2 * side;
    boolean named = !details.words().isEmpty();
    double high = getHeight() * 0.9;
    double markSize = Math.min(width, high * (named ? 0.42 : 0.5));
    double wordHeight = high * (named ? 0.34 : 0.38);
    double detailHeight = named ? high * 0.16 : 0;
    double top = (getHeight() - markSize - wordHeight - detailHeight) / 2;
    mark.resizeRelocate((getWidth() - markSize) / 2, top, markSize, markSize);
    word.resizeRelocate(side, top + markSize, width, wordHeight);
    details.resizeRelocate(side, top + markSize + wordHeight, width, detailHeight);
  }

  @Override
  protected double computePrefWidth(double height) {
    return 0;
  }

  @Override
  protected double computePrefHeight(double width) {
    return 0;
  }
}
