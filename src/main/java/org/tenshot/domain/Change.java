package org.tenshot.domain;

import org.jspecify.annotations.Nullable;

/// Something that a person changed and that verdicts rest on, for the audit log.
///
/// @param person who did it
/// @param kind what was done
/// @param subject what it was done to, such as `shot 17 of bearing`
/// @param before how it stood; null where nothing was there
/// @param after how it stands now; null where nothing is there any more
public record Change(
    String person, Kind kind, String subject, @Nullable String before, @Nullable String after) {

  /// What can be done. The names stand in audit logs: they stay.
  public enum Kind {
    /// A picture was given a class.
    LABEL,
    /// A label was taken back.
    TAKE_BACK,
    /// A head was taught or imported; it judges nothing yet.
    HEAD_KEPT,
    /// A head, with its cuts, or the prompts became what judges; going back is that too.
    HEAD_CHOSEN,
    /// The sentences of a profile were written anew.
    PROMPTS,
    /// The line was given another product.
    PRODUCT,
    /// A profile was used whose file is not what it was, by its sha256.
    PROFILE,
    /// The line was given another encoder.
    ENCODER,
    /// The line was given other pictures.
    SOURCE,
    /// The line judges by a head that was named at its start and not promoted.
    HEAD_NAMED,
    /// An encoder pack came or went.
    ENCODER_PACK,
    /// The line was started.
    LINE_STARTED,
    /// The line was stopped.
    LINE_STOPPED,
    /// A person may log in from now on.
    PERSON_ADDED,
    /// A person may no longer log in.
    PERSON_REMOVED,
    /// A person may do other things than before.
    ROLE,
    /// A person has another password.
    PASSWORD,
    /// The list of people was begun anew, because it was lost or nobody knew a password.
    PEOPLE_ANEW,
    /// Somebody logged in.
    LOGGED_IN,
    /// Somebody gave a wrong name or password.
    LOGIN_FAILED,
    /// Somebody tried too often and has to wait.
    LOCKED_OUT,
    /// Pictures or rows were removed, as the rules of retention say.
    RETENTION,
    /// Other rules of retention hold.
    RETENTION_RULES,
    /// The station's data were replaced by those of a backup.
    RESTORED,
    /// A product came from another station.
    PRODUCT_IMPORTED,
    /// Another station's key is trusted.
    KEY_TRUSTED,
    /// Somebody took note of what a line was held for, and lets it go on.
    ACKNOWLEDGED,
    /// A group of rejects that look alike was given a name, or another one, or was given up.
    GROUP,
    /// A group of rejects that look alike was said to be no kind of defect, or that was taken back.
    GROUP_DISMISSED,
    /// Something that was written down before it was done, and then failed.
    NOT_DONE
  }
}
