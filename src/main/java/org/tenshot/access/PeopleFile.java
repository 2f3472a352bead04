package org.tenshot.access;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.TenshotException;
import org.tenshot.file.Secret;
import org.tenshot.file.WholeFile;

/// The file that the people stand in. Only its owner may read it; it is replaced by one rename.
final class PeopleFile {

  private static final int VERSION = 1;

  private final Path file;
  private final Gson gson = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  PeopleFile(Path file) {
    this.file = file;
  }

  /// A person with what proves who it is.
  record Entry(Person person, Argon2 password, Lockout lockout) {

    Entry with(Lockout other) {
      return new Entry(person, password, other);
    }
  }

  // The file's shape.
  private record Everybody(int version, @Nullable List<@Nullable Row> people) {}

  private record Row(
      @Nullable String name,
      @Nullable Role role,
      @Nullable String salt,
      @Nullable String argon2id,
      int memoryKib,
      int passes,
      int lanes,
      int wrongTries,
      @Nullable String lockedUntil) {}

  /// Something that is done while no other program changes the file.
  @FunctionalInterface
  interface Task<T> {
    T run() throws TenshotException, IOException;
  }

  Path path() {
    return file;
  }

  boolean exists() {
    return Files.exists(file);
  }

  /// Everybody, in the order of the file.
  ///
  /// @throws TenshotException if it cannot be read or is damaged
  List<Entry> read() throws TenshotException {
    try {
      Everybody all = gson.fromJson(Files.readString(file), Everybody.class);
      if (all == null || all.version() != VERSION || all.people() == null) {
        throw damaged("it is not of version " + VERSION, null);
      }
      List<Entry> entries = new ArrayList<>();
      for (Row row : all.people()) {
        entries.add(entry(Objects.requireNonNull(row)));
      }
      if (entries.stream().noneMatch(own -> own.person().role() == Role.ADMINISTRATOR)) {
        throw damaged("nobody in it is an administrator", null);
      }
      return entries;
    } catch (JsonParseException
        | IllegalArgumentException
        | NullPointerException
        | DateTimeException e) {
      throw damaged(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new TenshotException(
          "The list of people %s cannot be read (%s): give the user that runs Tenshot the right to. Until then the line runs, and nothing that verdicts rest on can be changed."
              .formatted(file, e),
          e);
    }
  }

  private TenshotException damaged(String why, @Nullable Exception cause) {
    String sentence =
        "The list of people %s is damaged (%s): put a copy of it back, or begin anew with `tenshot users add NAME --role administrator --anew`. Until then the line runs, and nothing that verdicts rest on can be changed."
            .formatted(file, why);
    return cause == null ? new TenshotException(sentence) : new TenshotException(sentence, cause);
  }

  private static Entry entry(Row row) {
    byte[] salt = Base64.getDecoder().decode(Objects.requireNonNull(row.salt()));
    byte[] hash = Base64.getDecoder().decode(Objects.requireNonNull(row.argon2id()));
    if (salt.length != Argon2.SALT || hash.length != Argon2.HASH) {
      throw new IllegalArgumentException("a hash is cut off");
    }
    return new Entry(
        new Person(Objects.requireNonNull(row.name()), Objects.requireNonNull(row.role())),
        new Argon2(new Argon2.Cost(row.memoryKib(), row.passes(), row.lanes()), salt, hash),
        new Lockout(row.wrongTries(), Instant.parse(Objects.requireNonNull(row.lockedUntil()))));
  }

  private static Row row(Entry own) {
    Base64.Encoder text = Base64.getEncoder();
    Argon2.Cost cost = own.password().cost();
    return new Row(
        own.person().name(),
        own.person().role(),
        text.encodeToString(own.password().salt()),
        text.encodeToString(own.password().hash()),
        cost.memoryKib(),
        cost.passes(),
        cost.lanes(),
        own.lockout().wrong(),
        own.lockout().until().toString());
  }

  /// Replaces the file; it is on the disk when this returns.
  void write(List<Entry> entries) throws TenshotException {
    Everybody all =
        new Everybody(VERSION, List.copyOf(entries.stream().map(PeopleFile::row).toList()));
    try {
      WholeFile.replaceSecret(file, (gson.toJson(all) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new TenshotException(
          "The list of people %s cannot be written (%s): free space on its disk, or give the user that runs Tenshot the right to write there."
              .formatted(file, e),
          e);
    }
  }

  /// Keeps what was there under another name, for whoever wants to look.
  void putAside(Instant now) throws TenshotException {
    try {
      if (Files.exists(file)) {
        Files.move(
            file, file.resolveSibling(file.getFileName() + "." + now.toEpochMilli() + ".old"));
      }
    } catch (IOException e) {
      throw new TenshotException(file + " cannot be moved away (" + e + "): check the folder.", e);
    }
  }

  /// Does something while no other program changes the file.
  synchronized <T> T alone(Task<T> task) throws TenshotException {
    Path lock = file.resolveSibling(file.getFileName() + ".lock");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (FileChannel channel =
          FileChannel.open(
              lock,
              EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
              Secret.rights(lock.toAbsolutePath().getParent()))) {
        // Closing the channel lets go of it.
        channel.lock();
        return task.run();
      }
    } catch (IOException e) {
      throw new TenshotException(
          "%s cannot be written (%s): free space on its disk, or give the user that runs Tenshot the right to write there."
              .formatted(lock, e),
          e);
    }
  }
}
