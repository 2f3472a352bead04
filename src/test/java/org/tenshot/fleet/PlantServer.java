package org.tenshot.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A real PostgreSQL server with a cluster of its own in a temporary folder, on a free port of this
/// computer. May be killed and started again.
public final class PlantServer implements AutoCloseable {

  static final String PASSWORD = "geheim-4711";

  private static final Path PROGRAMS = Path.of("/usr/lib/postgresql");

  private final Path bin;
  private final Path folder;
  private final int port;
  private int databases;

  private PlantServer(Path bin, Path folder, int port) {
    this.bin = bin;
    this.folder = folder;
    this.port = port;
  }

  /// Makes a cluster and starts it.
  public static PlantServer start() throws Exception {
    Optional<Path> bin = programs();
    assumeTrue(
        bin.isPresent(), "SKIPPED: PostgreSQL is not installed (apt-get install postgresql)");
    Path folder = Files.createTempDirectory("tenshot-plant");
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    PlantServer server = new PlantServer(bin.get(), folder, port);
    server.make();
    server.resume();
    server.ask("postgres", "CREATE ROLE tenshot LOGIN PASSWORD '" + PASSWORD + "'");
    return server;
  }

  private static Optional<Path> programs() throws IOException {
    if (!Files.isDirectory(PROGRAMS)) {
      return Optional.empty();
    }
    try (DirectoryStream<Path> versions = Files.newDirectoryStream(PROGRAMS)) {
      List<Path> found = new ArrayList<>();
      versions.forEach(version -> found.add(version.resolve("bin")));
      return found.stream()
          .filter(each -> Files.isExecutable(each.resolve("initdb")))
          .max(Comparator.naturalOrder());
    }
  }

  private void make() throws Exception {
    Path password = Files.writeString(folder.resolve("password"), PASSWORD);
    if (isRoot()) {
      run("chown", "-R", "postgres", folder.toString());
    }
    asOwner(
        "initdb",
        "-D",
        data().toString(),
        "-U",
        "owner",
        "-A",
        "scram-sha-256",
        "--pwfile=" + password,
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
        "--no-sync");
    Path certificate = certificate();
    run(
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=127.0.0.1",
        "-addext",
        "subjectAltName=IP:127.0.0.1",
        "-keyout",
        data().resolve("server.key").toString(),
        "-out",
        certificate.toString());
    Files.writeString(
        data().resolve("pg_hba.conf"),
        """
        host trusting all 127.0.0.1/32 trust
        hostnossl closed all 127.0.0.1/32 reject
        host all all 127.0.0.1/32 scram-sha-256
        """);
    run("chmod", "600", data().resolve("server.key").toString());
    if (isRoot()) {
      run("chown", "-R", "postgres", data().toString());
    }
  }

  /// What a station must trust to believe this server.
  Path certificate() {
    return data().resolve("server.crt");
  }

  private Path data() {
    return folder.resolve("data");
  }

  /// Starts the server, or starts it again.
  void resume() throws Exception {
    resume("on");
  }

  /// @param ssl `on` or `off`
  void resume(String ssl) throws Exception {
    asOwner(
        "pg_ctl",
        "-D",
        data().toString(),
        "-w",
        "-t",
        "60",
        "-l",
        folder.resolve("log").toString(),
        "-o",
        "-p %d -k %s -c listen_addresses=127.0.0.1 -c fsync=off -c ssl=%s"
            .formatted(port, folder, ssl),
        "start");
  }

  /// Ends it as a power cut would: nobody is told, nothing is finished.
  void kill() throws IOException {
    asOwner("pg_ctl", "-D", data().toString(), "-w", "-m", "immediate", "stop");
  }

  private static boolean isRoot() {
    return System.getProperty("user.name", "").equals("root");
  }

  /// PostgreSQL refuses to run as root.
  private void asOwner(String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(bin.resolve(program).toString());
    command.addAll(List.of(arguments));
    run(command.toArray(String[]::new));
  }

  private void run(String... command) throws IOException {
    Path said = Files.createTempFile("plant", ".said");
    // A file and no pipe: the server inherits it and would keep a pipe open.
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    int code = process.onExit().join().exitValue();
    String text = Files.readString(said, StandardCharsets.UTF_8);
    Files.delete(said);
    assertThat(code).as(String.join(" ", command) + "\n" + text).isZero();
  }

  /// A new, empty database that the stations' role owns.
  ///
  /// @param name `trusting` asks for no password, `closed` lets nobody in without TLS
  public PlantAddress database(String name) throws Exception {
    ask("postgres", "DROP DATABASE IF EXISTS \"" + name + "\" WITH (FORCE)");
    ask("postgres", "CREATE DATABASE \"" + name + "\" OWNER tenshot");
    return new PlantAddress("127.0.0.1", port, name);
  }

  PlantAddress database() throws Exception {
    return database("plant" + databases++);
  }

  static PlantLogin login() {
    return new PlantLogin("tenshot", PASSWORD, "");
  }

  int port() {
    return port;
  }

  /// Past everything under test.
  Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database), "owner", PASSWORD);
  }

  /// What a person would do at a terminal.
  void psql(String database, String command) throws Exception {
    run(
        bin.resolve("psql").toString(),
        "postgresql://owner:%s@127.0.0.1:%d/%s".formatted(PASSWORD, port, database),
        "-q",
        "-c",
        command);
  }

  /// The first value of the first row; empty where there is none.
  public String ask(String database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return "";
      }
      try (ResultSet row = statement.getResultSet()) {
        return row.next() ? String.valueOf(row.getString(1)) : "";
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (Files.exists(data().resolve("postmaster.pid"))) {
      kill();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
