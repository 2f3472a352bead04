package org.tenshot.output;

import org.tenshot.domain.Frame;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.Saying;

/// Tells the line what to do with the part. Whatever it stands for, only PASS opens the gate, and a
/// connection that is lost must read as a closed gate on the other side.
public interface LineOutput extends AutoCloseable {

  /// The address as the profile writes it.
  String name();

  /// Takes orders of the other side, where it may give any, to this station from now on.
  default void obey(LineOrders orders) {}

  /// A run of the line begins, whose parts are numbered anew. Called before anything else of that
  /// run; returns at once.
  default void start() {}

  /// The line runs and waits for parts. Returns at once.
  default void ready() {}

  /// A part has arrived and is being judged: what was said of the one before holds no more. Not
  /// called for a live picture, whose verdicts follow each other without a break. Returns at once.
  ///
  /// @param part where and when it was taken
  default void begin(Frame.Origin part) {}

  /// Sends the verdict on one part; returns at once or within the output's short time limit.
  ///
  /// @return how it went
  Delivery send(Inspection inspection);

  /// Closes the gate: the line stops or does not know.
  ///
  /// @param reason for the record
  Delivery safe(String reason);

  /// Closes the gate and lets go of the connection.
  @Override
  void close();

  /// How a sending went.
  sealed interface Delivery {
    /// It left this program.
    record Sent() implements Delivery {}

    /// It did not reach the other side.
    ///
    /// @param saying what is wrong and the mend
    record Failed(Saying saying) implements Delivery {

      /// To an output that was closed.
      static Failed closed(String name) {
        return new Failed(Saying.of("output.closed", "{0} is closed: start the line again.", name));
      }

      /// What is wrong and the mend, in English.
      public String sentence() {
        return saying.english();
      }
    }
  }
}
