package org.tenshot.access;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.TenshotException;

/// Who is logged in at a screen, and for how long nobody has touched it. Any thread.
public final class Session {

  /// After so long without a touch nobody is logged in any more.
  public static final Duration IDLE = Duration.ofMinutes(5);

  private final People people;
  private final String unknown;
  private final Duration idle;
  private final LongSupplier nanos;
  private @Nullable String name;
  private long touched;

  /// @param unknown how whoever sits there is called while the station is not set up
  /// @param idle until the log-out
  /// @param nanos a clock that nobody sets, such as {@link System#nanoTime}
  public Session(People people, String unknown, Duration idle, LongSupplier nanos) {
    this.people = people;
    this.unknown = unknown;
    this.idle = idle;
    this.nanos = nanos;
  }

  /// What a screen shows of a session.
  ///
  /// @param standing how the station stands
  /// @param person who is logged in; null for nobody
  public record View(People.Standing standing, @Nullable Person person) {}

  /// Tries to log somebody in; whoever was logged in before is out when it succeeds.
  public LogIn logIn(String who, char[] password) throws TenshotException {
    LogIn answer = people.logIn(who, password);
    if (answer instanceof LogIn.Welcome(Person person)) {
      enter(person.name());
    }
    return answer;
  }

  private synchronized void enter(String who) {
    name = who;
    touched = nanos.getAsLong();
  }

  /// Nobody is logged in any more.
  public synchronized void logOut() {
    name = null;
  }

  /// Somebody is there.
  public synchronized void touch() {
    expire();
    touched = nanos.getAsLong();
  }

  /// Logs out whoever went away.
  ///
  /// @return who that was
  public synchronized Optional<String> expire() {
    if (name == null || nanos.getAsLong() - touched < idle.toNanos()) {
      return Optional.empty();
    }
    String gone = name;
    name = null;
    return Optional.of(gone);
  }

  private synchronized @Nullable String name() {
    expire();
    return name;
  }

  /// Who is there now. A person who was removed meanwhile is not.
  public View view() {
    People.Standing standing = people.standing();
    String own = name();
    Person person =
        standing instanceof People.Standing.SetUp(List<Person> all)
            ? all.stream().filter(one -> one.name().equals(own)).findFirst().orElse(null)
            : null;
    return new View(standing, person);
  }

  /// Lets whoever is there do something.
  ///
  /// @return who it is, for the audit log
  /// @throws TenshotException if they may not; the sentence says who may
  public String admit(Permission wanted) throws TenshotException {
    return people.admit(name(), wanted, unknown);
  }
}
