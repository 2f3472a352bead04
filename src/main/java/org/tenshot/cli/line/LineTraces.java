package org.tenshot.cli.line;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.camera.Sources;
import org.tenshot.cli.common.Traced;
import org.tenshot.domain.Change;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.Profile;
import org.tenshot.inspect.Recipe;
import org.tenshot.store.InspectionLog;

/// What the audit log says of a line: what its verdicts rest on, and when it was started and
/// stopped.
public final class LineTraces {

  private static final Logger LOG = LoggerFactory.getLogger(LineTraces.class);

  private LineTraces() {}

  /// Writes down what of this is not as it was when a line was last opened: the product, the
  /// profile's file, the encoder, the source, and a head that was named instead of promoted.
  ///
  /// @param head as `--head` names it; null for none
  public static void opened(
      InspectionLog log,
      String person,
      LineSpec line,
      Profile profile,
      EncoderId encoder,
      @Nullable String head,
      Recipe recipe) {
    log.audit()
        .stand(
            List.of(
                stands(person, Change.Kind.PRODUCT, line.subject(), profile.name()),
                stands(person, Change.Kind.PROFILE, profile.name(), "sha256 " + profile.hash()),
                stands(
                    person, Change.Kind.ENCODER, line.subject(), encoder + " " + encoder.sha256()),
                stands(
                    person,
                    Change.Kind.SOURCE,
                    line.subject(profile),
                    Sources.shown(line.sourceOr(profile.source()))),
                stands(
                    person,
                    Change.Kind.HEAD_NAMED,
                    profile.product(),
                    head == null ? null : recipe.head().version())))
        .whenComplete(
            (row, failure) -> {
              if (failure != null) {
                LOG.error("not in the audit log: what the line judges by", failure);
              }
            });
  }

  private static Change stands(
      String person, Change.Kind kind, String subject, @Nullable String now) {
    return new Change(person, kind, subject, null, now);
  }

  /// The line was started.
  public static void started(InspectionLog log, String person, LineSpec line, Profile profile) {
    Traced.tell(
        log,
        new Change(person, Change.Kind.LINE_STARTED, line.subject(profile), "stopped", "started"));
  }

  /// The line was stopped, or came to its end.
  public static void stopped(InspectionLog log, String person, LineSpec line, Profile profile) {
    Traced.tell(
        log,
        new Change(person, Change.Kind.LINE_STOPPED, line.subject(profile), "started", "stopped"));
  }

  /// The station has this line no more.
  public static void removed(InspectionLog log, String person, LineSpec line, String product) {
    Traced.tell(log, new Change(person, Change.Kind.PRODUCT, line.subject(), product, null));
  }
}
