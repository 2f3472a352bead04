package org.tenshot.supply;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.tenshot.domain.TenshotException;

/// A zip on a stick. Entries are copied by names that we choose, never by their own; a zip with an
/// entry that points outside is refused as a whole, because no honest program makes one.
final class ZipSource implements PackSource {

  private final Path file;
  private final ImportLimits limits;
  private final ZipFile zip;
  private final Map<String, ZipEntry> entries;

  private ZipSource(Path file, ImportLimits limits, ZipFile zip, Map<String, ZipEntry> entries) {
    this.file = file;
    this.limits = limits;
    this.zip = zip;
    this.entries = entries;
  }

  static ZipSource open(Path file, ImportLimits limits) throws TenshotException {
    try {
      ZipFile zip = new ZipFile(file.toFile());
      try {
        return new ZipSource(file, limits, zip, entries(file, zip, limits));
      } catch (TenshotException e) {
        zip.close();
        throw e;
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new TenshotException(
          file
              + " is damaged or no zip ("
              + e.getMessage()
              + "): copy it again, or unpack it and import the folder.",
          e);
    }
  }

  private static Map<String, ZipEntry> entries(Path file, ZipFile zip, ImportLimits limits)
      throws TenshotException {
    limits.checkEntries(file.toString(), zip.size());
    Map<String, ZipEntry> entries = new TreeMap<>();
    for (Iterator<? extends ZipEntry> each = zip.entries().asIterator(); each.hasNext(); ) {
      ZipEntry entry = each.next();
      String name = entry.getName();
      if (!isInside(name)) {
        throw new TenshotException(
            file
                + " holds an entry that points outside of it, \""
                + name
                + "\": it was not opened. Do not use this zip.");
      }
      if (!entry.isDirectory() && entries.put(name, entry) != null) {
        throw new TenshotException(
            file + " holds " + name + " twice: make the zip again, or import the folder.");
      }
    }
    return Collections.unmodifiableMap(entries);
  }

  private static boolean isInside(String name) {
    return !name.isEmpty()
        && !name.startsWith("/")
        && name.indexOf('\\') < 0
        && name.indexOf(':') < 0
        && name.indexOf('\0') < 0
        && Arrays.stream(name.split("/")).noneMatch(each -> each.equals("..") || each.equals("."));
  }

  @Override
  public Path origin() {
    return file;
  }

  @Override
  public Set<String> names() {
    return entries.keySet();
  }

  @Override
  public long size(String name) {
    return Math.max(0, entry(name).getSize());
  }

  private ZipEntry entry(String name) {
    ZipEntry entry = entries.get(name);
    if (entry == null) {
      throw new IllegalArgumentException(file + " has no " + name);
    }
    return entry;
  }

  @Override
  public void copy(String name, Path target) throws TenshotException {
    ZipEntry entry = entry(name);
    try (InputStream raw = zip.getInputStream(entry);
        CheckedInputStream in = new CheckedInputStream(raw, new CRC32())) {
      LimitedCopy.of(in, target, file + ": " + name, limits);
      if (entry.getCrc() >= 0 && in.getChecksum().getValue() != entry.getCrc()) {
        throw damaged(name, new IOException("wrong checksum"));
      }
    } catch (IOException e) {
      throw damaged(name, e);
    }
  }

  @Override
  public byte[] small(String name) throws TenshotException {
    try (InputStream in = zip.getInputStream(entry(name))) {
      return in.readNBytes(SMALL);
    } catch (IOException e) {
      throw damaged(name, e);
    }
  }

  private TenshotException damaged(String name, IOException e) {
    return new TenshotException(
        file + ": " + name + " is damaged (" + e.getMessage() + "): copy the zip again.", e);
  }

  @Override
  public void close() throws TenshotException {
    try {
      zip.close();
    } catch (IOException e) {
      throw new TenshotException(file + " cannot be closed (" + e.getMessage() + ").", e);
    }
  }
}
