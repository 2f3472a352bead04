package org.tenshot.ui.line;

import java.util.List;

/// What the line screen asks the operator, over everything else.
public sealed interface Question {

  /// What does this part really show?
  record WrongVerdict(Part part) implements Question {}

  /// Which profile?
  record WhichProfile(List<LineActions.ProfileChoice> profiles) implements Question {

    public WhichProfile {
      profiles = List.copyOf(profiles);
    }

    /// Where the profile stands that was chosen last, or 0.
    int last() {
      for (int i = 0; i < profiles.size(); i++) {
        if (profiles.get(i).last()) {
          return i;
        }
      }
      return 0;
    }
  }

  /// Which language?
  record WhichLanguage() implements Question {}
}
