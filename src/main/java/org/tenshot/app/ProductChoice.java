package org.tenshot.app;

import org.tenshot.domain.TenshotException;
import org.tenshot.profile.ProfileFolder;

/// Finds the name of a profile.
@FunctionalInterface
interface ProductChoice {

  /// @throws TenshotException if there is none
  String among(ProfileFolder profiles) throws TenshotException;
}
