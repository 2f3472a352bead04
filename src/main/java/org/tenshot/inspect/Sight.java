package org.tenshot.inspect;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Device;
import org.tenshot.domain.SeenPicture;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Encoder;

/// Looks at one tensor after the other, and spares the encoder a run where a tensor is the one
/// before, number for number: a fixed camera over an empty fixture gives many of those. What was
/// seen on a device that was lost since is looked at again. All numbers are compared and none is
/// hashed, because a wrong match would be a wrong PASS, and both tensors are its own, so that no
/// source can write into them.
///
/// One thread at a time.
final class Sight {

  private final Encoder encoder;
  private FloatBuffer tensor;
  private FloatBuffer before;
  private @Nullable SeenPicture seen;
  private Device seenOn;

  /// What was seen.
  ///
  /// @param picture what the encoder makes of it
  /// @param unchanged true if the tensor was the one before, and no run was made
  record Seen(SeenPicture picture, boolean unchanged) {}

  Sight(Encoder encoder) {
    this.encoder = encoder;
    this.tensor = memory(encoder);
    this.before = memory(encoder);
    this.seenOn = encoder.device();
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
    Device now = encoder.device();
    if (last != null
        && now.equals(seenOn)
        && (last.patches() != null || !patches)
        && tensor.clear().mismatch(before.clear()) < 0) {
      return new Seen(last, true);
    }
    // Whatever happens now, the one before is no longer known.
    seen = null;
    SeenPicture picture = run(patches);
    seen = picture;
    // Another device since then only costs the next picture its run.
    seenOn = now;
    FloatBuffer free = before;
    before = tensor;
    tensor = free;
    return new Seen(picture, false);
  }

  private SeenPicture run(boolean patches) throws TenshotException {
    return patches
        ? encoder.encodeWithPatches(tensor.clear())
        : new SeenPicture(encoder.encodePictures(tensor.clear(), 1).getFirst(), null);
  }
}
