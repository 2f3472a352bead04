package org.tenshot.teach;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tenshot.domain.PatchGrid;
import org.tenshot.domain.TenshotException;

/// Remembers what was seen of shots patch by patch for as long as the program runs: the log keeps
/// embeddings alone, because patches would take a hundred times the space. One product, one thread
/// at a time.
public final class SeenPatches {

  /// Pictures; each takes less than half a mebibyte, and so much for each of its tiles. More than
  /// are asked for in one round: whoever forgets the oldest of a round just before it comes again
  /// remembers nothing.
  private static final int MOST = 600;

  private final Map<String, PatchGrid> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PatchGrid> eldest) {
          return size() > MOST / Math.min(4, eldest.getValue().tiles());
        }
      };

  private final boolean any;

  /// @param any false if the encoder sees no patches: then nobody looks
  public SeenPatches(boolean any) {
    this.any = any;
  }

  /// Looks at a picture.
  interface Look {

    /// The patches; nothing where the encoder sees none.
    Optional<PatchGrid> patches() throws TenshotException;
  }

  /// What is remembered of a picture, else what `look` sees.
  Optional<PatchGrid> of(String pictureHash, Look look) throws TenshotException {
    if (!any) {
      return Optional.empty();
    }
    PatchGrid remembered = known.get(pictureHash);
    if (remembered != null) {
      return Optional.of(remembered);
    }
    Optional<PatchGrid> seen = look.patches();
    seen.ifPresent(patches -> known.put(pictureHash, patches));
    return seen;
  }
}
