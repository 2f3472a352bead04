package org.tenshot.encode;

import org.tenshot.domain.Precision;

/// How an encoder is run.
///
/// @param device where
/// @param onCpu with which file, if it comes to the CPU
/// @param threads of one run on the CPU, at least 1
public record EncoderSettings(DevicePreference device, CpuFile onCpu, int threads) {

  /// Which file runs on the CPU.
  public enum CpuFile {
    /// The exact one.
    FP32,
    /// The one with 16 bits that graphics cards run, where there is one: slow here, but its
    /// embeddings can be compared with those of the card.
    FP16,
    /// The fast one with 8 bits, where the pack says that it was measured to be close enough; else
    /// the exact one.
    PROVEN_INT8;

    /// The file whose embeddings can be compared with those of this precision.
    public static CpuFile of(Precision precision) {
      return switch (precision) {
        case FP32 -> FP32;
        case FP16 -> FP16;
        case INT8 -> PROVEN_INT8;
      };
    }
  }

  public EncoderSettings {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be 1 or more, not " + threads);
    }
  }

  /// The best device, the exact file, and all cores but one, which is left to cameras and screen.
  ///
  /// @param cores of this machine
  public static EncoderSettings forCores(int cores) {
    return new EncoderSettings(
        DevicePreference.AUTO, CpuFile.FP32, cores <= 2 ? Math.max(1, cores) : cores - 1);
  }
}
