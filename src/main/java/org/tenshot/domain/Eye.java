package org.tenshot.domain;

/// What judges: a part that was judged by another eye may get another verdict.
///
/// @param encoder with its precision and view
/// @param device where it runs
/// @param head its version
public record Eye(EncoderId encoder, Device.Kind device, String head) {}
