package org.tenshot.paper;

/// A picture that was written into a file.
///
/// @param number of its object
/// @param width in pixels
/// @param height in pixels
public record PdfPicture(int number, int width, int height) {}
