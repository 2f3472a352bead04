package org.tenshot.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.UnreliableEncoder;
import org.tenshot.domain.Device;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Encoder;
import org.tenshot.encode.OnnxEncoder;
import org.tenshot.encode.SharedEncoder;
import org.tenshot.encode.Urgency;

/// What was seen is seen again only by the encoder that saw it.
@Timeout(60)
class SightTest {

  private static final Device CARD = new Device(Device.Kind.CUDA, "a test says so", false);

  @TempDir Path folder;
  private volatile boolean lost;

  @Test
  void aPictureOfALostGraphicsCardIsLookedAtAgain() throws Exception {
    try (OnnxEncoder real = TinyEncoder.open(folder.resolve("tiny"));
        SharedEncoder shared = SharedEncoder.open(like -> open(real, like == null));
        Encoder line = shared.handle(Urgency.LINE);
        Encoder other = shared.handle(Urgency.BACKGROUND)) {
      Sight sight = new Sight(line);
      assertThat(look(sight).unchanged()).isFalse();
      assertThat(look(sight).unchanged()).isTrue();
      lost = true;
      FloatBuffer tensor = FloatBuffer.allocate(other.pictureLength());
      assertThatThrownBy(() -> other.encodePictures(tensor, 1))
          .isInstanceOf(TenshotException.class);
      while (line.device().kind() != Device.Kind.CPU) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
      assertThat(look(sight).unchanged()).as("it was another device that saw it").isFalse();
      assertThat(look(sight).unchanged()).isTrue();
    }
  }

  private static Sight.Seen look(Sight sight) throws TenshotException {
    FloatBuffer tensor = sight.tensor();
    for (int i = 0; i < tensor.capacity(); i++) {
      tensor.put(i, i % 7);
    }
    return sight.look(false);
  }

  private Encoder open(OnnxEncoder real, boolean first) {
    return new UnreliableEncoder(
        real,
        first ? CARD : real.device(),
        (tensors, count) -> {
          if (first && lost) {
            throw new TenshotException("The card fell off the bus.");
          }
        });
  }
}
