package org.tenshot.domain;

/// One class that a product's pictures are sorted into.
///
/// @param name unique within the product, as the profile writes it
/// @param kind what it means for the line
public record ProductClass(String name, ClassKind kind) {}
