package org.tenshot.ui.history;

import javafx.scene.Node;
import javafx.scene.chart.BarChart;
import javafx.scene.chart.CategoryAxis;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.tenshot.domain.Picture;
import org.tenshot.statistics.Chart;
import org.tenshot.ui.common.Strings;

/// Draws a chart on the screen. Lines differ in dashes and shapes, not in colour alone.
final class ChartNode {

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
    for (Chart.Line line : chart.lines()) {
      drawn.getData().add(series(chart, line));
    }
    for (int i = 0; i < chart.lines().size(); i++) {
      Node stroke = drawn.getData().get(i).getNode();
      if (stroke != null) {
        stroke.getStyleClass().add(style(chart.lines().get(i).look(), i));
      }
    }
    return drawn;
  }

  private XYChart.Series<String, Number> series(Chart chart, Chart.Line line) {
    XYChart.Series<String, Number> series = new XYChart.Series<>();
    series.setName(line.name());
    for (int i = 0; i < line.values().size(); i++) {
      double value = line.values().get(i);
      if (!Double.isFinite(value)) {
        continue;
      }
      XYChart.Data<String, Number> data = new XYChart.Data<>(chart.names().get(i), value);
      if (chart.shape() == Chart.Shape.LINES) {
        Region point = new Region();
        boolean measured = line.look() == Chart.Look.DATA || line.look() == Chart.Look.OTHER;
        point
            .getStyleClass()
            .add(
                line.marked().contains(i)
                    ? "point-marked"
                    : measured ? "point-" + line.look() : "point-none");
        data.setNode(point);
      }
      series.getData().add(data);
    }
    return series;
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
        case COUNT -> strings.number(value.doubleValue(), 0);
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
