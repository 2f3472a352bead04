package org.tenshot.app;

import java.util.Arrays;
import java.util.concurrent.CompletionStage;
import org.tenshot.access.LogIn;
import org.tenshot.access.Session;
import org.tenshot.cli.common.Identity;
import org.tenshot.cli.common.Traced;
import org.tenshot.domain.Change;
import org.tenshot.ui.access.AccessActions;

/// What the screens ask about people. Checking a password takes a while, so it has a thread of its
/// own.
final class AccessDesk implements AccessActions, AutoCloseable {

  private final Assembly assembly;
  private final Station station;
  private final Orders orders = new Orders("access");

  /// @param station has the log
  AccessDesk(Assembly assembly, Station station) {
    this.assembly = assembly;
    this.station = station;
  }

  @Override
  public Session.View who() {
    return assembly.session().view();
  }

  @Override
  public CompletionStage<LogIn> logIn(String name, char[] password) {
    return orders.run(
        () -> {
          try {
            LogIn answer = assembly.session().logIn(name, password);
            if (!(answer instanceof LogIn.Welcome)) {
              tell(Identity.failure(assembly.people(), name, answer));
            }
            return answer;
          } finally {
            Arrays.fill(password, '\0');
          }
        });
  }

  private void tell(Change change) {
    station.log().thenAccept(log -> Traced.tell(log, change));
  }

  @Override
  public void logOut() {
    assembly.session().logOut();
  }

  @Override
  public void touch() {
    assembly.session().touch();
  }

  @Override
  public boolean expire() {
    return assembly.session().expire().isPresent();
  }

  /// Ends the thread.
  @Override
  public void close() {
    orders.end(() -> "closed");
  }
}
