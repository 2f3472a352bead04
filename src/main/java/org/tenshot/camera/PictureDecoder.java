package org.tenshot.camera;

import java.nio.file.Path;
import org.tenshot.domain.Picture;
import org.tenshot.domain.TenshotException;

/// Turns a picture file into pixels. A folder of pictures needs one, but cameras and picture files
/// are floor-mates that do not know each other: whoever wires the house hands it in.
@FunctionalInterface
public interface PictureDecoder {

  /// @param file a file that exists, or did a moment ago
  /// @throws TenshotException if it is no picture, is damaged, or is too small or too large; the
  ///   sentence names the file
  Picture decode(Path file) throws TenshotException;
}
