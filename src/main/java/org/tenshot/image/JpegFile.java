package org.tenshot.image;

import java.io.ByteArrayOutputStream;

/// The segments of a JPEG file, as far as they must be known before it is decoded.
///
/// @param bytes the file without its colour profile: the decoder would apply the profile to the
///   pixels, and Pillow does not
/// @param components colour components: 1 grey, 3 colour, 4 print colours; 0 if unknown
record JpegFile(byte[] bytes, int components) {

  private static final int START_OF_SCAN = 0xDA;
  private static final int COLOUR_PROFILE = 0xE2;

  static boolean isJpeg(byte[] file) {
    return file.length > 3
        && (file[0] & 255) == 0xFF
        && (file[1] & 255) == 0xD8
        && (file[2] & 255) == 0xFF;
  }

  static JpegFile of(byte[] file) {
    ByteArrayOutputStream kept = new ByteArrayOutputStream(file.length);
    kept.write(file, 0, 2);
    int components = 0;
    int at = 2;
    while (at + 4 <= file.length && (file[at] & 255) == 0xFF) {
      int marker = file[at + 1] & 255;
      if (marker == 0xFF) {
        at++;
        continue;
      }
      int end = at + 2 + ((file[at + 2] & 255) << 8 | file[at + 3] & 255);
      if (marker == START_OF_SCAN || end > file.length) {
        break;
      }
      if (isFrame(marker) && at + 9 < file.length) {
        components = file[at + 9] & 255;
      }
      if (marker != COLOUR_PROFILE) {
        kept.write(file, at, end - at);
      }
      at = end;
    }
    kept.write(file, at, file.length - at);
    return new JpegFile(kept.toByteArray(), components);
  }

  /// SOF0..SOF15 without the three markers that only look like them.
  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }
}
