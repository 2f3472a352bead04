package org.tenshot.fleet;

/// What was sent.
///
/// @param inspections how many of them
/// @param rows how many rows of all kinds
/// @param missed rows that the rules of retention removed before they were sent
/// @param words what it was, such as `500 inspections, 2 shots`; empty where nothing was sent
public record Sent(long inspections, long rows, long missed, String words) {}
