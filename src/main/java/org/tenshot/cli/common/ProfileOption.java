package org.tenshot.cli.common;

import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;
import picocli.CommandLine.Option;

/// The profile that a command is about. Filled in by picocli.
public final class ProfileOption {

  @Option(
      names = "--profile",
      required = true,
      paramLabel = "P",
      description = "Profile: a name in profiles/, or a path.")
  private String name = "";

  /// As it was asked for.
  public String name() {
    return name;
  }

  public Profile read(Workshop workshop) throws TenshotException {
    return workshop.profile(name);
  }
}
