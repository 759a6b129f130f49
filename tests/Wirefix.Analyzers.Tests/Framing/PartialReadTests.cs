using Wirefix.Analyzers.Framing;
using Wirefix.Testing;

namespace Wirefix.Analyzers.Tests.Framing;

/// <summary>WIRE4003: a part that is taken as the whole.</summary>
public sealed class PartialReadTests
{
    private const string Number = "BinaryPrimitives.ReadInt32BigEndian(buffer)";

    [Theory]
    [InlineData("var n = await [|stream.ReadAsync(buffer)|]; if (n == 0) return 0; return BinaryPrimitives.ReadInt32BigEndian(buffer);")]
    [InlineData("var n = await [|stream.ReadAsync(buffer, stop).ConfigureAwait(false)|]; if (n <= 0) return 0; return BinaryPrimitives.ReadInt32BigEndian(buffer);")]
    [InlineData("int n; n = await [|stream.ReadAsync(buffer.AsMemory(0, 4))|]; if (n < 1) return 0; return BinaryPrimitives.ReadInt32BigEndian(buffer.AsSpan());")]
    [InlineData("var n = [|stream.Read(buffer, 0, 4)|]; if (n != 0) return BitConverter.ToInt32(buffer, 0); return 0;")]
    [InlineData("var n = await [|socket.ReceiveAsync(buffer)|]; if (n == 0) return 0; return BinaryPrimitives.ReadUInt16LittleEndian(buffer.AsSpan(2));")]
    [InlineData("var n = [|socket.Receive(buffer)|]; return n > 0 ? BitConverter.ToInt32(buffer, 0) : 0;")]
    [InlineData("var n = await [|stream.ReadAsync(memory)|]; if (n == 0) return 0; return BinaryPrimitives.ReadInt32BigEndian(memory.Span);")]
    public async Task A_read_that_may_be_shorter_than_what_is_parsed_is_reported(string statements) =>
        await In(statements.Replace("stop).ConfigureAwait(false)|]", "stop)|].ConfigureAwait(false)", StringComparison.Ordinal)).IsReported();

    [Fact]
    public async Task The_message_names_the_bytes_that_are_needed() =>
        await In("var n = await [|stream.ReadAsync(buffer)|]; if (n == 0) return 0; return BinaryPrimitives.ReadUInt16BigEndian(buffer) + BitConverter.ToUInt16(buffer, 6);")
            .IsReported("'ReadAsync' may bring fewer than the 8 bytes that 'ToUInt16' takes from 'buffer'");

    [Theory]
    [InlineData("var n = await stream.ReadAsync(buffer); if (n < 4) return 0; return " + Number + ";")]
    [InlineData("var n = await stream.ReadAsync(buffer); if (n != buffer.Length) throw new IOException(); return " + Number + ";")]
    [InlineData("await stream.ReadExactlyAsync(buffer); return " + Number + ";")]
    [InlineData("var n = await stream.ReadAtLeastAsync(buffer, 4); if (n == 0) return 0; return " + Number + ";")]
    [InlineData("var n = await stream.ReadAsync(buffer); return n == 0 ? 0 : buffer[0];")]
    [InlineData("var n = await stream.ReadAsync(buffer); if (n == 0) return 0; return System.Text.Encoding.UTF8.GetString(buffer, 0, n).Length;")]
    [InlineData("var total = 0; int n; while (total < 4 && (n = await stream.ReadAsync(buffer.AsMemory(total))) > 0) total += n; return " + Number + ";")]
    [InlineData("var n = await stream.ReadAsync(buffer); if (n == 0) return 0; await FillAsync(buffer, n); return " + Number + ";")]
    [InlineData("var n = await new MemoryStream(buffer).ReadAsync(buffer); if (n == 0) return 0; return " + Number + ";")]
    [InlineData("var n = await File.OpenRead(\"x\").ReadAsync(buffer); if (n == 0) return 0; return " + Number + ";")]
    [InlineData("var n = await stream.ReadAsync(buffer); if (n == 0) return 0; return BinaryPrimitives.ReadInt32BigEndian(other);")]
    [InlineData("var n = await stream.ReadAsync(buffer.AsMemory(0, 1)); if (n == 0) return 0; await stream.ReadExactlyAsync(buffer.AsMemory(1, 3)); return " + Number + ";")]
    [InlineData("var n = await stream.ReadAsync(buffer, 2, 2); if (n == 0) return 0; return " + Number + ";")]
    public async Task A_read_that_is_measured_filled_up_or_whole_is_not_reported(string statements) => await In(statements).IsSilent();

