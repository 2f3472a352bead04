package org.tenshot.teach;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.PatchGrid;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.ShotRole;
import org.tenshot.head.Example;
import org.tenshot.image.Fingerprint;
import org.tenshot.store.SeenShot;
import org.tenshot.store.StoredShot;

/// The shots of a product, sorted by what they may be used for.
///
/// @param teach what heads learn from
/// @param taught the shots behind `teach`, one an example
/// @param acceptance what no head learns from
/// @param disputed pictures that people labelled differently: they teach nothing until all but one
///   of the labels are taken back
/// @param strangers shots of classes that the profile no longer has
/// @param heldBack shots that show a part of the acceptance set, and teach nothing therefore
public record ShotShelf(
    LabelledSet teach,
    List<StoredShot> taught,
    LabelledSet acceptance,
    List<List<StoredShot>> disputed,
    List<StoredShot> strangers,
    List<StoredShot> heldBack) {

  public ShotShelf {
    taught = List.copyOf(taught);
    disputed = disputed.stream().map(List::copyOf).toList();
    strangers = List.copyOf(strangers);
    heldBack = List.copyOf(heldBack);
  }

  /// A shot and what an encoder made of its picture.
  ///
  /// @param shot as it is stored
  /// @param seen what was seen
  /// @param patches what a guard learns from; null where nobody looked
  /// @param views of the picture after changes that leave the part what it is
  public record SeenStoredShot(
      StoredShot shot, SeenShot seen, @Nullable PatchGrid patches, List<Embedding> views) {}

  /// Sorts shots.
  ///
  /// @param classes the profile's
  /// @param all every shot of the product that was not taken back, in the order of labelling
  static ShotShelf of(EncoderId encoder, List<ProductClass> classes, List<SeenStoredShot> all) {
    List<String> names = classes.stream().map(ProductClass::name).toList();
    List<StoredShot> strangers = new ArrayList<>();
    Map<String, List<SeenStoredShot>> byPicture = new LinkedHashMap<>();
    for (SeenStoredShot one : all) {
      if (names.contains(one.shot().shot().className())) {
        byPicture
            .computeIfAbsent(one.shot().shot().pictureHash(), any -> new ArrayList<>())
            .add(one);
      } else {
        strangers.add(one.shot());
      }
    }
    List<List<StoredShot>> disputed = new ArrayList<>();
    List<SeenStoredShot> agreed = new ArrayList<>();
    for (List<SeenStoredShot> own : byPicture.values()) {
      if (own.stream().map(one -> one.shot().shot().className()).distinct().count() > 1) {
        disputed.add(own.stream().map(SeenStoredShot::shot).toList());
      } else {
        agreed.add(strictest(own));
      }
    }
    LabelledSet together = LabelledSet.of(encoder, classes, seen(names, agreed));
    return split(together, agreed, disputed, strangers);
  }

  /// Of labels that agree, the one of the acceptance set, else the first.
  private static SeenStoredShot strictest(List<SeenStoredShot> own) {
    return own.stream()
        .filter(one -> one.shot().shot().role() == ShotRole.ACCEPT)
        .findFirst()
        .orElse(own.getFirst());
  }

  private static List<LabelledSet.Seen> seen(List<String> names, List<SeenStoredShot> agreed) {
    List<LabelledSet.Seen> seen = new ArrayList<>();
    for (SeenStoredShot one : agreed) {
      String part = one.shot().shot().part();
      seen.add(
          new LabelledSet.Seen(
              one.seen().embedding(),
              Fingerprint.of(one.seen().look()),
              names.indexOf(one.shot().shot().className()),
              part == null ? "picture " + one.shot().shot().pictureHash() : "part " + part,
              one.patches(),
              one.views()));
    }
    return seen;
  }

  private static ShotShelf split(
      LabelledSet together,
      List<SeenStoredShot> agreed,
      List<List<StoredShot>> disputed,
      List<StoredShot> strangers) {
    Set<Integer> locked = new HashSet<>();
    for (int i = 0; i < agreed.size(); i++) {
      if (agreed.get(i).shot().shot().role() == ShotRole.ACCEPT) {
        locked.add(together.examples().get(i).group());
      }
    }
    Map<ShotRole, List<Integer>> sorted = new HashMap<>();
    List<StoredShot> heldBack = new ArrayList<>();
    for (int i = 0; i < agreed.size(); i++) {
      ShotRole role = agreed.get(i).shot().shot().role();
      if (role == ShotRole.TEACH && locked.contains(together.examples().get(i).group())) {
        heldBack.add(agreed.get(i).shot());
      } else {
        sorted.computeIfAbsent(role, any -> new ArrayList<>()).add(i);
      }
    }
    List<Integer> teach = sorted.getOrDefault(ShotRole.TEACH, List.of());
    List<Integer> accept = sorted.getOrDefault(ShotRole.ACCEPT, List.of());
    return new ShotShelf(
        some(together, teach),
        teach.stream().map(i -> agreed.get(i).shot()).toList(),
        some(together, accept),
        disputed,
        strangers,
        heldBack);
  }

  private static LabelledSet some(LabelledSet all, List<Integer> chosen) {
    List<Example> examples = chosen.stream().map(i -> all.examples().get(i)).toList();
    return new LabelledSet(all.encoder(), all.classes(), examples, chosen);
  }
}
