package org.tenshot.encode;

import java.util.Optional;
import java.util.OptionalLong;
import org.tenshot.domain.TenshotException;

/// What `config.json` says about texts.
///
/// @param vocabulary token ids that the text encoder knows, 0 up to this; empty where it is not
///   said
/// @param length tokens of a text, start and end included; 77 for CLIP
record TextRules(OptionalLong vocabulary, int length) {

  private static final int CLIP_LENGTH = 77;

  static TextRules of(JsonFile config) throws TenshotException {
    Optional<JsonFile> text = config.object("text_config");
    if (text.isEmpty()) {
      return new TextRules(OptionalLong.empty(), CLIP_LENGTH);
    }
    Optional<Long> vocabulary = text.get().whole("vocab_size");
    if (vocabulary.isPresent() && vocabulary.get() < 3) {
      throw text.get().wrong("vocab_size", "must be above 2, not " + vocabulary.get());
    }
    long length = text.get().whole("max_position_embeddings").orElse((long) CLIP_LENGTH);
    if (length < 3 || length > CLIP_LENGTH) {
      throw text.get()
          .wrong("max_position_embeddings", "must be 3 to " + CLIP_LENGTH + ", not " + length);
    }
    return new TextRules(
        vocabulary.map(OptionalLong::of).orElse(OptionalLong.empty()), (int) length);
  }
}
