package org.tenshot.inspect;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.HeatMap;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Region;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Encoder;
import org.tenshot.head.Head;
import org.tenshot.image.Preprocessor;

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
  private static final int COPIES = PLACES * PLACES;
  private static final int BATCH = 8;

  /// A place counts from where covering it doubles the odds of being good, against good parts.
  private static final double LEAST = Math.log(2);

  /// And from this share of what the strongest place does.
  private static final double SHARE = 0.6;

  private final Encoder encoder;
  private final Head head;
  private final Preprocessor preprocessor;
  private final FloatBuffer tensor;
  private final FloatBuffer copies;
  private final float[] ofGood = new float[SIDE * SIDE];
  private int good;

  /// @param encoder stays the caller's
  /// @param head made for this encoder; asked about pictures as a whole
  public Occlusion(Encoder encoder, Head head) {
    this.encoder = encoder;
    this.head = head;
    this.preprocessor = new Preprocessor(encoder.preprocessing());
    this.tensor = floats(1);
    this.copies = floats(BATCH);
  }

  private FloatBuffer floats(int tensors) {
    return ByteBuffer.allocateDirect(tensors * encoder.preprocessing().tensorLength() * Float.BYTES)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
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
  public HeatMap inRegion(Picture picture, Region.Box box) throws TenshotException {
    double[] shown = encoder.preprocessing().shown(box.width(), box.height());
    return inTensor(picture, box).inTheMiddle(shown[0], shown[1]);
  }

  /// The same over that part of the region which the encoder is shown.
  ///
  /// @throws TenshotException if the encoder fails
  public HeatMap inTensor(Picture picture, Region.Box box) throws TenshotException {
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
    preprocessor.write(picture, box, tensor.clear());
    tensor.clear();
    double uncovered = head.score(encoder.encodePictures(tensor, 1).getFirst()).logOddsOfGood();
    float[] sums = new float[SIDE * SIDE];
    int[] covers = new int[SIDE * SIDE];
    for (int first = 0; first < COPIES; first += BATCH) {
      int count = Math.min(BATCH, COPIES - first);
      List<Embedding> seen = encoder.encodePictures(covered(first, count), count);
      for (int i = 0; i < count; i++) {
        double gain = head.score(seen.get(i)).logOddsOfGood() - uncovered;
        int row = (first + i) / PLACES;
        int column = (first + i) % PLACES;
        for (int cell = 0; cell < COVER * COVER; cell++) {
          int at = (row + cell / COVER) * SIDE + column + cell % COVER;
          sums[at] += (float) gain;
          covers[at]++;
        }
      }
    }
    for (int cell = 0; cell < sums.length; cell++) {
      sums[cell] /= covers[cell];
    }
    return sums;
  }

  /// Copies of the tensor, each with another place covered.
  private FloatBuffer covered(int first, int count) {
    int edge = encoder.preprocessing().cropTo();
    copies.clear();
    for (int i = 0; i < count; i++) {
      copies.put(tensor.clear());
    }
    for (int i = 0; i < count; i++) {
      int row = (first + i) / PLACES;
      int column = (first + i) % PLACES;
      Region.Box place =
          new Region.Box(
              column * edge / SIDE, row * edge / SIDE, COVER * edge / SIDE, COVER * edge / SIDE);
      for (int colour = 0; colour < 3; colour++) {
        cover((3 * i + colour) * edge * edge, edge, place);
      }
    }
    return copies.clear();
  }

  /// Goes on with what surrounds a place, each of its sides the stronger the nearer it is: a square
  /// of one colour would be a flaw of its own.
  private void cover(int plane, int edge, Region.Box place) {
    int source = plane % (3 * edge * edge);
    int right = place.x() + place.width();
    int bottom = place.y() + place.height();
    for (int y = place.y(); y < bottom; y++) {
      for (int x = place.x(); x < right; x++) {
        double sum = 0;
        double weights = 0;
        for (int from : new int[] {place.x() - 1, right}) {
          if (from >= 0 && from < edge) {
            double weight = 1.0 / Math.abs(x - from);
            sum += weight * tensor.get(source + y * edge + from);
            weights += weight;
          }
        }
        for (int from : new int[] {place.y() - 1, bottom}) {
          if (from >= 0 && from < edge) {
            double weight = 1.0 / Math.abs(y - from);
            sum += weight * tensor.get(source + from * edge + x);
            weights += weight;
          }
        }
        copies.put(plane + y * edge + x, (float) (sum / weights));
      }
    }
  }
}
