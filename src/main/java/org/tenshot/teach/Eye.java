package org.tenshot.teach;

import java.util.List;
import org.tenshot.domain.Augmentation;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.Picture;
import org.tenshot.domain.SeenPicture;
import org.tenshot.domain.TenshotException;

/// Looks at a picture as the line would.
public interface Eye {

  /// What the line's encoder makes of the picture's region, with the patches that a guard keeps
  /// where the encoder sees any.
  ///
  /// @throws TenshotException if the picture is too small for the region, or the encoder fails
  SeenPicture see(Picture picture) throws TenshotException;

  /// What the encoder makes of the region's other views of one kind, always in the same order.
  ///
  /// @throws TenshotException if the picture is too small for the region, or the encoder fails
  List<Embedding> views(Picture picture, Augmentation kind) throws TenshotException;
}
