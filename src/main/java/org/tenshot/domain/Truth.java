package org.tenshot.domain;

import org.jspecify.annotations.Nullable;

/// What a simulated part really is, known because we drew it.
///
/// @param productClass the class that a perfect inspection would name
/// @param mask where the defect is; null where there is none
public record Truth(ProductClass productClass, @Nullable Mask mask) {}
