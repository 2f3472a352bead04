package org.tenshot.camera;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of a source that may be shown, logged and stored: its address without passwords. Rather
/// hides too much than too little.
final class SafeName {

  private static final String HIDDEN = "***";

  /// Everything from the scheme to the last `@`: a password may hold an `@` or a `/` of its own.
  private static final Pattern USER =
      Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*://)([^:@]*):.*@", Pattern.DOTALL);

  /// Cameras take passwords in the query and even in the path.
  private static final Pattern SECRET =
      Pattern.compile(
          "((?:pass(?:wd|word)?|pwd|token|secret|key|auth|sig|signature)=)[^&;?#/]*",
          Pattern.CASE_INSENSITIVE);

  private SafeName() {}

  static String of(String address) {
    String user =
        USER.matcher(address)
            .replaceFirst(match -> Matcher.quoteReplacement(match.group(1) + match.group(2) + "@"));
    return SECRET
        .matcher(user)
        .replaceAll(match -> Matcher.quoteReplacement(match.group(1) + HIDDEN));
  }
}
