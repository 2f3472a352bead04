package org.tenshot.camera.aravis;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.tenshot.domain.Saying;
import org.tenshot.domain.TenshotException;

/// Makes pictures of the buffers that one camera filled. One thread uses it.
final class BufferReader {

  private static final int SUCCESS = 0;

  /// Frame ids of GigE Vision 1 are 16 bits; 0 is left out.
  private static final long LAST_SHORT_ID = 0xFFFF;

  /// A larger gap is a camera that started anew, not lost pictures.
  private static final long WIDEST_GAP = 1000;

  private final AravisLibrary library;
  private final GigeAddress address;
  private long lastId = -1;

  /// @param address for what people are told
  BufferReader(AravisLibrary library, GigeAddress address) {
    this.library = library;
    this.address = address;
  }

  /// Reads a buffer, and counts what never came before it.
  ///
  /// @throws TenshotException if its pixel format cannot be read
  AravisCamera.Shot read(FilledBuffers.Filled next) throws TenshotException {
    MemorySegment buffer = next.buffer();
    long gap = missingBefore(library.number("arv_buffer_get_frame_id", buffer));
    long missing = Math.max(0, gap - next.leftOut());
    int status = library.integer("arv_buffer_get_status", buffer);
    if (status != SUCCESS) {
      return new AravisCamera.Broken(why(status), missing);
    }
    int code = library.integer("arv_buffer_get_image_pixel_format", buffer);
    PixelFormat format = PixelFormat.of(code).orElseThrow(() -> unreadable(code));
    int width = library.integer("arv_buffer_get_image_width", buffer);
    int height = library.integer("arv_buffer_get_image_height", buffer);
    byte[] data = data(buffer, format.size(width, height));
    if (width < 1 || height < 1 || data.length == 0) {
      return new AravisCamera.Broken(
          Saying.of("spoilt.bytes", "it has not as many bytes as its size asks for"), missing);
    }
    try {
      long nanos = library.number("arv_buffer_get_timestamp", buffer);
      return new AravisCamera.Whole(
          format.picture(width, height, data), next.sinceNanos(), nanos, missing);
    } catch (IllegalArgumentException odd) {
      return new AravisCamera.Broken(Saying.english(String.valueOf(odd.getMessage())), missing);
    }
  }

  private long missingBefore(long id) {
    long last = lastId;
    lastId = id;
    if (last < 0) {
      return 0;
    }
    boolean turned = id < last && last <= LAST_SHORT_ID && last > LAST_SHORT_ID - WIDEST_GAP;
    long gap = turned ? LAST_SHORT_ID - last + id - 1 : id - last - 1;
    return gap > 0 && gap < WIDEST_GAP ? gap : 0;
  }

  /// @return as many bytes; none where the buffer has fewer
  private byte[] data(MemorySegment buffer, long wanted) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment size = arena.allocate(ValueLayout.JAVA_LONG);
      MemorySegment data = library.pointer("arv_buffer_get_data", buffer, size);
      boolean enough = data.address() != 0 && size.get(ValueLayout.JAVA_LONG, 0) >= wanted;
      return enough ? AravisLibrary.bytes(data, wanted) : new byte[0];
    }
  }

  private TenshotException unreadable(int code) {
    return new TenshotException(
        Saying.of(
            "camera.pixels",
            "{0} sends the pixel format {1}, which cannot be read. Add pixel-format= and one of {2}.",
            address.text(),
            "0x%08X".formatted(code),
            String.join(", ", PixelFormat.genicamNames())));
  }

  /// `ArvBufferStatus` in words.
  private static Saying why(int status) {
    return switch (status) {
      case 2 -> Saying.of("spoilt.late", "its last packets did not come in time");
      case 3, 4 -> Saying.of("spoilt.packets", "packets of it are missing");
      case 5 -> Saying.of("spoilt.larger", "it is larger than the camera had said");
      case 7 -> Saying.of("spoilt.broken-off", "the camera broke it off");
      default ->
          Saying.of(
              "spoilt.marked", "the camera''s driver marks it as damaged (status {0})", status);
    };
  }
}
