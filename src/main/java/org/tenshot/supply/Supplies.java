package org.tenshot.supply;

/// What the station needs to get packs and to let go of them.
///
/// @param shelf where they lie
/// @param trial runs a pack before it is taken
/// @param licences what was accepted
/// @param limits of waiting for a server
/// @param figures what was measured of them
public record Supplies(
    PackShelf shelf,
    PackTrial trial,
    LicenceBook licences,
    TimeLimits limits,
    EncoderFigures figures) {}
