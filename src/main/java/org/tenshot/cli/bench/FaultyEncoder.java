package org.tenshot.cli.bench;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.SeenPicture;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Encoder;
import org.tenshot.encode.WrappedEncoder;

/// An encoder that throws now and then, or is shown what no network has a number for.
final class FaultyEncoder extends WrappedEncoder {

  private final SoakFaults faults;

  /// @param real is closed with this
  FaultyEncoder(Encoder real, SoakFaults faults) {
    super(real);
    this.faults = faults;
  }

  @Override
  public List<Embedding> encodePictures(FloatBuffer tensors, int count) throws TenshotException {
    return super.encodePictures(spoilt(tensors), count);
  }

  @Override
  public List<SeenPicture> encodeWithPatches(FloatBuffer tensors, int count)
      throws TenshotException {
    return super.encodeWithPatches(spoilt(tensors), count);
  }

  private FloatBuffer spoilt(FloatBuffer tensors) throws TenshotException {
    if (faults.isDue(SoakFaults.Kind.THROWS)) {
      throw new TenshotException("The encoder was made to fail by this soak.");
    }
    if (!faults.isDue(SoakFaults.Kind.NO_NUMBER)) {
      return tensors;
    }
    float[] none = new float[tensors.capacity()];
    Arrays.fill(none, Float.NaN);
    return FloatBuffer.wrap(none);
  }
}
