package org.tenshot.encode;

/// Where the settings want an encoder to run.
public enum DevicePreference {
  /// On an NVIDIA card where it truly works, else on the CPU.
  AUTO,
  /// On the CPU, whatever is there.
  CPU,
  /// On an NVIDIA card, or not at all.
  CUDA
}
