package org.tenshot.ui.line;

/// What the large word says. There is no way to show a verdict without saying whether it still
/// holds.
public sealed interface Headline {

  /// The line runs and this is its newest verdict.
  record Current(Part part) implements Headline {}

  /// A person looks back at this part; it says nothing about the one on the belt.
  record Past(Part part) implements Headline {}

  /// Nothing is known of the part on the belt.
  record Waiting(Reason reason) implements Headline {}

  /// Why nothing is known.
  enum Reason {
    /// The line stands.
    STOPPED,
    /// The line is about to run.
    STARTING,
    /// The line runs and the next part has not come.
    NO_PART_YET,
    /// The line runs and waits for a trigger.
    NO_TRIGGER_YET,
    /// The line runs and waits for a person to press the key.
    NO_KEY_YET,
    /// The source is lost.
    SOURCE_LOST,
    /// The line does not judge until somebody mends it.
    FAULT
  }
}
