package org.tenshot.archive;

import java.io.Serializable;
import java.nio.file.Path;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;
import org.tenshot.profile.ProfileReader;
import org.tenshot.profile.TemplateLibrary;

/// A profile on its way to the nodes of a cluster, which have no such file.
///
/// @param file as the person wrote it, for messages
/// @param text of the file
record ProfileText(String file, String text) implements Serializable {

  private static final long serialVersionUID = 1L;

  /// Reads a file.
  ///
  /// @throws TenshotException if it is no profile, or its text cannot be sent as it is
  static ProfileText read(Path file) throws TenshotException {
    Profile read = reader().read(file);
    ProfileText sent = new ProfileText(file.toString(), read.text());
    if (!sent.profile().hash().equals(read.hash())) {
      throw new TenshotException(
          file + " begins with a byte order mark: save it as UTF-8 without one.");
    }
    return sent;
  }

  Profile profile() throws TenshotException {
    return reader().read(Path.of(file), text);
  }

  private static ProfileReader reader() throws TenshotException {
    return new ProfileReader(TemplateLibrary.shipped());
  }
}
