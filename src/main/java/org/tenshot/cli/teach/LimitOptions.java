package org.tenshot.cli.teach;

import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Limits;
import org.tenshot.domain.TenshotException;
import picocli.CommandLine.Option;

/// Other cuts than a product's own. Filled in by picocli.
public final class LimitOptions {

  @Option(names = "--pass", paramLabel = "X", description = "Another cut for PASS.")
  private @Nullable Double pass;

  @Option(names = "--reject", paramLabel = "X", description = "Another cut for REJECT.")
  private @Nullable Double reject;

  @Option(names = "--no-part", paramLabel = "X", description = "Another cut for NO_PART.")
  private @Nullable Double noPart;

  /// These cuts where they are named, else those of the product.
  ///
  /// @throws TenshotException if they do not go together
  public Limits over(Limits own) throws TenshotException {
    try {
      return new Limits(
          pass == null ? own.pass() : pass,
          reject == null ? own.reject() : reject,
          noPart == null ? own.noPart() : noPart);
    } catch (IllegalArgumentException e) {
      throw new TenshotException("--pass, --reject and --no-part: " + e.getMessage() + ".", e);
    }
  }
}
