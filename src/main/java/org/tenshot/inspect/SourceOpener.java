package org.tenshot.inspect;

import org.tenshot.camera.FrameSource;
import org.tenshot.domain.TenshotException;

/// Opens a line's source anew at each start.
@FunctionalInterface
public interface SourceOpener {

  /// @throws TenshotException if what was asked for cannot be there: a folder that does not exist,
  ///   an unknown address
  FrameSource open() throws TenshotException;
}
