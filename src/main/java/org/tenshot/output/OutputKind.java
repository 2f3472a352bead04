package org.tenshot.output;

import org.tenshot.domain.TenshotException;

/// One way to write an output's address, and what such an address opens.
interface OutputKind {

  /// How such an address is written, for people.
  String form();

  /// True if an address is meant to be of this kind, right or wrong.
  boolean means(String address);

  /// Opens it.
  ///
  /// @throws TenshotException if the address is wrong or cannot be used; names it and the mend
  LineOutput open(String address) throws TenshotException;
}
