package org.tenshot;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.tenshot.domain.Device;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.Preprocessing;
import org.tenshot.domain.SeenPicture;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Encoder;

/// A real encoder that does something else before each run of pictures: throws, hangs, waits.
public final class UnreliableEncoder implements Encoder {

  /// What happens before a run.
  @FunctionalInterface
  public interface Before {

    void run(FloatBuffer tensors, int count) throws TenshotException;
  }

  private final Encoder real;
  private final Device device;
  private final Before before;
  private final List<Integer> runs = Collections.synchronizedList(new ArrayList<>());
  private volatile boolean closed;

  public UnreliableEncoder(Encoder real, Before before) {
    this(real, real.device(), before);
  }

  /// @param device where it says that it runs
  public UnreliableEncoder(Encoder real, Device device, Before before) {
    this.real = real;
    this.device = device;
    this.before = before;
  }

  /// The sizes of all runs with pictures, in their order.
  public List<Integer> runs() {
    return runs;
  }

  public boolean isClosed() {
    return closed;
  }

  @Override
  public EncoderId id() {
    return real.id();
  }

  @Override
  public Device device() {
    return device;
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
  public List<Embedding> encodePictures(FloatBuffer tensors, int count) throws TenshotException {
    runs.add(count);
    before.run(tensors, count);
    return real.encodePictures(tensors, count);
  }

  @Override
  public boolean seesPatches() {
    return real.seesPatches();
  }

  @Override
  public List<SeenPicture> encodeWithPatches(FloatBuffer tensors, int count)
      throws TenshotException {
    runs.add(count);
    before.run(tensors, count);
    return real.encodeWithPatches(tensors, count);
  }

  @Override
  public List<Embedding> encodeTexts(List<String> texts) throws TenshotException {
    return real.encodeTexts(texts);
  }

  @Override
  public long[] tokens(String text) throws TenshotException {
    return real.tokens(text);
  }

  /// The real one stays open: it is the test's.
  @Override
  public void close() {
    closed = true;
  }
}
