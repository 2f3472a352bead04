package org.tenshot.teach;

/// Hears how far a long task is, and may stop it.
@FunctionalInterface
public interface Steps {

  /// A step is done.
  ///
  /// @param done how many steps are
  /// @param all how many there will be
  /// @return false to stop
  boolean goOn(int done, int all);
}
