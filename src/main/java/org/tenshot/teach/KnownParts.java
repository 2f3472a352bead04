package org.tenshot.teach;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Profile;
import org.tenshot.domain.ShotRole;
import org.tenshot.domain.TenshotException;
import org.tenshot.store.History;
import org.tenshot.store.StoredShot;

/// Shots that a line is challenged with: bad ones of every class in turn, those first that no head
/// learns from, and good ones.
public final class KnownParts {

  private KnownParts() {}

  /// A shot and what it shows.
  public record Known(StoredShot shot, ProductClass shows) {}

  /// Chooses shots.
  ///
  /// @param count bad ones at most, and as many good ones
  /// @param seed another one, other parts
  /// @param without numbers of shots that are left out
  public static List<Known> choose(
      History history, Profile profile, int count, long seed, Set<Long> without)
      throws TenshotException {
    Map<String, ProductClass> classes = new HashMap<>();
    profile.classes().forEach(own -> classes.put(own.productClass().name(), own.productClass()));
    List<StoredShot> shots = new ArrayList<>(history.teaching().shots(profile.product()));
    Collections.shuffle(shots, new Random(seed));
    Map<ClassKind, Map<String, Deque<Known>>> byKind = new EnumMap<>(ClassKind.class);
    for (StoredShot shot : shots) {
      ProductClass shows = classes.get(shot.shot().className());
      if (shows != null && !without.contains(shot.id())) {
        Deque<Known> own =
            byKind
                .computeIfAbsent(shows.kind(), kind -> new LinkedHashMap<>())
                .computeIfAbsent(shows.name(), name -> new ArrayDeque<>());
        if (shot.shot().role() == ShotRole.ACCEPT) {
          own.addFirst(new Known(shot, shows));
        } else {
          own.addLast(new Known(shot, shows));
        }
      }
    }
    List<Known> chosen = inTurn(byKind.getOrDefault(ClassKind.DEFECT, Map.of()), count);
    chosen.addAll(inTurn(byKind.getOrDefault(ClassKind.GOOD, Map.of()), count));
    return chosen;
  }

  private static List<Known> inTurn(Map<String, Deque<Known>> classes, int count) {
    List<Known> chosen = new ArrayList<>();
    boolean more = true;
    while (more && chosen.size() < count) {
      more = false;
      for (Deque<Known> own : classes.values()) {
        if (!own.isEmpty() && chosen.size() < count) {
          chosen.add(own.removeFirst());
          more = true;
        }
      }
    }
    return chosen;
  }
}
