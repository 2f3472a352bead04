package org.tenshot.head;

import java.util.List;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.PatchGrid;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Score;
import org.tenshot.domain.SeenPicture;

/// A head beside a guard: the head names what it knows, the guard says how unlike good parts a
/// picture is, and where.
///
/// @param named names the classes
/// @param guard looks at patches
public record GuardedHead(Head named, PatchGuard guard) implements Head {

  @Override
  public String version() {
    return named.version() + "+" + guard.version();
  }

  @Override
  public EncoderId encoder() {
    return named.encoder();
  }

  @Override
  public List<ProductClass> classes() {
    return named.classes();
  }

  @Override
  public boolean looksAtPatches() {
    return true;
  }

  @Override
  public Score score(Embedding embedding) {
    return named.score(embedding);
  }

  @Override
  public Score score(SeenPicture seen) {
    PatchGrid patches = seen.patches();
    if (patches != null && named instanceof TiledHead tiled) {
      return tiled.beside(guard).score(seen);
    }
    Score score = named.score(seen.whole());
    return patches == null ? score : guard.add(score, patches);
  }
}
