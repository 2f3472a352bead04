package org.tenshot.head;

import org.tenshot.domain.Embedding;

/// One picture to learn from.
///
/// @param embedding of the picture, or of a view of it
/// @param label index of its class in the training set's classes
/// @param group what belongs together, such as the views of one photograph or the photographs of
///   one part: examples of one group must never help to judge each other
public record Example(Embedding embedding, int label, int group) {}
