package org.tenshot.inspect;

import org.tenshot.domain.HeatMap;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Region;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Encoder;
import org.tenshot.head.Head;
import org.tenshot.image.Views;

/// Finds the places that speak against a part where the encoder sees no patches: covers one place
/// after the other and asks the head again (Zeiler and Fergus, "Visualizing and Understanding
/// Convolutional Networks", 2014, section 4.2). Where the covered part looks better, something was
/// wrong. Covering spoils a good part too, in some places more than in others; good parts that were
/// shown first say how much.
///
/// Takes as long as 49 pictures, so it never stands between a frame and its verdict. One thread at
/// a time.
public final class Occlusion {

  /// Cells a side of the map.
  private static final int SIDE = 8;

  /// Cells a side that are covered at once: a single one hides too little of a defect.
  private static final int COVER = 2;

  private static final int PLACES = SIDE - COVER + 1;

  /// A place counts from where covering it doubles the odds of being good, against good parts.
  private static final double LEAST = Math.log(2);

  /// And from this share of what the strongest place does.
  private static final double SHARE = 0.6;

  private final Inspector inspector;
  private final Head head;
  private final float[] ofGood = new float[SIDE * SIDE];
  private int good;

  /// @param encoder stays the caller's
  /// @param head made for this encoder; asked about pictures as a whole
  public Occlusion(Encoder encoder, Head head) {
    this.inspector = new Inspector(encoder);
    this.head = head;
  }

  /// Sees what covering does to a good part.
  ///
  /// @param box the region; within the picture
  /// @throws TenshotException if the encoder fails
  public void learnGood(Picture picture, Region.Box box) throws TenshotException {
    float[] gains = gains(picture, box);
    good++;
    for (int cell = 0; cell < gains.length; cell++) {
      ofGood[cell] += (gains[cell] - ofGood[cell]) / good;
    }
  }

  /// How many good parts it was shown.
  public int learnt() {
    return good;
  }

  /// Which places of the region make the head doubt that the part is good.
  ///
  /// @param box the region; within the picture
  /// @return above 1 where covering the place at least doubles the odds of being good, and does
  ///   nearly as much as the strongest place
  /// @throws TenshotException if the encoder fails
  public HeatMap map(Picture picture, Region.Box box) throws TenshotException {
    float[] gains = gains(picture, box);
    float strongest = 0;
    for (int cell = 0; cell < gains.length; cell++) {
      gains[cell] = Math.max(0, gains[cell] - ofGood[cell]);
      strongest = Math.max(strongest, gains[cell]);
    }
    float one = (float) Math.max(LEAST, SHARE * strongest);
    for (int cell = 0; cell < gains.length; cell++) {
      gains[cell] /= one;
    }
    return new HeatMap(SIDE, SIDE, gains);
  }

  /// How much the odds rise for each cell: the mean over the covers that lie on it.
  private float[] gains(Picture picture, Region.Box box) throws TenshotException {
    Picture region = Views.crop(picture, box);
    double uncovered = logOdds(region);
    float[] sums = new float[SIDE * SIDE];
    int[] covers = new int[SIDE * SIDE];
    for (int place = 0; place < PLACES * PLACES; place++) {
      int row = place / PLACES;
      int column = place % PLACES;
      double gain = logOdds(covered(region, row, column)) - uncovered;
      for (int cell = 0; cell < COVER * COVER; cell++) {
        int at = (row + cell / COVER) * SIDE + column + cell % COVER;
        sums[at] += (float) gain;
        covers[at]++;
      }
    }
    for (int cell = 0; cell < sums.length; cell++) {
      sums[cell] /= covers[cell];
    }
    return sums;
  }

  private double logOdds(Picture region) throws TenshotException {
    Region.Box whole = new Region.Box(0, 0, region.width(), region.height());
    return head.score(inspector.embed(region, whole)).logOddsOfGood();
  }

  private static Picture covered(Picture region, int row, int column) {
    int left = column * region.width() / SIDE;
    int top = row * region.height() / SIDE;
    int right = (column + COVER) * region.width() / SIDE;
    int bottom = (row + COVER) * region.height() / SIDE;
    byte[] rgb = region.rgb().clone();
    cover(region, rgb, new Region.Box(left, top, right - left, bottom - top));
    return new Picture(region.width(), region.height(), rgb);
  }

  /// Goes on with what surrounds a place, each of its sides the stronger the nearer it is: a square
  /// of one colour would be a flaw of its own.
  private static void cover(Picture region, byte[] rgb, Region.Box place) {
    int[] columns = {place.x() - 1, place.x() + place.width()};
    int[] rows = {place.y() - 1, place.y() + place.height()};
    for (int y = place.y(); y < rows[1]; y++) {
      for (int x = place.x(); x < columns[1]; x++) {
        for (int colour = 0; colour < 3; colour++) {
          double sum = 0;
          double weights = 0;
          for (int side = 0; side < 2; side++) {
            if (columns[side] >= 0 && columns[side] < region.width()) {
              double weight = 1.0 / Math.abs(x - columns[side]);
              sum += weight * value(region, columns[side], y, colour);
              weights += weight;
            }
            if (rows[side] >= 0 && rows[side] < region.height()) {
              double weight = 1.0 / Math.abs(y - rows[side]);
              sum += weight * value(region, x, rows[side], colour);
              weights += weight;
            }
          }
          rgb[3 * (y * region.width() + x) + colour] = (byte) Math.round(sum / weights);
        }
      }
    }
  }

  private static int value(Picture picture, int x, int y, int colour) {
    return picture.rgb()[3 * (y * picture.width() + x) + colour] & 255;
  }
}
