/// Heads: from embeddings to class probabilities. Zero-shot from prompts, later trained on shots.
///
/// Plain Java values in and out: no files, no pictures, no ONNX.
@NullMarked
package org.tenshot.head;

import org.jspecify.annotations.NullMarked;
