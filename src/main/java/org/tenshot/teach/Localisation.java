package org.tenshot.teach;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.HeatMap;
import org.tenshot.domain.PatchGrid;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Preprocessing;
import org.tenshot.domain.TenshotException;
import org.tenshot.head.ZeroShotHead;
import org.tenshot.image.PictureFiles;

/// Measures whether the places that look least like "good" are those where the defect is: the area
/// under the ROC curve over the pixels of each defective picture.
public final class Localisation {

  private static final int MOST_PIXELS = 40_000;

  private final Preprocessing preprocessing;
  private final List<Double> perPicture = new ArrayList<>();

  /// @param preprocessing of the encoder that looked
  public Localisation(Preprocessing preprocessing) {
    this.preprocessing = preprocessing;
  }

  /// The file that shows where the defect of a picture is: `masks/CLASS/NAME.png` beside the folder
  /// `images`.
  ///
  /// @throws TenshotException if it is missing
  public static Path mask(DataFolder folder, DataFolder.Item item) throws TenshotException {
    String name = item.file().getFileName().toString();
    Path masks = folder.folder().toAbsolutePath().resolveSibling("masks");
    Path mask =
        masks.resolve(item.className()).resolve(name.substring(0, name.lastIndexOf('.')) + ".png");
    if (!Files.isRegularFile(mask)) {
      throw new TenshotException(
          mask + " is missing: --localise needs a mask (0 = good, 255 = defect) for each defect.");
    }
    return mask;
  }

  /// Measures one picture.
  ///
  /// @param heat what was found in the tensor of that picture
  /// @param mask of the picture's size
  /// @throws TenshotException if the mask cannot be read or has another size
  public void add(Picture picture, HeatMap heat, Path mask) throws TenshotException {
    Picture truth = PictureFiles.read(mask);
    if (truth.width() != picture.width() || truth.height() != picture.height()) {
      throw new TenshotException(
          mask
              + " is "
              + truth.width()
              + " x "
              + truth.height()
              + " and its picture "
              + picture.width()
              + " x "
              + picture.height()
              + ": draw the mask on the picture itself.");
    }
    double auroc = auroc(truth, heat);
    if (!Double.isNaN(auroc)) {
      perPicture.add(auroc);
    }
  }

  /// How many pictures were measured.
  public int pictures() {
    return perPicture.size();
  }

  /// The mean over the pictures; NaN where there was none.
  public double mean() {
    return perPicture.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  /// How far each patch is from good when prompts are asked, 0..1.
  public static HeatMap byPrompts(ZeroShotHead prompts, PatchGrid patches) {
    float[] heat = new float[patches.count()];
    float[] unit = new float[patches.dimension()];
    for (int p = 0; p < heat.length; p++) {
      System.arraycopy(patches.values(), p * unit.length, unit, 0, unit.length);
      double[] probabilities = prompts.probabilities(unit);
      heat[p] = 1;
      for (int k = 0; k < probabilities.length; k++) {
        heat[p] -= prompts.classes().get(k).kind() == ClassKind.GOOD ? (float) probabilities[k] : 0;
      }
    }
    return new HeatMap(patches.rows(), patches.columns(), heat);
  }

  private double auroc(Picture truth, HeatMap map) {
    int stride = (int) Math.ceil(Math.sqrt((double) truth.width() * truth.height() / MOST_PIXELS));
    List<Double> scores = new ArrayList<>();
    List<Boolean> defects = new ArrayList<>();
    for (int y = stride / 2; y < truth.height(); y += stride) {
      for (int x = stride / 2; x < truth.width(); x += stride) {
        double u = place(x, truth.width(), truth) * map.columns() - 0.5;
        double v = place(y, truth.height(), truth) * map.rows() - 0.5;
        if (u >= -0.5 && v >= -0.5 && u <= map.columns() - 0.5 && v <= map.rows() - 0.5) {
          scores.add(between(map, u, v));
          defects.add((truth.rgb()[3 * (y * truth.width() + x)] & 0xff) > 127);
        }
      }
    }
    boolean[] positive = new boolean[defects.size()];
    for (int i = 0; i < positive.length; i++) {
      positive[i] = defects.get(i);
    }
    return Auroc.of(scores.stream().mapToDouble(Double::doubleValue).toArray(), positive);
  }

  /// Where a pixel of the picture lies in the tensor, 0..1; outside of it where it was cut off.
  private double place(int pixel, int length, Picture picture) {
    int edge;
    switch (preprocessing.resize()) {
      case SHORTEST_EDGE -> edge = Math.min(picture.width(), picture.height());
      case LONGEST_EDGE -> edge = Math.max(picture.width(), picture.height());
      default -> {
        return (pixel + 0.5) / length;
      }
    }
    double scale = (double) preprocessing.resizeTo() / edge;
    double cut = (length * scale - preprocessing.cropTo()) / 2;
    return ((pixel + 0.5) * scale - cut) / preprocessing.cropTo();
  }

  private static double between(HeatMap map, double u, double v) {
    float[] heat = map.values();
    int left = Math.clamp((int) Math.floor(u), 0, map.columns() - 1);
    int top = Math.clamp((int) Math.floor(v), 0, map.rows() - 1);
    int right = Math.min(left + 1, map.columns() - 1);
    int bottom = Math.min(top + 1, map.rows() - 1);
    double across = Math.clamp(u - left, 0, 1);
    double down = Math.clamp(v - top, 0, 1);
    int columns = map.columns();
    double upper = heat[top * columns + left] * (1 - across) + heat[top * columns + right] * across;
    double lower =
        heat[bottom * columns + left] * (1 - across) + heat[bottom * columns + right] * across;
    return upper * (1 - down) + lower * down;
  }
}
