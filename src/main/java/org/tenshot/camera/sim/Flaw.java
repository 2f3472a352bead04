package org.tenshot.camera.sim;

/// One defect on a part.
///
/// @param kind what it is
/// @param severity 0 (hardly to be seen) to 1 (gross)
public record Flaw(DefectKind kind, double severity) {}
