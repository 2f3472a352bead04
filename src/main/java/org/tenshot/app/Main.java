package org.tenshot.app;

import org.tenshot.cli.Commands;

/// Starts Tenshot. No `Application` of its own, because a class path start of one is refused by the
/// Java launcher.
public final class Main {

  private Main() {}

  /// @param args see `--help`
  public static void main(String[] args) {
    Places places = Places.of(System.getenv(), System.getProperties());
    places.settleNatives();
    Assembly assembly = new Assembly(places);
    StationWindow window = new StationWindow(assembly, places);
    Commands commands = new Commands(assembly, window);
    commands
        .with("licences", () -> new LicencesCommand(places, assembly.packs()))
        .with("prepare-start", () -> new PrepareStartCommand(window, commands));
    int code = commands.execute(args);
    // Threads of libraries may still be there; ours are not.
    System.exit(code);
  }
}
