package org.tenshot.ui.line;

import java.util.Arrays;

/// The latencies of the last 100 frames. One thread at a time.
final class Latencies {

  private static final int KEPT = 100;

  private final double[] millis = new double[KEPT];
  private int count;
  private int next;

  void add(double value) {
    millis[next] = value;
    next = (next + 1) % KEPT;
    count = Math.min(KEPT, count + 1);
  }

  void clear() {
    count = 0;
    next = 0;
  }

  LineView.Latency latency() {
    if (count == 0) {
      return new LineView.Latency(Double.NaN, Double.NaN);
    }
    double[] sorted = Arrays.copyOf(millis, count);
    Arrays.sort(sorted);
    int rank = (int) Math.ceil(0.95 * count);
    return new LineView.Latency(millis[(next + KEPT - 1) % KEPT], sorted[rank - 1]);
  }
}
