package org.tenshot.supply;

import java.nio.file.Path;
import java.util.Set;
import org.tenshot.domain.TenshotException;

/// Files that somebody brought, and that nobody trusts yet.
sealed interface PackSource extends AutoCloseable permits FolderSource, ZipSource {

  /// Bytes of a small file at most.
  int SMALL = 1 << 20;

  /// The folder or zip.
  Path origin();

  /// Its files: relative, with slashes.
  Set<String> names();

  /// The bytes of a file, as it claims.
  long size(String name) throws TenshotException;

  /// Copies a file of {@link #names()}.
  ///
  /// @throws TenshotException if it is a link, damaged, larger than allowed, or cannot be read
  void copy(String name, Path target) throws TenshotException;

  /// The bytes of a small file of {@link #names()}; no more than {@link #SMALL} of them.
  ///
  /// @throws TenshotException if it is a link, damaged, or cannot be read
  byte[] small(String name) throws TenshotException;

  @Override
  void close() throws TenshotException;
}
