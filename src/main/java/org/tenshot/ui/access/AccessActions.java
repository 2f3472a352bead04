package org.tenshot.ui.access;

import java.util.concurrent.CompletionStage;
import org.tenshot.access.LogIn;
import org.tenshot.access.Session;

/// What the screens ask of the station about people. Called on the drawing thread.
public interface AccessActions {

  /// Who is there now; a small file is read.
  Session.View who();

  /// Tries to log somebody in; takes about a second.
  ///
  /// @param password is wiped by whoever answers
  CompletionStage<LogIn> logIn(String name, char[] password);

  /// Nobody is logged in any more.
  void logOut();

  /// Somebody touched the screen.
  void touch();

  /// Logs out whoever went away.
  ///
  /// @return true if somebody was logged out by this
  boolean expire();
}
