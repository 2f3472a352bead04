package org.tenshot.ui.history;

import java.util.HashSet;
import java.util.Set;

/// What a person said of hits.
///
/// @param like numbers of the inspections that are like what is wanted
/// @param unlike numbers of those that are not
public record Marks(Set<Long> like, Set<Long> unlike) {

  /// Nothing was said.
  static final Marks NONE = new Marks(Set.of(), Set.of());

  public Marks {
    like = Set.copyOf(like);
    unlike = Set.copyOf(unlike);
  }

  /// The same with one marked so; marked so already, it is no longer marked.
  Marks marking(long id, Mark mark) {
    boolean off = of(id) == mark;
    Set<Long> likes = new HashSet<>(like);
    Set<Long> unlikes = new HashSet<>(unlike);
    likes.remove(id);
    unlikes.remove(id);
    if (!off) {
      (mark == Mark.LIKE ? likes : unlikes).add(id);
    }
    return new Marks(likes, unlikes);
  }

  Mark of(long id) {
    return like.contains(id) ? Mark.LIKE : unlike.contains(id) ? Mark.UNLIKE : Mark.NONE;
  }

  /// What is said of one.
  enum Mark {
    LIKE,
    UNLIKE,
    NONE
  }
}
