package org.tenshot.teach;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Proportion;
import org.tenshot.domain.TenshotException;

/// What a taught head is worth, as one HTML page without a link to anywhere, in the words of a
/// factory. Prints on A4.
public final class ProofPage {

  private static final int SHOWN = 24;

  private final String title;
  private final Findings findings;
  private final EvaluationPage.Thumbnails thumbnails;
  private final List<ProductClass> classes;
  private final StringBuilder page = new StringBuilder();

  /// @param title what was taught
  /// @param thumbnails of the shots
  public ProofPage(String title, Findings findings, EvaluationPage.Thumbnails thumbnails) {
    this.title = title;
    this.findings = findings;
    this.thumbnails = thumbnails;
    this.classes = findings.proof().classes();
  }

  /// The page.
  ///
  /// @throws TenshotException if a picture cannot be read any more
  public String html() throws TenshotException {
    page.setLength(0);
    add(
        """
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>%s</title><style>
        @page{size:A4;margin:15mm} body{font:14px/1.45 system-ui,sans-serif;margin:2em auto;max-width:52em;color:#1c2430}
        table{border-collapse:collapse;margin:.6em 0 1em} th,td{padding:.25em .7em;text-align:right;border-bottom:1px solid #d5dbe3}
        th:first-child,td:first-child{text-align:left} .right{background:#dff3e4} .wrong{background:#fbe3e1} .stop{border-left:4px solid #b3261e;padding-left:.8em}
        .unknown{color:#7a4b00;font-weight:600} h2{font-size:1.15em;margin:1.4em 0 .3em} .case{break-inside:avoid;border-bottom:1px solid #d5dbe3;padding:.5em 0}
        figure{display:inline-block;margin:.2em .5em .2em 0;width:8.5em;font-size:12px;vertical-align:top} figure img{width:100%%}
        section{break-inside:avoid} @media print{body{margin:0;max-width:none}}</style></head><body><h1>%s</h1>
        <p>%s, encoder %s</p>
        """,
        text(title),
        text(title),
        text(findings.taught().head().version()),
        text(findings.taught().set().encoder().toString()));
    rates(
        "What the shots say",
        "Every shot was judged by a head that had seen nothing of its part.",
        findings.proof(),
        "no such shot");
    limits();
    Proof fresh = findings.fresh();
    if (fresh != null) {
      rates(
          "Fresh frames",
          "%d frames whose truth is known, and that nobody learnt from."
              .formatted(fresh.shots().size()),
          fresh,
          "no such frame");
    }
    against();
    matrix();
    curve();
    doubts();
    add("</body></html>\n");
    return page.toString();
  }

  private void rates(String heading, String intro, Proof proof, String none) {
    add(
        "<section><h2>%s</h2><p>%s</p><table><tr><th></th><th>counted</th><th>rate</th><th>95 %% interval</th></tr>",
        heading, intro);
    rate("bad parts that pass (escapes)", proof.escapes(), none);
    rate("good parts that are rejected", proof.falseRejects(), none);
    rate("good parts that pass", proof.goodPassed(), none);
    rate("frames without a part that pass", proof.voidPassed(), none);
    rate("parts that a person has to look at", proof.undecided(), none);
    rate("decided parts that were decided rightly", proof.decidedRightly(), "none decided");
    rate("class named rightly", proof.named(), none);
    add("</table></section>");
  }

  private void rate(String what, Proportion proportion, String none) {
    if (proportion.isUnknown()) {
      add("<tr><td>%s</td><td colspan=\"3\" class=\"unknown\">UNKNOWN (%s)</td></tr>", what, none);
    } else {
      add(
          "<tr><td>%s</td><td>%d of %d</td><td>%s</td><td>%s to %s</td></tr>",
          what,
          proportion.count(),
          proportion.total(),
          percent(proportion.value()),
          percent(proportion.lower()),
          percent(proportion.upper()));
    }
  }

  private void limits() {
    add(
        "<section><h2>Limits</h2><p>PASS from %.4f good on, REJECT from %.4f bad on, no part from %.4f on. What lies between goes to a person.</p>",
        findings.limits().pass(), findings.limits().reject(), findings.limits().noPart());
    ChosenLimits chosen = findings.chosen();
    if (chosen != null) {
      add(
          "<p>%s They were chosen on these same shots, so the figures above flatter them; fresh frames do not.</p>"
              + "<table><tr><th>in a shift of %.0f parts, %s of them bad</th><th>expected</th><th>at most (97.5 %%)</th></tr>",
          text(chosen.why()), chosen.costs().partsPerShift(), percent(chosen.costs().defectRate()));
      perShift("bad parts that pass", chosen.escapesPerShift(), chosen.mostEscapesPerShift());
      perShift(
          "good parts that are rejected",
          chosen.falseRejectsPerShift(),
          chosen.mostFalseRejectsPerShift());
      perShift("parts that a person looks at", chosen.looksPerShift(), Double.NaN);
      perShift("cost", chosen.costPerShift(), Double.NaN);
      add("</table><p>%s</p>", text(findings.onTheLine()));
    }
    add("<ul>");
    findings.promises().forEach(sentence -> add("<li>%s</li>", text(sentence)));
    add("</ul></section>");
  }

