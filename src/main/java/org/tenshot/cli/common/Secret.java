package org.tenshot.cli.common;

import java.io.Console;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.tenshot.domain.TenshotException;

/// Reads passwords from where no list of processes and no shell history shows them: the
/// environment, the terminal without an echo, or a line of standard input.
public final class Secret {

  private static final String VARIABLE = "TENSHOT_PASSWORD";
  private static final int LONGEST = 1_024;

  private Secret() {}

  /// The password of whoever gives the command.
  static char[] read(String question) throws TenshotException {
    String given = System.getenv(VARIABLE);
    return given == null || given.isEmpty() ? asked(question) : given.toCharArray();
  }

  /// A new password, typed twice where somebody types.
  public static char[] readNew(String name) throws TenshotException {
    char[] first = asked("New password of " + name + ": ");
    if (isTerminal()) {
      char[] again = asked("Once more: ");
      boolean same = Arrays.equals(first, again);
      Arrays.fill(again, '\0');
      if (!same) {
        Arrays.fill(first, '\0');
        throw new TenshotException("The two are not the same: nothing was changed. Try again.");
      }
    }
    return first;
  }

  /// True if somebody could be asked.
  public static boolean isTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  /// What somebody types, without an echo where that can be had.
  public static char[] asked(String question) throws TenshotException {
    Console console = System.console();
    if (console != null && console.isTerminal()) {
      char[] typed = console.readPassword("%s", question);
      return typed == null ? new char[0] : typed;
    }
    try {
      return line();
    } catch (IOException e) {
      throw new TenshotException("Standard input cannot be read (" + e + "): try again.", e);
    }
  }

  /// One line and not a byte more: the next one may be another password.
  private static char[] line() throws IOException {
    byte[] bytes = new byte[LONGEST];
    int length = 0;
    for (int next = System.in.read(); next >= 0 && next != '\n'; next = System.in.read()) {
      if (next != '\r' && length < LONGEST) {
        bytes[length++] = (byte) next;
      }
    }
    char[] text =
        StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes, 0, length)).toString().toCharArray();
    Arrays.fill(bytes, (byte) 0);
    return text;
  }
}
