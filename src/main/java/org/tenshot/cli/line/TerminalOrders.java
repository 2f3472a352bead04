package org.tenshot.cli.line;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TriggerRule;
import org.tenshot.inspect.Line;
import org.tenshot.output.LineOrders;

/// What controllers may ask of a line in the terminal: to look at a part. Everything else is up to
/// whoever started the command.
final class TerminalOrders implements LineOrders {

  private static final Logger LOG = LoggerFactory.getLogger(TerminalOrders.class);

  private final Line line;
  private final Standing standing;

  TerminalOrders(Line line, Profile profile) {
    this.line = line;
    this.standing = new Standing(profile.name(), profile.number(), profile.timing().trigger().by());
  }

  /// Triggers with every line that is typed, which is the part's id; a scanner types, too.
  void readKeys(Reader typed) {
    Thread.ofPlatform()
        .daemon()
        .name("keys")
        .start(
            () -> {
              try (BufferedReader lines = new BufferedReader(typed)) {
                String text = lines.readLine();
                while (text != null) {
                  String id = text.strip();
                  trigger(
                      TriggerRule.By.KEY,
                      id.isEmpty() ? PartId.UNKNOWN : new PartId(id, null, null),
                      Duration.ZERO);
                  text = lines.readLine();
                }
              } catch (IOException e) {
                LOG.warn("nothing more can be typed", e);
              }
            });
  }

  @Override
  public long trigger(TriggerRule.By by, PartId part, Duration age) {
    return line.trigger(by, part, age);
  }

  @Override
  public CompletionStage<?> start() {
    return DEAF.start();
  }

  @Override
  public CompletionStage<?> stop() {
    return DEAF.stop();
  }

  @Override
  public CompletionStage<?> selectProduct(String profile) {
    return DEAF.selectProduct(profile);
  }

  @Override
  public CompletionStage<?> selectProduct(int number) {
    return DEAF.selectProduct(number);
  }

  @Override
  public Standing standing() {
    return standing;
  }
}
