package org.tenshot.output;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.tenshot.domain.TenshotException;

/// `file:path`: JSON lines at the end of a file.
///
/// @param clock for the time of safe states
/// @param limit the longest that one sending takes
record FileKind(Clock clock, Duration limit) implements OutputKind {

  @Override
  public String form() {
    return "file:path";
  }

  @Override
  public boolean means(String address) {
    return address.startsWith("file:");
  }

  @Override
  public LineOutput open(String address) throws TenshotException {
    String path = address.substring("file:".length());
    if (path.isBlank()) {
      throw new TenshotException("The output " + address + " names no file: write file:path.");
    }
    try {
      Path file = path.startsWith("//") ? Path.of(URI.create(address)) : Path.of(path);
      return new FileOutput(file, clock, limit);
    } catch (InvalidPathException e) {
      throw new TenshotException("The output " + address + " is no path: write file:path.", e);
    } catch (IllegalArgumentException e) {
      throw new TenshotException(
          "The output " + address + " is no file address: write file:path or file:///path.", e);
    }
  }
}
