package org.tenshot.inspect;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.SeenPicture;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Encoder;

/// Looks at one tensor after the other, and spares the encoder a run where a tensor is the one
/// before, number for number: a fixed camera over an empty fixture gives many of those. All numbers
/// are compared and none is hashed, because a wrong match would be a wrong PASS, and both tensors
/// are its own, so that no source can write into them.
///
/// One thread at a time.
final class Sight {

  private final Encoder encoder;
  private FloatBuffer tensor;
  private FloatBuffer before;
  private @Nullable SeenPicture seen;

  /// What was seen.
  ///
  /// @param picture what the encoder makes of it
  /// @param unchanged true if the tensor was the one before, and no run was made
  record Seen(SeenPicture picture, boolean unchanged) {}

  Sight(Encoder encoder) {
    this.encoder = encoder;
    this.tensor = memory(encoder);
    this.before = memory(encoder);
  }

  private static FloatBuffer memory(Encoder encoder) {
    return ByteBuffer.allocateDirect(encoder.pictureLength() * Float.BYTES)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  /// What the next look will be at: to be filled before each.
  FloatBuffer tensor() {
    return tensor.clear();
  }

  /// Looks.
  ///
  /// @param patches whether patches are needed
  Seen look(boolean patches) throws TenshotException {
    SeenPicture last = seen;
    if (last != null
        && (last.patches() != null || !patches)
        && tensor.clear().mismatch(before.clear()) < 0) {
      return new Seen(last, true);
    }
    // Whatever happens now, the one before is no longer known.
    seen = null;
    SeenPicture now = run(patches);
    seen = now;
    FloatBuffer free = before;
    before = tensor;
    tensor = free;
    return new Seen(now, false);
  }

  private SeenPicture run(boolean patches) throws TenshotException {
    return patches
        ? encoder.encodeWithPatches(tensor.clear())
        : new SeenPicture(encoder.encodePictures(tensor.clear(), 1).getFirst(), null);
  }
}
