package org.tenshot.keep;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.RetentionRules;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Verdict;
import org.tenshot.file.SettingsFile;

/// The rules of retention as a person writes them, in `retention.json` of the data folder. Without
/// the file everything is kept.
public final class RetentionFile {

  /// The file's name in the data folder.
  public static final String NAME = "retention.json";

  /// A file to begin with.
  public static final String EXAMPLE =
      """
      {
        "pictures": { "PASS": "7d", "NO_PART": "7d", "FAULT": "30d", "REVIEW": "90d", "REJECT": "90d" },
        "rows": "5y",
        "rowsAtLeast": "90d",
        "most": "200GB",
        "free": "5GB"
      }
      """;

  private static final Pattern AGE = Pattern.compile("(\\d{1,5}) ?([hdwy])");
  private static final Pattern SIZE = Pattern.compile("(\\d{1,6}) ?(MB|GB|TB)");

  private final SettingsFile file;

  /// @param path need not be there
  public RetentionFile(Path path) {
    this.file =
        new SettingsFile(
            path,
            "The rules of retention",
            List.of("pictures", "rows", "rowsAtLeast", "most", "free"),
            "Nothing is removed until the file is mended.");
  }

  /// The file.
  public Path path() {
    return file.path();
  }

  /// True if somebody wrote rules.
  public boolean exists() {
    return Files.exists(file.path());
  }

  /// The rules that hold now.
  ///
  /// @throws TenshotException if the file is there and wrong: nothing is removed then
  public RetentionRules read() throws TenshotException {
    Optional<JsonObject> written = file.read();
    return written.isPresent() ? rules(written.get()) : RetentionRules.KEEP_ALL;
  }

  private RetentionRules rules(JsonObject object) throws TenshotException {
    Map<Verdict.Kind, Duration> pictures = new EnumMap<>(Verdict.Kind.class);
    if (object.has("pictures")) {
      if (!object.get("pictures").isJsonObject()) {
        throw file.wrong("pictures is no object such as {\"PASS\": \"7d\"}");
      }
      for (Map.Entry<String, JsonElement> one : object.getAsJsonObject("pictures").entrySet()) {
        pictures.put(verdict(one.getKey()), age("pictures." + one.getKey(), one.getValue()));
      }
    }
    Duration least =
        object.has("rowsAtLeast")
            ? age("rowsAtLeast", object.get("rowsAtLeast"))
            : RetentionRules.USUAL_ROWS_AT_LEAST;
    return new RetentionRules(
        pictures,
        object.has("rows") ? age("rows", object.get("rows")) : null,
        least,
        size("most", object.get("most")),
        size("free", object.get("free")));
  }

  private Verdict.Kind verdict(String name) throws TenshotException {
    for (Verdict.Kind kind : Verdict.Kind.values()) {
      if (kind.name().equals(name.toUpperCase(Locale.ROOT))) {
        return kind;
      }
    }
    throw file.wrong(
        "pictures." + name + " is no verdict; write PASS, REJECT, REVIEW, NO_PART or FAULT");
  }

  private Duration age(String field, JsonElement value) throws TenshotException {
    Matcher age = AGE.matcher(SettingsFile.text(value));
    if (!age.matches()) {
      throw file.wrong(field + " is " + value + "; write an age such as 36h, 7d, 6w or 5y");
    }
    long number = Long.parseLong(age.group(1));
    return switch (age.group(2)) {
      case "h" -> Duration.ofHours(number);
      case "w" -> Duration.ofDays(7 * number);
      case "y" -> Duration.ofDays(Math.ceilDiv(1461 * number, 4));
      default -> Duration.ofDays(number);
    };
  }

  private long size(String field, @Nullable JsonElement value) throws TenshotException {
    if (value == null) {
      return 0;
    }
    Matcher size = SIZE.matcher(SettingsFile.text(value));
    if (!size.matches()) {
      throw file.wrong(field + " is " + value + "; write a size such as 500MB, 200GB or 2TB");
    }
    long unit =
        switch (size.group(2)) {
          case "MB" -> 1_000_000L;
          case "GB" -> 1_000_000_000L;
          default -> 1_000_000_000_000L;
        };
    return Long.parseLong(size.group(1)) * unit;
  }
}
