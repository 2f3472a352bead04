package org.tenshot.cli.care;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tenshot.access.People;
import org.tenshot.access.Permission;
import org.tenshot.access.Person;
import org.tenshot.access.Role;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.cli.common.Identity;
import org.tenshot.cli.common.Secret;
import org.tenshot.cli.common.Traced;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.Change;
import org.tenshot.domain.TenshotException;
import org.tenshot.store.InspectionLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `tenshot users`: who may log in at this station.
@Command(
    name = "users",
    mixinStandardHelpOptions = true,
    description = {
      "Shows, adds, removes and changes the people of this station. The first one, an administrator,",
      "sets it up: until then anyone may change everything. Nobody needs to log in to run the line.",
      "Passwords are asked for, or read from standard input, a line each: first that of --user."
    },
    footer = {
      "",
      "Examples:",
      "  tenshot users add Jana --role administrator",
      "  tenshot users add Li --role qa --user Jana",
      "  tenshot users password Li --user Li"
    })
public final class UsersCommand implements Runnable {

  private final Workshop workshop;

  @Spec private @Nullable CommandSpec spec;

  /// @param workshop hands out the pieces
  public UsersCommand(Workshop workshop) {
    this.workshop = workshop;
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(
          spec.commandLine(), "Say what to do: list, add, remove, role or password.");
    }
  }

  /// `users list`.
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Everybody who may log in, with their role.")
  int list() throws TenshotException {
    switch (workshop.people().standing()) {
      case People.Standing.NotSetUp none ->
          System.out.println("The station is not set up: anyone may change it.");
      case People.Standing.SetUp(List<Person> people) ->
          people.forEach(
              own -> System.out.printf(Locale.ROOT, "%-24s %s%n", own.name(), own.role()));
      case People.Standing.Unreadable(String sentence) -> throw new TenshotException(sentence);
    }
    return ExitCode.OK;
  }

  /// `users add`.
  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = "Adds a person. The first one must be an administrator.")
  int add(
      @Parameters(paramLabel = "NAME", description = "Name of the person.") String name,
      @Option(
              names = "--role",
              required = true,
              paramLabel = "ROLE",
              description = "operator, qa or administrator.")
          Role role,
      @Option(
              names = "--anew",
              description =
                  "Begin a new list, where the old one is damaged or missing. It is put aside.")
          boolean anew,
      @Mixin Identity identity)
      throws TenshotException, InterruptedException {
    People people = workshop.people();
    boolean lost = people.standing() instanceof People.Standing.Unreadable;
    if (anew && !lost) {
      throw new TenshotException("Nothing is wrong with the list of people: leave out --anew.");
    }
    String by =
        anew
            ? System.getProperty("user.name", "operator")
            : identity.admit(workshop, Permission.CHANGE_PEOPLE);
    Person person = new Person(name, role);
    char[] password = Secret.readNew(name);
    try (InspectionLog log = workshop.log(null, recording -> {})) {
      people.requireAddable(person, password, anew);
      Change.Kind kind = anew ? Change.Kind.PEOPLE_ANEW : Change.Kind.PERSON_ADDED;
      Traced.run(
          log,
          new Change(by, kind, name, null, role.toString()),
          () -> {
            people.add(person, password, anew);
            return person;
          });
    } finally {
      Arrays.fill(password, '\0');
    }
    System.out.println(name + " is " + role + ".");
    return ExitCode.OK;
  }

  /// `users remove`.
  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = "Removes a person. The last administrator stays.")
  int remove(
      @Parameters(paramLabel = "NAME", description = "Name of the person.") String name,
      @Mixin Identity identity)
      throws TenshotException, InterruptedException {
    String by = identity.admit(workshop, Permission.CHANGE_PEOPLE);
    Person person = workshop.people().named(name);
    change(
        new Change(by, Change.Kind.PERSON_REMOVED, person.name(), person.role().toString(), null),
        people -> people.remove(person.name()));
    System.out.println(person.name() + " is removed.");
    return ExitCode.OK;
  }

  /// `users role`.
  @Command(
      name = "role",
      mixinStandardHelpOptions = true,
      description = "Gives a person another role. The last administrator stays one.")
  int role(
      @Parameters(paramLabel = "NAME", description = "Name of the person.") String name,
      @Parameters(paramLabel = "ROLE", description = "operator, qa or administrator.") Role role,
      @Mixin Identity identity)
      throws TenshotException, InterruptedException {
    String by = identity.admit(workshop, Permission.CHANGE_PEOPLE);
    Person person = workshop.people().named(name);
    change(
        new Change(by, Change.Kind.ROLE, person.name(), person.role().toString(), role.toString()),
        people -> people.give(person.name(), role));
    System.out.println(person.name() + " is " + role + ".");
    return ExitCode.OK;
  }

  /// `users password`.
  @Command(
      name = "password",
      mixinStandardHelpOptions = true,
      description = {
        "Gives a person another password. Everybody may change their own, an administrator any."
      })
  int password(
      @Parameters(paramLabel = "NAME", description = "Name of the person.") String name,
      @Mixin Identity identity)
      throws TenshotException, InterruptedException {
    String by =
        identity.admit(
            workshop,
            identity.is(name) ? Permission.CHANGE_OWN_PASSWORD : Permission.CHANGE_PEOPLE);
    Person person = workshop.people().named(name);
    char[] password = Secret.readNew(person.name());
    try {
      change(
          new Change(by, Change.Kind.PASSWORD, person.name(), null, "another one"),
          people -> people.renew(person.name(), password));
    } finally {
      Arrays.fill(password, '\0');
    }
    System.out.println(person.name() + " has another password.");
    return ExitCode.OK;
  }

  /// Changes the list of people.
  @FunctionalInterface
  private interface Task {
    void run(People people) throws TenshotException;
  }

  private void change(Change change, Task task) throws TenshotException, InterruptedException {
    try (InspectionLog log = workshop.log(null, recording -> {})) {
      Traced.run(
          log,
          change,
          () -> {
            task.run(workshop.people());
            return change;
          });
    }
  }
}
