package org.tenshot.encode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tenshot.domain.TenshotException;

/// The encoder packs of this machine: every folder with a `config.json` in one of the given
/// folders.
public final class Packs {

  private final List<Path> folders;

  /// @param folders where packs lie, best first; those that do not exist are passed over
  public Packs(List<Path> folders) {
    this.folders = List.copyOf(folders);
  }

  /// A pack that was found.
  public sealed interface Found {

    /// Its folder.
    Path folder();
  }

  /// A pack whose small files are in order.
  ///
  /// @param pack it
  public record Readable(EncoderPack pack) implements Found {

    @Override
    public Path folder() {
      return pack.folder();
    }
  }

  /// A pack that cannot be used.
  ///
  /// @param folder its folder
  /// @param sentence what is wrong and the mend
  public record Damaged(Path folder, String sentence) implements Found {}

  /// All packs, in the order of their folders and names; damaged ones too, so that somebody sees
  /// them.
  ///
  /// @throws TenshotException if a folder cannot be read
  public List<Found> list() throws TenshotException {
    List<Found> found = new ArrayList<>();
    for (Path folder : packFolders()) {
      try {
        found.add(new Readable(EncoderPack.read(folder)));
      } catch (TenshotException e) {
        found.add(new Damaged(folder, e.sentence()));
      }
    }
    return found;
  }

  /// The pack of this name, or in the folder of this path.
  ///
  /// @param nameOrPath the pack's id, its folder's name, or a path
  /// @throws TenshotException if there is none, or it is damaged
  public EncoderPack find(String nameOrPath) throws TenshotException {
    for (Path folder : packFolders()) {
      if (nameOrPath.equals(String.valueOf(folder.getFileName()))) {
        return EncoderPack.read(folder);
      }
    }
    List<String> names = new ArrayList<>();
    for (Found found : list()) {
      if (found instanceof Readable(EncoderPack pack)) {
        if (pack.id().equals(nameOrPath)) {
          return pack;
        }
        names.add(pack.id());
      }
    }
    Optional<Path> path = folder(nameOrPath);
    if (path.isPresent()) {
      return EncoderPack.read(path.get());
    }
    throw new TenshotException(
        "There is no encoder pack \""
            + nameOrPath
            + "\" in "
            + folders
            + ": give "
            + (names.isEmpty() ? "" : "one of " + names + " or ")
            + "the path of a folder with a config.json.");
  }

  /// The packs of an ensemble: names or paths with `+` or a comma between them, such as
  /// `surface-s+clip-vit-b-32`.
  ///
  /// @throws TenshotException if there is none of one of the names, or it is damaged
  public List<EncoderPack> findAll(String namesOrPaths) throws TenshotException {
    if (folder(namesOrPaths).isPresent()) {
      return List.of(find(namesOrPaths));
    }
    List<EncoderPack> all = new ArrayList<>();
    for (String one : namesOrPaths.split("[+,]", -1)) {
      all.add(find(one.strip()));
    }
    return all;
  }

  private static Optional<Path> folder(String path) {
    try {
      return path.isBlank()
          ? Optional.empty()
          : Optional.of(Path.of(path)).filter(Files::isDirectory);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private List<Path> packFolders() throws TenshotException {
    List<Path> packs = new ArrayList<>();
    for (Path folder : folders) {
      if (!Files.isDirectory(folder)) {
        continue;
      }
      try (Stream<Path> all = Files.list(folder)) {
        all.filter(one -> Files.isRegularFile(one.resolve(EncoderPack.CONFIG)))
            .sorted()
            .forEach(packs::add);
      } catch (IOException e) {
        throw new TenshotException(
            folder + " cannot be read (" + e.getMessage() + "): check its rights.", e);
      }
    }
    return packs;
  }
}
