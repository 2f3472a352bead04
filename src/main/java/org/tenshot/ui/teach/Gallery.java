package org.tenshot.ui.teach;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The frames that are shown, where the cursor stands, and what is chosen.
final class Gallery {

  private List<GalleryItem> items = new ArrayList<>();
  private int cursor = -1;
  private final Set<Integer> selected = new TreeSet<>();

  List<GalleryItem> items() {
    return items;
  }

  /// Index of the item that keys act on; -1 where there is none.
  int cursor() {
    return cursor;
  }

  Set<Integer> selected() {
    return selected;
  }

  /// Shows other frames.
  void show(List<GalleryItem> answer) {
    items = new ArrayList<>(answer);
    selected.clear();
    cursor = items.isEmpty() ? -1 : 0;
  }

  /// Moves the cursor by so many items.
  ///
  /// @param extend true to choose everything on the way
  void move(int step, boolean extend) {
    if (items.isEmpty()) {
      return;
    }
    int to = Math.clamp(cursor + step, 0, items.size() - 1);
    for (int i = Math.min(cursor, to); extend && i <= Math.max(cursor, to); i++) {
      selected.add(i);
    }
    cursor = to;
  }

  /// Chooses an item, or no longer.
  ///
  /// @param item its index; -1 for none
  /// @param more true to leave the others chosen
  void choose(int item, boolean more) {
    if (item < 0) {
      return;
    }
    boolean was = selected.contains(item);
    if (!more) {
      selected.clear();
    }
    if (was) {
      selected.remove(item);
    } else {
      selected.add(item);
    }
    cursor = item;
  }

  /// Takes what is chosen, else what the cursor is on, and goes on to the next: the next key is
  /// meant for that.
  List<GalleryItem> take() {
    List<Integer> chosen =
        selected.isEmpty() ? cursor < 0 ? List.of() : List.of(cursor) : List.copyOf(selected);
    if (!chosen.isEmpty()) {
      cursor = Math.min(chosen.getLast() + 1, items.size() - 1);
    }
    selected.clear();
    return chosen.stream().map(items::get).toList();
  }

  /// Gives frames that were taken their label; those that are no longer shown are left out.
  void label(List<GalleryItem> taken, String className, List<Long> shots) {
    for (int i = 0; i < taken.size(); i++) {
      int at = items.indexOf(taken.get(i));
      if (at >= 0) {
        items.set(at, taken.get(i).labelled(className, shots.get(i)));
      }
    }
  }

  /// Takes labels away.
  void unlabel(List<Long> shots) {
    items.replaceAll(
        own -> {
          Long shot = own.shot();
          return shot != null && shots.contains(shot) ? own.labelled(null, null) : own;
        });
  }
}
