package org.tenshot.ui.history;

import javafx.scene.Node;
import javafx.scene.chart.BarChart;
import javafx.scene.chart.CategoryAxis;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Label;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import javafx.util.StringConverter;
import org.tenshot.domain.Picture;
import org.tenshot.statistics.Chart;
import org.tenshot.ui.common.Strings;

/// Draws a chart on the screen. Lines differ in dashes and shapes, not in colour alone.
final class ChartNode {

  /// Pixels of a line in the legend.
  private static final double LEGEND = 48;

  private final Strings strings;

  ChartNode(Strings strings) {
    this.strings = strings;
  }

  /// The chart as a node.
  Node of(Chart chart) {
    CategoryAxis names = new CategoryAxis();
    NumberAxis values = new NumberAxis();
    values.setForceZeroInRange(chart.unit() != Chart.Unit.SHARE || chart.greatest() < 0.5);
    values.setTickLabelFormatter(new Labels(chart.unit()));
    XYChart<String, Number> drawn =
        chart.shape() == Chart.Shape.COLUMNS
            ? new BarChart<>(names, values)
            : new LineChart<>(names, values);
    drawn.setAnimated(false);
    drawn.setTitle(chart.title());
    drawn.setLegendVisible(false);
    for (Chart.Line line : chart.lines()) {
      drawn.getData().add(series(chart, line));
    }
    for (int i = 0; i < chart.lines().size(); i++) {
      dress(chart, i, drawn.getData().get(i));
    }
    VBox.setVgrow(drawn, Priority.ALWAYS);
    return new VBox(drawn, legend(chart));
  }

  private static XYChart.Series<String, Number> series(Chart chart, Chart.Line line) {
    XYChart.Series<String, Number> series = new XYChart.Series<>();
    series.setName(line.name());
    for (int i = 0; i < line.values().size(); i++) {
      double value = line.values().get(i);
      if (Double.isFinite(value)) {
        series.getData().add(new XYChart.Data<>(chart.names().get(i), value, i));
      }
    }
    return series;
  }

  /// After the chart has given its own classes, which it sets anew for every series.
  private static void dress(Chart chart, int number, XYChart.Series<String, Number> series) {
    Chart.Line line = chart.lines().get(number);
    if (series.getNode() != null) {
      series.getNode().getStyleClass().add(style(line.look(), number));
    }
    for (XYChart.Data<String, Number> own : series.getData()) {
      if (chart.shape() == Chart.Shape.LINES && own.getNode() != null) {
        boolean measured = line.look() == Chart.Look.DATA || line.look() == Chart.Look.OTHER;
        own.getNode()
            .getStyleClass()
            .add(
                own.getExtraValue() instanceof Integer at && line.marked().contains(at)
                    ? "point-marked"
                    : measured ? "point-" + line.look() : "point-none");
      }
    }
  }

  /// The chart's own legend knows no dashes.
  private static Node legend(Chart chart) {
    FlowPane legend = new FlowPane();
    legend.getStyleClass().add("history-legend");
    for (int i = 0; i < chart.lines().size() && chart.shape() == Chart.Shape.LINES; i++) {
      Line stroke = new Line(0, 0, LEGEND, 0);
      stroke.getStyleClass().add(style(chart.lines().get(i).look(), i));
      Label name = new Label(chart.lines().get(i).name(), stroke);
      legend.getChildren().add(name);
    }
    return legend;
  }

  private static String style(Chart.Look look, int number) {
    return look == Chart.Look.OTHER ? "stroke-OTHER-" + number % 3 : "stroke-" + look;
  }

  private final class Labels extends StringConverter<Number> {

    private final Chart.Unit unit;

    Labels(Chart.Unit unit) {
      this.unit = unit;
    }

    @Override
    public String toString(Number value) {
      return switch (unit) {
        case SHARE -> strings.percent(value.doubleValue(), 1);
        case MILLIS -> strings.number(value.doubleValue(), 1) + " ms";
        case COUNT -> value.doubleValue() % 1 == 0 ? strings.number(value.doubleValue(), 0) : "";
      };
    }

    @Override
    public Number fromString(String text) {
      throw new UnsupportedOperationException("nobody types into an axis");
    }
  }

  /// What is drawn, as pixels.
  static Picture picture(WritableImage drawn) {
    int width = (int) drawn.getWidth();
    int height = (int) drawn.getHeight();
    byte[] rgb = new byte[3 * width * height];
    PixelReader pixels = drawn.getPixelReader();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int argb = pixels.getArgb(x, y);
        int at = 3 * (y * width + x);
        rgb[at] = (byte) (argb >> 16);
        rgb[at + 1] = (byte) (argb >> 8);
        rgb[at + 2] = (byte) argb;
      }
    }
    return new Picture(width, height, rgb);
  }
}
