/// CLIP in ONNX: loads an encoder pack, picks device and precision, embeds pictures and texts.
///
/// Must not know where pixels come from or what an embedding is used for.
@NullMarked
package org.tenshot.encode;

import org.jspecify.annotations.NullMarked;
