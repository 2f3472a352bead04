package org.tenshot.cli.teach;

import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Limits;
import org.tenshot.domain.TenshotException;
import org.tenshot.teach.ChosenLimits;
import org.tenshot.teach.Costs;
import org.tenshot.teach.LimitSearch;
import org.tenshot.teach.Proof;
import picocli.CommandLine.Option;

/// What mistakes cost, from which `teach` chooses the limits. Filled in by picocli.
public final class CostOptions {

  @Option(
      names = "--cost-escape",
      paramLabel = "MONEY",
      description = "What a bad part that passes costs. Any cost chooses the limits. Default: 40.")
  private @Nullable Double escape;

  @Option(
      names = "--cost-reject",
      paramLabel = "MONEY",
      description = "What a good part that is rejected costs. Default: 2.")
  private @Nullable Double reject;

  @Option(
      names = "--cost-look",
      paramLabel = "MONEY",
      description = "What it costs when a person looks at a part. Default: 1.")
  private @Nullable Double look;

  @Option(
      names = "--defect-rate",
      paramLabel = "SHARE",
      description = "Share of bad parts on the line, such as 0.02. Default: 0.02.")
  private @Nullable Double defectRate;

  @Option(
      names = "--parts-per-shift",
      paramLabel = "N",
      description = "Parts that come along in a shift. Default: 1000.")
  private @Nullable Double parts;

  @Option(
      names = "--escapes",
      paramLabel = "SHARE",
      description =
          "Choose the cheapest limits at which at most this share of the bad shots passes.")
  private @Nullable Double escapes;

  @Option(
      names = "--looks",
      paramLabel = "SHARE",
      description =
          "Choose the highest reject cut at which a person looks at no more than this share of the bad shots, so that few good parts are rejected.")
  private @Nullable Double looks;

  /// Chooses the limits.
  ///
  /// @param current the profile's
  /// @return null where nobody asked for it
  /// @throws TenshotException if a number is outside its range
  @Nullable ChosenLimits choose(Proof proof, Limits current) throws TenshotException {
    Double atMostEscapes = share(escapes, "--escapes");
    Double atMostLooks = share(looks, "--looks");
    if (escape == null
        && reject == null
        && look == null
        && defectRate == null
        && parts == null
        && atMostEscapes == null
        && atMostLooks == null) {
      return null;
    }
    if (atMostEscapes != null && atMostLooks != null) {
      throw new TenshotException("--escapes and --looks are two targets: give one of them.");
    }
    Costs usual = Costs.USUAL;
    Costs costs =
        Costs.entered(
            or(escape, usual.escape()),
            or(reject, usual.falseReject()),
            or(look, usual.look()),
            or(defectRate, usual.defectRate()),
            or(parts, usual.partsPerShift()));
    LimitSearch search = new LimitSearch(proof, current);
    if (atMostEscapes != null) {
      return search.atMostEscapes(costs, atMostEscapes);
    }
    return atMostLooks == null ? search.least(costs) : search.atMostLooks(costs, atMostLooks);
  }

  private static double or(@Nullable Double value, double usual) {
    return value == null ? usual : value;
  }

  private static @Nullable Double share(@Nullable Double value, String option)
      throws TenshotException {
    if (value != null && !(value >= 0 && value <= 1)) {
      throw new TenshotException(
          option + " is a share from 0 to 1, such as 0.1, not " + value + ".");
    }
    return value;
  }
}
