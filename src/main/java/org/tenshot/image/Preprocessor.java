package org.tenshot.image;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Preprocessing;
import org.tenshot.domain.Region;

/// From pixels to the tensor that an encoder was trained on, in the order of Hugging Face's
/// CLIPImageProcessor on Pillow: region, resize, centre crop, rescale, normalise.
///
/// One thread at a time: it keeps its working memory, and the weights of the last size, because a
/// line shows the same size all day.
public final class Preprocessor {

  private final Preprocessing rules;
  private final float[][] levels;
  private final float[] tensor;
  private byte[] lines = new byte[0];
  private @Nullable Plan plan;

  /// @param rules how the encoder wants its pictures
  public Preprocessor(Preprocessing rules) {
    this.rules = rules;
    this.levels = levels(rules);
    this.tensor = new float[rules.tensorLength()];
  }

  /// Puts one tensor at the buffer's position, which moves on by {@link
  /// Preprocessing#tensorLength()}: planes in the order red, green, blue.
  ///
  /// @param region the part of the picture that is shown to the encoder; it must lie within
  public void write(Picture picture, Region.Box region, FloatBuffer target) {
    checkWithin(picture, region);
    Plan current = planFor(region);
    pad(current);
    if (current.resize == null) {
      copyWindow(picture, region, current);
      normalise(current, 0, current.window.height());
    } else {
      current.resize.resize(
          picture.rgb(),
          picture.width(),
          region,
          lines,
          (from, to) -> normalise(current, from, to));
    }
    target.put(tensor);
  }

  private static void checkWithin(Picture picture, Region.Box region) {
    if (region.x() < 0
        || region.y() < 0
        || region.x() + region.width() > picture.width()
        || region.y() + region.height() > picture.height()) {
      throw new IllegalArgumentException(
          region + " lies outside a picture of " + picture.width() + " x " + picture.height());
    }
  }

  private Plan planFor(Region.Box region) {
    Plan current = plan;
    if (current == null || !current.fits(region)) {
      current = Plan.of(region, rules);
      plan = current;
      lines = new byte[current.window.width() * current.window.height() * 3];
    }
    return current;
  }

  private void copyWindow(Picture picture, Region.Box region, Plan current) {
    Region.Box window = current.window;
    int width = window.width();
    for (int row = 0; row < window.height(); row++) {
      int from = ((region.y() + window.y() + row) * picture.width() + region.x() + window.x()) * 3;
      for (int to = row * 3 * width, end = to + width; to < end; to++, from += 3) {
        lines[to] = picture.rgb()[from];
        lines[to + width] = picture.rgb()[from + 1];
        lines[to + 2 * width] = picture.rgb()[from + 2];
      }
    }
  }

  private void pad(Plan current) {
    int edge = rules.cropTo();
    if (current.window.width() == edge && current.window.height() == edge) {
      return;
    }
    for (int colour = 0; colour < 3; colour++) {
      // Hugging Face pads with black before it normalises; a letterbox has the mean colour.
      float around = rules.resize() == Preprocessing.Resize.LONGEST_EDGE ? 0 : levels[colour][0];
      Arrays.fill(tensor, colour * edge * edge, (colour + 1) * edge * edge, around);
    }
  }

  /// Puts finished lines into the tensor.
  private void normalise(Plan current, int first, int last) {
    int edge = rules.cropTo();
    int width = current.window.width();
    for (int row = first; row < last; row++) {
      for (int colour = 0; colour < 3; colour++) {
        float[] level = levels[colour];
        int from = (row * 3 + colour) * width;
        int to = (colour * edge + current.top + row) * edge + current.left;
        for (int x = 0; x < width; x++) {
          tensor[to + x] = level[lines[from + x] & 255];
        }
      }
    }
  }

  /// What each of the 256 values of a colour becomes.
  private static float[][] levels(Preprocessing rules) {
    float[][] levels = new float[3][256];
    for (int colour = 0; colour < 3; colour++) {
      for (int value = 0; value < 256; value++) {
        float rescaled = (float) (value * rules.rescale());
        levels[colour][value] = (rescaled - rules.mean()[colour]) / rules.deviation()[colour];
      }
    }
    return levels;
  }

  /// What is done to a region of one size.
  ///
  /// @param width of the region
  /// @param height of the region
  /// @param window the part of the resized region that the tensor shows
  /// @param left where the window starts in the tensor, above 0 where the region is too small
  /// @param top likewise
  /// @param resize null where the size stays
  private record Plan(
      int width, int height, Region.Box window, int left, int top, @Nullable PillowResize resize) {

    boolean fits(Region.Box region) {
      return region.width() == width && region.height() == height;
    }

    static Plan of(Region.Box region, Preprocessing rules) {
      int width = region.width();
      int height = region.height();
      int outWidth = resized(width, height, rules);
      int outHeight = resized(height, width, rules);
      int edge = rules.cropTo();
      Region.Box window =
          new Region.Box(
              Math.max(0, (outWidth - edge) / 2),
              Math.max(0, (outHeight - edge) / 2),
              Math.min(edge, outWidth),
              Math.min(edge, outHeight));
      PillowResize resize =
          outWidth == width && outHeight == height
              ? null
              : new PillowResize(width, height, outWidth, outHeight, window, rules.resample());
      return new Plan(
          width, height, window, padding(outWidth, edge), padding(outHeight, edge), resize);
    }

    private static int resized(int length, int other, Preprocessing rules) {
      return switch (rules.resize()) {
        case NONE -> length;
        case STRETCH -> rules.resizeTo();
        // The long edge is cut off to a whole number, as Python's int() does.
        case SHORTEST_EDGE ->
            length <= other
                ? rules.resizeTo()
                : Math.toIntExact((long) rules.resizeTo() * length / other);
        case LONGEST_EDGE ->
            length >= other
                ? rules.resizeTo()
                : Math.max(1, Math.toIntExact((long) rules.resizeTo() * length / other));
      };
    }

    private static int padding(int length, int edge) {
      return Math.max(0, (edge - length + 1) / 2);
    }
  }
}
