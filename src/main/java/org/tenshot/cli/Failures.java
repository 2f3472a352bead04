package org.tenshot.cli;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.TenshotException;
import picocli.CommandLine;

/// Turns what went wrong into one sentence on the error stream and an exit code; the stack trace
/// goes to the log file.
public final class Failures implements CommandLine.IExecutionExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, CommandLine.ParseResult arguments) {
    if (failure instanceof TenshotException known) {
      LOG.info("refused: {}", known.sentence(), known);
      command.getErr().println(known.sentence());
      return ExitCode.INPUT;
    }
    if (failure instanceof InterruptedException) {
      return ExitCode.UNEXPECTED;
    }
    LOG.error("unexpected", failure);
    command.getErr().println("Something went wrong that nobody foresaw: " + failure);
    return ExitCode.UNEXPECTED;
  }
}
