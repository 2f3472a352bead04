package org.tenshot;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.tenshot.domain.Device;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.SeenPicture;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Encoder;
import org.tenshot.encode.WrappedEncoder;

/// A real encoder that does something else before each run of pictures: throws, hangs, waits.
public final class UnreliableEncoder extends WrappedEncoder {

  /// What happens before a run.
  @FunctionalInterface
  public interface Before {

    void run(FloatBuffer tensors, int count) throws TenshotException;
  }

  private final Device device;
  private final Before before;
  private final List<Integer> runs = Collections.synchronizedList(new ArrayList<>());
  private volatile boolean closed;

  public UnreliableEncoder(Encoder real, Before before) {
    this(real, real.device(), before);
  }

  /// @param device where it says that it runs
  public UnreliableEncoder(Encoder real, Device device, Before before) {
    super(real);
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
  public Device device() {
    return device;
  }

  @Override
  public List<Embedding> encodePictures(FloatBuffer tensors, int count) throws TenshotException {
    runs.add(count);
    before.run(tensors, count);
    return super.encodePictures(tensors, count);
  }

  @Override
  public List<SeenPicture> encodeWithPatches(FloatBuffer tensors, int count)
      throws TenshotException {
    runs.add(count);
    before.run(tensors, count);
    return super.encodeWithPatches(tensors, count);
  }

  /// The real one stays open: it is the test's.
  @Override
  public void close() {
    closed = true;
  }
}
