package org.tenshot.ui.access;

import org.tenshot.access.Session;

/// What is shown of people at one moment.
///
/// @param who is there
/// @param asking true while the pad is on the screen
/// @param why it is there, where somebody wanted what they may not; empty otherwise
/// @param name whose password is typed; empty for nobody's yet
/// @param typed how many characters of it
/// @param busy true while it is being checked
/// @param problem why the last try did not get in; empty for none
record AccessView(
    Session.View who,
    boolean asking,
    String why,
    String name,
    int typed,
    boolean busy,
    String problem) {}
