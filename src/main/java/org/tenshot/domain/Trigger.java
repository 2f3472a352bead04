package org.tenshot.domain;

import java.time.Instant;

/// A signal that a part is in its place: it asks for one inspection, and gets one.
///
/// @param number counts the triggers of a run from 1
/// @param part which part it is; numbered by the line where nobody says
/// @param at wall clock
/// @param nanos `System.nanoTime()` at that moment, from which the deadline is measured
public record Trigger(long number, PartId part, Instant at, long nanos) {}
