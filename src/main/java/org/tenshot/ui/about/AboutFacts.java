package org.tenshot.ui.about;

/// What is told about this program.
///
/// @param version of the program
/// @param runtime the Java that it runs on
/// @param licences whose work is in the program and in the encoders, as plain text
public record AboutFacts(String version, String runtime, String licences) {}
