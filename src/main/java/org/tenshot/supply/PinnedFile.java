package org.tenshot.supply;

/// A file of a pack, and the one content that it may have.
///
/// @param name relative path in the pack, with slashes
/// @param repository owner and name on the server
/// @param revision commit of the repository: 40 hexadecimal digits, never a branch
/// @param path of the file in the repository
/// @param bytes its length, above 0
/// @param sha256 64 hexadecimal digits in lower case
public record PinnedFile(
    String name, String repository, String revision, String path, long bytes, String sha256) {

  /// Where the file lies under a server's address: `REPOSITORY/resolve/REVISION/PATH`.
  String address() {
    return repository + "/resolve/" + revision + "/" + path;
  }
}
