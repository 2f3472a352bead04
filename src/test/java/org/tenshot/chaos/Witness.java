package org.tenshot.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.LineState;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Recording;
import org.tenshot.domain.Verdict;
import org.tenshot.inspect.LineWatcher;

/// Remembers what a line told, without its pictures, and counts passes of pictures that must not
/// pass.
final class Witness implements LineWatcher {

  private static final long PATIENCE_MILLIS = 60_000;

  private final Predicate<Picture> mayPass;
  private final List<Told> told = new ArrayList<>();
  private LineState state = LineState.STOPPED;
  private String reason = "";
  private Recording recording = Recording.WELL;
  private int wrongPasses;
  private volatile long forbiddenAfter = Long.MAX_VALUE;

  /// What was told of one part.
  ///
  /// @param key number and verdict
  record Told(String key, Verdict verdict, long capturedNanos) {}

  /// @param mayPass false of pictures that no line may pass
  Witness(Predicate<Picture> mayPass) {
    this.mayPass = mayPass;
  }

  static String key(Inspection inspection) {
    return inspection.origin().sequence() + " " + inspection.verdict().kind();
  }

  /// From this moment on, by the clock of {@link System#nanoTime}, no picture may pass.
  void forbidPassesAfter(long nanos) {
    forbiddenAfter = nanos;
  }

  /// Pictures may pass again.
  void allowPasses() {
    forbiddenAfter = Long.MAX_VALUE;
  }

  @Override
  public synchronized void inspected(Inspection inspection, @Nullable Picture picture) {
    long captured = inspection.origin().capturedNanos();
    told.add(new Told(key(inspection), inspection.verdict(), captured));
    if (inspection.verdict().kind() == Verdict.Kind.PASS) {
      boolean well = picture != null && mayPass.test(picture) && captured < forbiddenAfter;
      wrongPasses += well ? 0 : 1;
    }
    notifyAll();
  }

  @Override
  public synchronized void stateChanged(LineState next, String because) {
    state = next;
    reason = because;
    notifyAll();
  }

  @Override
  public synchronized void recordingChanged(Recording next) {
    recording = next;
    notifyAll();
  }

  synchronized List<String> keys() {
    return told.stream().map(Told::key).toList();
  }

  synchronized int wrongPasses() {
    return wrongPasses;
  }

  synchronized LineState state() {
    return state;
  }

  synchronized String reason() {
    return reason;
  }

  synchronized Recording recording() {
    return recording;
  }

  synchronized int count(Verdict.Kind kind) {
    return (int) told.stream().filter(each -> each.verdict().kind() == kind).count();
  }

  /// How often each fault was told.
  synchronized Map<Fault.Code, Integer> faults() {
    Map<Fault.Code, Integer> faults = new TreeMap<>();
    for (Told each : told) {
      if (each.verdict() instanceof Verdict.Faulted(Fault fault)) {
        faults.merge(fault.code(), 1, Integer::sum);
      }
    }
    return faults;
  }

  /// True if a picture that was taken after that moment passed.
  synchronized boolean passedSince(long nanos) {
    for (int i = told.size() - 1; i >= 0 && i > told.size() - 100; i--) {
      Told each = told.get(i);
      if (each.capturedNanos() > nanos && each.verdict().kind() == Verdict.Kind.PASS) {
        return true;
      }
    }
    return false;
  }

  /// Waits until something holds; false if it did not within a minute.
  synchronized boolean await(BooleanSupplier holds) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      wait(20);
    }
    return true;
  }
}