  private void perShift(String what, double expected, double most) {
    add(
        "<tr><td>%s</td><td>%s</td><td>%s</td></tr>",
        what,
        Double.isNaN(expected) ? "<span class=\"unknown\">UNKNOWN</span>" : number(expected),
        Double.isNaN(expected) || Double.isNaN(most) ? "" : number(most));
  }

  private void against() {
    Comparison comparison = findings.against();
    if (comparison == null) {
      return;
    }
    add(
        "<section><h2>Against the head in use</h2>%s<table><tr><th>class</th><th>shots</th><th>named</th><th>passed</th><th>rejected</th><th>to a person</th></tr>",
        comparison
            .refusal()
            .map(why -> "<p class=\"stop\">Not to be promoted: " + text(why) + "</p>")
            .orElse("<p>No worse than the head in use.</p>"));
    for (Comparison.Row row : comparison.rows()) {
      add(
          "<tr><td>%s</td><td>%d</td><td>%d &rarr; %d</td><td>%d &rarr; %d</td><td>%d &rarr; %d</td><td>%d &rarr; %d</td></tr>",
          text(row.productClass().name()),
          row.shots(),
          row.before().named(),
          row.after().named(),
          row.before().passed(),
          row.after().passed(),
          row.before().rejected(),
          row.after().rejected(),
          row.before().looked(),
          row.after().looked());
    }
    add("</table></section>");
  }

  private void matrix() {
    int[] counts = findings.taught().set().counts();
    int[][] confusion = findings.proof().confusion();
    add("<section><h2>Which class is taken for which</h2><table><tr><th>truth \\ looks like</th>");
    classes.forEach(one -> add("<th>%s</th>", text(one.name())));
    add("</tr>");
    for (int truth = 0; truth < counts.length; truth++) {
      add("<tr><td>%s</td>", text(classes.get(truth).name()));
      if (counts[truth] == 0) {
        add(
            "<td colspan=\"%d\" class=\"unknown\">UNKNOWN (no shot; known by its prompts alone)</td>",
            counts.length);
      }
      for (int answer = 0; counts[truth] > 0 && answer < counts.length; answer++) {
        int count = confusion[truth][answer];
        add(
            "<td class=\"%s\">%d</td>",
            truth == answer ? "right" : count > 0 ? "wrong" : "none", count);
      }
      add("</tr>");
    }
    add("</table></section>");
  }

  private void curve() {
    if (findings.curve().points().isEmpty()) {
      return;
    }
    add("<section><h2>What more shots bring</h2>");
    page.append(new CurvePlot(findings.curve()).svg());
    add(
        "<p>Over the shots of each class, as means over %d draws; each was tested on the shots of other parts. The last point is from all shots.</p></section>",
        findings.curve().points().getFirst().draws());
  }

  private void doubts() throws TenshotException {
    List<Doubts.Doubt> doubts = findings.doubts().shots();
    if (doubts.isEmpty()) {
      return;
    }
    add("<h2>Shots to look at again</h2><p>Mostly it is the label that is wrong.</p>");
    for (Doubts.Doubt doubt : doubts.subList(0, Math.min(SHOWN, doubts.size()))) {
      Proof.Judged shot = doubt.shot();
      add(
          "<div class=\"case\"><p><b>%s</b>: labelled %s, %s%s</p>",
          text(thumbnails.name(shot.example())),
          text(classes.get(shot.label()).name()),
          doubt.wrong()
              ? "looks like "
                  + text(shot.score().best().productClass().name())
                  + " ("
                  + percent(shot.score().best().probability())
                  + ")"
              : "left to a person",
          doubt.labelLooksWrong(classes) ? "; so do all shots like it: is the label right?" : "");
      figure(shot.example(), "this shot");
      for (Doubts.Near near : doubt.nearest()) {
        figure(
            near.example(),
            "%s, cosine %.3f".formatted(text(classes.get(near.label()).name()), near.cosine()));
      }
      add("</div>");
    }
    if (doubts.size() > SHOWN) {
      add("<p>And %d more.</p>", doubts.size() - SHOWN);
    }
  }

  private void figure(int example, String caption) throws TenshotException {
    add(
        "<figure><img alt=\"\" src=\"data:image/jpeg;base64,%s\"><figcaption>%s</figcaption></figure>",
        Base64.getEncoder().encodeToString(thumbnails.jpeg(example)), caption);
  }

  private void add(String format, Object... values) {
    page.append(String.format(Locale.ROOT, format, values));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
  }

  private static String text(String raw) {
    return raw.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
