using Wirefix.Analyzers.Framing;
using Wirefix.Testing;

namespace Wirefix.Analyzers.Tests.Framing;

/// <summary>WIRE4003: positions that a pipe is told, and what is read of its buffer afterwards.</summary>
public sealed class PipeAdvanceTests
{
    private const string Spins = "The incomplete frame in 'buffer' is not told as examined, so the next read returns at once and the loop spins";
    private const string Loses = "The incomplete frame in 'buffer' is told as consumed, so its first part is lost";

    [Theory]
    [InlineData("while (TryRead(ref buffer, out var line)) Handle(line); [|reader.AdvanceTo(buffer.Start)|];")]
    [InlineData("while (TryRead(ref buffer, out var line)) Handle(line); [|reader.AdvanceTo(buffer.Start, buffer.Start)|];")]
    [InlineData("if (TryRead(ref buffer, out var line)) { Handle(line); } [|reader.AdvanceTo(buffer.Start)|];")]
    [InlineData("if (!TryRead(ref buffer, out var line)) { [|reader.AdvanceTo(buffer.Start)|]; continue; } Handle(line); reader.AdvanceTo(buffer.Start);")]
    [InlineData("if (TryPosition(buffer, out var consumed)) Handle(buffer); [|reader.AdvanceTo(consumed)|];")]
    [InlineData("SequencePosition? at = buffer.PositionOf((byte)10); if (at == null) { [|reader.AdvanceTo(buffer.Start)|]; continue; } reader.AdvanceTo(buffer.GetPosition(1, at.Value));")]
    [InlineData("var at = buffer.PositionOf((byte)10); if (at is null) { [|reader.AdvanceTo(buffer.Start)|]; continue; } reader.AdvanceTo(buffer.GetPosition(1, at.Value));")]
    [InlineData("try { while (TryRead(ref buffer, out var line)) Handle(line); } finally { [|reader.AdvanceTo(buffer.Start)|]; }")]
    public async Task An_incomplete_frame_that_is_not_examined_is_reported(string statements) => await In(statements).IsReported(Spins);

    [Theory]
    [InlineData("while (TryRead(ref buffer, out var line)) Handle(line); [|reader.AdvanceTo(buffer.End)|];")]
    [InlineData("if (TryPeek(buffer, out var line)) { Handle(line); } [|reader.AdvanceTo(buffer.End)|];")]
    [InlineData("var at = buffer.PositionOf((byte)10); if (at.HasValue) Handle(buffer.Slice(0, at.Value)); [|reader.AdvanceTo(buffer.End)|];")]
    public async Task An_incomplete_frame_that_is_dropped_is_reported(string statements) => await In(statements).IsReported(Loses);

    [Theory]
    [InlineData("while (TryRead(ref buffer, out var line)) Handle(line); reader.AdvanceTo(buffer.Start, buffer.End);")]
    [InlineData("if (TryRead(ref buffer, out var line)) { Handle(line); reader.AdvanceTo(buffer.Start); continue; } reader.AdvanceTo(buffer.Start, buffer.End);")]
    [InlineData("if (TryRead(ref buffer, out var line)) { Handle(line); reader.AdvanceTo(buffer.Start); return; } reader.AdvanceTo(buffer.Start, buffer.End);")]
    [InlineData("if (!TryRead(ref buffer, out var line)) { reader.AdvanceTo(buffer.Start); return; } Handle(line); reader.AdvanceTo(buffer.Start);")]
    [InlineData("Handle(buffer); reader.AdvanceTo(buffer.End);")]
    [InlineData("foreach (var part in buffer) total += part.Length; reader.AdvanceTo(buffer.End);")]
    [InlineData("while (TryRead(ref buffer, out var line)) Handle(line); Handle(buffer); reader.AdvanceTo(buffer.End);")]
    [InlineData("while (decoder.TryDecode(ref buffer)) total++; reader.AdvanceTo(buffer.End);")]
    [InlineData("if (TryPosition(buffer, out var consumed)) Handle(buffer); reader.AdvanceTo(consumed, buffer.End);")]
    [InlineData("while (TryRead(ref buffer, out var line)) Handle(line); if (result.IsCompleted) { reader.AdvanceTo(buffer.End); break; } reader.AdvanceTo(buffer.Start, buffer.End);")]
    [InlineData("while (!buffer.IsEmpty) buffer = buffer.Slice(1); reader.AdvanceTo(buffer.Start);")]
    [InlineData("while (TryRead(ref buffer, out var line)) Handle(line); reader.AdvanceTo(buffer.Start, buffer.End); if (result.IsCompleted && !buffer.IsEmpty) throw new IOException();")]
    public async Task Positions_that_keep_and_examine_what_is_left_are_not_reported(string statements) => await In(statements).IsSilent();

