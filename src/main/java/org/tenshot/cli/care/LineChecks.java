package org.tenshot.cli.care;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.tenshot.camera.FrameSource;
import org.tenshot.camera.Sources;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.Arrival;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;
import org.tenshot.keep.Finding;
import org.tenshot.profile.ProfileFolder;

/// Examines what lines need: their profiles, their cameras, and who listens to their outputs.
final class LineChecks {

  private static final int PATIENCE_SECONDS = 10;
  private static final int CONNECT_MILLIS = 2000;
  private static final List<String> SERVERS = List.of("modbus", "opcua");

  private final Workshop workshop;
  private final String chosen;

  /// @param chosen name of the profile whose camera and outputs are asked beside those of the
  ///   station's own profiles; the ones that ship and nobody chose need no camera
  LineChecks(Workshop workshop, String chosen) {
    this.workshop = workshop;
    this.chosen = chosen;
  }

  List<Finding> examine() {
    List<Finding> found = new ArrayList<>();
    Map<String, Profile> sources = new LinkedHashMap<>();
    Map<String, String> outputs = new LinkedHashMap<>();
    try {
      for (ProfileFolder.Entry entry : workshop.profiles().list()) {
        switch (entry) {
          case ProfileFolder.Entry.Broken(var name, var file, var sentence) ->
              found.add(Finding.fail("profiles", sentence, "Mend " + file + "."));
          case ProfileFolder.Entry.Readable(var profile, var file) -> {
            found.add(Finding.ok("profiles", profile.name() + " can be used."));
            if (profile.name().equals(chosen) || file.startsWith(workshop.station().data())) {
              sources.putIfAbsent(profile.source(), profile);
              profile.outputs().forEach(own -> outputs.putIfAbsent(own, profile.name()));
            }
          }
        }
      }
    } catch (TenshotException e) {
      found.add(Finding.fail("profiles", e.sentence(), ""));
    }
    sources.forEach((address, profile) -> found.add(camera(address, profile)));
    outputs.forEach((address, profile) -> found.add(output(address, profile)));
    return found;
  }

  private Finding camera(String address, Profile profile) {
    String name = Sources.shown(address);
    CompletableFuture<String> first = new CompletableFuture<>();
    Thread.ofPlatform().daemon().name("doctor-camera").start(() -> look(profile, first));
    String mend = "Check cable, power and the address in profile " + profile.name() + ".";
    try {
      String trouble = first.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return trouble.isEmpty()
          ? Finding.ok("cameras", name + " gives pictures.")
          : Finding.fail("cameras", name + ": " + trouble, mend);
    } catch (TimeoutException e) {
      return Finding.fail(
          "cameras", "%s gave no picture in %d s.".formatted(name, PATIENCE_SECONDS), mend);
    } catch (ExecutionException e) {
      return Finding.fail("cameras", name + ": " + e.getCause(), mend);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Finding.warn("cameras", name + " was not asked to the end.", "Ask again.");
    }
  }

  /// @param first takes what is wrong; empty where a picture came
  private void look(Profile profile, CompletableFuture<String> first) {
    try (FrameSource source =
        workshop.source(null, profile, new Workshop.SourceWish(false, false)).open()) {
      while (!first.isDone()) {
        switch (source.next()) {
          case Arrival.Taken taken -> first.complete("");
          case Arrival.Damaged(var origin, var fault) -> first.complete(fault.sentence());
          case Arrival.Lost(var fault) -> first.complete(fault.sentence());
          case Arrival.Ended ended -> first.complete("it ended without a picture.");
          case Arrival.Restored restored -> Thread.onSpinWait();
          case Arrival.Nothing nothing -> Thread.onSpinWait();
        }
      }
    } catch (TenshotException e) {
      first.complete(e.sentence());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      first.complete("it was interrupted.");
    } catch (RuntimeException e) {
      first.completeExceptionally(e);
    }
  }

  private static Finding output(String address, String profile) {
    if (address.startsWith("file:")) {
      return Finding.ok("outputs", address + " is a file.");
    }
    URI uri;
    try {
      uri = URI.create(address);
    } catch (IllegalArgumentException e) {
      return Finding.fail(
          "outputs", address + " is no address.", "Mend it in profile " + profile + ".");
    }
    String host = String.valueOf(uri.getHost());
    int port = uri.getPort() > 0 ? uri.getPort() : usualPort(String.valueOf(uri.getScheme()));
    return SERVERS.contains(uri.getScheme())
        ? serving(address, host, port)
        : calling(address, host, port);
  }

  private static int usualPort(String scheme) {
    return switch (scheme) {
      case "http" -> 80;
      case "https" -> 443;
      case "mqtt" -> 1883;
      case "mqtts" -> 8883;
      case "opcua" -> 4840;
      default -> 502;
    };
  }

  private static Finding serving(String address, String host, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(host, port));
      return Finding.ok("outputs", "The port of " + address + " is free for the station.");
    } catch (IOException | IllegalArgumentException e) {
      return Finding.warn(
          "outputs",
          "The port of %s is taken or may not be used (%s).".formatted(address, e.getMessage()),
          "All is well if the station runs; else end what has the port, or choose another.");
    }
  }

  private static Finding calling(String address, String host, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
      return Finding.ok("outputs", address + " answers.");
    } catch (IOException | IllegalArgumentException e) {
      return Finding.fail(
          "outputs",
          "%s does not answer (%s).".formatted(address, e.getMessage()),
          "Check that what listens there runs, and the network.");
    }
  }
}
