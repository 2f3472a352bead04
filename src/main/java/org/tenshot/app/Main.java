package org.tenshot.app;

/// Starts Tenshot.
public final class Main {

  private Main() {}

  /// @param args see `--help`
  public static void main(String[] args) {
    System.out.println("Tenshot");
  }
}
