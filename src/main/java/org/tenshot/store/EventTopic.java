package org.tenshot.store;

import org.tenshot.domain.Change;
import org.tenshot.domain.Fault;
import org.tenshot.domain.LineEvent;

/// What something in the list of events is about, as people ask for it. Everything that the log
/// knows is about one of these; {@link #ALL} and {@link #WRONG} take several together.
public enum EventTopic {
  /// Everything.
  ALL,
  /// Whatever was wrong with the line: camera, picture, triggers, station and challenges.
  WRONG,
  /// The camera: lost, exchanged, or its pictures cannot be used.
  CAMERA,
  /// What the camera sees: light, focus, place, another product.
  PICTURE,
  /// Triggers and deadlines that went wrong.
  TRIGGERS,
  /// The station itself: encoder, head, log.
  STATION,
  /// Known parts that were put to the line, and why.
  CHALLENGES,
  /// Starts and stops.
  RUNS,
  /// What people changed that verdicts rest on.
  CHANGES,
  /// Pictures that people labelled.
  LABELS,
  /// Who may do what, and who logged in.
  PEOPLE;

  /// True if somebody who asks for this wants to see what is about that.
  ///
  /// @param own of one thing
  public boolean holds(EventTopic own) {
    return this == ALL || this == own || this == WRONG && own.isWrong();
  }

  private boolean isWrong() {
    return switch (this) {
      case WRONG, CAMERA, PICTURE, TRIGGERS, STATION, CHALLENGES -> true;
      case ALL, RUNS, CHANGES, LABELS, PEOPLE -> false;
    };
  }

  /// What an event of a line is about.
  public static EventTopic of(LineEvent.Kind kind) {
    return switch (kind) {
      case SOURCE, CAMERA -> CAMERA;
      case PICTURE, PRODUCT -> PICTURE;
      case CHALLENGE, EYE -> CHALLENGES;
    };
  }

  /// What a fault is about.
  public static EventTopic of(Fault.Code code) {
    return switch (code) {
      case SOURCE_LOST, PICTURE_UNREADABLE, REGION_OUTSIDE -> CAMERA;
      case OVERFLOW, NO_PICTURE, DOUBLE_TRIGGER, LATE -> TRIGGERS;
      case ENCODER_FAILED, SCORE_INVALID, STORE_FAILED, UNEXPECTED -> STATION;
    };
  }

  /// What a change is about.
  public static EventTopic of(Change.Kind kind) {
    return switch (kind) {
      case LINE_STARTED, LINE_STOPPED -> RUNS;
      case LABEL, TAKE_BACK -> LABELS;
      case PERSON_ADDED,
          PERSON_REMOVED,
          ROLE,
          PASSWORD,
          PEOPLE_ANEW,
          LOGGED_IN,
          LOGIN_FAILED,
          LOCKED_OUT,
          KEY_TRUSTED ->
          PEOPLE;
      case HEAD_KEPT,
          HEAD_CHOSEN,
          PROMPTS,
          PRODUCT,
          PROFILE,
          ENCODER,
          SOURCE,
          HEAD_NAMED,
          ENCODER_PACK,
          RETENTION,
          RETENTION_RULES,
          RESTORED,
          PRODUCT_IMPORTED,
          ACKNOWLEDGED,
          GROUP,
          GROUP_DISMISSED,
          NOT_DONE ->
          CHANGES;
    };
  }
}
