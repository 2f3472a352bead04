package org.tenshot.ui.line;

import java.util.List;

/// What the line screen asks the operator, over everything else.
public sealed interface Question {

  /// What does this part really show?
  record WrongVerdict(Part part) implements Question {}

  /// Which profile?
  ///
  /// @param use what it is for
  record WhichProfile(List<LineActions.ProfileChoice> profiles, Use use) implements Question {

    /// What a profile is for.
    enum Use {
      /// This line.
      THIS_LINE,
      /// A line that the station gets.
      ONE_MORE_LINE
    }

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
