package org.tenshot.supply;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.EncoderPack;
import org.tenshot.encode.Packs;

/// The folder of the packs that this station got, as against those that ship. A pack appears in it
/// and leaves it by one rename: whoever looks sees all of it or nothing.
public final class PackShelf {

  private static final String INCOMING = ".incoming";

  private final Path folder;
  private final Packs packs;

  /// What to do with a name that a pack has already.
  public enum Taken {
    /// Say so and stop.
    REFUSE,
    /// Put the new pack in its place, where it is one of this folder.
    REPLACE
  }

  /// @param folder of the station's own packs; made when first needed
  /// @param packs all packs, those that ship too
  public PackShelf(Path folder, Packs packs) {
    this.folder = folder;
    this.packs = packs;
  }

  /// @throws TenshotException if the name is taken and may not be given to another pack
  void requireFree(String name, Taken taken) throws TenshotException {
    Path there = occupant(name);
    if (there != null && taken == Taken.REFUSE) {
      throw new TenshotException(
          "There is an encoder "
              + name
              + " already, in "
              + there
              + ": remove it with `encoders remove "
              + name
              + "`, or import with --replace or another --name.");
    }
  }

  /// What a new pack of this name would take the place of.
  ///
  /// @throws TenshotException if that ships with the program
  private @Nullable Path occupant(String name) throws TenshotException {
    for (Packs.Found found : packs.list()) {
      if (isCalled(found, name)) {
        if (own(found.folder())) {
          return found.folder();
        }
        throw new TenshotException(
            "The encoder "
                + name
                + " ships with the program and stays: give the new one another name with --name.");
      }
    }
    Path folderOfName = folder.resolve(name);
    return Files.exists(folderOfName, LinkOption.NOFOLLOW_LINKS) ? folderOfName : null;
  }

  private static boolean isCalled(Packs.Found found, String name) {
    return name.equalsIgnoreCase(String.valueOf(found.folder().getFileName()))
        || (found instanceof Packs.Readable(EncoderPack pack) && pack.id().equals(name));
  }

  private boolean own(Path pack) {
    return Trees.folderOf(pack.toAbsolutePath().normalize())
        .equals(folder.toAbsolutePath().normalize());
  }

  /// A place to put a pack together.
  Workbench workbench(String name) throws TenshotException {
    Path incoming = folder.resolve(INCOMING);
    Workbench bench = Workbench.open(incoming, name);
    Path aside = aside(name);
    if (Files.exists(aside) && !Files.exists(folder.resolve(name))) {
      // The program was killed between the two renames of a replacement.
      move(aside, folder.resolve(name));
    }
    return bench;
  }

  private Path aside(String name) {
    return folder.resolve(INCOMING).resolve(name + ".old");
  }

  /// Puts the finished pack among the packs.
  ///
  /// @return its folder
  Path install(Workbench bench, Taken taken) throws TenshotException {
    requireFree(bench.name(), taken);
    Path target = folder.resolve(bench.name());
    Path aside = aside(bench.name());
    Path replaced = occupant(bench.name());
    if (replaced != null) {
      Trees.delete(aside);
      move(replaced, aside);
    }
    try {
      move(bench.pack(), target);
    } catch (TenshotException e) {
      if (replaced != null) {
        move(aside, replaced);
      }
      throw e;
    }
    Trees.delete(aside);
    bench.clear();
    return target;
  }

  private static void move(Path from, Path to) throws TenshotException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new TenshotException(
          from + " cannot become " + to + " (" + e.getMessage() + "): check the rights of both.",
          e);
    }
  }

  /// The folder of a pack that may be removed.
  ///
  /// @param name its id or the name of its folder
  /// @throws TenshotException if there is none, or it ships with the program
  public Path removable(String name) throws TenshotException {
    PackName.given(name);
    @Nullable Path shipped = null;
    for (Packs.Found found : packs.list()) {
      if (isCalled(found, name)) {
        if (own(found.folder())) {
          return found.folder();
        }
        shipped = found.folder();
      }
    }
    throw new TenshotException(
        shipped == null
            ? "There is no encoder " + name + " in " + folder + ": see `encoders list`."
            : "The encoder "
                + name
                + " ships with the program, in "
                + shipped
                + ", and cannot be removed.");
  }

  /// Removes a pack: first its name, then its files.
  public void remove(String name) throws TenshotException {
    Path pack = removable(name);
    try (Workbench bench = workbench(String.valueOf(pack.getFileName()))) {
      bench.clear();
      Trees.make(Trees.folderOf(bench.pack()));
      move(pack, bench.pack());
      bench.clear();
    }
  }
}
