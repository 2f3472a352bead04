package org.tenshot.app;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tenshot.cli.line.LineOptions;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Encoder;
import org.tenshot.encode.SharedEncoder;
import org.tenshot.encode.Urgency;

/// The product that is taught: that of the line on whose screen somebody asked for it, and what was
/// learnt of it last. One thread at a time.
final class CurrentProduct implements AutoCloseable {

  private final Assembly assembly;
  private final LineOptions options;
  private final String person = System.getProperty("user.name", "operator");
  private @Nullable TaughtProduct product;
  private @Nullable LearntHead learnt;

  /// Whose encoder the product looks with; null where it has one of its own.
  private @Nullable SharedEncoder lender;

  CurrentProduct(Assembly assembly, LineOptions options) {
    this.assembly = assembly;
    this.options = options;
  }

  /// What can be taught now.
  Teachable teachable(StationLine line) throws Exception {
    return line.teachable().get(60, TimeUnit.SECONDS);
  }

  /// The product of this line; another one forgets what was learnt.
  TaughtProduct get(StationLine line) throws Exception {
    Teachable now = teachable(line);
    TaughtProduct known = product;
    boolean sees = lender == null || lender == now.lines();
    if (known != null && known.profile().equals(now.profile()) && sees) {
      return known;
    }
    close();
    return keep(open(now, now.encoder()), now);
  }

  /// A product with the encoder of this name: that of the lines whenever none of them needs it, or
  /// one of its own. Any thread.
  TaughtProduct open(Teachable now, String encoder) throws TenshotException {
    Encoder own =
        encoder.equals(now.encoder())
            ? now.lines().handle(Urgency.BACKGROUND)
            : assembly.encoder(encoder, options.device());
    try {
      return new TaughtProduct(
          now.profile(), own, now.log(), now.history(), assembly.profiles(), person);
    } catch (TenshotException e) {
      own.close();
      throw e;
    }
  }

  /// From now on heads are learnt with another encoder.
  TaughtProduct take(StationLine line, TaughtProduct made) throws Exception {
    if (!get(line).profile().equals(made.profile())) {
      made.close();
      throw new TenshotException(
          "Another product was chosen meanwhile: %s has seen the shots of %s, and is taken when it is opened again."
              .formatted(made.encoder(), made.profile().product()));
    }
    close();
    return keep(made, teachable(line));
  }

  private TaughtProduct keep(TaughtProduct made, Teachable now) {
    product = made;
    lender = made.encoder().equals(now.encoder()) ? now.lines() : null;
    return made;
  }

  LearntHead learn(LearntHead head) {
    learnt = head;
    return head;
  }

  /// What was learnt last.
  ///
  /// @throws TenshotException if nothing was
  LearntHead learnt() throws TenshotException {
    LearntHead known = learnt;
    if (known == null) {
      throw new TenshotException("No head was learnt yet: label some pictures first.");
    }
    return known;
  }

  /// Lets go of the encoder. May be called twice.
  @Override
  public void close() {
    TaughtProduct known = product;
    product = null;
    learnt = null;
    if (known != null) {
      known.close();
    }
  }
}
