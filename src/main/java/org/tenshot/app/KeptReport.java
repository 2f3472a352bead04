package org.tenshot.app;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Proportion;
import org.tenshot.store.StoredHead;
import org.tenshot.ui.teach.HeadVersion;

/// Reads the figures of a kept head from its report. A head that came from elsewhere has none.
final class KeptReport {

  private static final Proportion UNKNOWN = new Proportion(0, 0);

  private KeptReport() {}

  /// A kept head for the screen.
  ///
  /// @param judging number of the one that judges; null for none
  static HeadVersion version(StoredHead head, @Nullable Long judging) {
    return new HeadVersion(
        head.id(),
        head.version(),
        head.person(),
        head.taughtAt(),
        share(head.report(), "escapes"),
        share(head.report(), "good_passed"),
        judging != null && judging == head.id());
  }

  private static Proportion share(String report, String name) {
    try {
      JsonElement share = JsonParser.parseString(report).getAsJsonObject().get(name);
      if (share == null || !share.isJsonObject()) {
        return UNKNOWN;
      }
      JsonObject object = share.getAsJsonObject();
      return new Proportion(object.get("count").getAsLong(), object.get("of").getAsLong());
    } catch (JsonParseException | IllegalStateException | IllegalArgumentException e) {
      return UNKNOWN;
    }
  }
}
