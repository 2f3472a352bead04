package org.tenshot.cli.common;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.Change;
import org.tenshot.domain.TenshotException;
import org.tenshot.store.InspectionLog;
import org.tenshot.teach.Written;

/// Changes to what lies outside of the log's own file: written down first, then made. One that is
/// not in the audit log is not made.
public final class Traced {

  private static final Logger LOG = LoggerFactory.getLogger(Traced.class);

  private Traced() {}

  /// What changes something.
  @FunctionalInterface
  public interface Task<T> {
    T run() throws TenshotException, InterruptedException;
  }

  /// Writes a change down and makes it. Where either fails, that is written down too: a row that
  /// the log took too late to be waited for must not look like a change.
  public static <T> T run(InspectionLog log, Change change, Task<T> task)
      throws TenshotException, InterruptedException {
    try {
      Written.number(log.audit().add(change));
      return task.run();
    } catch (TenshotException | InterruptedException | RuntimeException failure) {
      tell(
          log,
          new Change(
              change.person(),
              Change.Kind.NOT_DONE,
              change.kind() + " " + change.subject(),
              null,
              failure instanceof TenshotException known ? known.sentence() : failure.toString()));
      throw failure;
    }
  }

  /// Writes down what cannot be held up by that, such as the start of a line.
  public static void tell(InspectionLog log, Change change) {
    log.audit()
        .add(change)
        .whenComplete(
            (row, failure) -> {
              if (failure != null) {
                LOG.error("not in the audit log: {}", change, failure);
              }
            });
  }
}
