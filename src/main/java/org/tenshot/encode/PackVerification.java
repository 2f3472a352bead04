package org.tenshot.encode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.tenshot.domain.Device;
import org.tenshot.domain.Precision;
import org.tenshot.domain.TenshotException;

/// Checks a pack to the last byte: the files that encoder.json lists, then a run of the whole, then
/// the smaller files beside the exact one.
public final class PackVerification {

  private final NativeLibraries natives;
  private final EncoderSettings settings;

  /// @param natives for the run
  /// @param settings for the run
  public PackVerification(NativeLibraries natives, EncoderSettings settings) {
    this.natives = natives;
    this.settings = settings;
  }

  /// What came of one check.
  ///
  /// @param subject the file in the pack, or `self-test`
  /// @param passed true if all is well
  /// @param sentence what was found, and the mend where one is needed
  public record Check(String subject, boolean passed, String sentence) {}

  /// Checks the pack, and how closely its smaller files follow the exact one; a failed check is a
  /// result, no exception.
  public List<Check> verify(EncoderPack pack) {
    List<Check> checks = new ArrayList<>(wholeness(pack));
    for (Precision precision : pack.visionPrecisions()) {
      if (precision != Precision.FP32) {
        checks.add(likeness(pack, precision));
      }
    }
    return List.copyOf(checks);
  }

  /// Checks whether every listed file is what it must be, and whether the pack runs.
  public List<Check> wholeness(EncoderPack pack) {
    List<Check> checks = new ArrayList<>();
    new TreeMap<>(pack.manifest().files())
        .forEach((name, expected) -> checks.add(file(pack.folder(), name, expected)));
    if (checks.isEmpty()) {
      checks.add(
          new Check(
              EncoderManifest.FILE,
              true,
              "lists no files, so only a run can show that all is well."));
    }
    checks.add(selfTest(pack));
    return List.copyOf(checks);
  }

  private static Check file(Path folder, String name, EncoderManifest.Expected expected) {
    Path file = folder.resolve(name);
    try {
      if (!Files.isRegularFile(file)) {
        return new Check(name, false, "is missing: copy the encoder pack again.");
      }
      long bytes = Files.size(file);
      if (bytes != expected.bytes()) {
        return new Check(
            name,
            false,
            "has " + bytes + " bytes instead of " + expected.bytes() + ": copy it again.");
      }
      boolean same = FileHash.sha256(file).equals(expected.sha256());
      return same
          ? new Check(name, true, bytes + " bytes, sha256 as listed.")
          : new Check(name, false, "has another content than listed: copy it again.");
    } catch (IOException e) {
      return new Check(name, false, "cannot be read (" + e.getMessage() + "): check the disk.");
    } catch (TenshotException e) {
      return new Check(name, false, e.sentence());
    }
  }

  /// On the CPU, which computes every precision: this asks for the file, not for the card.
  private Check likeness(EncoderPack pack, Precision precision) {
    String name = pack.folder().relativize(pack.visionFile(precision)).toString();
    if (!pack.visionPrecisions().contains(Precision.FP32)) {
      return new Check(name, true, "has no 32-bit file beside it that it could be compared with.");
    }
    try {
      Networks networks =
          new Networks(natives.environment(), settings.threads(), natives.engines());
      try (VisionTower tower =
          VisionTower.open(networks, pack.visionFile(precision), Device.Kind.CPU, pack.wanted())) {
        return judged(pack, precision, name, new WarmUp(networks, pack).compare(tower, precision));
      }
    } catch (TenshotException e) {
      return new Check(name, false, e.sentence());
    }
  }

  /// A file of 8 bits that nobody calls proven may be coarse: it runs nowhere.
  private static Check judged(
      EncoderPack pack, Precision precision, String name, WarmUp.Likeness likeness) {
    boolean called = precision != Precision.INT8 || pack.quantisedProven();
    String sentence =
        likeness.proven()
            ? called
                ? "follows the 32-bit file: "
                : "follows the 32-bit file, but encoder.json gives no quantisedCosine for it, so it does not run: "
            : called
                ? "is refused, it does not follow the 32-bit file: "
                : "does not follow the 32-bit file, and does not run: ";
    String mend =
        likeness.proven() || !called ? "." : ". Copy it again, or delete it so that 32 bits run.";
    return new Check(name, likeness.proven() || !called, sentence + likeness.figure() + mend);
  }

  private Check selfTest(EncoderPack pack) {
    try (OnnxEncoder encoder = OnnxEncoder.open(pack, settings, natives)) {
      return new Check(
          "self-test",
          true,
          encoder.id()
              + " on "
              + encoder.device().kind()
              + ": "
              + encoder.id().dimension()
              + " numbers for a picture and for a text. "
              + encoder.device().reason());
    } catch (TenshotException e) {
      return new Check("self-test", false, e.sentence());
    }
  }
}
