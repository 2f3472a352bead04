package org.tenshot.encode;

/// Where the settings want an encoder to run.
public enum DevicePreference {
  /// On an NVIDIA card where it truly works, else on the CPU.
  AUTO,
  /// On the CPU with the exact file, whatever is there.
  CPU,
  /// On the CPU with the 8-bit file where it is proven, else with the exact one.
  CPU_INT8,
  /// On an NVIDIA card, or not at all.
  CUDA,
  /// On an NVIDIA card by TensorRT where that truly works, else as {@link #AUTO}.
  TENSORRT
}
