/// Heads: from embeddings to class probabilities, by prompts alone or learnt from shots.
///
/// Plain Java values in and out: no files, no pictures, no ONNX.
@NullMarked
package org.tenshot.head;

import org.jspecify.annotations.NullMarked;
