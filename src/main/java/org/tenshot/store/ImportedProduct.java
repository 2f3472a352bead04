package org.tenshot.store;

import java.util.List;
import org.tenshot.domain.Shot;

/// What comes into a log from another station, all of it or nothing.
///
/// @param product its name
/// @param shots as people labelled them there
/// @param pictures of these shots; their files were placed before
/// @param heads to keep; their numbers are not used
/// @param person who brings it in
/// @param origin where it came from, for the audit log
public record ImportedProduct(
    String product,
    List<Shot> shots,
    List<PlacedPicture> pictures,
    List<ImportedHead> heads,
    String person,
    String origin) {

  public ImportedProduct {
    shots = List.copyOf(shots);
    pictures = List.copyOf(pictures);
    heads = List.copyOf(heads);
  }

  /// A picture whose file lies in the folder already.
  ///
  /// @param sha256 of the file
  /// @param bytes of the file
  /// @param width in pixels
  /// @param height in pixels
  public record PlacedPicture(String sha256, long bytes, int width, int height) {}

  /// A head.
  ///
  /// @param head what is told of it
  /// @param text what it learnt from and how
  public record ImportedHead(StoredHead head, String text) {}
}
