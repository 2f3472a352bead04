package org.tenshot.cli.common;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.TenshotException;
import org.tenshot.store.History;
import org.tenshot.store.InspectionLog;
import picocli.CommandLine.Option;

/// The database that a command is about. Filled in by picocli.
public final class LogOption {

  @Option(
      names = "--db",
      paramLabel = "FILE",
      description = "Database. Default: the station's own.")
  private @Nullable Path file;

  /// The database; null for the station's own.
  public @Nullable Path file() {
    return file;
  }

  /// Opens it for questions.
  ///
  /// @throws TenshotException if there is no log yet
  public History history(Workshop workshop) throws TenshotException {
    return workshop.history(file);
  }

  /// Opens it to be written.
  public InspectionLog log(Workshop workshop) throws TenshotException {
    return workshop.log(file, recording -> {});
  }
}
