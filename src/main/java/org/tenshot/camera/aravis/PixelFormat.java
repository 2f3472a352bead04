package org.tenshot.camera.aravis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tenshot.domain.Picture;

/// The pixel formats that can be read, with their numbers and names in the Pixel Format Naming
/// Convention (EMVA, PFNC 2.4). Rows follow each other without padding; numbers of more than one
/// byte have the low byte first.
enum PixelFormat {
  MONO_8(0x0108_0001, "Mono8", 1),
  MONO_10(0x0110_0003, "Mono10", 2),
  MONO_12(0x0110_0005, "Mono12", 2),
  MONO_16(0x0110_0007, "Mono16", 2),
  BAYER_GR_8(0x0108_0008, "BayerGR8", 1),
  BAYER_RG_8(0x0108_0009, "BayerRG8", 1),
  BAYER_GB_8(0x0108_000A, "BayerGB8", 1),
  BAYER_BG_8(0x0108_000B, "BayerBG8", 1),
  RGB_8(0x0218_0014, "RGB8", 3),
  BGR_8(0x0218_0015, "BGR8", 3),
  YUV_422_UYVY(0x0210_001F, "YUV422_8_UYVY", 2),
  YUV_422_YUYV(0x0210_0032, "YUV422_8", 2);

  private final int code;
  private final String genicam;
  private final int bytesPerPixel;

  PixelFormat(int code, String genicam, int bytesPerPixel) {
    this.code = code;
    this.genicam = genicam;
    this.bytesPerPixel = bytesPerPixel;
  }

  static Optional<PixelFormat> of(int code) {
    return Arrays.stream(values()).filter(each -> each.code == code).findFirst();
  }

  /// In GenICam's words, as they are given to a camera.
  static List<String> genicamNames() {
    return Arrays.stream(values()).map(each -> each.genicam).toList();
  }

  /// Bytes of a whole picture.
  long size(int width, int height) {
    return (long) width * height * bytesPerPixel;
  }

  /// @param data exactly {@link #size} bytes; handed over, as the picture may go on using it
  /// @throws IllegalArgumentException if that is not its size, or an odd width where two pixels
  ///   share their colour
  Picture picture(int width, int height, byte[] data) {
    if (data.length != size(width, height)) {
      throw new IllegalArgumentException(
          genicam + " of " + width + " x " + height + " in " + data.length + " bytes");
    }
    byte[] rgb =
        switch (this) {
          case MONO_8 -> grey(data);
          case MONO_10 -> grey(upper(data, 10));
          case MONO_12 -> grey(upper(data, 12));
          case MONO_16 -> grey(upper(data, 16));
          case BAYER_RG_8 -> new Bayer(width, height, data, 0, 0).rgb();
          case BAYER_GR_8 -> new Bayer(width, height, data, 1, 0).rgb();
          case BAYER_GB_8 -> new Bayer(width, height, data, 0, 1).rgb();
          case BAYER_BG_8 -> new Bayer(width, height, data, 1, 1).rgb();
          case RGB_8 -> data;
          case BGR_8 -> swapped(data);
          case YUV_422_UYVY -> colours(width, data, 1, 0, 2);
          case YUV_422_YUYV -> colours(width, data, 0, 1, 3);
        };
    return new Picture(width, height, rgb);
  }

  private static byte[] grey(byte[] mono) {
    byte[] rgb = new byte[mono.length * 3];
    for (int i = 0; i < mono.length; i++) {
      rgb[3 * i] = mono[i];
      rgb[3 * i + 1] = mono[i];
      rgb[3 * i + 2] = mono[i];
    }
    return rgb;
  }

  /// The upper eight of so many bits; what is above them reads as white.
  private static byte[] upper(byte[] data, int bits) {
    byte[] upper = new byte[data.length / 2];
    for (int i = 0; i < upper.length; i++) {
      int value = (data[2 * i] & 0xFF) | (data[2 * i + 1] & 0xFF) << 8;
      upper[i] = (byte) Math.min(255, value >> (bits - 8));
    }
    return upper;
  }

  private static byte[] swapped(byte[] bgr) {
    byte[] rgb = new byte[bgr.length];
    for (int i = 0; i < bgr.length; i += 3) {
      rgb[i] = bgr[i + 2];
      rgb[i + 1] = bgr[i + 1];
      rgb[i + 2] = bgr[i];
    }
    return rgb;
  }

  /// Two pixels in four bytes: Y of each at `y` and `y + 2`, and the U and V that they share.
  private static byte[] colours(int width, byte[] data, int y, int u, int v) {
    if (width % 2 != 0) {
      throw new IllegalArgumentException("YUV 4:2:2 with an odd width of " + width);
    }
    byte[] rgb = new byte[data.length / 2 * 3];
    for (int i = 0, to = 0; i < data.length; i += 4, to += 6) {
      int blue = (data[i + u] & 0xFF) - 128;
      int red = (data[i + v] & 0xFF) - 128;
      colour(rgb, to, data[i + y] & 0xFF, blue, red);
      colour(rgb, to + 3, data[i + y + 2] & 0xFF, blue, red);
    }
    return rgb;
  }

  /// ITU-R BT.601 with all 256 steps, as PFNC has it for YUV: factors in 1/65536.
  private static void colour(byte[] rgb, int to, int y, int u, int v) {
    int scaled = (y << 16) + (1 << 15);
    rgb[to] = limited((scaled + 91_881 * v) >> 16);
    rgb[to + 1] = limited((scaled - 22_554 * u - 46_802 * v) >> 16);
    rgb[to + 2] = limited((scaled + 116_130 * u) >> 16);
  }

  private static byte limited(int value) {
    return (byte) Math.clamp(value, 0, 255);
  }
}
