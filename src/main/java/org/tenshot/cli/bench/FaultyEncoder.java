package org.tenshot.cli.bench;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import org.tenshot.domain.Device;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.Preprocessing;
import org.tenshot.domain.SeenPicture;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Encoder;

/// An encoder that throws now and then, or is shown what no network has a number for.
final class FaultyEncoder implements Encoder {

  private final Encoder real;
  private final SoakFaults faults;

  /// @param real is closed with this
  FaultyEncoder(Encoder real, SoakFaults faults) {
    this.real = real;
    this.faults = faults;
  }

  @Override
  public EncoderId id() {
    return real.id();
  }

  @Override
  public Device device() {
    return real.device();
  }

  @Override
  public double logitScale() {
    return real.logitScale();
  }

  @Override
  public Preprocessing preprocessing() {
    return real.preprocessing();
  }

  @Override
  public List<Preprocessing> preprocessings() {
    return real.preprocessings();
  }

  @Override
  public boolean seesPatches() {
    return real.seesPatches();
  }

  @Override
  public List<Embedding> encodePictures(FloatBuffer tensors, int count) throws TenshotException {
    return real.encodePictures(spoilt(tensors), count);
  }

  @Override
  public List<SeenPicture> encodeWithPatches(FloatBuffer tensors, int count)
      throws TenshotException {
    return real.encodeWithPatches(spoilt(tensors), count);
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

  @Override
  public void openTexts(List<String> texts) throws TenshotException {
    real.openTexts(texts);
  }

  @Override
  public List<Embedding> encodeTexts(List<String> texts) throws TenshotException {
    return real.encodeTexts(texts);
  }

  @Override
  public long[] tokens(String text) throws TenshotException {
    return real.tokens(text);
  }

  @Override
  public void close() {
    real.close();
  }
}
