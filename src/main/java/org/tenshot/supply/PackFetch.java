package org.tenshot.supply;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.FileHash;

/// Fetches a pack of the catalogue: every file by its pinned revision, length and sha256, tried
/// out, and then put among the packs by one rename.
public final class PackFetch {

  private final PackShelf shelf;
  private final PackTrial trial;
  private final TimeLimits limits;

  /// @param shelf where the pack comes to lie
  /// @param trial runs it before
  /// @param limits of waiting
  public PackFetch(PackShelf shelf, PackTrial trial, TimeLimits limits) {
    this.shelf = shelf;
    this.trial = trial;
    this.limits = limits;
  }

  /// What came.
  ///
  /// @param folder of the pack
  /// @param agreement of its pictures and texts
  public record Fetched(Path folder, Agreement agreement) {}

  /// @throws TenshotException if the name is taken: asked before a person reads a licence
  public void requireFree(CatalogueEntry entry) throws TenshotException {
    shelf.requireFree(entry.name(), PackShelf.Taken.REFUSE);
  }

  /// Bytes of the pack that an earlier fetch left.
  ///
  /// @throws TenshotException if the pack is being fetched already, or the disk cannot be read
  public long present(CatalogueEntry entry) throws TenshotException {
    try (Workbench bench = shelf.workbench(entry.name())) {
      return bench.present(entry.files());
    }
  }

  /// Fetches a pack. What came stays when it fails, and the next call goes on from there.
  ///
  /// @param server address of the server or mirror
  /// @throws TenshotException if it cannot be had, or is not what the catalogue names
  public Fetched fetch(CatalogueEntry entry, String server, FetchNews news)
      throws TenshotException, InterruptedException {
    URI base = address(server);
    requireFree(entry);
    try (Workbench bench = shelf.workbench(entry.name())) {
      Trees.make(bench.pack());
      Trees.make(bench.parts());
      gather(entry, base, bench, news);
      for (Map.Entry<String, JsonObject> written : entry.written().entrySet()) {
        EncoderJson.put(bench.pack().resolve(written.getKey()), written.getValue());
      }
      EncoderJson.write(bench.pack(), described(entry));
      PackTrial.Outcome outcome = tried(bench);
      Path folder = shelf.install(bench, PackShelf.Taken.REFUSE);
      return new Fetched(folder, outcome.agreement());
    }
  }

  private PackTrial.Outcome tried(Workbench bench) throws TenshotException {
    try {
      return trial.run(bench.pack());
    } catch (TenshotException e) {
      bench.clear();
      throw e;
    }
  }

  static JsonObject described(CatalogueEntry entry) {
    JsonObject said = new JsonObject();
    said.addProperty("id", entry.name());
    said.addProperty("version", entry.files().getLast().revision().substring(0, 8));
    said.addProperty("licence", entry.licence());
    said.addProperty("source", entry.source());
    said.addProperty("preprocessing", 1);
    said.addProperty("logitScale", entry.logitScale());
    return said;
  }

  private void gather(CatalogueEntry entry, URI base, Workbench bench, FetchNews news)
      throws TenshotException, InterruptedException {
    try (Connections connections = new Connections(limits)) {
      Download download = new Download(connections.client(), limits, news);
      long there = 0;
      for (PinnedFile file : entry.files()) {
        Path target = bench.pack().resolve(file.name());
        if (!isThere(target, file)) {
          Part part = bench.part(file);
          Trees.requireRoom(bench.parts(), file.bytes() - part.size());
          download.fetch(base.resolve(file.address()), file, part, there);
          Trees.make(Trees.folderOf(target));
          part.moveTo(target);
          news.say(file.name() + ": %.1f MB, sha256 as pinned".formatted(file.bytes() / 1e6));
        }
        there += file.bytes();
        news.arrived(there);
      }
    }
  }

  /// True if an earlier fetch left the very file here; deletes any other.
  private static boolean isThere(Path target, PinnedFile file) throws TenshotException {
    try {
      if (!Files.exists(target)) {
        return false;
      }
      if (Files.size(target) == file.bytes() && FileHash.sha256(target).equals(file.sha256())) {
        return true;
      }
      Files.delete(target);
      return false;
    } catch (IOException e) {
      throw new TenshotException(target + " cannot be used (" + e.getMessage() + ").", e);
    }
  }

  /// @throws TenshotException if that is no address of a server
  private static URI address(String server) throws TenshotException {
    try {
      URI address = URI.create(server.endsWith("/") ? server : server + "/");
      String scheme = String.valueOf(address.getScheme());
      if ((scheme.equals("https") || scheme.equals("http")) && address.getHost() != null) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      throw new TenshotException(notAnAddress(server), e);
    }
    throw new TenshotException(notAnAddress(server));
  }

  private static String notAnAddress(String server) {
    return "\""
        + server
        + "\" is no address of a mirror: write it like https://mirror.example (--mirror, or"
        + " TENSHOT_ENCODER_MIRROR).";
  }

  /// A client for one fetch; its threads end with it.
  private static final class Connections implements AutoCloseable {

    private final HttpClient client;

    Connections(TimeLimits limits) {
      this.client =
          HttpClient.newBuilder()
              // Plain mirrors and proxies do not know how to change to version 2.
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(limits.connect())
              .followRedirects(HttpClient.Redirect.NORMAL)
              .build();
    }

    HttpClient client() {
      return client;
    }

    @Override
    public void close() {
      client.shutdownNow();
    }
  }
}
