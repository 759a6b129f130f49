using System.Collections.Immutable;

namespace Wirefix.Agent.Tests.Mutants;

/// <summary>The first part of a frame that a pipe forgets: changes that hide it, and those that keep it.</summary>
internal static class FramesMutants
{
    private const string Reader = "Frames.Protocol/FrameReader.cs";
    private const string Service = "Frames.Api/Batches/BatchService.cs";
    private const string Advance = "            pipe.AdvanceTo(buffer.End);";
    private const string Decode = "                frames.Add(FrameCodec.Decode(frame));";
    private const string Damaged = "        if (damaged > 0)";

    public static readonly ImmutableArray<Mutant> All =
    [
        new("takes damaged batches", new Swap(Service, Damaged, "        if (damaged > 1000)")),
        new("leaves damaged frames out",
            new Swap(Reader, Decode, "                if (FrameCodec.Decode(frame) is { } whole)\n                    frames.Add(whole);")),
        new("says that nothing is damaged", new Swap(Reader, "frames.Count(frame => frame is null)", "0")),
        new("reads larger pieces",
            new Swap(Reader, "new StreamPipeReaderOptions(leaveOpen: true)", "new StreamPipeReaderOptions(bufferSize: 1 << 20, leaveOpen: true)")),
        new("stores nothing of a batch",
            new Swap(Service, Damaged, "        if (damaged > 0)\n            return new BatchSummary(gateway, batch, 1, 1, 1);\n        if (damaged > 1)")),
        new("examines what it consumed", new Swap(Reader, Advance, "            pipe.AdvanceTo(buffer.Start, buffer.Start);")),
        new("says what it consumed", new Swap(Reader, Advance, "            pipe.AdvanceTo(buffer.Start, buffer.End);")) { Mends = true },
    ];
}
