package org.tenshot.output;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.tenshot.domain.PartId;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.TriggerRule;

/// What the other side of an output may ask of the station. Every method returns at once, on any
/// thread. A stage that ends with a {@link TenshotException} has a sentence for whoever asked.
public interface LineOrders {

  /// What is answered to a trigger that is not for this line as it stands.
  long REFUSED = -1;

  /// A part is in its place. Its answer comes as that of any part, for one that cannot be judged as
  /// well.
  ///
  /// @param by who says so; refused where the profile names another
  /// @param part as far as somebody knows
  /// @param age how long ago that was, where somebody knows; else zero
  /// @return the trigger's number, which its inspection has as its sequence; {@link #REFUSED} while
  ///   the line stands
  long trigger(TriggerRule.By by, PartId part, Duration age);

  /// Starts the line.
  CompletionStage<?> start();

  /// Stops the line; answers when it stands.
  CompletionStage<?> stop();

  /// Changes to the product of a profile, and goes on if the line ran. If that fails the line
  /// stands and no product is chosen.
  ///
  /// @param profile name of the profile
  CompletionStage<?> selectProduct(String profile);

  /// The same by the number that the profile has.
  CompletionStage<?> selectProduct(int number);

  /// How the station stands.
  Standing standing();

  /// What the line is made for at the moment.
  ///
  /// @param profile name of the profile; empty for none
  /// @param number of the profile; 0 for none
  /// @param trigger who triggers
  record Standing(String profile, int number, TriggerRule.By trigger) {
    public static final Standing NONE = new Standing("", 0, TriggerRule.By.NOBODY);
  }

  /// A station that takes no orders.
  LineOrders DEAF =
      new LineOrders() {
        @Override
        public long trigger(TriggerRule.By by, PartId part, Duration age) {
          return REFUSED;
        }

        @Override
        public CompletionStage<?> start() {
          return refusal();
        }

        @Override
        public CompletionStage<?> stop() {
          return refusal();
        }

        @Override
        public CompletionStage<?> selectProduct(String profile) {
          return refusal();
        }

        @Override
        public CompletionStage<?> selectProduct(int number) {
          return refusal();
        }

        @Override
        public Standing standing() {
          return Standing.NONE;
        }

        private CompletionStage<?> refusal() {
          return CompletableFuture.failedFuture(
              new TenshotException("This station takes no orders: give them at its screen."));
        }
      };
}
