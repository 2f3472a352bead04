package org.tenshot.supply;

import java.nio.file.Path;
import java.util.List;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.EncoderPack;
import org.tenshot.encode.EncoderSettings;
import org.tenshot.encode.NativeLibraries;
import org.tenshot.encode.OnnxEncoder;
import org.tenshot.encode.PackVerification;

/// Runs a pack before it gets its name: every file that it lists, the shapes of both halves, unit
/// vectors, and whether pictures and texts belong together.
public final class PackTrial {

  private final NativeLibraries natives;
  private final EncoderSettings settings;

  /// @param natives for the run
  /// @param settings for the run
  public PackTrial(NativeLibraries natives, EncoderSettings settings) {
    this.natives = natives;
    this.settings = settings;
  }

  /// What came of it.
  ///
  /// @param pack the pack
  /// @param dimension numbers of an embedding
  /// @param agreement of its two halves
  record Outcome(EncoderPack pack, int dimension, Agreement agreement) {}

  /// Tries the pack in a folder.
  ///
  /// @throws TenshotException if a file is missing, damaged or of another encoder
  Outcome run(Path folder) throws TenshotException {
    EncoderPack pack = EncoderPack.read(folder);
    List<PackVerification.Check> failed =
        new PackVerification(natives, settings)
            .wholeness(pack).stream().filter(check -> !check.passed()).toList();
    if (!failed.isEmpty()) {
      PackVerification.Check first = failed.getFirst();
      throw new TenshotException(
          "The encoder was not taken. " + first.subject() + ": " + first.sentence());
    }
    try (OnnxEncoder encoder = OnnxEncoder.open(pack, settings, natives)) {
      return new Outcome(pack, encoder.id().dimension(), Agreement.of(encoder));
    }
  }
}
