package org.tenshot.output;

import com.digitalpetri.modbus.client.ModbusTcpClient;
import com.digitalpetri.modbus.exceptions.ModbusExecutionException;
import com.digitalpetri.modbus.pdu.ReadCoilsRequest;
import com.digitalpetri.modbus.pdu.ReadDiscreteInputsRequest;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersRequest;
import com.digitalpetri.modbus.pdu.ReadInputRegistersRequest;
import com.digitalpetri.modbus.pdu.WriteMultipleCoilsRequest;
import com.digitalpetri.modbus.pdu.WriteMultipleRegistersRequest;
import com.digitalpetri.modbus.pdu.WriteSingleCoilRequest;
import com.digitalpetri.modbus.tcp.client.NettyTcpClientTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;

/// A controller in tests: polls a Modbus server of this computer.
public final class Controller implements AutoCloseable {

  static final int OK = 1 << 2;
  static final int NG = 1 << 3;

  private static final int BITS = 6;
  private static final int ALL_BITS = ModbusSignals.BITS;
  private static final int REGISTERS = 46;

  private final ModbusTcpClient client;
  private final int unit;

  public Controller(int port, int unit) throws Exception {
    this(port, unit, Duration.ofSeconds(10));
  }

  /// @param patience how long it waits for an answer
  Controller(int port, int unit, Duration patience) throws Exception {
    this.unit = unit;
    this.client =
        ModbusTcpClient.create(
            NettyTcpClientTransport.create(
                config ->
                    config
                        .setHostname("127.0.0.1")
                        .setPort(port)
                        .setConnectTimeout(Duration.ofSeconds(10))
                        .setConnectPersistent(false)),
            config -> config.setRequestTimeout(patience));
    client.connect();
  }

  /// The first bits, by coils.
  int coils() throws Exception {
    return client.readCoils(unit, new ReadCoilsRequest(0, BITS)).coils()[0];
  }

  /// All bits with those of the handshake, by coils.
  public int handshake() throws Exception {
    byte[] coils = client.readCoils(unit, new ReadCoilsRequest(0, ALL_BITS)).coils();
    return coils[0] & 0xFF | (coils[1] & 0xFF) << 8;
  }

  /// Writes words by one request.
  public void writeWords(int address, int... words) throws Exception {
    ByteBuffer bytes = ByteBuffer.allocate(2 * words.length);
    for (int word : words) {
      bytes.putShort((short) word);
    }
    client.writeMultipleRegisters(
        unit, new WriteMultipleRegistersRequest(address, words.length, bytes.array()));
  }

  /// The first bits, by discrete inputs.
  int inputs() throws Exception {
    return client.readDiscreteInputs(unit, new ReadDiscreteInputsRequest(0, BITS)).inputs()[0];
  }

  /// All words, by holding registers.
  public int[] holding() throws Exception {
    return words(
        client
            .readHoldingRegisters(unit, new ReadHoldingRegistersRequest(0, REGISTERS))
            .registers());
  }

  /// Words by input registers.
  int[] input(int address, int quantity) throws Exception {
    return words(
        client
            .readInputRegisters(unit, new ReadInputRegistersRequest(address, quantity))
            .registers());
  }

  public boolean readsOpen() throws Exception {
    return (coils() & OK) != 0;
  }

  public void acknowledge() throws Exception {
    write(ModbusSignals.ACKNOWLEDGE, true);
  }

  void acknowledgeByMany() throws Exception {
    client.writeMultipleCoils(
        unit, new WriteMultipleCoilsRequest(ModbusSignals.ACKNOWLEDGE, 1, new byte[] {1}));
  }

  public void write(int coil, boolean value) throws Exception {
    client.writeSingleCoil(unit, new WriteSingleCoilRequest(coil, value));
  }

  @Override
  public void close() throws ModbusExecutionException {
    client.disconnect();
  }

  /// True if something listens there.
  static boolean isListening(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 10_000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /// A port of this computer that nobody uses just now.
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static int[] words(byte[] bytes) {
    int[] words = new int[bytes.length / 2];
    for (int i = 0; i < words.length; i++) {
      words[i] = ByteBuffer.wrap(bytes).getShort(2 * i) & 0xFFFF;
    }
    return words;
  }
}
