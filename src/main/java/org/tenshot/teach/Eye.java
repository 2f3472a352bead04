package org.tenshot.teach;

import org.tenshot.domain.Embedding;
import org.tenshot.domain.Picture;
import org.tenshot.domain.TenshotException;

/// Looks at a picture as the line would.
@FunctionalInterface
public interface Eye {

  /// What the line's encoder makes of the picture's region.
  ///
  /// @throws TenshotException if the picture is too small for the region, or the encoder fails
  Embedding see(Picture picture) throws TenshotException;
}