    [Theory]
    [InlineData("var part = await [|web.ReceiveAsync(memory, stop)|]; return System.Text.Encoding.UTF8.GetString(buffer, 0, part.Count).Length;")]
    [InlineData("var part = await [|web.ReceiveAsync(new ArraySegment<byte>(buffer), stop)|]; if (part.MessageType == WebSocketMessageType.Close) return 0; return System.Text.Json.JsonSerializer.Deserialize<int>(buffer.AsSpan(0, part.Count));")]
    [InlineData("ValueWebSocketReceiveResult part; do { part = await [|web.ReceiveAsync(memory, stop)|]; Console.WriteLine(System.Text.Encoding.UTF8.GetString(memory.Span[..part.Count])); } while (part.MessageType != WebSocketMessageType.Close); return 0;")]
    public async Task A_part_of_a_message_that_is_decoded_is_reported(string statements) => await In(statements).IsReported();

    [Fact]
    public async Task The_decoder_is_named() =>
        await In("var part = await [|web.ReceiveAsync(memory, stop)|]; return System.Text.Encoding.UTF8.GetString(buffer, 0, part.Count).Length;")
            .IsReported("'GetString' decodes what may be a part of a message; nothing looks at 'EndOfMessage'");

    [Theory]
    [InlineData("var part = await web.ReceiveAsync(memory, stop); if (!part.EndOfMessage) throw new IOException(); return System.Text.Encoding.UTF8.GetString(buffer, 0, part.Count).Length;")]
    [InlineData("var part = await web.ReceiveAsync(memory, stop); Handle(part); return System.Text.Encoding.UTF8.GetString(buffer, 0, part.Count).Length;")]
    [InlineData("var part = await web.ReceiveAsync(memory, stop); await stream.WriteAsync(memory[..part.Count]); return 0;")]
    [InlineData("var part = await web.ReceiveAsync(memory, stop); return part.MessageType == WebSocketMessageType.Close ? 1 : 0;")]
    [InlineData("var part = await web.ReceiveAsync(memory, stop); await web.SendAsync(memory[..part.Count], part.MessageType, part.EndOfMessage, stop); return 0;")]
    [InlineData("await web.ReceiveAsync(memory, stop); return 0;")]
    [InlineData("var part = await new UdpClient().ReceiveAsync(); return System.Text.Encoding.UTF8.GetString(part.Buffer).Length;")]
    public async Task A_message_whose_end_is_seen_or_does_not_matter_is_not_reported(string statements) => await In(statements).IsSilent();

    [Theory]
    [InlineData("var n = await stream.ReadAsync(; if (n == 0) return 0; return " + Number + ";")]
    [InlineData("var n = await stream.ReadAsync(buffer, ); if (n == ) return 0; return BitConverter.ToInt32(buffer, ")]
    [InlineData("var part = await web.ReceiveAsync(); return System.Text.Encoding.UTF8.GetString(buffer, 0, part.")]
    [InlineData("n = await socket.ReceiveAsync(buffer")]
    public async Task Half_typed_code_never_throws(string statements) => await In(statements).Survives();

    private static RuleCase<BufferContract> In(string statements) => Verify.Rule<BufferContract>().Source($$"""
        using System.Buffers.Binary;
        using System.Net.Sockets;
        using System.Net.WebSockets;

        public sealed class Frames(Stream stream, Socket socket, WebSocket web)
        {
            public async Task<int> Run(byte[] other, CancellationToken stop)
            {
                var buffer = new byte[8];
                var memory = buffer.AsMemory();
                {{statements}}
            }

            public object Used => (stream, socket, web);

            private static Task FillAsync(byte[] buffer, int from) => Task.FromResult((buffer, from));
            private static void Handle(object part) => Console.WriteLine(part);
        }
        """);
}
