package org.tenshot.cli.teach;

import java.util.List;
import java.util.Map;
import org.tenshot.domain.Proportion;
import org.tenshot.store.StoredShot;
import org.tenshot.teach.Candidate;
import org.tenshot.teach.Proof;
import org.tenshot.teach.ShotShelf;

/// What the database has to say of a head that was taught from it.
///
/// @param number the head's number
/// @param candidate the head and what judges now
/// @param shelf the shots
record ShelfNotes(long number, Candidate candidate, ShotShelf shelf) {

  /// Adds it to a report.
  void into(Map<String, Object> object) {
    object.put("number", number);
    object.put("current_escapes", candidate.current().escapes().toString());
    object.put("worse_than_current", candidate.worse().orElse(null));
    object.put("acceptance_parts", candidate.acceptance().size());
    object.put("acceptance_escapes", candidate.acceptance().escaped().size());
    object.put("disputed", shelf.disputed().stream().map(ShelfNotes::ids).toList());
    object.put("strangers", ids(shelf.strangers()));
    object.put("held_back", ids(shelf.heldBack()));
  }

  private static List<Long> ids(List<StoredShot> shots) {
    return shots.stream().map(StoredShot::id).toList();
  }

  /// The same in words.
  String text() {
    StringBuilder text = new StringBuilder(System.lineSeparator());
    line(text, "Kept as head " + number + ".");
    Proof current = candidate.current();
    line(
        text,
        "What judges now, on the same shots: escapes "
            + known(current.escapes())
            + ", good passed "
            + known(current.goodPassed())
            + ".");
    if (candidate.acceptance().size() > 0) {
      line(
          text,
          "Acceptance set: %d of %d parts are bad and would pass."
              .formatted(candidate.acceptance().escaped().size(), candidate.acceptance().size()));
    }
    candidate.acceptance().refusal().ifPresent(why -> line(text, why));
    candidate.worse().ifPresent(why -> line(text, why));
    for (List<StoredShot> own : shelf.disputed()) {
      line(
          text,
          "Shots %s show one picture and are labelled differently (%s): take back all but one."
              .formatted(
                  ids(own), own.stream().map(one -> one.shot().className()).distinct().toList()));
    }
    if (!shelf.strangers().isEmpty()) {
      line(
          text,
          "Shots %s are of classes that the profile no longer has: they teach nothing."
              .formatted(ids(shelf.strangers())));
    }
    if (!shelf.heldBack().isEmpty()) {
      line(
          text,
          "Shots %s show parts of the acceptance set: they teach nothing."
              .formatted(ids(shelf.heldBack())));
    }
    if (candidate.acceptance().refusal().isEmpty()) {
      line(text, "To let it judge: tenshot heads promote " + number + " --profile P");
    }
    return text.toString();
  }

  private static String known(Proportion share) {
    return share.isUnknown() ? "UNKNOWN" : share.toString();
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append(System.lineSeparator());
  }
}
