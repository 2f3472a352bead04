package org.tenshot.domain;

/// What the station says about one frame. Only {@link Pass} opens the gate.
public sealed interface Verdict {

  /// The verdict without its particulars: stable names that stand in the log, in JSON and on the
  /// wire.
  enum Kind {
    /// Sure enough, and good.
    PASS,
    /// Sure enough, and a defect.
    REJECT,
    /// A person decides.
    REVIEW,
    /// There was no part to judge; outside the yield.
    NO_PART,
    /// No verdict was possible.
    FAULT
  }

  /// Sure enough, and good.
  ///
  /// @param className the good class
  record Pass(String className) implements Verdict {}

  /// Sure enough, and a defect.
  ///
  /// @param className the defect
  record Reject(String className) implements Verdict {}

  /// Not sure enough: a person decides.
  ///
  /// @param className the most probable class
  record Review(String className) implements Verdict {}

  /// There is no part to judge.
  ///
  /// @param className the void class
  record NoPart(String className) implements Verdict {}

  /// No verdict was possible.
  ///
  /// @param fault why
  record Faulted(Fault fault) implements Verdict {}

  /// The verdict without its particulars.
  default Kind kind() {
    return switch (this) {
      case Pass pass -> Kind.PASS;
      case Reject reject -> Kind.REJECT;
      case Review review -> Kind.REVIEW;
      case NoPart noPart -> Kind.NO_PART;
      case Faulted faulted -> Kind.FAULT;
    };
  }

  /// The class that the verdict names, or an empty text for a fault.
  default String className() {
    return switch (this) {
      case Pass(String name) -> name;
      case Reject(String name) -> name;
      case Review(String name) -> name;
      case NoPart(String name) -> name;
      case Faulted faulted -> "";
    };
  }

  /// What the gate does. The one place where a verdict becomes a signal: PASS alone opens it.
  default Gate gate() {
    return switch (this) {
      case Pass pass -> Gate.OPEN;
      case Reject reject -> Gate.CLOSED;
      case Review review -> Gate.CLOSED;
      case NoPart noPart -> Gate.CLOSED;
      case Faulted faulted -> Gate.CLOSED;
    };
  }
}