    [Fact]
    public async Task A_read_that_waits_for_more_than_there_is_needs_no_examined_position() => await Verify.Rule<BufferContract>().Source(Class("""
        while (needed > 0)
        {
            var result = await reader.ReadAtLeastAsync(needed);
            var buffer = result.Buffer;
            while (TryRead(ref buffer, out var line)) Handle(line);
            needed = (int)buffer.Length + 1;
            reader.AdvanceTo(buffer.Start);
        }
        """)).IsSilent();

    [Theory]
    [InlineData("Handle(buffer); reader.AdvanceTo(buffer.End); Handle([|buffer|]);", "buffer")]
    [InlineData("reader.AdvanceTo(buffer.End); Handle([|result|].Buffer);", "result")]
    [InlineData("var head = buffer.Slice(0, 4); reader.AdvanceTo(buffer.End); Handle([|head|]);", "head")]
    [InlineData("var first = buffer.First; reader.AdvanceTo(buffer.End); total += [|first|].Span[0];", "first")]
    [InlineData("try { Handle(buffer); } finally { reader.AdvanceTo(buffer.End); } total += (int)[|buffer|].ToArray().Length;", "buffer")]
    public async Task A_buffer_that_is_read_after_it_went_back_is_reported(string statements, string name) =>
        await In(statements).IsReported($"'{name}' is used after 'AdvanceTo' has given the buffer's memory back to the pipe");

    [Theory]
    [InlineData("var copy = buffer.ToArray(); reader.AdvanceTo(buffer.End); total += copy.Length;")]
    [InlineData("reader.AdvanceTo(buffer.End); if (result.IsCompleted) return;")]
    [InlineData("reader.AdvanceTo(buffer.End); total += (int)buffer.Length;")]
    [InlineData("reader.AdvanceTo(buffer.End); result = await reader.ReadAsync(); buffer = result.Buffer; Handle(buffer); reader.AdvanceTo(buffer.End);")]
    [InlineData("if (buffer.IsEmpty) { reader.AdvanceTo(buffer.End); continue; } Handle(buffer); reader.AdvanceTo(buffer.End);")]
    [InlineData("var advanced = false; if (buffer.IsSingleSegment) { reader.AdvanceTo(buffer.End); advanced = true; } if (!advanced) { Handle(buffer); reader.AdvanceTo(buffer.End); }")]
    [InlineData("var other = await second.ReadAsync(); reader.AdvanceTo(buffer.End); Handle(other.Buffer); second.AdvanceTo(other.Buffer.End);")]
    public async Task What_is_not_the_buffer_any_more_is_not_reported(string statements) => await In(statements).IsSilent();

    [Theory]
    [InlineData("reader.AdvanceTo(")]
    [InlineData("reader.AdvanceTo(buffer.)")]
    [InlineData("reader.AdvanceTo(buffer.Start, ")]
    [InlineData("while (TryRead(ref buffer, out var line) { reader.AdvanceTo(buffer.Start; }")]
    [InlineData("if (!TryRead(ref buffer, out )) reader.AdvanceTo(buffer.End); Handle(buffer")]
    [InlineData("try { reader.AdvanceTo(buffer.End); } finally { Handle(buffer);")]
    [InlineData("Action later = () => reader.AdvanceTo(buffer.End); later(); Handle(buffer);")]
    [InlineData("void Later() { reader.AdvanceTo(buffer.End); Handle(buffer); }")]
    public async Task Half_typed_code_never_throws(string statements) => await In(statements).Survives();

    private static RuleCase<BufferContract> In(string statements) => Verify.Rule<BufferContract>().Source(Class($$"""
        while (true)
        {
            var result = await reader.ReadAsync();
            var buffer = result.Buffer;
            {{statements}}
            if (result.IsCompleted) break;
        }
        """));

    private static string Class(string statements) => $$"""
        using System.Buffers;
        using System.IO.Pipelines;

        public sealed class Lines(PipeReader reader, PipeReader second, Decoder decoder)
        {
            public int total, needed = 1;

            public async Task Run()
            {
                {{statements.ReplaceLineEndings("\n        ")}}
                Handle((await second.ReadAsync()).Buffer);
                decoder.ToString();
            }

            private static bool TryRead(ref ReadOnlySequence<byte> buffer, out ReadOnlySequence<byte> line) { line = buffer; return false; }
            private static bool TryPeek(ReadOnlySequence<byte> buffer, out ReadOnlySequence<byte> line) { line = buffer; return false; }
            private static bool TryPosition(ReadOnlySequence<byte> buffer, out SequencePosition at) { at = buffer.Start; return false; }
            private static void Handle(ReadOnlySequence<byte> line) => line.ToArray();
        }

        public sealed class Decoder { public bool TryDecode(ref ReadOnlySequence<byte> part) { part = default; return false; } }
        """;
}
