package org.tenshot.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.TenshotException;

/// A small pack on a server, and a station that fetches it.
abstract class ServedPack {

  static final TimeLimits SHORT =
      new TimeLimits(
          Duration.ofSeconds(5),
          Duration.ofSeconds(1),
          Duration.ofMillis(400),
          Duration.ofMillis(10),
          2);
  static final String VISION = "onnx/vision_model.onnx";

  @TempDir Path folder = Path.of("");
  Path source = Path.of("");
  Path encoders = Path.of("");
  CatalogueEntry entry = Catalogue.shipped().entries().getFirst();
  FileServer server = noServer();
  final List<String> said = new ArrayList<>();
  final List<Long> arrived = new ArrayList<>();

  @BeforeEach
  void serve() throws Exception {
    source = SmallPack.in(folder.resolve("source"));
    encoders = folder.resolve("encoders");
    entry = SmallPack.entry(source);
    server.close();
    server = new FileServer(SmallPack.served(entry, source), FileServer::well);
  }

  void serve(CatalogueEntry other) throws IOException {
    server.close();
    entry = other;
    server = new FileServer(SmallPack.served(entry, source), FileServer::well);
  }

  static FileServer noServer() {
    try {
      return new FileServer(java.util.Map.of(), FileServer::well);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  PackFetch.Fetched fetch() throws Exception {
    return fetch(server.address());
  }

  PackFetch.Fetched fetch(String address) throws Exception {
    return fetcher().fetch(entry, address, new FetchNews(arrived::add, said::add));
  }

  PackFetch fetcher() throws TenshotException {
    return new PackFetch(SmallPack.shelf(encoders), SmallPack.trial(), SHORT);
  }

  AbstractStringAssert<?> refused() throws Exception {
    try {
      throw new AssertionError("fetched " + fetch().folder());
    } catch (TenshotException e) {
      if (!e.sentence().contains("already")) {
        nothingUnderTheName();
      }
      return assertThat(e.sentence());
    }
  }

  void nothingUnderTheName() {
    assertThat(encoders.resolve("small")).doesNotExist();
  }

  List<FileServer.Asked> askedForVision() {
    return server.asked().stream().filter(asked -> asked.path().endsWith(VISION)).toList();
  }
}
