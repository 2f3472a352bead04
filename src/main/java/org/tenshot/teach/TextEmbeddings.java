package org.tenshot.teach;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Encoder;

/// Embeds texts and remembers them: of the few hundred texts of a product, whoever edits prompts
/// changes one at a time. One thread at a time.
public final class TextEmbeddings {

  private static final int MOST = 4_000;

  private final Encoder encoder;
  private final Map<String, Embedding> known =
      new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Embedding> eldest) {
          return size() > MOST;
        }
      };

  /// @param encoder stays the caller's
  public TextEmbeddings(Encoder encoder) {
    this.encoder = encoder;
  }

  /// The embeddings of texts, in their order.
  ///
  /// @throws TenshotException if the encoder fails
  public List<Embedding> of(List<String> texts) throws TenshotException {
    List<Embedding> embeddings = new ArrayList<>(texts.size());
    for (String text : texts) {
      Embedding remembered = known.get(text);
      if (remembered == null) {
        remembered = encoder.encodeTexts(List.of(text)).getFirst();
        known.put(text, remembered);
      }
      embeddings.add(remembered);
    }
    return embeddings;
  }
}
