package org.tenshot.cli.line;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;

/// A line of the station as somebody asked for it.
///
/// @param name for people and in the log; empty for the only one
/// @param profile name or path; null where a person chooses it
/// @param source in place of the profile's own; null for that
public record LineSpec(String name, @Nullable String profile, @Nullable String source) {

  /// How one is written on the command line.
  public static final String FORM = "NAME=PROFILE[@SOURCE]";

  /// Beyond this a screen could not show them all, and no number key would be left.
  public static final int MOST = 9;

  private static final String NAME = "[\\p{L}\\p{N}][\\p{L}\\p{N}_.-]{0,23}";

  /// The lines of a command: those of `--line`, else the one that `--profile` and `--source` mean.
  ///
  /// @param texts as `--line` takes them
  /// @return nothing where nobody named anything
  /// @throws TenshotException if one is not understood, two have one name, or both ways are used
  public static List<LineSpec> of(
      List<String> texts, @Nullable String profile, @Nullable String source)
      throws TenshotException {
    if (texts.isEmpty()) {
      return profile == null && source == null
          ? List.of()
          : List.of(new LineSpec("", profile, source));
    }
    if (profile != null || source != null) {
      throw new TenshotException(
          "--line names a profile and a source by itself: write --line %s and leave out --profile and --source."
              .formatted(FORM));
    }
    if (texts.size() > MOST) {
      throw new TenshotException(
          "A station has %d lines at most: start another one for the rest.".formatted(MOST));
    }
    List<LineSpec> lines = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (String text : texts) {
      LineSpec line = read(text);
      if (!names.add(line.name().toLowerCase(Locale.ROOT))) {
        throw new TenshotException(
            "--line names two lines %s: give each a name of its own.".formatted(line.name()));
      }
      lines.add(line);
    }
    return lines;
  }

  private static LineSpec read(String text) throws TenshotException {
    int equals = text.indexOf('=');
    int at = text.indexOf('@', equals + 1);
    String name = equals < 0 ? "" : text.substring(0, equals);
    String profile = text.substring(equals + 1, at < 0 ? text.length() : at);
    String source = at < 0 ? null : text.substring(at + 1);
    if (!name.matches(NAME) || profile.isBlank() || source != null && source.isBlank()) {
      throw new TenshotException(
          "--line %s is not understood: write %s, with a name of at most 24 letters, digits, dots, dashes or underscores."
              .formatted(text, FORM));
    }
    return new LineSpec(name, profile, source);
  }

  /// One more line for a profile, called after it.
  ///
  /// @param taken names of the lines that there are
  public static LineSpec another(String profile, List<String> taken) {
    String name = profile.replaceAll("[^\\p{L}\\p{N}_.-]", "-");
    return Stream.iterate(1, number -> number + 1)
        .map(number -> number == 1 ? name : name + "-" + number)
        .filter(free -> !taken.contains(free))
        .findFirst()
        .map(free -> new LineSpec(free, profile, null))
        .orElseThrow();
  }

  /// What the audit log calls it.
  public String subject() {
    return name.isEmpty() ? "line" : "line " + name;
  }

  /// What the audit log calls what a line makes of a profile.
  String subject(Profile profile) {
    return name.isEmpty() ? profile.name() : profile.name() + " on " + subject();
  }

  /// The address of its source, or of the profile's own.
  ///
  /// @param own the profile's
  public String sourceOr(String own) {
    return source == null ? own : source;
  }

  /// The name and the source, as its rows in the log have it: it tells two lines apart that look at
  /// the same product through the same kind of source.
  ///
  /// @param source as it is shown
  public static String named(String name, String source) {
    return name.isEmpty() ? source : name + ": " + source;
  }
}
