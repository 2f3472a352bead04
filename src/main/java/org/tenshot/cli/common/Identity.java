package org.tenshot.cli.common;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tenshot.access.LogIn;
import org.tenshot.access.People;
import org.tenshot.access.Permission;
import org.tenshot.access.Person;
import org.tenshot.domain.Change;
import org.tenshot.domain.TenshotException;
import org.tenshot.store.InspectionLog;
import org.tenshot.teach.Written;
import picocli.CommandLine.Option;

/// Who gives a command. Filled in by picocli.
public final class Identity {

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description =
          "Who you are, where the station is set up. The password is read from TENSHOT_PASSWORD, else asked"
              + " for, else it is the next line of standard input.")
  private @Nullable String user;

  @Option(
      names = "--person",
      paramLabel = "NAME",
      description =
          "Who does it, while the station is not set up. Default: the user of the computer.")
  private @Nullable String person;

  /// Lets whoever gives the command do something.
  ///
  /// @return who it is, for the log
  /// @throws TenshotException if they may not, or are not who they say
  public String admit(Workshop workshop, Permission wanted) throws TenshotException {
    People people = workshop.people();
    String unknown = person == null ? System.getProperty("user.name", "operator") : person;
    if (!(people.standing() instanceof People.Standing.SetUp)) {
      return people.admit(null, wanted, unknown);
    }
    if (person != null && !person.equals(user)) {
      throw new TenshotException(
          "The station is set up, so nobody does something in another's name: leave out --person, and log in with --user.");
    }
    String who = user == null ? null : proven(workshop, people, user).name();
    return people.admit(who, wanted, unknown);
  }

  /// True if this is the person who gives the command.
  public boolean is(String name) {
    return name.equals(user);
  }

  private static Person proven(Workshop workshop, People people, String name)
      throws TenshotException {
    char[] password = Secret.read("Password of " + name + ": ");
    LogIn answer;
    try {
      answer = people.logIn(name, password);
    } finally {
      Arrays.fill(password, '\0');
    }
    if (answer instanceof LogIn.Welcome(Person welcome)) {
      return welcome;
    }
    try (InspectionLog log = workshop.log(null, recording -> {})) {
      Written.number(log.audit().add(failure(people, name, answer)));
    }
    throw new TenshotException(LogIn.sentence(answer));
  }

  /// What the audit log says of a log-in that failed. A name that nobody has is not written down:
  /// it may be a password that was typed into the wrong field.
  public static Change failure(People people, String name, LogIn answer) {
    String known =
        people.standing() instanceof People.Standing.SetUp(var all)
                && all.stream().anyMatch(own -> own.name().equalsIgnoreCase(name))
            ? name
            : "a name that nobody has";
    Change.Kind kind =
        answer instanceof LogIn.Locked ? Change.Kind.LOCKED_OUT : Change.Kind.LOGIN_FAILED;
    return new Change(Person.OPERATOR, kind, known, null, LogIn.sentence(answer));
  }
}
