package org.tenshot.head;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Kernel ridge on the residual of the prompts (see {@link ResidualRidge}), with settings chosen
/// from the shots by leave-one-out: the best alone, or all of them, the better ones weighing more.
public final class KernelRidgeTrainer implements HeadTrainer {

  private static final double[] WIDTHS = {0.5, 1, 2};
  private static final double[] RIDGES = {0.1, 0.3, 1};
  private static final double[] TEXTS = {0, 0.5, 1};

  /// Settings whose error lies by so much above the best one's weigh 1/e of it. Few shots cannot
  /// tell close settings apart, so none of these is thrown away.
  private static final double SAME_ERROR = 0.06;

  /// Of more shots an even choice is learnt from: solving takes time that grows with their cube,
  /// and a person waits for it. A logistic head takes all.
  static final int MOST = 600;

  private final boolean average;

  private KernelRidgeTrainer(boolean average) {
    this.average = average;
  }

  /// The setting with the smallest error on shots that were left out.
  public static KernelRidgeTrainer best() {
    return new KernelRidgeTrainer(false);
  }

  /// The average over all settings, weighted by that error.
  public static KernelRidgeTrainer averaged() {
    return new KernelRidgeTrainer(true);
  }

  @Override
  public String name() {
    return average ? "auto" : "proker";
  }

  @Override
  public int most() {
    return MOST;
  }

  @Override
  public Head learn(TrainingSet set) {
    ResidualRidge ridge = new ResidualRidge(set);
    List<ResidualRidge.Fit> fits = ridge.fit(settings(set.texts() != null));
    double[] shares = shares(fits);
    double[][] leftOut = new double[set.examples().size()][set.classes().size()];
    for (int f = 0; f < shares.length; f++) {
      for (int i = 0; i < leftOut.length; i++) {
        for (int k = 0; k < leftOut[i].length; k++) {
          leftOut[i][k] += shares[f] * fits.get(f).leftOut()[i][k];
        }
      }
    }
    return ShotHead.of(name(), set, ridge.margins(fits, shares), leftOut, why(fits, shares));
  }

  private double[] shares(List<ResidualRidge.Fit> fits) {
    double least = fits.stream().mapToDouble(ResidualRidge.Fit::error).min().orElseThrow();
    double[] shares = new double[fits.size()];
    double sum = 0;
    boolean taken = false;
    for (int f = 0; f < shares.length; f++) {
      double above = fits.get(f).error() - least;
      if (average) {
        shares[f] = Math.exp(-above / SAME_ERROR);
      } else if (above == 0 && !taken) {
        shares[f] = 1;
        taken = true;
      }
      sum += shares[f];
    }
    for (int f = 0; f < shares.length; f++) {
      shares[f] /= sum;
    }
    return shares;
  }

  /// More trust in prompts and less in shots comes first, and wins a tie.
  private static List<ResidualRidge.Setting> settings(boolean texts) {
    List<ResidualRidge.Setting> settings = new ArrayList<>();
    for (int t = texts ? TEXTS.length - 1 : 0; t >= 0; t--) {
      for (int r = RIDGES.length - 1; r >= 0; r--) {
        for (double width : WIDTHS) {
          settings.add(new ResidualRidge.Setting(width, RIDGES[r], TEXTS[t]));
        }
      }
    }
    return settings;
  }

  private static String why(List<ResidualRidge.Fit> fits, double[] shares) {
    double text = 0;
    double ridge = 0;
    double width = 0;
    double error = 0;
    for (int f = 0; f < shares.length; f++) {
      text += shares[f] * fits.get(f).setting().text();
      ridge += shares[f] * fits.get(f).setting().ridge();
      width += shares[f] * fits.get(f).setting().width();
      error += shares[f] * fits.get(f).error();
    }
    return String.format(
        Locale.ROOT,
        "kernel ridge on the prompts' residual: prompts count %.2f, ridge %.2f, width %.2f;"
            + " squared error on shots left out %.3f",
        text,
        ridge,
        width,
        error);
  }
}
