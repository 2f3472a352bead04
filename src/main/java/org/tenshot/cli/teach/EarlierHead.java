package org.tenshot.cli.teach;

import java.nio.file.Path;
import org.tenshot.domain.Limits;
import org.tenshot.domain.TenshotException;
import org.tenshot.head.HeadJson;
import org.tenshot.head.TrainingSet;
import org.tenshot.teach.Comparison;
import org.tenshot.teach.Findings;
import org.tenshot.teach.HeadFiles;
import org.tenshot.teach.Proof;

/// A head that was kept in a file, beside a new one.
final class EarlierHead {

  private EarlierHead() {}

  /// What the new head changes, on its own shots.
  ///
  /// @param against file of the earlier head
  /// @param profile of the new one, for errors
  /// @throws TenshotException if the earlier one has another encoder or other classes
  static Comparison compare(Path against, Findings findings, Limits limits, String profile)
      throws TenshotException {
    HeadJson.Taught earlier = HeadFiles.read(against);
    TrainingSet set = findings.taught().set();
    if (!earlier.set().encoder().equals(set.encoder())) {
      throw new TenshotException(
          against
              + " "
              + earlier.set().encoder().unlike(set.encoder())
              + ": name that encoder with --encoder, or that view in the profile, to compare the two.");
    }
    if (!earlier.set().classes().equals(set.classes())) {
      throw new TenshotException(
          against
              + " knows other classes than profile "
              + profile
              + ": heads are compared class by class, so name one that was taught for it.");
    }
    Proof proof = Proof.ofEarlier(HeadNames.trainer(earlier.trainer()), earlier.set(), set, limits);
    return Comparison.ofShared(
        earlier.head().looksAtPatches() ? proof.guardedAs(findings.proof(), limits) : proof,
        findings.proof());
  }
}
