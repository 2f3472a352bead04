package org.tenshot.encode;

import java.nio.FloatBuffer;
import java.util.List;
import org.tenshot.domain.Device;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.Preprocessing;
import org.tenshot.domain.Saying;
import org.tenshot.domain.SeenPicture;
import org.tenshot.domain.TenshotException;

/// An encoder around another one. Passes on all that it does not do itself, so that nothing that is
/// asked of it stops half way.
public abstract class WrappedEncoder implements Encoder {

  private final Encoder inner;

  /// @param inner is closed with this
  protected WrappedEncoder(Encoder inner) {
    this.inner = inner;
  }

  @Override
  public EncoderId id() {
    return inner.id();
  }

  @Override
  public Device device() {
    return inner.device();
  }

  @Override
  public double logitScale() {
    return inner.logitScale();
  }

  @Override
  public Preprocessing preprocessing() {
    return inner.preprocessing();
  }

  @Override
  public List<Preprocessing> preprocessings() {
    return inner.preprocessings();
  }

  @Override
  public Saying trouble() {
    return inner.trouble();
  }

  @Override
  public List<Embedding> encodePictures(FloatBuffer tensors, int count) throws TenshotException {
    return inner.encodePictures(tensors, count);
  }

  @Override
  public boolean seesPatches() {
    return inner.seesPatches();
  }

  @Override
  public List<SeenPicture> encodeWithPatches(FloatBuffer tensors, int count)
      throws TenshotException {
    return inner.encodeWithPatches(tensors, count);
  }

  @Override
  public void openTexts(List<String> texts) throws TenshotException {
    inner.openTexts(texts);
  }

  @Override
  public List<Embedding> encodeTexts(List<String> texts) throws TenshotException {
    return inner.encodeTexts(texts);
  }

  @Override
  public long[] tokens(String text) throws TenshotException {
    return inner.tokens(text);
  }

  @Override
  public void close() {
    inner.close();
  }
}
