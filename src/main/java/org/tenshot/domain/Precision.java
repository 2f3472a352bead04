package org.tenshot.domain;

/// The arithmetic of an encoder file. Embeddings of different precision never meet in one head.
public enum Precision {
  /// 32-bit floating point: the reference.
  FP32,
  /// 16-bit floating point: for GPUs.
  FP16,
  /// 8-bit integers: for CPUs, where it was proven against FP32.
  INT8
}
