package org.tenshot.ui.product;

import org.jspecify.annotations.Nullable;
import org.tenshot.keep.ProductCheck;
import org.tenshot.keep.ProductImport;

/// What is shown of products that go and come.
///
/// @param product of the line; empty for none
/// @param file that was opened; empty for none
/// @param check of it; null while it is read, and without one
/// @param as name that its profile gets here
/// @param anySigner true if a person takes it although nobody trusts who signed it
/// @param done what was taken in; null before
/// @param busy true while something is read or written
record ProductView(
    String product,
    String file,
    @Nullable ProductCheck check,
    String as,
    boolean anySigner,
    ProductImport.@Nullable Done done,
    boolean busy) {

  static final ProductView EMPTY = new ProductView("", "", null, "", false, null, false);

  /// True if the file can be taken in as it is shown.
  boolean canImport() {
    return check != null
        && done == null
        && !busy
        && !as.isBlank()
        && (anySigner || check.signer() == ProductCheck.Signer.TRUSTED)
        && (check.name() != ProductCheck.Name.TAKEN || !as.equals(check.profile()));
  }
}
