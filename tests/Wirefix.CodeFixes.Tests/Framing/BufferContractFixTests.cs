using Wirefix.Analyzers.Framing;
using Wirefix.CodeFixes.Framing;
using Wirefix.Testing;

namespace Wirefix.CodeFixes.Tests.Framing;

/// <summary>WIRE4003, fixed where one way is right.</summary>
public sealed class BufferContractFixTests
{
    [Theory]
    [InlineData("[|reader.AdvanceTo(buffer.Start)|]", "reader.AdvanceTo(buffer.Start, buffer.End)")]
    [InlineData("[|reader.AdvanceTo(buffer.Start, buffer.Start)|]", "reader.AdvanceTo(buffer.Start, buffer.End)")]
    [InlineData("[|reader.AdvanceTo(buffer.End)|]", "reader.AdvanceTo(buffer.Start, buffer.End)")]
    [InlineData("[|reader.AdvanceTo( /* all */ buffer.End)|]", "reader.AdvanceTo(buffer.Start, buffer.End)")]
    public async Task A_pipe_is_told_what_was_examined(string wrong, string right) =>
        await Verify.Rule<BufferContract>().Source(Lines(wrong)).Becomes<BufferContractCodeFix>(Lines(right));

    [Fact]
    public async Task A_position_that_the_test_gives_stays_the_consumed_one() =>
        await Verify.Rule<BufferContract>().Source(Lines("[|reader.AdvanceTo(consumed)|]", "if (TryFind(buffer, out var consumed))"))
            .Becomes<BufferContractCodeFix>(Lines("reader.AdvanceTo(consumed, buffer.End)", "if (TryFind(buffer, out var consumed))"));

    [Fact]
    public async Task A_frame_that_was_only_looked_at_may_be_consumed_and_is_left_alone() =>
        await Verify.Rule<BufferContract>().Source(Lines("[|reader.AdvanceTo(buffer.End)|]", "if (TryLook(buffer))")).HasNo<BufferContractCodeFix>();

    [Theory]
    [InlineData("var n = await [|stream.ReadAsync(header, stop)|];\n        if (n == 0) // closed", "var n = await stream.ReadAtLeastAsync(header, 4, throwOnEndOfStream: false, stop);\n        if (n < 4) // closed")]
    [InlineData("int n = [|stream.Read(header)|];\n        if (n <= 0)", "int n = stream.ReadAtLeast(header, 4, throwOnEndOfStream: false);\n        if (n < 4)")]
    [InlineData("var n = await [|stream.ReadAsync(header.AsMemory(0, 4), stop)|];\n        if (!(n > 0))", "var n = await stream.ReadAtLeastAsync(header.AsMemory(0, 4), 4, throwOnEndOfStream: false, stop);\n        if (!(n >= 4))")]
    public async Task A_read_goes_on_until_what_is_parsed_is_there(string wrong, string right) =>
        await Verify.Rule<BufferContract>().Source(Frames(wrong)).Becomes<BufferContractCodeFix>(Frames(right));

    [Theory]
    [InlineData("var n = await [|stream.ReadAsync(header, 0, 4, stop)|];\n        if (n == 0)")]
    [InlineData("var n = await [|stream.ReadAsync(header.AsMemory(0, 2), stop)|];\n        if (n == 0)")]
    [InlineData("var n = await [|stream.ReadAsync(header.AsMemory(0, header.Length), stop)|];\n        if (n == 0)")]
    [InlineData("var n = await [|socket.ReceiveAsync(header)|];\n        if (n == 0)")]
    public async Task A_read_that_cannot_fetch_the_rest_is_left_alone(string wrong) =>
        await Verify.Rule<BufferContract>().Source(Frames(wrong)).HasNo<BufferContractCodeFix>();

    [Fact]
    public async Task Several_in_one_document_are_fixed_together() =>
        await Verify.Rule<BufferContract>()
            .Source(Lines("[|reader.AdvanceTo(buffer.Start)|]") + More("[|reader.AdvanceTo(buffer.End)|]"))
            .Becomes<BufferContractCodeFix>(
                Lines("reader.AdvanceTo(buffer.Start, buffer.End)") + More("reader.AdvanceTo(buffer.Start, buffer.End)"));

    [Fact]
    public async Task Memory_that_was_given_back_needs_a_decision() => await Verify.Rule<BufferContract>().Source("""
        using System.Buffers;

        public static class Sums
        {
            public static int Run(ArrayPool<byte> pool)
            {
                var rented = pool.Rent(9);
                pool.Return(rented);
                return [|rented|][0];
            }
        }
        """).HasNo<BufferContractCodeFix>();

    private static string More(string advance)
    {
        var source = Lines(advance).Replace("class Lines", "class More", StringComparison.Ordinal);
        return source[source.IndexOf("public", StringComparison.Ordinal)..];
    }

    private static string Lines(string advance, string test = "while (TryTake(ref buffer))") => $$"""
        using System.Buffers;
        using System.IO.Pipelines;

        public sealed class Lines(PipeReader reader)
        {
            public async Task Run()
            {
                while (true)
                {
                    var result = await reader.ReadAsync();
                    var buffer = result.Buffer;
                    {{test}}
                        Console.WriteLine();
                    {{advance}}; // what is left stays
                    if (result.IsCompleted)
                        break;
                }
            }

            private static bool TryTake(ref ReadOnlySequence<byte> rest) { rest = rest.Slice(1); return false; }
            private static bool TryLook(ReadOnlySequence<byte> rest) => rest.IsEmpty;
            private static bool TryFind(ReadOnlySequence<byte> rest, out SequencePosition at) { at = rest.Start; return false; }
        }

        """;

    private static string Frames(string read) => $$"""
        using System.Buffers.Binary;
        using System.Net.Sockets;

        public sealed class Frames(Stream stream, Socket socket)
        {
            public async Task<int> Run(CancellationToken stop)
            {
                var header = new byte[4];
                await Task.Yield();
                {{read}}
                    return 0;
                return BinaryPrimitives.ReadInt32BigEndian(header);
            }

            public object Used => (stream, socket);
        }

        """;
}
