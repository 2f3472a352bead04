package org.tenshot.store;

import org.tenshot.domain.Shot;

/// A shot as it stands in the log.
///
/// @param id its number in the log, which takes it back
/// @param shot what a person said of a picture
public record StoredShot(long id, Shot shot) {}
